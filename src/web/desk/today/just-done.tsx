/** Just done: what a keeper's last tap did, said above the day. */
import type { VNode } from 'preact';
import { countedInWords } from '../../../notifications/counted-words.js';
import type { HistoryView } from '../../../reservations/record/reservation.view.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { Alert } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from '../loan/loan-words.js';

/** What can be done, each with what the history calls it. */
const deeds = { out: 'handOver', back: 'takeBack', checked: 'check', released: 'release' } as const;

type Deed = keyof typeof deeds;

export interface JustDone {
  done: Deed;
  /** What it was done to; missing where nobody says. */
  sheet?: ReservationSheet;
}

export const isDone = (said: string | undefined): said is Deed =>
  said !== undefined && Object.hasOwn(deeds, said);

export const Done = ({ visit, done, sheet }: JustDone & { visit: AllianceVisit }): VNode => {
  const { language } = visit;
  const title = loanWords[language].done[done];
  const { counts = [] } = sheet ? lastOf(sheet, done) : {};
  return (
    <Alert kind="success" title={sheet ? `${title}: ${sheet.partnerName}` : title} isFocused>
      {counts.length > 0 && (
        <ul class="lb-list">
          {counts.map((one) => (
            <li key={`${one.what} ${one.itemName}`}>{softened(countedInWords(one, language))}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
};

const lastOf = ({ view }: ReservationSheet, done: Deed): Partial<HistoryView> =>
  view.history?.findLast(({ what }) => what === deeds[done]) ?? {};
