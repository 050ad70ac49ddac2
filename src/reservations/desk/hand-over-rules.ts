/** Handing over: what of a reservation goes out now, what is given up by it, and what takes more than was promised. */
import { Temporal } from 'temporal-polyfill';
import { isEarlierDay } from '../../shared/days.js';
import { isBefore, later, type Period } from '../../shared/period.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import { dateInWords } from '../../shared/spoken-time.js';

/** What the rules look at in a line. */
export interface DeskLine {
  id: string;
  itemId: string;
  /** Promised, and still in the store. */
  awaitedQuantity: number;
  outQuantity: number;
  handedOverQuantity: number;
  pickUpAt: Date;
  returnDueAt: Date;
}

/** So many units of a line go out; `letsGo` where less is fetched than was promised, so that the rest is free. */
export interface Issue<Line extends DeskLine = DeskLine> {
  line: Line;
  quantity: number;
  letsGo: boolean;
}

/** A line named by its id. */
interface Named {
  lineId: string;
  quantity: number;
}

/** Without names: all that is promised. Refuses (422) what is no line of this, or named twice. */
export function issuesOf<Line extends DeskLine>(
  lines: readonly Line[],
  named: readonly Named[] | undefined,
): Issue<Line>[] {
  if (!named) {
    const planned = lines.map((line) => ({ line, quantity: line.awaitedQuantity, letsGo: false }));
    return planned.filter(({ quantity }) => quantity > 0);
  }
  return eachNamed(lines, named).map(({ line, said: { quantity } }) => ({
    line,
    quantity,
    letsGo: quantity < line.awaitedQuantity,
  }));
}

/** Refuses (422) what is no line of this, or named twice. */
export function eachNamed<Line extends { id: string }, Said extends { lineId: string }>(
  lines: readonly Line[],
  named: readonly Said[],
): { line: Line; said: Said; position: number }[] {
  return named.map((said, position) => {
    const line = lines.find(({ id }) => id === said.lineId);
    const isTwice = named.slice(0, position).some(({ lineId }) => lineId === said.lineId);
    if (!line || isTwice) throw noSuchLine(position);
    return { line, said, position };
  });
}

/** More than was promised, or earlier: that must be free. */
export const takesMore = ({ line, quantity }: Issue, now: Date): boolean =>
  quantity > line.awaitedQuantity || (quantity > 0 && isBefore(now, line.pickUpAt));

/** What a line takes once this went out; what goes out early is away from now on. */
export function takenBy({ line, quantity, letsGo }: Issue, now: Date): { quantity: number; period: Period } {
  const { outQuantity, awaitedQuantity, pickUpAt, returnDueAt } = line;
  const isEarly = quantity > 0 && isBefore(now, pickUpAt);
  return {
    quantity: outQuantity + (letsGo ? quantity : Math.max(quantity, awaitedQuantity)),
    period: {
      from: isEarly ? now : pickUpAt,
      until: outQuantity > 0 ? later(returnDueAt, now) : returnDueAt,
    },
  };
}

interface Inspected {
  id: string;
  name: string;
  inspectionDueOn: string | null;
}

/** On the day itself it may still go out. */
export const reasonsAgainstUninspected = (items: readonly Inspected[], today: Temporal.PlainDate): Reason[] =>
  items.flatMap(({ id, name, inspectionDueOn }) => {
    if (inspectionDueOn === null) return [];
    const dueOn = Temporal.PlainDate.from(inspectionDueOn);
    if (!isEarlierDay(dueOn, today)) return [];
    const message = {
      de: `${name}: Die Prüfung war am ${dateInWords(dueOn, 'de')} fällig.`,
      en: `${name}: its inspection was due on ${dateInWords(dueOn, 'en')}.`,
    };
    return [{ code: 'inspection-due', itemId: id, message }];
  });

const noSuchLine = (position: number): Refusal =>
  Refusal.invalidField(`lines.${position}.lineId`, {
    de: 'Diese Position gibt es hier nicht.',
    en: 'There is no such line here.',
  });
