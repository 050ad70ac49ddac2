/** What stops a hand-over although everything is there: an inspection that is due, a qualification that nobody has, a deposit that was not paid. The coordination may overrule it with a reason. */
import { Injectable } from '@nestjs/common';
import type { Turn } from '../../partners/who/turns.service.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import { dayAt } from '../../shared/zone.js';
import { depositFor, reasonsAgainstUnpaid, sumsOf } from '../record/deposit.js';
import { paidFor } from '../record/money.query.js';
import { unqualifiedIn } from '../record/requirements.query.js';
import type { Found } from '../record/reservation-store.service.js';
import { stoppedUnqualified } from '../record/unqualified.js';
import { reasonsAgainstUninspected, type Issue } from './hand-over-rules.js';

@Injectable()
export class Stops {
  /** Refuses (409) with all reasons at once, and (403) whoever overrules them and is not the coordination. */
  async refuse(
    turn: Turn,
    found: Found,
    issues: readonly Issue[],
    overrule: string | undefined,
  ): Promise<void> {
    const { actor, now } = turn;
    const given = found.items.filter(({ id }) => issues.some(({ line }) => line.itemId === id));
    const today = dayAt(now, actor.alliance.timeZone);
    const reasons = [
      ...reasonsAgainstUninspected(given, today),
      ...(await this.unqualified(turn, found, given)),
      ...(await this.unpaid(turn, found, issues)),
    ];
    if (reasons.length === 0) return;
    if (overrule !== undefined) {
      if (!actor.isCoordination) throw Refusal.forbidden();
      return;
    }
    const says = { de: 'So geht es leider nicht.', en: 'This is not possible.' };
    throw new Refusal('conflict', 'refused', says, { reasons });
  }

  /** Of whoever fetches it today, whatever day was planned. */
  private async unqualified(
    turn: Turn,
    { reservation: { partnerId } }: Found,
    items: Found['items'],
  ): Promise<Reason[]> {
    const lines = items.map(({ id }) => ({ itemId: id, pickUpAt: turn.now }));
    return (await unqualifiedIn(turn, { lines, items, partnerId })).map(stoppedUnqualified);
  }

  /** For all that will be out: what was written down is read only where a deposit is asked for. */
  private async unpaid({ tx }: Turn, { reservation, items }: Found, issues: readonly Issue[]) {
    const goes = new Map(issues.map(({ line, quantity }) => [line.id, quantity]));
    const out = reservation.lines.map(({ id, itemId, outQuantity }) => ({
      itemId,
      quantity: outQuantity + (goes.get(id) ?? 0),
    }));
    const needed = depositFor(out, items);
    if (needed === 0) return [];
    return reasonsAgainstUnpaid(needed, sumsOf(await paidFor(tx, reservation)).held);
  }
}
