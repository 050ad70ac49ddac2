/** A walk-in loan as it is typed: who takes what along, and until when; and the body that it becomes. */
import type { DoorPlace } from '../../../reservations/desk/door.view.js';
import type { Language } from '../../../shared/words.js';
import { fixed } from '../../forms/amounts.js';
import { filled, localInstant, wholeNumber, type Typed } from '../../forms/typed.js';
import { lendWords } from './lend-words.js';

const QUANTITY = 'quantity.';

/** Of a number's field. */
export const quantityField = (itemId: string): string => `${QUANTITY}${itemId}`;

/** Where the return is not one of those that are proposed. */
export const OTHER = 'other';

/** The things of which something was typed, in the order of the form; text that is no number stays, for the check to refuse. */
export const typedThings = (typed: Typed): { itemId: string; quantity: number | string }[] =>
  Object.entries(typed)
    .filter(([field]) => field.startsWith(QUANTITY))
    .map(([field, said]) => ({ itemId: field.slice(QUANTITY.length), quantity: wholeNumber(said) ?? 0 }))
    .filter(({ quantity }) => quantity !== 0);

/** When it comes back; the first that is proposed, where nothing was chosen yet. */
export function returnTyped(
  typed: Typed,
  place: DoorPlace | undefined,
  timeZone: string,
): string | undefined {
  const proposed = (place?.returns ?? []).map(({ at }) => at.toISOString());
  const chosen = typed['back'] ?? proposed[0] ?? OTHER;
  if (proposed.includes(chosen)) return chosen;
  // Of another place: what was proposed there is not proposed here.
  if (chosen !== OTHER && proposed.length > 0) return proposed[0];
  return localInstant(typed['day'], typed['time'], timeZone);
}

/** The body of the loan. */
export function lendBody(typed: Typed, returnDueAt: string | undefined, language: Language): object {
  const { partnerId, name, occasion, deposit, overrule } = typed;
  return filled({
    partnerId,
    occasion: { name: occasion?.trim() ? occasion : lendWords[language].usual },
    returnDueAt,
    lines: typedThings(typed),
    contact: filled({ name }),
    collectedBy: name,
    depositCents: fixed(deposit, 2, language),
    overrule: overrule ? { reason: overrule } : undefined,
  });
}

/** Paths of the body, as the fields of the page are called. */
export function lendField(typed: Typed, field: string): string {
  if (field === 'contact.name' || field === 'collectedBy') return 'name';
  if (field.startsWith('occasion')) return 'occasion';
  if (field === 'returnDueAt') return 'back';
  const position = /^lines\.(\d+)\./.exec(field)?.[1];
  const thing = position === undefined ? undefined : typedThings(typed)[Number(position)];
  return thing ? quantityField(thing.itemId) : field;
}
