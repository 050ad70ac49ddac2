/** "Zu entscheiden": everything that waits for the coordination on one page, the oldest deadline first. */
import { amount } from '../../shared/amounts.js';
import type { VNode } from 'preact';
import type { BrokenPromise, Docket, Fate } from '../../reservations/docket.view.js';
import { dayAndTime, shortPeriod } from '../../shared/spoken-time.js';
import { formState, Refused } from '../ui/form.js';
import type { Page } from '../ui/page.js';
import { Alert, ButtonLink, Link, Title } from '../ui/parts.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { DecisionRow, type RefusedDecision } from './decision-row.js';
import { decisionWords, type DecisionWords } from './decision-words.js';

interface DecisionsProps {
  visit: Visit;
  home: string;
  timeZone: string;
  docket: Docket;
  /** Of the page's address: what was just decided. */
  asked?: Typed;
  refused?: RefusedDecision | undefined;
  /** What became of the refused one. */
  fate?: Fate | undefined;
}

export function decisionsPage(props: DecisionsProps): Page {
  const { visit, docket } = props;
  const w = decisionWords[visit.language];
  const body = (
    <>
      <Done asked={props.asked ?? {}} w={w} />
      <NotDone {...props} w={w} />
      <Title>{w.title}</Title>
      {docket.entries.length === 0 ? <Nothing {...props} w={w} /> : <Overview {...props} w={w} />}
      <AtRisk {...props} w={w} />
      {docket.entries.map((entry) => (
        <DecisionRow {...props} entry={entry} refused={props.refused} key={entry.id} />
      ))}
    </>
  );
  return { title: w.title, body, place: 'decisions', isWide: true };
}

type Spoken = DecisionsProps & { w: DecisionWords };

const NUMBER = /^[A-Z]{1,4}-\d{4}-\d{4,9}$/;

/** The address is anybody's to write: only what looks like a number is repeated. */
const Done = ({ asked: { done = '', as = '' }, w }: { asked: Typed; w: DecisionWords }): VNode | null => {
  const kind = (['approved', 'partly', 'declined'] as const).find((one) => one === as);
  if (!kind || !NUMBER.test(done)) return null;
  return <Alert kind="success" title={w.done[kind](done)} isFocused />;
};

const NotDone = ({ visit, refused, fate, w }: Spoken): VNode | null => {
  if (!refused) return null;
  const { id, number, typed, refusal } = refused;
  if (fate && fate.status !== 'requested') {
    const title =
      fate.status === 'expired'
        ? w.lapsedMeanwhile(number)
        : w.decidedMeanwhile(number, w.statuses[fate.status]);
    return (
      <Alert kind="warning" title={title} isFocused>
        <p class="kern-body">{w.decidedMeanwhileHelp}</p>
      </Alert>
    );
  }
  const toRow = <Link href={`#r-${id}`}>{w.refusedRow(number)}</Link>;
  if (refusal.kind === 'stale') {
    return (
      <Alert kind="warning" title={w.changedMeanwhile(number)} isFocused>
        <p class="kern-body">{w.changedMeanwhileHelp}</p>
        <p class="kern-body">{toRow}</p>
      </Alert>
    );
  }
  return (
    <>
      <Refused form={formState(visit, typed, refusal)} />
      <p class="kern-body">{toRow}</p>
    </>
  );
};

const Overview = ({ docket: { entries, hasMore }, home, w }: Spoken): VNode => {
  const green = entries.filter(({ light }) => light === 'green').length;
  return (
    <>
      <p class="kern-body">
        {w.count(entries.length)} {w.oldestFirst} {hasMore && w.more}
      </p>
      {green > 0 && (
        <p>
          <ButtonLink href={`${home}/decisions/approve-all`} weight="primary">
            {w.approveAll(green)}
          </ButtonLink>
        </p>
      )}
    </>
  );
};

const Nothing = ({ visit, home, timeZone, docket: { nextPickUp }, w }: Spoken): VNode => (
  <>
    <p class="kern-body">
      <strong>{w.nothing}</strong>{' '}
      {nextPickUp ? (
        <>
          {w.nextPickUp(dayAndTime(nextPickUp.pickUpAt, timeZone, visit.language))}
          <Link href={`${home}/requests/${nextPickUp.reservationId}`}>{nextPickUp.number}</Link>,{' '}
          {nextPickUp.partnerName}.
        </>
      ) : (
        w.noPickUp
      )}
    </p>
    <p>
      <ButtonLink href={`${home}/calendar`}>{w.toCalendar}</ButtonLink>
    </p>
  </>
);

const AtRisk = (props: Spoken): VNode | null => {
  const { docket, w } = props;
  if (docket.atRisk.length === 0) return null;
  return (
    <Alert kind="warning" title={w.atRisk}>
      <p class="kern-body">{w.atRiskHelp}</p>
      <ul class="lb-links">
        {docket.atRisk.map((one) => (
          <li key={`${one.reservationId} ${one.itemName} ${one.period.from.valueOf()}`}>
            <AtRiskLine {...props} one={one} />
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const AtRiskLine = ({ visit, home, timeZone, w, one }: Spoken & { one: BrokenPromise }): VNode => {
  const when = shortPeriod(one.period, timeZone, visit.language);
  const amounts = [String(one.free), amount(one.quantity, one.unit)] as const;
  return (
    <>
      <Link href={`${home}/requests/${one.reservationId}`}>{one.number}</Link> · {one.partnerName}:{' '}
      {w.atRiskLine(one.itemName, ...amounts, when)}
    </>
  );
};
