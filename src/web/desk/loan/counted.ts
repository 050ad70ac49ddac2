/** Counted: how many of each line really go or come, as somebody typed or stepped it, and the bodies that it becomes. */
import type { SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { filled, wholeNumber, type Typed } from '../../forms/typed.js';
import { STEPS } from '../../ui/stepper.js';

export type Counter = 'quantity' | 'damaged' | 'missing';

/** Of a number's field; its − and + send it. */
export const fieldOf = (counter: Counter, { id }: Pick<SheetLine, 'id'>): string => `${counter}.${id}`;

/** Of what is said about the damage. */
export const noteFieldOf = ({ id }: Pick<SheetLine, 'id'>): string => `note.${id}`;

/** The check says what is too many. */
export const MOST = 100_000;

/** True where − or + was pressed: nothing is to be done yet. */
export const isStep = (typed: Typed): boolean => STEPS.less in typed || STEPS.more in typed;

/** One less or more of it; where nobody typed anything, of what was planned. What is no number stays. */
export function stepped(typed: Typed, planned: ReadonlyMap<string, number>): Typed {
  const field = typed[STEPS.less] ?? typed[STEPS.more] ?? '';
  const said = wholeNumber(typed[field]) ?? (typed[field] === undefined ? (planned.get(field) ?? 0) : 0);
  if (typeof said !== 'number') return typed;
  const next = STEPS.less in typed ? said - 1 : said + 1;
  return { ...typed, [field]: String(Math.min(Math.max(next, 0), MOST)) };
}

/** As typed; empty means none. Not typed at all: as planned. What is no number stays, for the input check to refuse. */
const counted = (typed: Typed, field: string, planned: number): number | string =>
  typed[field] === undefined ? planned : (wholeNumber(typed[field]) ?? 0);

/** Of a hand-over: each line is named, so that what stays here is free. */
export const handedLines = (lines: readonly SheetLine[], typed: Typed): object[] =>
  lines.map((line) => ({
    lineId: line.id,
    quantity: counted(typed, fieldOf('quantity', line), line.awaitedQuantity),
  }));

/** Of a return; a line of which nothing was said and nothing came is left out. */
export const takenLines = (lines: readonly SheetLine[], typed: Typed): object[] =>
  lines.map((line) => ({
    lineId: line.id,
    quantity: counted(typed, fieldOf('quantity', line), line.outQuantity),
    damaged: counted(typed, fieldOf('damaged', line), 0),
    missing: counted(typed, fieldOf('missing', line), 0),
    ...filled({ note: typed[noteFieldOf(line)] }),
  }));

/** Paths of the body, as the fields of the page are called. */
export function asFields(lines: readonly SheetLine[], field: string): string {
  const [whole, position, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
  const line = whole === undefined ? undefined : lines[Number(position)];
  return line ? `${name}.${line.id}` : field;
}
