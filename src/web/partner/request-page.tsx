/** Everything about one request or loan, as far as the reader may know it. */
import type { VNode } from 'preact';
import type { LoanSheet } from '../../reservations/loan-sheet.view.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import { Form, formState } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, Badge, Button, ButtonLink, Facts, Heading, Lines, Link, Title } from '../ui/parts.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { loanState } from './loan-state.js';
import { SheetPlaces } from './request-places.js';
import { requestWords, type RequestWords } from './request-words.js';

/** What was done just now, said at the top. */
export type JustDone = 'sent' | 'withdrawn' | 'cancelled' | undefined;

export function requestPage(visit: Visit, sheet: LoanSheet, done: JustDone): Page {
  const title = requestTitle(sheet, requestWords[visit.language]);
  const body = (
    <>
      <Title>{title}</Title>
      <Done visit={visit} done={done} />
      <State visit={visit} sheet={sheet} />
      <About visit={visit} sheet={sheet} />
      <Heading>{requestWords[visit.language].things}</Heading>
      <SheetPlaces visit={visit} sheet={sheet} />
      <Doing visit={visit} sheet={sheet} />
      <History visit={visit} sheet={sheet} />
      <p class="kern-body lb-back lb-no-print">
        <Link href={`${homeOf(visit.actor!)}/requests`}>{requestWords[visit.language].back}</Link>
      </p>
    </>
  );
  return { title, body, place: 'requests' };
}

interface SheetProps {
  visit: Visit;
  sheet: LoanSheet;
}

/** Before the approval it is called a request. */
export function requestTitle({ view: { number, status } }: LoanSheet, w: RequestWords): string {
  if (['approved', 'cancelled'].includes(status)) return w.reservation(number);
  return ['handed_over', 'returned', 'checked'].includes(status) ? w.loan(number) : w.request(number);
}

const Done = ({ visit, done }: { visit: Visit; done: JustDone }): VNode | null => {
  const w = requestWords[visit.language];
  if (!done) return null;
  return (
    <Alert kind="success" title={w[done]} isFocused>
      {done === 'sent' && <p class="kern-body">{w.sentHelp}</p>}
    </Alert>
  );
};

const State = ({ visit, sheet: { view, now, isBorrower } }: SheetProps): VNode => {
  const w = requestWords[visit.language];
  const state = loanState(view, now, visit.actor!.alliance.timeZone, visit.language);
  return (
    <>
      <p class="kern-body">
        <Badge kind={state.kind}>{state.badge}</Badge> {state.sentence}
      </p>
      {isBorrower && state.next !== '' && (
        <p class="kern-body">
          <strong>{w.next}:</strong> {state.next}
        </p>
      )}
      {view.warnings.map(({ message }) => (
        <Alert kind="warning" title={message} key={message} />
      ))}
    </>
  );
};

const About = ({ visit, sheet: { view, partnerName } }: SheetProps): VNode => {
  const w = requestWords[visit.language];
  const { contact } = view;
  return (
    <>
      <Facts
        facts={[
          [w.occasion, view.occasion.name],
          [w.partner, partnerName],
          [w.onBehalfOf, view.onBehalfOf],
          [w.contact, [contact.name, contact.phone].filter((said) => said !== '').join(', ')],
          [
            w.loanRules,
            view.loanRulesVersion !== null && <LoanRules visit={visit} version={view.loanRulesVersion} />,
          ],
        ]}
      />
      {view.note !== '' && (
        <>
          <Heading>{w.note}</Heading>
          <Lines text={view.note} />
        </>
      )}
      {view.reason !== '' && (
        <>
          <Heading>{w.reason}</Heading>
          <Lines text={view.reason} />
        </>
      )}
    </>
  );
};

/** Those that applied when it was asked for, whatever came after. */
const LoanRules = ({ visit, version }: { visit: Visit; version: number }): VNode => (
  <Link href={`${homeOf(visit.actor!)}/loan-rules?version=${version}`}>
    {requestWords[visit.language].version(version)}
  </Link>
);

/** What this reader can do with it. */
const Doing = ({ visit, sheet }: SheetProps): VNode => {
  const w = requestWords[visit.language];
  const actor = visit.actor!;
  const { view, isBorrower, mayWithdraw, mayCancel, hasCalendarEntry } = sheet;
  const at = `${homeOf(actor)}/requests/${view.id}`;
  const calendar = `/api/alliances/${actor.alliance.slug}/reservations/${view.id}/calendar.ics`;
  return (
    <div class="lb-row lb-no-print">
      {actor.isCoordination && view.status === 'requested' && (
        <ButtonLink href={`${homeOf(actor)}/decisions#r-${view.id}`} weight="primary">
          {w.decide}
        </ButtonLink>
      )}
      {hasCalendarEntry && <ButtonLink href={calendar}>{w.calendar}</ButtonLink>}
      <ButtonLink href={`${at}/paper`}>{w.paper}</ButtonLink>
      {(isBorrower || actor.isCoordination) && (
        <Form form={formState(visit)} action={`${at}/repeat`} class="lb-again">
          <Button weight="secondary">{w.repeat}</Button>
        </Form>
      )}
      {mayWithdraw && <ButtonLink href={`${at}/withdraw`}>{w.withdraw}</ButtonLink>}
      {mayCancel && <ButtonLink href={`${at}/cancel`}>{w.cancel}</ButtonLink>}
    </div>
  );
};

const History = ({ visit, sheet: { view } }: SheetProps): VNode => {
  const w = requestWords[visit.language];
  const { timeZone } = visit.actor!.alliance;
  const deeds: Readonly<Record<string, string>> = w.deeds;
  return (
    <>
      <Heading>{w.history}</Heading>
      <ol class="lb-links">
        {(view.history ?? []).map(({ at, who, what, detail }) => (
          <li key={`${at} ${what}`}>
            {dayAndTime(new Date(at), timeZone, visit.language)}: {deeds[what] ?? ''}
            {who !== '' && ` (${who ?? w.clock})`}
            {detail !== '' && ` – ${detail}`}
          </li>
        ))}
      </ol>
    </>
  );
};
