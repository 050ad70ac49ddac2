/** Offered changes: what a counter-offer would make of each line, as pages and mails say it. */
import type { LineChange, LineState } from '../../../notifications/line-changes.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import type { LineView } from '../../../reservations/record/reservation-line.view.js';
import { standing } from './change-visits.js';

/** None where nothing is offered. */
export function offeredChanges({ view, lines, things }: ReservationSheet): LineChange[] {
  const offered = view.counterOffer?.lines ?? [];
  const standingLines = view.counterOffer ? lines.filter((line) => standing(line) > 0) : [];
  const thing = (itemId: string): Pick<LineChange, 'itemName' | 'unit'> => {
    const { name: itemName = '', unit = '' } = things.get(itemId) ?? {};
    return { itemName, unit };
  };
  return [
    ...offered.map(({ lineId, itemId, quantity, ...times }) => {
      const line = standingLines.find(({ id }) => id === lineId);
      return {
        ...thing(itemId),
        before: line ? stateOf(line, standing(line)) : null,
        after: stateOf(times, quantity),
      };
    }),
    ...standingLines
      .filter(({ id }) => !offered.some(({ lineId }) => lineId === id))
      .map((line) => ({ ...thing(line.itemId), before: stateOf(line, standing(line)), after: null })),
  ];
}

type Times = Pick<LineView, 'pickUpAt' | 'returnDueAt'> &
  Partial<Pick<LineView, 'pickUpUntil' | 'returnFrom'>>;

const stateOf = (
  { pickUpAt, returnDueAt, pickUpUntil = null, returnFrom = null }: Times,
  quantity: number,
): LineState => ({
  quantity,
  pickUpAt: new Date(pickUpAt),
  returnDueAt: new Date(returnDueAt),
  pickUpUntil: pickUpUntil === null ? null : new Date(pickUpUntil),
  returnFrom: returnFrom === null ? null : new Date(returnFrom),
});
