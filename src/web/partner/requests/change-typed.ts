/** A change as it is typed: times by the day and the hour for what is fetched together, and a quantity for each thing. */
import type { ReservationSheet, SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOut } from '../../../reservations/record/lifecycle.js';
import { dayAt, localTime } from '../../../shared/zone.js';
import { countedIn } from '../../forms/steps.js';
import { localInstant, type Typed } from '../../forms/typed.js';
import { visitsOf, type OneVisit } from './visits.js';

/** Of a number's field. */
export const quantityField = ({ id }: Pick<SheetLine, 'id'>): string => `quantity.${id}`;

/** How many of it are asked for or promised now. */
export const standing = ({ approvedQuantity, awaitedQuantity, outQuantity, quantity }: SheetLine): number =>
  approvedQuantity === null ? quantity : awaitedQuantity + outQuantity;

/** What can still become different: what was refused, or is back, is over. */
export const changeableLines = (sheet: ReservationSheet): SheetLine[] =>
  sheet.lines.filter((line) => standing(line) > 0);

export const changeableVisits = (sheet: ReservationSheet): OneVisit[] => visitsOf(changeableLines(sheet));

/** What stands in the form on the first visit. */
export function prefilled(sheet: ReservationSheet, timeZone: string): Typed {
  const times = changeableVisits(sheet).flatMap(({ lines: [line] }, index) => [
    ...timeFields('pickUp', index, line!.pickUpAt, timeZone),
    ...timeFields('return', index, line!.returnDueAt, timeZone),
  ]);
  const quantities = changeableLines(sheet).map((line) => [quantityField(line), String(standing(line))]);
  return Object.fromEntries([...times, ...quantities]) as Typed;
}

const timeFields = (
  what: 'pickUp' | 'return',
  index: number,
  iso: string,
  timeZone: string,
): [string, string][] => {
  const at = new Date(iso);
  return [
    [`${what}Day.${index}`, dayAt(at, timeZone).toString()],
    [`${what}Time.${index}`, localTime(at, timeZone).time],
  ];
};

interface TypedLine {
  lineId: string;
  quantity: number | string;
  pickUpAt: string | undefined;
  returnDueAt: string | undefined;
}

/** All lines as they are to be; undefined where nothing of them was changed. What is set to 0 is left out. */
export function typedLines(sheet: ReservationSheet, typed: Typed, timeZone: string): TypedLine[] | undefined {
  const before = prefilled(sheet, timeZone);
  const isChanged = Object.entries(before).some(
    ([field, value]) => typed[field] !== undefined && typed[field] !== value,
  );
  if (!isChanged) return undefined;
  return changeableVisits(sheet)
    .flatMap(({ lines }, index) =>
      lines.map((line) => ({
        lineId: line.id,
        quantity: countedIn(typed, quantityField(line), standing(line)),
        ...(isOut(sheet.view.status)
          ? {}
          : { pickUpAt: instantOf('pickUp', index, { typed, before, iso: line.pickUpAt, timeZone }) }),
        returnDueAt: instantOf('return', index, { typed, before, iso: line.returnDueAt, timeZone }),
      })),
    )
    .filter(({ quantity }) => quantity !== 0) as TypedLine[];
}

interface Moment {
  typed: Typed;
  before: Typed;
  /** As it stands; kept to the millisecond where nobody changed it. */
  iso: string;
  timeZone: string;
}

function instantOf(
  what: 'pickUp' | 'return',
  index: number,
  { typed, before, iso, timeZone }: Moment,
): string | undefined {
  const [day, time] = [`${what}Day.${index}`, `${what}Time.${index}`];
  const isSame = [day, time].every((field) => typed[field] === undefined || typed[field] === before[field]);
  return isSame ? iso : localInstant(typed[day], typed[time], timeZone);
}

/** Paths of the body, as the fields of the page are called. */
export function changeField(
  sheet: ReservationSheet,
  sent: readonly { lineId: string }[],
  field: string,
): string {
  const [whole, position, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const id = whole === undefined ? undefined : sent[Number(position)]?.lineId;
  if (id === undefined) return field;
  if (name === 'quantity') return quantityField({ id });
  const visit = changeableVisits(sheet).findIndex(({ lines }) => lines.some((line) => line.id === id));
  return `${name === 'pickUpAt' ? 'pickUp' : 'return'}Day.${visit}`;
}
