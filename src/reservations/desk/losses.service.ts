/** Losses: what comes back damaged or not at all leaves the stock in the same step, and comes back when it turns up. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Closure, OPEN_END, type ClosureCause } from '../../items/closure.entity.js';
import type { Turn } from '../../partners/who/turns.service.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Found } from '../record/reservation-store.service.js';
import type { Return } from './take-back-rules.js';

@Injectable()
export class Losses {
  /** Closes what is damaged or missing, and opens what was found. */
  async note(turn: Turn, { reservation }: Found, returns: readonly Return<ReservationLine>[]): Promise<void> {
    for (const { line, damaged, missing, found, note } of returns) {
      const said = [reservation.number, note].filter(Boolean).join(': ');
      if (damaged > 0) await this.close(turn, line, { cause: 'damaged', quantity: damaged, note: said });
      if (missing > 0) await this.close(turn, line, { cause: 'missing', quantity: missing, note: said });
      if (found > 0) await this.open(turn.tx, line, found);
    }
  }

  private async close(
    { tx, actor, now }: Turn,
    { id: lineId, itemId, allianceId }: ReservationLine,
    { cause, quantity, note }: { cause: ClosureCause; quantity: number; note: string },
  ): Promise<void> {
    const made = { id: newId(), allianceId, createdBy: actor.personId, createdAt: now };
    const closed = { startsAt: now, endsAt: OPEN_END, reason: null, note };
    await tx.insert(Closure, { ...made, ...closed, itemId, quantity, cause, lineId });
  }

  /** Whatever of it somebody opened by hand already, is open. */
  private async open(tx: EntityManager, { id: lineId }: ReservationLine, found: number): Promise<void> {
    let left = found;
    for (const { id, quantity } of await tx.findBy(Closure, { lineId, cause: 'missing' })) {
      const opened = Math.min(left, quantity);
      left -= opened;
      if (opened === quantity) await tx.delete(Closure, { id });
      else if (opened > 0) await tx.update(Closure, { id }, { quantity: quantity - opened });
    }
  }
}
