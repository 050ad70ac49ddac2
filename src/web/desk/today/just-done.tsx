/** Just done: what a keeper's last tap did, said above the day. */
import type { VNode } from 'preact';
import { countedInWords } from '../../../notifications/counted-words.js';
import type { CouldHave } from '../../../reservations/desk/could-have.view.js';
import type { HistoryView } from '../../../reservations/record/reservation.view.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { amount } from '../../../shared/amounts.js';
import { shortPeriod } from '../../../shared/spoken-time.js';
import { dictionary } from '../../../shared/words.js';
import { Alert, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from '../loan/loan-words.js';

const words = dictionary(
  {
    others: 'Das ginge jetzt zusätzlich:',
    asked: 'angefragt',
    lacking: 'so viel fehlt zur Anfrage',
    whoDecides: 'Zusagen kann die Koordination.',
  },
  {
    others: 'This would be possible now as well:',
    asked: 'asked for',
    lacking: 'so much is lacking to what was asked',
    whoDecides: 'The coordination can promise it.',
  },
);

/** What can be done, each with what the history calls it. */
const deeds = { out: 'handOver', back: 'takeBack', checked: 'check', released: 'release' } as const;

type Deed = keyof typeof deeds;

export interface JustDone {
  done: Deed;
  /** What it was done to; missing where nobody says. */
  sheet?: ReservationSheet;
  /** What it gave up, these could have now; the oldest first. */
  couldHave?: readonly CouldHave[];
}

export const isDone = (said: string | undefined): said is Deed =>
  said !== undefined && Object.hasOwn(deeds, said);

export const Done = ({ visit, done, sheet, couldHave = [] }: JustDone & { visit: AllianceVisit }): VNode => {
  const { language } = visit;
  const title = loanWords[language].done[done];
  const { counts = [] } = sheet ? lastOf(sheet, done) : {};
  return (
    <div class="lb-desk__sec lb-stack lb-no-print">
      <Alert kind="success" title={sheet ? `${title}: ${sheet.partnerName}` : title} isFocused>
        {counts.length > 0 && (
          <ul class="lb-list">
            {counts.map((one) => (
              <li key={`${one.what} ${one.itemName}`}>{softened(countedInWords(one, language))}</li>
            ))}
          </ul>
        )}
      </Alert>
      {couldHave.length > 0 && <Others visit={visit} couldHave={couldHave} />}
    </div>
  );
};

const Others = ({ visit, couldHave }: { visit: AllianceVisit; couldHave: readonly CouldHave[] }): VNode => {
  const w = words[visit.language];
  return (
    <Alert kind="info" title={w.others}>
      <ul class="lb-list">
        {couldHave.map((one) => (
          <li key={`${one.reservationId} ${one.itemName}`}>
            <Called visit={visit} one={one} />: {softened(wishOf(one, visit))}
          </li>
        ))}
      </ul>
      {!visit.actor.isCoordination && <p>{w.whoDecides}</p>}
    </Alert>
  );
};

/** Leads whoever may decide to where that is done. */
const Called = ({ visit, one }: { visit: AllianceVisit; one: CouldHave }): VNode => {
  const { reservationId, number, occasionName, isRequest } = one;
  const called = softened([number, occasionName].filter(Boolean).join(' · '));
  if (!visit.actor.isCoordination) return <b>{called}</b>;
  const at = isRequest ? `decisions/${reservationId}` : `requests/${reservationId}/change`;
  return <Link href={`${visit.home}/${at}`}>{called}</Link>;
};

function wishOf(
  { itemName, unit, quantity, period, isRequest }: CouldHave,
  { language, timeZone }: AllianceVisit,
): string {
  const w = words[language];
  const things = `${amount(quantity, unit, language)} ${itemName}`;
  return [things, shortPeriod(period, timeZone, language), isRequest ? w.asked : w.lacking].join(', ');
}

const lastOf = ({ view }: ReservationSheet, done: Deed): Partial<HistoryView> =>
  view.history?.findLast(({ what }) => what === deeds[done]) ?? {};
