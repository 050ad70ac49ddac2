/** Approving all requests without a conflict: the question, which names every one, and the answer, which says what became of each. */
import { amount } from '../../shared/amounts.js';
import type { VNode } from 'preact';
import type { Outcome } from '../../reservations/batch-outcome.js';
import type { DocketEntry } from '../../reservations/docket.view.js';
import { shortPeriod } from '../../shared/spoken-time.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Button, ButtonLink, Heading, Link, Title } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { approveAllWords, type ApproveAllWords } from './approve-all-words.js';
import { chosenField } from './decision-input.js';
import { decisionWords } from './decision-words.js';

interface PageProps {
  visit: Visit;
  home: string;
}

export function approveAllPage(
  { visit, home, timeZone }: PageProps & { timeZone: string },
  green: readonly DocketEntry[],
): Page {
  const w = approveAllWords[visit.language];
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
      <p class="kern-body">{w.help}</p>
      <ul class="lb-chosen">
        {green.map((entry) => (
          <li key={entry.id}>
            <strong>
              {entry.number} · {entry.partnerName}
            </strong>
            : {inShort(entry)}, {shortPeriod(entry.period, timeZone, visit.language)}
          </li>
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

const inShort = ({ lines }: DocketEntry): string =>
  lines.map(({ quantity, unit, itemName }) => `${itemName}: ${amount(quantity, unit)}`).join(', ');

export function approvedAllPage({ visit, home }: PageProps, outcomes: readonly Outcome[]): Page {
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
                <NotApproved visit={visit} home={home} outcome={outcome} w={w} />
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {done.length > 0 && (
        <>
          <Heading>{w.approved}</Heading>
          <p class="kern-body">{w.mails}</p>
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

const NotApproved = ({
  visit,
  home,
  outcome: { fate, refusal },
  w,
}: PageProps & { outcome: Outcome; w: ApproveAllWords }): VNode => {
  const { language } = visit;
  if (!fate || !refusal) return <>{w.unknown}</>;
  if (fate.status !== 'requested') {
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
