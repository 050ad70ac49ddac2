/** An asked change: what is wanted, as it waits beside the promise. */
import { newId } from '../../database/columns.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { PendingChangeLine } from '../record/pending-change-line.entity.js';
import { PendingChange } from '../record/pending-change.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import { changeDeadline, type Plan } from './change-plan.js';

/** `note` is the one that the loan gets with it. */
export function askedChange(
  { actor, now }: Turn,
  { id: reservationId, allianceId, lines }: Reservation,
  { wanted }: Pick<Plan, 'wanted'>,
  note: string,
): PendingChange {
  const id = newId();
  const periods = [...lines.filter(({ holds }) => holds), ...wanted].map(({ period }) => period);
  const decideBy = changeDeadline(now, actor.alliance.rules.decisionDays, periods);
  const facts = { id, allianceId, reservationId, askedBy: actor.personId, askedAt: now, decideBy, note };
  return Object.assign(new PendingChange(), facts, {
    lines: wanted.map(({ line, itemId, quantity, period }, index) =>
      Object.assign(new PendingChangeLine(), {
        id: newId(),
        allianceId,
        changeId: id,
        position: index + 1,
        lineId: line?.id ?? null,
        itemId,
        quantity,
        pickUpAt: period.from,
        returnDueAt: period.until,
      }),
    ),
  });
}
