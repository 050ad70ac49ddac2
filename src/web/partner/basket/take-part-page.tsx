/** "Ich möchte mitmachen": an organisation asks to be a partner, and accepts the founding agreement. */
import type { VNode } from 'preact';
import type { PublishedText } from '../../../partners/alliances/text.dto.js';
import { dateInWords } from '../../../shared/spoken-time.js';
import { dictionary } from '../../../shared/words.js';
import { dayAt } from '../../../shared/zone.js';
import type { FormState } from '../../forms/typed.js';
import { AddressField } from '../../ui/address-field.js';
import { Checkbox, Input, TextArea } from '../../ui/fields.js';
import { Form, Refused } from '../../ui/form.js';
import { Contact, joinWords, type Baggage } from '../../ui/join.js';
import type { Page } from '../../ui/page.js';
import { Alert, Button, Link, Title, Way } from '../../ui/parts.js';
import { takePartWord } from '../../ui/take-part.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { sentPage, wayHere } from './join-page.js';

const words = dictionary(
  {
    how: (alliance: string) =>
      `Ihr Verein, Ihre Kita, Ihre Gemeinde möchte bei „${alliance}“ Bündnispartner werden? Das kostet nichts. Sagen Sie uns, wer Sie sind. Die Koordination meldet sich bei Ihnen.`,
    partnerName: 'Name Ihrer Einrichtung',
    partnerHint: 'Wie er auf der Vereinbarung stehen soll.',
    note: 'Ein Satz zu Ihnen',
    noteHint: 'Was machen Sie, was könnten Sie verleihen?',
    read: 'Gründungsvereinbarung lesen',
    accept: (version: number, day: string) =>
      `Wir nehmen die Gründungsvereinbarung an (Fassung ${version} vom ${day}).`,
    acceptHint: 'Unterzeichnet wird sie danach mit der Koordination.',
    send: 'Senden',
    member: 'Ihre Einrichtung ist schon Bündnispartner?',
    noAgreement: 'Dieses Bündnis hat noch keine Gründungsvereinbarung veröffentlicht',
    noAgreementHelp: 'Die Koordination sagt Ihnen gern, wie Sie Bündnispartner werden.',
    sent: 'Wir wissen jetzt, dass Sie mitmachen möchten',
  },
  {
    how: (alliance: string) =>
      `Would your club, day-care centre or parish like to become a partner of “${alliance}”? It costs nothing. Tell us who you are. The coordination will contact you.`,
    partnerName: 'Name of your organisation',
    partnerHint: 'As it is to stand in the agreement.',
    note: 'A sentence about you',
    noteHint: 'What do you do, what could you lend?',
    read: 'Read the founding agreement',
    accept: (version: number, day: string) =>
      `We accept the founding agreement (version ${version} of ${day}).`,
    acceptHint: 'It is signed afterwards, with the coordination.',
    send: 'Send',
    member: 'Is your organisation a partner already?',
    noAgreement: 'This alliance has not published a founding agreement yet',
    noAgreementHelp: 'The coordination will gladly tell you how to become a partner.',
    sent: 'We know now that you would like to take part',
  },
);

interface TakePartFacts {
  form: FormState;
  /** The version that holds; undefined until one is published. */
  agreement: PublishedText | undefined;
  baggage: Baggage;
}

export function takePartPage(visit: AllianceVisit, facts: TakePartFacts): Page {
  const { language, home } = visit;
  const w = words[language];
  const title = takePartWord[language];
  const { agreement } = facts;
  const body = (
    <>
      <Title>{title}</Title>
      {agreement ? (
        <Asking {...facts} visit={visit} agreement={agreement} />
      ) : (
        <Alert kind="info" title={w.noAgreement}>
          <p>{w.noAgreementHelp}</p>
        </Alert>
      )}
      <Contact way={wayHere(visit)} language={language} />
      <p>
        {w.member} <Link href={`${home}/join`}>{joinWords(language).title}</Link>
      </p>
    </>
  );
  return { title, body };
}

interface AskingProps extends TakePartFacts {
  visit: AllianceVisit;
  agreement: PublishedText;
}

const Asking = ({ visit, form, agreement, baggage }: AskingProps): VNode => {
  const { language, home, actor, timeZone } = visit;
  const w = words[language];
  const join = joinWords(language);
  const { things, typed = {} } = baggage;
  const { version, publishedAt } = agreement;
  const accept = w.accept(version, dateInWords(dayAt(publishedAt, timeZone), language));
  const labels = { name: join.name, partnerName: w.partnerName, phone: join.phone, note: w.note };
  return (
    <>
      <Refused form={form} labels={labels} />
      <p>{w.how(actor.alliance.name)}</p>
      <Form form={form} action={`${home}/take-part`} hidden={{ shownVersion: String(version) }}>
        <Input
          form={form}
          name="partnerName"
          label={w.partnerName}
          hint={w.partnerHint}
          autocomplete="organization"
        />
        <Input form={form} name="name" label={join.name} value={typed['name'] ?? ''} autocomplete="name" />
        {!personOf(visit) && <AddressField form={form} hint={join.emailHint} />}
        <Input
          form={form}
          name="phone"
          type="tel"
          label={join.phone}
          value={typed['phone'] ?? ''}
          autocomplete="tel"
          isOptional
        />
        <TextArea form={form} name="note" label={w.note} hint={w.noteHint} isOptional />
        <Way href={`${home}/founding-agreement?version=${version}`}>{w.read}</Way>
        <Checkbox form={form} name="agreementVersion" label={accept} hint={w.acceptHint} />
        {things !== undefined && things > 0 && <p>{join.basket(things)}</p>}
        <Button>{w.send}</Button>
      </Form>
      <p>{join.kept}</p>
    </>
  );
};

export const takePartSentPage = (visit: AllianceVisit, withBasket: boolean): Page =>
  sentPage(visit, { title: takePartWord[visit.language], sent: words[visit.language].sent, withBasket });
