/** The things of a request on paper, by storage place and time: as they stand in the store, with their numbers, and all that whoever fetches them must know. */
import type { ComponentChildren, VNode } from 'preact';
import { amount } from '../../../shared/amounts.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { pickUpTitle } from '../../../notifications/pick-up-help.js';
import { handOverOf } from '../../../reservations/record/hand-over.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import { countingOrder } from '../../../shared/spelling.js';
import { pickUpInWords, returnInWords } from '../../../shared/spoken-time.js';
import { Facts } from '../../ui/parts.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { requestWords } from './request-words.js';
import { opensAt, toBring, visitsOf } from './visits.js';

interface SheetProps {
  visit: AllianceVisit;
  sheet: ReservationSheet;
}

export const PaperPlaces = ({ visit, sheet }: SheetProps): VNode => (
  <>
    {visitsOf(byNumber(sheet.lines)).map(({ key, lines }) => (
      <OneVisit visit={visit} sheet={sheet} lines={lines} key={key} />
    ))}
  </>
);

const byNumber = (lines: readonly SheetLine[]): SheetLine[] =>
  lines.toSorted((one, other) =>
    countingOrder(one.inventoryNumber) < countingOrder(other.inventoryNumber) ? -1 : 1,
  );

const OneVisit = ({ visit, sheet, lines }: SheetProps & { lines: readonly SheetLine[] }): VNode => {
  const w = requestWords[visit.language];
  const { place } = lines[0]!;
  const handOver = handOverOf(lines);
  return (
    <div class="lb-panel">
      <h3>
        {w.place}: {place.name}
      </h3>
      <Facts
        facts={[
          [w.address, place.address ?? w.addressLater],
          [w.access, place.accessNotes ?? ''],
          [w.pickUp, pickUpInWords(handOver, visit.timeZone, visit.language)],
          [w.returnDue, returnInWords(handOver, visit.timeZone, visit.language)],
          [pickUpTitle('bring', visit.language), bringing(lines, visit)],
          [pickUpTitle('opens', visit.language), opensAt(lines)],
        ]}
      />
      <LineTable visit={visit} sheet={sheet} lines={lines} />
    </div>
  );
};

function bringing(lines: readonly SheetLine[], { language }: AllianceVisit): VNode | false {
  const bring = toBring(lines, language);
  return (
    bring.length > 0 && (
      <ul class="lb-plain-list">
        {bring.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )
  );
}

/** What scrolls can be scrolled by keyboard. */
const focusable = { tabIndex: 0 };

/** Columns come with the state: nobody is shown what has not begun. On a narrow screen they stand below each other. */
const LineTable = ({ visit, sheet, lines }: SheetProps & { lines: readonly SheetLine[] }): VNode => {
  const w = requestWords[visit.language];
  const isDecided = lines.some(({ approvedQuantity }) => approvedQuantity !== null);
  const isOut = lines.some(({ handedOverQuantity }) => handedOverQuantity > 0);
  const caption = w.caption(lines[0]!.place.name);
  return (
    <section class="lb-scroll" aria-label={caption} {...focusable}>
      <table class="lb-table lb-cells">
        <caption class="lb-caption">{caption}</caption>
        <thead>
          <tr>
            {[w.thing, w.asked, isDecided && w.approved, isOut && w.handedOver, isOut && w.returned]
              .filter((name) => name !== false)
              .map((name) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                {line.inventoryNumber} {line.itemName} <span>({w.owner(line.ownerName)})</span>
              </th>
              <Cell head={w.asked}>{amount(line.quantity, line.unit, visit.language)}</Cell>
              {isDecided && <Cell head={w.approved}>{approvedInWords(line, sheet, w.open)}</Cell>}
              {isOut && <Cell head={w.handedOver}>{line.handedOverQuantity}</Cell>}
              {isOut && <Cell head={w.returned}>{line.returnedQuantity}</Cell>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Cell = ({ head, children }: { head: string; children: ComponentChildren }): VNode => (
  <td data-head={head}>{children}</td>
);

const approvedInWords = (
  { approvedQuantity, unit }: SheetLine,
  { view }: ReservationSheet,
  open: string,
): string =>
  approvedQuantity === null ? (isOpen(view.status) ? open : '–') : amount(approvedQuantity, unit);
