/** "Zu entscheiden": everything that waits for the coordination on one page, the oldest deadline first. */
import { amount } from '../../../shared/amounts.js';
import type { VNode } from 'preact';
import type { StandInView } from '../../../partners/members/stand-in.dto.js';
import type { BrokenPromise, Docket, DocketEntry, Fate } from '../../../reservations/deciding/docket.view.js';
import type { WaitingChange } from '../../../reservations/changing/waiting-changes.view.js';
import { isOpen, lapsedStatus } from '../../../reservations/record/lifecycle.js';
import { dayAndTime, shortPeriod } from '../../../shared/spoken-time.js';
import { formState, Refused } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Icon } from '../../ui/icon.js';
import { InPlace } from '../../ui/in-place.js';
import { InPieces } from '../../ui/pieces.js';
import { Alert, ButtonLink, Link, Title, Way } from '../../ui/parts.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import type { Applicants } from '../../../reservations/admitting/applicant.view.js';
import { ApplicantRows, type RefusedAdmission } from './applicant-rows.js';
import { DecisionRow, type RefusedDecision } from './decision-row.js';
import { decisionWords, type DecisionWords } from './decision-words.js';

/** One request, for whoever comes from a mail about it. */
export function decisionPage(visit: AllianceVisit, entry: DocketEntry): Page {
  const w = decisionWords[visit.language];
  const body = (
    <>
      <Title>{w.titleOf(entry.number)}</Title>
      <DecisionRow visit={visit} entry={entry} refused={undefined} />
      <Way href={`${visit.home}/decisions`}>{w.toAll}</Way>
    </>
  );
  return { title: w.titleOf(entry.number), body, place: 'decisions', look: 'wide' };
}

interface DecisionsProps {
  visit: AllianceVisit;
  docket: Docket;
  /** Of the page's address: what was just decided. */
  queried?: Typed;
  refused?: RefusedDecision | undefined;
  /** What became of the refused one. */
  fate?: Fate | undefined;
  applicants: Applicants;
  /** Left out where something was just refused, which comes first. */
  changes?: readonly WaitingChange[];
  refusedAdmission?: RefusedAdmission | undefined;
  /** In whose place the reader decides; left out where something was just refused. */
  standIns?: readonly StandInView[];
}

export function decisionsPage(props: DecisionsProps): Page {
  const { visit, docket, applicants } = props;
  const w = decisionWords[visit.language];
  const body = (
    <>
      <Done queried={props.queried ?? {}} w={w} />
      <NotDone {...props} w={w} />
      <DecisionsHead {...props} w={w} />
      <InPlace visit={visit} standIns={props.standIns ?? []} />
      {docket.entries.length + applicants.entries.length === 0 && <Nothing {...props} w={w} />}
      <AtRisk {...props} w={w} />
      <Changes {...props} w={w} />
      <div class="lb-lines">
        <ApplicantRows {...props} />
        <InPieces>
          {docket.entries.map((entry) => (
            <DecisionRow {...props} entry={entry} refused={props.refused} key={entry.id} />
          ))}
        </InPieces>
      </div>
    </>
  );
  return { title: w.title, body, place: 'decisions', look: 'wide' };
}

type Spoken = DecisionsProps & { w: DecisionWords };

const NUMBER = /^[A-Z]{1,4}-\d{4}-\d{4,9}$/;

/** The address is anybody's to write: only what looks like a number is repeated. */
const Done = ({ queried: { done = '', as = '' }, w }: { queried: Typed; w: DecisionWords }): VNode | null => {
  if (as === 'set-aside') return <Alert kind="success" title={w.done.setAside} isFocused />;
  const kind = (['approved', 'partly', 'declined'] as const).find((one) => one === as);
  if (!kind || !NUMBER.test(done)) return null;
  return <Alert kind="success" title={w.done[kind](done)} isFocused />;
};

const NotDone = ({ visit, refused, fate, w }: Spoken): VNode | null => {
  if (!refused) return null;
  const { id, number, typed, refusal } = refused;
  if (fate && !isOpen(fate.status)) {
    const title =
      fate.status === lapsedStatus
        ? w.lapsedMeanwhile(number)
        : w.decidedMeanwhile(number, w.statuses[fate.status]);
    return (
      <Alert kind="warning" title={title} isFocused>
        <p>{w.decidedMeanwhileHelp}</p>
      </Alert>
    );
  }
  const toRow = <Link href={`#r-${id}`}>{w.refusedRow(number)}</Link>;
  if (refusal.kind === 'stale') {
    return (
      <Alert kind="warning" title={w.changedMeanwhile(number)} isFocused>
        <p>{w.changedMeanwhileHelp}</p>
        <p>{toRow}</p>
      </Alert>
    );
  }
  return (
    <>
      <Refused form={formState(visit, typed, refusal)} />
      <p>{toRow}</p>
    </>
  );
};

const DecisionsHead = ({ visit: { home }, docket: { entries, count }, w }: Spoken): VNode => {
  const green = entries.filter(({ light }) => light === 'green').length;
  return (
    <div class="lb-title">
      <div>
        <Title>{w.title}</Title>
        {entries.length > 0 && (
          <p class="lb-title__sub">
            {w.count(count)} {count > 1 && w.oldestFirst} {count > 1 && green > 0 && w.free(green)}{' '}
            {count > entries.length && w.more}
          </p>
        )}
      </div>
      <div class="lb-acts">
        {green > 0 && (
          <ButtonLink href={`${home}/decisions/approve-all`} weight="primary">
            <Icon name="check" />
            {w.approveAll(green)}
          </ButtonLink>
        )}
        <ButtonLink href={`${home}/for-caller`}>
          <Icon name="phone" />
          {w.forCaller}
        </ButtonLink>
      </div>
    </div>
  );
};

const Nothing = ({ visit: { home, timeZone, language }, docket: { nextPickUp }, w }: Spoken): VNode => (
  <>
    <p>
      <strong>{w.nothing}</strong>{' '}
      {nextPickUp ? (
        <>
          {w.nextPickUp(dayAndTime(nextPickUp.pickUpAt, timeZone, language))}
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

/** One line high, so that the first decision stays in sight. */
/** Decided on the page of the loan, where what stands is beside what is wished for. */
const Changes = ({ visit, changes = [], w }: Spoken): VNode | null => {
  if (changes.length === 0) return null;
  const { home, timeZone, language } = visit;
  return (
    <Alert kind="info" title={w.changes(changes.length)}>
      <ul class="lb-links">
        {changes.map(({ reservationId, number, partnerName, occasionName, decideBy }) => (
          <li key={reservationId}>
            <Link href={`${home}/requests/${reservationId}`}>{number}</Link> · {partnerName}, {occasionName}:{' '}
            {w.changeBy(dayAndTime(decideBy, timeZone, language))}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const AtRisk = (props: Spoken): VNode | null => {
  const { docket, w } = props;
  if (docket.atRisk.length === 0) return null;
  return (
    <div class="lb-note lb-note--warn">
      <Icon name="warn" />
      <details class="lb-open">
        <summary>{w.atRisk(docket.atRisk.length)}</summary>
        <p>{w.atRiskHelp}</p>
        <ul class="lb-links">
          {docket.atRisk.map((one) => (
            <li key={`${one.reservationId} ${one.itemName} ${one.period.from.valueOf()}`}>
              <AtRiskLine {...props} one={one} />
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
};

const AtRiskLine = ({ visit, w, one }: Spoken & { one: BrokenPromise }): VNode => {
  const { home, timeZone, language } = visit;
  const when = shortPeriod(one.period, timeZone, language);
  const amounts = [String(one.free), amount(one.quantity, one.unit, language)] as const;
  return (
    <>
      <Link href={`${home}/at-risk/${one.reservationId}`}>{one.number}</Link> · {one.partnerName}:{' '}
      {w.atRiskLine(one.itemName, ...amounts, when)}
    </>
  );
};
