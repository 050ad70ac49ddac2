/** Losses: what comes back damaged or not at all leaves the stock in the same step, and comes back when it turns up. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Counted } from '../../notifications/counted-words.js';
import { newId } from '../../database/columns.js';
import { Closure, OPEN_END, type ClosureCause } from '../../items/closure.entity.js';
import type { Turn } from '../../partners/who/turns.service.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import { hurtSince, riskWarning } from '../stock/stock-risk.js';
import { StockRiskService, type Hurt } from '../stock/stock-risk.service.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import { countOf } from './desk-work.service.js';
import type { Return } from './take-back-rules.js';

@Injectable()
export class Losses {
  constructor(
    private readonly store: ReservationStore,
    private readonly risk: StockRiskService,
    private readonly mails: DeskMails,
  ) {}

  /** Closes what is damaged or missing, and opens what was found; answers how to tell of it, once it is written down. */
  async note(
    turn: Turn,
    found: Found,
    returns: readonly Return<ReservationLine>[],
  ): Promise<(() => Promise<void>) | undefined> {
    const lost = returns.filter(({ damaged, missing }) => damaged + missing > 0);
    const findings = returns.filter((one) => lost.includes(one) || one.worn + one.uncleaned > 0);
    const itemIds = [...new Set(lost.map(({ line }) => line.itemId))];
    const before = await this.risk.ofItems(turn, itemIds);
    for (const one of returns) await this.put(turn, found, one);
    if (findings.length === 0) return undefined;
    return async () => {
      await this.mails.losses(turn, { alliance: turn.actor.alliance, ...found }, byItem(found, findings));
      await this.warn(turn, before, await this.risk.ofItems(turn, itemIds));
    };
  }

  private async put(turn: Turn, { reservation }: Found, one: Return<ReservationLine>): Promise<void> {
    const { line, damaged, missing, found, note } = one;
    const said = [reservation.number, note].filter(Boolean).join(': ');
    if (damaged > 0) await this.close(turn, line, { cause: 'damaged', quantity: damaged, note: said });
    if (missing > 0) await this.close(turn, line, { cause: 'missing', quantity: missing, note: said });
    if (found > 0) await this.open(turn.tx, line, found);
  }

  /** Promises that are short since; of mere requests the decision comes first. */
  private async warn(turn: Turn, before: readonly Hurt[], after: readonly Hurt[]): Promise<void> {
    const had = before.map(({ line, free }) => ({ lineId: line.lineId, free }));
    const now = after.map((hurt) => ({ lineId: hurt.line.lineId, free: hurt.free, hurt }));
    const since = hurtSince(had, now).filter(({ hurt }) => hurt.line.isApproved);
    for (const id of new Set(since.map(({ hurt }) => hurt.reservation.id))) {
      const told = await this.store.findAny(turn.tx, turn.actor.allianceId, id);
      const missing = since
        .filter(({ hurt }) => hurt.reservation.id === id)
        .map(({ hurt: { item, ...risk } }) => riskWarning(item, risk).message);
      if (told) await this.mails.atRisk(turn, { alliance: turn.actor.alliance, ...told }, missing);
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

const byItem = (
  found: Found,
  findings: readonly Return<ReservationLine>[],
): ReadonlyMap<string, readonly Counted[]> => {
  const counts = new Map<string, Counted[]>();
  for (const one of findings) {
    const { itemId } = one.line;
    counts.set(itemId, [...(counts.get(itemId) ?? []), ...countedOf(found, one)]);
  }
  return counts;
};

/** What is said of a thing is said of the last that became of it, which is the worst. */
export function countedOf(
  found: Found,
  { line, back, damaged, missing, worn, uncleaned, found: turnedUp, note }: Return<ReservationLine>,
): Counted[] {
  const all = [
    { what: 'returned', quantity: back },
    { what: 'found', quantity: turnedUp },
    { what: 'worn', quantity: worn },
    { what: 'uncleaned', quantity: uncleaned },
    { what: 'damaged', quantity: damaged },
    { what: 'missing', quantity: missing },
  ] as const;
  const counted = all.filter(({ quantity }) => quantity > 0);
  return counted.map((one, index) =>
    countOf(found, line.itemId, { ...one, ...(note !== '' && index === counted.length - 1 ? { note } : {}) }),
  );
}
