/** Offers of a refused change as text that one button sends, and what they make of the form. */
import { isId, parseInstant } from '../../../shared/input-text.js';
import type { Proposal, ProposedLine } from '../../../shared/refusal.js';
import type { Typed } from '../../forms/typed.js';
import { wholeNumber } from '../../forms/typed.js';
import { timesTyped } from './change-typed.js';
import { addedField, thingsOf, type ChangeVisit } from './change-visits.js';

/** `item*units*from*until`, with commas between the lines. */
export const offerText = ({ lines }: Pick<Proposal, 'lines'>): string =>
  lines
    .map(({ itemId, quantity, pickUpAt, returnDueAt }) => [itemId, quantity, pickUpAt, returnDueAt].join('*'))
    .join(',');

const MOST_LINES = 100;

/** What is none is passed over. */
export function offeredLines(text: string): ProposedLine[] {
  return text
    .split(',', MOST_LINES)
    .map((line) => line.split('*'))
    .flatMap(([itemId, units, from, until]) => {
      const [quantity, pickUpAt, returnDueAt] = [wholeNumber(units), parseInstant(from), parseInstant(until)];
      if (!isId(itemId) || typeof quantity !== 'number' || !pickUpAt || !returnDueAt) return [];
      return [{ itemId, quantity, pickUpAt: pickUpAt.toISOString(), returnDueAt: returnDueAt.toISOString() }];
    });
}

/** The form with exactly these lines; what is none of them falls away. An offer may name a thing twice: as it was asked for, and in the place of another. */
export function withOffer(
  typed: Typed,
  visits: readonly ChangeVisit[],
  lines: readonly ProposedLine[],
  timeZone: string,
): Typed {
  const things = thingsOf(visits);
  const units = new Map(things.map(({ field }) => [field, 0]));
  const times: [string, string][] = [];
  const taken = new Set<string>();
  for (const line of lines) {
    const same = things.filter(({ itemId }) => itemId === line.itemId);
    const thing = same.find(({ field }) => !taken.has(field)) ?? same.at(-1);
    const field = thing?.field ?? addedField(line.itemId);
    taken.add(field);
    units.set(field, (units.get(field) ?? 0) + line.quantity);
    const visit = visits.findIndex((one) => thing !== undefined && one.things.includes(thing));
    if (visit === -1) continue;
    times.push(...timesTyped('pickUp', visit, line.pickUpAt, timeZone));
    times.push(...timesTyped('return', visit, line.returnDueAt, timeZone));
  }
  const counted = [...units].map(([field, quantity]): [string, string] => [field, String(quantity)]);
  return { ...typed, ...Object.fromEntries([...counted, ...times]) };
}
