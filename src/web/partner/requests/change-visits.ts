/** Change visits: what of a loan that changes is fetched together, each with the field of its number: its own lines, and what is to be added. */
import type { ItemView } from '../../../items/item.dto.js';
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOut } from '../../../reservations/record/lifecycle.js';
import { isId } from '../../../shared/input-text.js';
import type { Typed } from '../../forms/typed.js';
import { visitsOf } from './visits.js';

/** Of a new thing; the same for ever, however often the page is shown again. */
const ADDED = 'added.';

export interface ChangeThing extends Pick<
  SheetLine,
  'itemId' | 'itemName' | 'category' | 'unit' | 'inventoryNumber'
> {
  /** Of its number. */
  field: string;
  /** Undefined for what is to be added. */
  lineId: string | undefined;
  /** How many of it are asked for or promised now. */
  before: number;
}

export interface ChangeVisit {
  placeName: string;
  pickUpAt: string;
  returnDueAt: string;
  things: readonly ChangeThing[];
}

/** Of a line's number. */
export const ownField = (lineId: string): string => `quantity.${lineId}`;

export const addedField = (itemId: string): string => `${ADDED}${itemId}`;

/** A request has no more lines. */
const MOST_ADDED = 100;

/** The items that are to be added, in the order in which they were. */
export const addedIds = (typed: Typed): string[] =>
  Object.keys(typed)
    .filter((field) => field.startsWith(ADDED))
    .map((field) => field.slice(ADDED.length))
    .filter(isId)
    .slice(0, MOST_ADDED);

/** How many of it are asked for or promised now. */
export const standing = ({ approvedQuantity, awaitedQuantity, outQuantity, quantity }: SheetLine): number =>
  approvedQuantity === null ? quantity : awaitedQuantity + outQuantity;

/**
 * What can still become different: what was refused, or is back, is over. What is added comes along with what is
 * fetched from its place already, else at the times of the first; nothing can be added to what was handed over.
 */
export function changeVisits(sheet: ReservationSheet, added: readonly ItemView[]): ChangeVisit[] {
  const own = visitsOf(sheet.lines.filter((line) => standing(line) > 0)).map(({ lines }) => ({
    placeId: lines[0]!.place.id,
    placeName: lines[0]!.place.name,
    pickUpAt: lines[0]!.pickUpAt,
    returnDueAt: lines[0]!.returnDueAt,
    things: lines.map(ownThing),
  }));
  const [first] = own;
  if (!first || isOut(sheet.view.status)) return own;
  const visits = [...own];
  const known = new Set(thingsOf(own).map(({ itemId }) => itemId));
  for (const item of added.filter(({ id }) => !known.has(id))) {
    const { id: placeId, name: placeName } = item.storagePlace;
    const there = visits.find((visit) => visit.placeId === placeId);
    if (there) there.things.push(newThing(item));
    else visits.push({ ...first, placeId, placeName, things: [newThing(item)] });
  }
  return visits;
}

const ownThing = (line: SheetLine): ChangeThing => {
  const { id: lineId, itemId, itemName, category, unit, inventoryNumber } = line;
  return {
    field: ownField(lineId),
    lineId,
    itemId,
    itemName,
    category,
    unit,
    inventoryNumber,
    before: standing(line),
  };
};

const newThing = ({
  id: itemId,
  name: itemName,
  category,
  unit,
  inventoryNumber,
}: ItemView): ChangeThing => ({
  field: addedField(itemId),
  lineId: undefined,
  itemId,
  itemName,
  category,
  unit,
  inventoryNumber,
  before: 0,
});

export const thingsOf = (visits: readonly ChangeVisit[]): ChangeThing[] =>
  visits.flatMap(({ things }) => things);
