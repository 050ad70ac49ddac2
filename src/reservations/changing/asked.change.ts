/** An asked change: what is wanted, or offered, as it waits beside what stands. */
import { newId } from '../../database/columns.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { PendingChangeLine } from '../record/pending-change-line.entity.js';
import { PendingChange } from '../record/pending-change.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import { changeDeadline, type Plan } from './change-plan.js';

export function askedChange(
  { actor, now }: Turn,
  { id: reservationId, allianceId, lines }: Reservation,
  { wanted }: Pick<Plan, 'wanted'>,
  said: Pick<PendingChange, 'note' | 'offerMessage'>,
): PendingChange {
  const id = newId();
  const periods = [...lines.filter(({ holds }) => holds), ...wanted].map(({ period }) => period);
  const decideBy = changeDeadline(now, actor.alliance.rules.decisionDays, periods);
  const facts = { id, allianceId, reservationId, askedBy: actor.personId, askedAt: now, decideBy, ...said };
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
