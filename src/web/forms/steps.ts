/** Steps: what − and + mean in a form that is shown again, put into what was typed beside them. */
import { wholeNumber, type Typed } from './typed.js';

/** The names under which the buttons send what is to become less or more. */
export const STEPS = { less: 'less', more: 'more' } as const;

/** The check says what is too many. */
export const MOST = 100_000;

/** True where − or + was pressed: nothing is to be done yet. */
export const isStep = (typed: Typed): boolean => STEPS.less in typed || STEPS.more in typed;

/** One less or more in the field that was named; where nobody typed anything, of what was planned. What is no number stays. */
export function steppedField(typed: Typed, planned: ReadonlyMap<string, number>): Typed {
  const field = typed[STEPS.less] ?? typed[STEPS.more] ?? '';
  const said = wholeNumber(typed[field]) ?? (typed[field] === undefined ? (planned.get(field) ?? 0) : 0);
  if (typeof said !== 'number') return typed;
  const next = STEPS.less in typed ? said - 1 : said + 1;
  return { ...typed, [field]: String(Math.min(Math.max(next, 0), MOST)) };
}

/** As typed; empty means none. Not typed at all: as planned. What is no number stays, for the input check to refuse. */
export const countedIn = (typed: Typed, field: string, planned: number): number | string =>
  typed[field] === undefined ? planned : (wholeNumber(typed[field]) ?? 0);
