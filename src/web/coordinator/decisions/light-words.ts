/** What the light of a request says in a word, and what a single click on it would do. */
import type { DocketEntry, DocketLine } from '../../../reservations/deciding/docket.view.js';
import { inDigits } from '../../../shared/amounts.js';
import type { DecisionWords } from './decision-words.js';

const NEAR: ReadonlySet<string> = new Set(['short-notice', 'pick-up-soon']);

export function lightOf({ light, reasons, isOnlyShort }: DocketEntry, w: DecisionWords): string {
  if (light === 'green') return w.lights.green;
  if (light === 'red') return isOnlyShort ? w.lights.red : w.lights.never;
  return reasons.every(({ code }) => NEAR.has(code)) ? w.lights.soon : w.lights.amber;
}

/** Undefined where nothing can be approved as it stands. Of what is short the stock gives a part. */
export function oneClick(entry: DocketEntry, w: DecisionWords): string | undefined {
  if (entry.light !== 'red') return w.approve;
  if (!isPartPossible(entry)) return undefined;
  const [only, ...others] = openLines(entry);
  return only && others.length === 0
    ? w.approvePart(inDigits(only.possible), inDigits(only.quantity))
    : w.approvePossible;
}

const openLines = ({ lines }: DocketEntry): DocketLine[] =>
  lines.filter(({ approvedQuantity }) => approvedQuantity === null);

const isPartPossible = (entry: DocketEntry): boolean =>
  entry.isOnlyShort && openLines(entry).some(({ possible }) => possible > 0);

/** The number that stands in the field: what was asked for, or as much of it as the click would approve. */
export const filledIn = (entry: DocketEntry, { possible, quantity }: DocketLine): number =>
  isPartPossible(entry) ? possible : quantity;
