/** Counted: how many of each line really go or come, as somebody typed or stepped it, and the bodies that it becomes. */
import type { SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { countedIn } from '../../forms/steps.js';
import { filled, type Typed } from '../../forms/typed.js';

export type Counter = 'quantity' | 'damaged' | 'missing';

/** Of a number's field; its − and + send it. */
export const fieldOf = (counter: Counter, { id }: Pick<SheetLine, 'id'>): string => `${counter}.${id}`;

/** Of a box: in which state it came back. */
export const boxOf = (state: 'worn' | 'uncleaned', { id }: Pick<SheetLine, 'id'>): string => `${state}.${id}`;

/** Of what is said about the damage. */
export const noteFieldOf = ({ id }: Pick<SheetLine, 'id'>): string => `note.${id}`;

/** Of a hand-over: each line is named, so that what stays here is free. */
export const handedLines = (lines: readonly SheetLine[], typed: Typed): object[] =>
  lines.map((line) => ({
    lineId: line.id,
    quantity: countedIn(typed, fieldOf('quantity', line), line.awaitedQuantity),
  }));

/** Of a return; a line of which nothing was said and nothing came is left out. */
export const takenLines = (lines: readonly SheetLine[], typed: Typed): TakenLine[] =>
  lines.map((line) => {
    const quantity = countedIn(typed, fieldOf('quantity', line), line.outQuantity);
    const damaged = countedIn(typed, fieldOf('damaged', line), 0);
    return {
      lineId: line.id,
      quantity,
      damaged,
      missing: countedIn(typed, fieldOf('missing', line), 0),
      ...(typed[boxOf('worn', line)] ? { worn: unharmed(quantity, damaged) } : {}),
      ...(typed[boxOf('uncleaned', line)] ? { cleaned: false } : {}),
      ...filled({ note: typed[noteFieldOf(line)] }),
    };
  });

interface TakenLine {
  lineId: string;
  quantity: number | string;
  damaged: number | string;
  missing: number | string;
}

/** The box says it of all that came back, but for what is damaged anyway; what is no number is refused elsewhere. */
const unharmed = (quantity: number | string, damaged: number | string): number =>
  Math.max(0, Number(quantity) - Number(damaged)) || 0;

/** The first of which something is damaged or missing. */
export const lostLine = (taken: readonly TakenLine[]): string | undefined =>
  taken.find(({ damaged, missing }) => Number(damaged) + Number(missing) > 0)?.lineId;

/** Paths of the body, as the fields of the page are called. */
export function asFields(lines: readonly SheetLine[], field: string): string {
  if (field === 'depositCents') return 'deposit';
  const [whole, position, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const line = whole === undefined ? undefined : lines[Number(position)];
  return line ? `${name}.${line.id}` : field;
}
