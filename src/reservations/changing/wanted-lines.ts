/** Wanted lines: what the lines of a loan are to be, and in what each differs from the line that it was. */
import { isBefore, isSameInstant, type Period } from '../../shared/period.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';

/** As it stands; it holds nothing where it was declined, or is back. */
export interface KnownLine {
  id: string;
  itemId: string;
  heldQuantity: number;
  period: Period;
}

/** What is said of the lines; all of them as they are to be, where any are named. */
export interface WantedTimes {
  pickUpAt?: Date | undefined;
  returnDueAt?: Date | undefined;
}
export interface NamedLine extends WantedTimes {
  lineId?: string | undefined;
  itemId?: string | undefined;
  quantity: number;
}
interface Wish extends WantedTimes {
  lines?: readonly NamedLine[] | undefined;
}

export interface Wanted<Line extends KnownLine> {
  /** The line that it was; undefined for a new one. */
  line: Line | undefined;
  itemId: string;
  quantity: number;
  period: Period;
}

/** `whole` has the times of a new line that says none. Refuses (422) lines that are not here, or named twice. */
export function wantedLines<Line extends KnownLine>(
  known: readonly Line[],
  wish: Wish,
  whole: Period,
): Wanted<Line>[] {
  const matches: Match<Line>[] =
    wish.lines === undefined
      ? known.filter(isHolding).map((line) => ({ line, quantity: line.heldQuantity }))
      : matched(known, wish.lines);
  return matches.map(({ line, quantity, itemId = '', pickUpAt, returnDueAt }) => {
    const usual = line?.period ?? whole;
    return {
      line,
      itemId: line?.itemId ?? itemId,
      quantity,
      period: {
        from: pickUpAt ?? wish.pickUpAt ?? usual.from,
        until: returnDueAt ?? wish.returnDueAt ?? usual.until,
      },
    };
  });
}

interface Match<Line> extends NamedLine {
  line: Line | undefined;
}

const isHolding = ({ heldQuantity }: KnownLine): boolean => heldQuantity > 0;

/** A line that is named by its item only is the one that stands of it and that nobody else names. */
function matched<Line extends KnownLine>(known: readonly Line[], named: readonly NamedLine[]): Match<Line>[] {
  const faults = named.flatMap((_, position) => faultOf(known, named, position) ?? []);
  if (faults.length > 0) throw Refusal.invalid(faults);
  const taken = new Set(named.flatMap(({ lineId }) => lineId ?? []));
  return named.map((one) => {
    const isIt = ({ id }: Line): boolean => id === one.lineId;
    const isLeft = (line: Line): boolean =>
      line.itemId === one.itemId && isHolding(line) && !taken.has(line.id);
    const line = known.find(one.lineId === undefined ? isLeft : isIt);
    if (line) taken.add(line.id);
    return { ...one, line };
  });
}

function faultOf(
  known: readonly KnownLine[],
  named: readonly NamedLine[],
  position: number,
): FieldFault | undefined {
  const { lineId, itemId } = named[position]!;
  const field = `lines.${position}.${lineId === undefined ? 'itemId' : 'lineId'}`;
  if (lineId === undefined) return itemId === undefined ? { field, message: nothingNamed } : undefined;
  const line = known.find(({ id }) => id === lineId);
  const isTwice = named.slice(0, position).some((before) => before.lineId === lineId);
  if (!line || isTwice) return { field, message: noSuchLine };
  const isOther = itemId !== undefined && itemId !== line.itemId;
  return isOther ? { field: `lines.${position}.itemId`, message: otherItem } : undefined;
}

const nothingNamed: Words = {
  de: 'Bitte nennen Sie den Gegenstand oder die Position.',
  en: 'Please name the item or the line.',
};
const noSuchLine: Words = { de: 'Diese Position gibt es hier nicht.', en: 'There is no such line here.' };
const otherItem: Words = {
  de: 'Die Position ist für einen anderen Gegenstand.',
  en: 'The line is for another item.',
};

/** In what a line differs from what it was; all of it for a new one. */
export interface Difference {
  quantity: boolean;
  pickUp: boolean;
  returnDue: boolean;
  /** More units, or a time in which it had none. */
  grows: boolean;
}

export function differenceOf({ line, quantity, period }: Wanted<KnownLine>): Difference {
  if (!line || !isHolding(line)) return { quantity: true, pickUp: true, returnDue: true, grows: true };
  const { from, until } = line.period;
  return {
    quantity: quantity !== line.heldQuantity,
    pickUp: !isSameInstant(period.from, from),
    returnDue: !isSameInstant(period.until, until),
    grows: quantity > line.heldQuantity || isBefore(period.from, from) || isBefore(until, period.until),
  };
}

export const isDifferent = (wanted: Wanted<KnownLine>): boolean => {
  const { quantity, pickUp, returnDue } = differenceOf(wanted);
  return quantity || pickUp || returnDue;
};

/** Lines that are wanted no more. */
export const droppedOf = <Line extends KnownLine>(
  known: readonly Line[],
  wanted: readonly Wanted<Line>[],
): Line[] => known.filter((one) => !wanted.some(({ line }) => line === one));
