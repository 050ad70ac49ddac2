/** "Noch kein Zugang?" as a page of its own, and what is said once somebody has asked. */
import { dictionary, type Language } from '../../../shared/words.js';
import type { FormState } from '../../forms/typed.js';
import { Refused } from '../../ui/form.js';
import { Contact, JoinForm, joinWay, joinWords, type Baggage, type JoinWay } from '../../ui/join.js';
import type { Page } from '../../ui/page.js';
import { Alert, Title, Way } from '../../ui/parts.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';

const words = dictionary(
  {
    sent: 'Ihre Bitte um Zugang ist angekommen',
    next: 'Die Koordination sieht sie sich an und meldet sich per Telefon oder E-Mail. Sie müssen nichts weiter tun.',
    basketSent: 'Was in Ihrem Korb lag, ist mitgegangen. Vorgemerkt ist es noch nicht.',
    list: 'Zurück zur Liste',
  },
  {
    sent: 'Your wish for access has arrived',
    next: 'The coordination looks at it and contacts you by phone or mail. There is nothing more for you to do.',
    basketSent: 'What was in your basket came along. It is not held for you yet.',
    list: 'Back to the list',
  },
);

export const wayHere = ({ actor: { alliance } }: AllianceVisit): JoinWay =>
  joinWay({
    isPublic: alliance.listedAt !== null,
    slug: alliance.slug,
    name: alliance.name,
    contact: { name: alliance.contactName, phone: alliance.contactPhone, hours: alliance.contactHours },
  });

/** `form` is the page's own: with what was typed and what was wrong. */
export function joinPage(visit: AllianceVisit, form: FormState, baggage: Baggage): Page {
  const { title } = joinWords(visit.language);
  const person = personOf(visit);
  const body = (
    <>
      <Title>{title}</Title>
      <Refused form={form} labels={labelsOf(visit.language)} />
      <JoinForm form={form} way={wayHere(visit)} baggage={baggage} email={person?.email} asksOccasion />
    </>
  );
  return { title, body };
}

/** By the name of the field. */
const labelsOf = (language: Language): Record<string, string> => {
  const { name, partner: partnerName, phone, occasion } = joinWords(language);
  return { name, partnerName, phone, occasion };
};

export const joinSentPage = (visit: AllianceVisit, withBasket: boolean): Page =>
  sentPage(visit, { title: joinWords(visit.language).title, sent: words[visit.language].sent, withBasket });

interface Sent {
  title: string;
  sent: string;
  withBasket: boolean;
}

/** What comes next, whatever was asked for. */
export function sentPage(visit: AllianceVisit, { title, sent, withBasket }: Sent): Page {
  const w = words[visit.language];
  const body = (
    <>
      <Title>{title}</Title>
      <Alert kind="success" title={sent} isFocused>
        <p>{w.next}</p>
        {withBasket && <p>{w.basketSent}</p>}
      </Alert>
      <Contact way={wayHere(visit)} language={visit.language} />
      <Way href={visit.home}>{w.list}</Way>
    </>
  );
  return { title: sent, body };
}
