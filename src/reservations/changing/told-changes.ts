/** Told changes: what becomes of each line of a loan, as mails and the history tell it. To be worked out before it is applied. */
import type { Item } from '../../items/item.entity.js';
import { changesInWords, type LineChange, type LineState } from '../../notifications/line-changes.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Wanted } from './wanted-lines.js';

type Ends = Partial<Pick<ReservationLine, 'pickUpUntil' | 'returnFrom'>>;

interface Planned {
  wanted: readonly (Wanted<ReservationLine> & Ends)[];
  dropped: readonly ReservationLine[];
}

export function toldChanges({ wanted, dropped }: Planned, items: readonly Item[]): LineChange[] {
  const thing = (itemId: string): Pick<LineChange, 'itemName' | 'unit'> => {
    const item = items.find(({ id }) => id === itemId);
    return { itemName: item?.name ?? '', unit: item?.unit ?? '' };
  };
  return [
    ...wanted.map(({ line, itemId, quantity, period, ...ends }) => ({
      ...thing(itemId),
      before: stateOf(line),
      after: {
        quantity,
        pickUpAt: period.from,
        pickUpUntil: ends.pickUpUntil ?? null,
        returnFrom: ends.returnFrom ?? null,
        returnDueAt: period.until,
      },
    })),
    ...dropped.map((line) => ({ ...thing(line.itemId), before: stateOf(line), after: null })),
  ];
}

/** Null where nothing stood. */
function stateOf(line: ReservationLine | undefined): LineState | null {
  if (!line?.holds) return null;
  const { heldQuantity: quantity, pickUpAt, pickUpUntil, returnFrom, returnDueAt } = line;
  return { quantity, pickUpAt, pickUpUntil, returnFrom, returnDueAt };
}

/** Of the column. */
const MOST = 500;

/** The reason, and what it was before; in the words of the house, since everybody reads the same. Only the reason where all does not fit. */
export function detailOf(reason: string, changes: readonly LineChange[], timeZone: string): string {
  const said = [reason, ...changesInWords(changes, { language: 'de', timeZone })];
  const whole = said.filter((one) => one !== '').join('; ');
  return whole.length <= MOST ? whole : reason;
}
