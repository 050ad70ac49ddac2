/** "Noch kein Zugang?": how somebody whom we do not know asks to be let in. The same, whether or not anybody has the address. */
import type { VNode } from 'preact';
import { dictionary, type Language } from '../../shared/words.js';
import type { FormState, Typed } from '../forms/typed.js';
import { AddressField } from './address-field.js';
import { Input } from './fields.js';
import { Form } from './form.js';
import { Button, Heading, Link } from './parts.js';
import { takePartWord } from './take-part.js';

const words = dictionary(
  {
    title: 'Noch kein Zugang?',
    how: 'Sagen Sie uns, wer Sie sind. Die Koordination meldet sich bei Ihnen und trägt Sie ein.',
    name: 'Ihr Name',
    partner: 'Für welchen Verein, welche Einrichtung?',
    phone: 'Ihre Telefonnummer',
    emailHint: 'Dorthin kommt die Antwort.',
    occasion: 'Wofür brauchen Sie die Sachen?',
    basket: (things: number) =>
      things === 1
        ? 'Der Gegenstand in Ihrem Korb geht mit und wird zur Anfrage, sobald Sie aufgenommen sind.'
        : `Die ${things} Gegenstände in Ihrem Korb gehen mit und werden zur Anfrage, sobald Sie aufgenommen sind.`,
    anyBasket: 'Was in Ihrem Korb liegt, geht mit.',
    send: 'Um Zugang bitten',
    rather: (contact: string) => `Oder rufen Sie an: ${contact}`,
    kept: 'Ihre Angaben sehen nur die, die entscheiden. Danach löschen wir sie, spätestens nach 30 Tagen.',
    noPartner: 'Ihre Einrichtung ist noch kein Bündnispartner?',
    which: 'Zu welchem Bündnis gehören Sie?',
    others: 'Alle Bündnisse ansehen',
  },
  {
    title: 'No access yet?',
    how: 'Tell us who you are. The coordination will contact you and enter you.',
    name: 'Your name',
    partner: 'For which organisation?',
    phone: 'Your telephone number',
    emailHint: 'The answer goes there.',
    occasion: 'What do you need the things for?',
    basket: (things: number) =>
      things === 1
        ? 'The thing in your basket comes along, and becomes a request as soon as you are let in.'
        : `The ${things} things in your basket come along, and become a request as soon as you are let in.`,
    anyBasket: 'What is in your basket comes along.',
    send: 'Ask for access',
    rather: (contact: string) => `Or telephone: ${contact}`,
    kept: 'Only those who decide see this. Afterwards we erase it, after 30 days at the latest.',
    noPartner: 'Your organisation is no partner yet?',
    which: 'Which alliance do you belong to?',
    others: 'See all alliances',
  },
);

export const joinWords = (language: Language) => words[language];

/** An alliance that somebody may ask. */
export interface JoinWay {
  name: string;
  /** Where its pages begin, without a slash at the end. */
  home: string;
  contact: { name: string; phone: string; hours: string };
  /** New partners may ask to take part. */
  isPublic: boolean;
}

interface WayFacts {
  slug: string;
  name: string;
  contact: JoinWay['contact'];
  /** What is listed is public. */
  isPublic?: boolean;
}

export const joinWay = ({ slug, name, contact, isPublic = true }: WayFacts): JoinWay => ({
  name,
  home: `/b/${slug}`,
  contact,
  isPublic,
});

/** How many things come along, where that is known; and what was typed for them already. */
export interface Baggage {
  things?: number;
  /** By the fields of the form. */
  typed?: Typed;
}

interface JoinFormProps {
  form: FormState;
  way: JoinWay;
  baggage: Baggage;
  /** Known already; asked for where it is undefined. */
  email: string | undefined;
  asksOccasion?: boolean;
}

export const JoinForm = ({ form, way, baggage, email, asksOccasion = false }: JoinFormProps): VNode => {
  const w = words[form.language];
  const { things, typed = {} } = baggage;
  return (
    <>
      <p>{w.how}</p>
      <Form form={form} action={`${way.home}/join`} hidden={email === undefined ? {} : { email }}>
        <Input form={form} name="name" label={w.name} value={typed['name'] ?? ''} autocomplete="name" />
        <Input form={form} name="partnerName" label={w.partner} autocomplete="organization" />
        <Input
          form={form}
          name="phone"
          type="tel"
          label={w.phone}
          value={typed['phone'] ?? ''}
          autocomplete="tel"
        />
        {email === undefined && <AddressField form={form} hint={w.emailHint} />}
        {asksOccasion && (
          <Input form={form} name="occasion" label={w.occasion} value={typed['occasion'] ?? ''} isOptional />
        )}
        {things !== 0 && <p>{things === undefined ? w.anyBasket : w.basket(things)}</p>}
        <Button weight="secondary">{w.send}</Button>
      </Form>
      <p>{w.kept}</p>
      <Contact way={way} language={form.language} />
      {way.isPublic && (
        <p>
          {w.noPartner} <Link href={`${way.home}/take-part`}>{takePartWord[form.language]}</Link>
        </p>
      )}
    </>
  );
};

export const Contact = ({ way, language }: { way: JoinWay; language: Language }): VNode | null => {
  const said = contactOf(way);
  return said === '' ? null : <p>{words[language].rather(said)}</p>;
};

const contactOf = ({ contact: { name, phone, hours } }: JoinWay): string =>
  [name, phone, hours].filter((said) => said !== '').join(', ');

interface JoinProps {
  form: FormState;
  ways: readonly JoinWay[];
  email: string | undefined;
  baggage: Baggage;
}

/** The form of the one alliance that is meant, or the way to those of several. */
export const Join = ({ form, ways, email, baggage }: JoinProps): VNode | null => {
  const w = words[form.language];
  const [only] = ways;
  if (!only) return null;
  return (
    <>
      <Heading>{w.title}</Heading>
      {ways.length === 1 && email !== undefined ? (
        <JoinForm form={form} way={only} baggage={baggage} email={email} />
      ) : (
        <Ways ways={ways} language={form.language} />
      )}
    </>
  );
};

const Ways = ({ ways, language }: { ways: readonly JoinWay[]; language: Language }): VNode => {
  const w = words[language];
  return (
    <>
      <p>{ways.length === 1 ? w.how : w.which}</p>
      <ul class="lb-links">
        {ways.map((way) => (
          <li key={way.home}>
            <Link href={`${way.home}/join`}>{way.name}</Link>
            {contactOf(way) !== '' && ` – ${contactOf(way)}`}
          </li>
        ))}
      </ul>
      {ways.length > 1 && (
        <p>
          <Link href="/">{w.others}</Link>
        </p>
      )}
    </>
  );
};
