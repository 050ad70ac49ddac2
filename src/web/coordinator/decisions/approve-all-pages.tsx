/** Approving all requests without a conflict: the question, which names every one, and the answer, which says what became of each. */
import { times } from '../../../shared/amounts.js';
import type { VNode } from 'preact';
import type { Outcome } from '../../../reservations/deciding/docket.view.js';
import type { DocketEntry } from '../../../reservations/deciding/docket.view.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import { daysOf } from '../../../shared/zone.js';
import { Form, formState } from '../../ui/form.js';
import { Line } from '../../ui/line.js';
import type { Page } from '../../ui/page.js';
import { Alert, Badge, Button, ButtonLink, Heading, Link, Title } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { chosenField } from './decision-input.js';
import { decisionWords } from './decision-words.js';
import { dictionary, type Language } from '../../../shared/words.js';

const requests = (count: number): string => (count === 1 ? '1 Anfrage' : `${count} Anfragen`);
const requestsInEnglish = (count: number): string => (count === 1 ? '1 request' : `${count} requests`);

const approveAllWords = dictionary(
  {
    title: (count: number) => `${requests(count)} zusagen?`,
    help: 'Zugesagt wird genau das, was hier steht. Jede Anfrage wird dabei noch einmal geprüft.',
    approve: (count: number) => `${requests(count)} zusagen`,
    none: 'Zurzeit gibt es keine Anfrage ohne Konflikt.',
    back: 'Zurück zu „Zu entscheiden“',
    resultTitle: (done: number, all: number) => `Zugesagt: ${done} von ${requests(all)}`,
    approved: 'Zugesagt',
    mails: 'Die Nachrichten sind unterwegs.',
    notApproved: 'Nicht zugesagt',
    already: (status: string) => `ist schon entschieden: ${status}.`,
    changed: 'hat sich inzwischen geändert. Bitte noch einmal ansehen.',
    unknown: 'Eine Anfrage gibt es hier nicht.',
  },
  {
    title: (count: number) => `Approve ${requestsInEnglish(count)}?`,
    help: 'Exactly what stands here is approved. Each request is checked once more.',
    approve: (count: number) => `Approve ${requestsInEnglish(count)}`,
    none: 'At present there is no request without a conflict.',
    back: 'Back to “To decide”',
    resultTitle: (done: number, all: number) => `Approved: ${done} of ${requestsInEnglish(all)}`,
    approved: 'Approved',
    mails: 'The mails are on their way.',
    notApproved: 'Not approved',
    already: (status: string) => `is decided already: ${status}.`,
    changed: 'has changed in the meantime. Please look again.',
    unknown: 'One request does not exist here.',
  },
);

type ApproveAllWords = (typeof approveAllWords)['de'];

export function approveAllPage(visit: AllianceVisit, green: readonly DocketEntry[]): Page {
  const { home, timeZone, language } = visit;
  const w = approveAllWords[language];
  const back = <ButtonLink href={`${home}/decisions`}>{w.back}</ButtonLink>;
  if (green.length === 0) {
    const none = (
      <>
        <Title>{w.none}</Title>
        <p>{back}</p>
      </>
    );
    return { title: w.none, body: none, place: 'decisions' };
  }
  const title = w.title(green.length);
  const hidden = Object.fromEntries(green.map(({ id, version }) => [chosenField(id), String(version)]));
  const body = (
    <>
      <Title>{title}</Title>
      <p>{w.help}</p>
      <ul class="lb-lines">
        {green.map((entry) => (
          <Line
            days={daysOf(entry.period, timeZone)}
            state={<Badge kind="success">{decisionWords[language].lights.green}</Badge>}
            name={entry.occasionName || entry.number}
            href={`${home}/requests/${entry.id}`}
            what={`${entry.number} · ${entry.partnerName}: ${inShort(entry, language)}`}
            level="h2"
            language={language}
            key={entry.id}
          />
        ))}
      </ul>
      <Form form={formState(visit)} action={`${home}/decisions/approve-all`} hidden={hidden} class="lb-row">
        <Button>{w.approve(green.length)}</Button>
        {back}
      </Form>
    </>
  );
  return { title, body, place: 'decisions' };
}

const inShort = ({ lines }: DocketEntry, language: Language): string =>
  lines.map(({ quantity, itemName }) => times(quantity, itemName, language)).join(', ');

export function approvedAllPage(visit: AllianceVisit, outcomes: readonly Outcome[]): Page {
  const { home } = visit;
  const w = approveAllWords[visit.language];
  const done = outcomes.filter(({ refusal }) => !refusal);
  const undone = outcomes.filter(({ refusal }) => refusal);
  const title = w.resultTitle(done.length, outcomes.length);
  const body = (
    <>
      <Title>{title}</Title>
      {undone.length > 0 && (
        <Alert kind="warning" title={w.notApproved}>
          <ul class="lb-faults">
            {undone.map((outcome, position) => (
              <li key={position}>
                <NotApproved visit={visit} outcome={outcome} w={w} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {done.length > 0 && (
        <>
          <Heading>{w.approved}</Heading>
          <p>{w.mails}</p>
          <ul class="lb-links">
            {done.map(({ fate }) => fate && <li key={fate.id}>{named(fate, home)}</li>)}
          </ul>
        </>
      )}
      <p>
        <ButtonLink href={`${home}/decisions`} weight="primary">
          {w.back}
        </ButtonLink>
      </p>
    </>
  );
  return { title, body, place: 'decisions' };
}

const named = ({ id, number, partnerName }: NonNullable<Outcome['fate']>, home: string): VNode => (
  <>
    <Link href={`${home}/requests/${id}`}>{number}</Link> · {partnerName}
  </>
);

interface NotApprovedProps {
  visit: AllianceVisit;
  outcome: Outcome;
  w: ApproveAllWords;
}

const NotApproved = ({ visit, outcome, w }: NotApprovedProps): VNode => {
  const { home, language } = visit;
  const { fate, refusal } = outcome;
  if (!fate || !refusal) return <>{w.unknown}</>;
  if (!isOpen(fate.status)) {
    return (
      <>
        {named(fate, home)} {w.already(decisionWords[language].statuses[fate.status])}
      </>
    );
  }
  const reasons = (refusal.details.reasons ?? []).map(({ message }) => message[language]);
  const why = refusal.kind === 'stale' ? w.changed : reasons.join(' ') || refusal.words[language];
  return (
    <>
      {named(fate, home)}: {why}
    </>
  );
};
