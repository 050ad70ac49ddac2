/** Cancelling in SQL: refuses a borrower alone what comes too late, all of a promise as well as a part of it. */
import { rulesOfItems } from '../../items/lending/lending-terms.query.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import { whyNotCancel } from './cancelling.js';
import { isAwaited } from './lifecycle.js';
import type { ReservationLine } from './reservation-line.entity.js';
import type { Found } from './reservation-store.service.js';

/** Refuses (409) to give up these lines nearer to the pick-up than the rules allow; the coordination always may. */
export async function refuseLateCancelling(
  { tx, actor, now }: Turn,
  { reservation, items }: Found,
  lines: readonly ReservationLine[],
): Promise<void> {
  if (actor.isCoordination || lines.length === 0 || !isAwaited(reservation.statusAt(now))) return;
  const { alliance } = actor;
  const rules = await rulesOfItems(tx, alliance, items);
  const why = whyNotCancel(lines, rules, { office: alliance, now });
  if (why) throw new Refusal('conflict', 'too-late-to-cancel', why);
}
