/** A change as it is typed: times by the day and the hour for what is fetched together, and a quantity for each thing. */
import { Refusal } from '../../../shared/refusal.js';
import { dayAt, localTime } from '../../../shared/zone.js';
import { countedIn } from '../../forms/steps.js';
import { localInstant, type Typed } from '../../forms/typed.js';
import { thingsOf, type ChangeThing, type ChangeVisit } from './change-visits.js';

type End = 'pickUp' | 'return';

/** Of the day and the time at which one visit begins or ends. */
export const timeFields = (end: End, index: number): [day: string, time: string] => [
  `${end}Day.${index}`,
  `${end}Time.${index}`,
];

/** What stands in the form on the first visit. */
export function prefilled(visits: readonly ChangeVisit[], timeZone: string): Typed {
  const times = visits.flatMap(({ pickUpAt, returnDueAt }, index) => [
    ...timesTyped('pickUp', index, pickUpAt, timeZone),
    ...timesTyped('return', index, returnDueAt, timeZone),
  ]);
  const quantities = thingsOf(visits).map(({ field, before }): [string, string] => [field, String(before)]);
  return Object.fromEntries([...times, ...quantities]) as Typed;
}

/** An instant in the two fields of one end of a visit. */
export function timesTyped(end: End, index: number, iso: string, timeZone: string): [string, string][] {
  const at = new Date(iso);
  const [day, time] = timeFields(end, index);
  return [
    [day, dayAt(at, timeZone).toString()],
    [time, localTime(at, timeZone).time],
  ];
}

interface TypedLine {
  lineId?: string;
  itemId?: string;
  quantity: number | string;
  pickUpAt?: string | undefined;
  returnDueAt: string | undefined;
}

interface Sent {
  typed: Typed;
  timeZone: string;
  /** What is out is not fetched at another time. */
  isThere: boolean;
}

/** The same; undefined where nothing of them was changed. */
export function typedLines(visits: readonly ChangeVisit[], sent: Sent): TypedLine[] | undefined {
  const isChanged = Object.entries(prefilled(visits, sent.timeZone)).some(
    ([field, value]) => sent.typed[field] !== undefined && sent.typed[field] !== value,
  );
  return isChanged ? allLines(visits, sent) : undefined;
}

/** All lines as they are to be. What is set to 0 is left out. */
export function allLines(visits: readonly ChangeVisit[], sent: Sent): TypedLine[] {
  const { typed, timeZone, isThere } = sent;
  const before = prefilled(visits, timeZone);
  return visits
    .flatMap(({ pickUpAt, returnDueAt, things }, index) => {
      const at = (end: End, iso: string) =>
        instantOf(timeFields(end, index), { typed, before, iso, timeZone });
      return things.map((thing) => ({
        ...(thing.lineId === undefined ? { itemId: thing.itemId } : { lineId: thing.lineId }),
        quantity: countedIn(typed, thing.field, thing.before),
        ...(isThere ? {} : { pickUpAt: at('pickUp', pickUpAt) }),
        returnDueAt: at('return', returnDueAt),
      }));
    })
    .filter(({ quantity }) => quantity !== 0);
}

interface Moment {
  typed: Typed;
  before: Typed;
  /** As it stands; kept to the millisecond where nobody changed it. */
  iso: string;
  timeZone: string;
}

function instantOf(
  [day, time]: [day: string, time: string],
  { typed, before, iso, timeZone }: Moment,
): string | undefined {
  const isSame = [day, time].every((field) => typed[field] === undefined || typed[field] === before[field]);
  return isSame ? iso : localInstant(typed[day], typed[time], timeZone);
}

/** The same refusal, with the fields called as on the page. */
export function withFields(
  refusal: Refusal,
  visits: readonly ChangeVisit[],
  sent: readonly TypedLine[],
): Refusal {
  const { errors } = refusal.details;
  if (!errors) return refusal;
  return Refusal.invalid(errors.map((fault) => ({ ...fault, field: fieldOf(visits, sent, fault.field) })));
}

/** Paths of the body, as the fields of the page are called. */
function fieldOf(visits: readonly ChangeVisit[], sent: readonly TypedLine[], field: string): string {
  const [whole, position, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const line = whole === undefined ? undefined : sent[Number(position)];
  if (!line) return field;
  const isIt = ({ lineId, itemId }: ChangeThing): boolean =>
    line.lineId === undefined ? lineId === undefined && itemId === line.itemId : lineId === line.lineId;
  const visit = visits.findIndex(({ things }) => things.some(isIt));
  if (name !== 'pickUpAt' && name !== 'returnDueAt') return visits[visit]?.things.find(isIt)?.field ?? field;
  return timeFields(name === 'pickUpAt' ? 'pickUp' : 'return', visit)[0];
}
