/** Which role of whom a page is about, as its address or form names it. */
import type { KnownHere } from '../../../partners/members/partner.dto.js';
import { Refusal } from '../../../shared/refusal.js';
import type { Typed } from '../../forms/typed.js';
import type { Held } from './roles-page.js';

/** Refuses (404) a person who is not there, or does not hold it. */
export function heldBy(
  people: readonly KnownHere[],
  personId: string,
  { role, storagePlaceId = '' }: Typed,
): { person: KnownHere; held: Held } {
  const person = people.find(({ id }) => id === personId);
  const held = person?.roles.find(
    (one) => one.role === role && (one.storagePlaceId ?? '') === storagePlaceId,
  );
  if (!person || !held) throw Refusal.notFound();
  return { person, held };
}
