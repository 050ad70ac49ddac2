/** The lines of a request by storage place and time: what was asked, promised, handed over and brought back. */
import type { VNode } from 'preact';
import { amount } from '../../shared/amounts.js';
import type { LoanSheet, SheetLine } from '../../reservations/loan-sheet.view.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import { Facts } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import { requestWords } from './request-words.js';

interface SheetProps {
  visit: Visit;
  sheet: LoanSheet;
}

export const SheetPlaces = ({ visit, sheet }: SheetProps): VNode => (
  <>
    {visitsOf(sheet.lines).map((lines) => (
      <OneVisit
        visit={visit}
        sheet={sheet}
        lines={lines}
        key={`${lines[0]!.place.id} ${lines[0]!.pickUpAt} ${lines[0]!.returnDueAt}`}
      />
    ))}
  </>
);

/** What is fetched and brought back together. */
function visitsOf(lines: readonly SheetLine[]): SheetLine[][] {
  const visits = new Map<string, SheetLine[]>();
  for (const line of lines) {
    const key = `${line.place.id} ${line.pickUpAt} ${line.returnDueAt}`;
    visits.set(key, [...(visits.get(key) ?? []), line]);
  }
  return [...visits.values()];
}

const OneVisit = ({ visit, sheet, lines }: SheetProps & { lines: readonly SheetLine[] }): VNode => {
  const w = requestWords[visit.language];
  const { place, pickUpAt, returnDueAt } = lines[0]!;
  const said = (at: string): string =>
    dayAndTime(new Date(at), visit.actor!.alliance.timeZone, visit.language);
  return (
    <div class="lb-basket-place">
      <h3 class="kern-heading-small">
        {w.place}: {place.name}
      </h3>
      <Facts
        facts={[
          [w.address, place.address ?? w.addressLater],
          [w.access, place.accessNotes ?? ''],
          [w.pickUp, said(pickUpAt)],
          [w.returnDue, said(returnDueAt)],
        ]}
      />
      <LineTable visit={visit} sheet={sheet} lines={lines} />
    </div>
  );
};

/** What scrolls can be scrolled by keyboard. */
const focusable = { tabIndex: 0 };

/** Columns come with the state: nobody is shown what has not begun. */
const LineTable = ({ visit, sheet, lines }: SheetProps & { lines: readonly SheetLine[] }): VNode => {
  const w = requestWords[visit.language];
  const isDecided = lines.some(({ approvedQuantity }) => approvedQuantity !== null);
  const isOut = lines.some(({ handedOverQuantity }) => handedOverQuantity > 0);
  const caption = w.caption(lines[0]!.place.name);
  return (
    <section class="lb-scroll" aria-label={caption} {...focusable}>
      <table class="kern-table kern-table--responsive">
        <caption class="kern-title">{caption}</caption>
        <thead class="kern-table__head">
          <tr class="kern-table__row">
            {[w.thing, w.asked, isDecided && w.approved, isOut && w.handedOver, isOut && w.returned]
              .filter((name) => name !== false)
              .map((name) => (
                <th scope="col" class="kern-table__header" key={name}>
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody class="kern-table__body">
          {lines.map((line) => (
            <tr class="kern-table__row" key={line.id}>
              <th scope="row" class="kern-table__header">
                {line.itemName} <span class="lb-owner">({w.owner(line.ownerName)})</span>
              </th>
              <td class="kern-table__cell">{amount(line.quantity, line.unit)}</td>
              {isDecided && <td class="kern-table__cell">{approvedInWords(line, sheet, w.open)}</td>}
              {isOut && <td class="kern-table__cell">{line.handedOverQuantity}</td>}
              {isOut && <td class="kern-table__cell">{line.returnedQuantity}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const approvedInWords = ({ approvedQuantity, unit }: SheetLine, { view }: LoanSheet, open: string): string =>
  approvedQuantity === null ? (view.status === 'requested' ? open : '–') : amount(approvedQuantity, unit);
