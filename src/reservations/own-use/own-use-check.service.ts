/** The check of own use: the same arithmetic as for a loan, but requests that nobody has decided may give way to it. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HarmedView } from '../../http/problem.view.js';
import type { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { ahead, span, type Period } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { reasonsOf, type Names } from '../asking/stock-rule.js';
import { Reservation } from '../record/reservation.entity.js';
import { shortages, type Shortage } from '../stock/availability.js';
import { clashesOf, type Rival } from '../stock/clash.js';
import {
  allLent,
  holdsMeeting,
  openLedger,
  whileGone,
  type AskedLine,
  type Hold,
  type Ledger,
} from '../stock/ledger.js';
import type { Taken } from './own-things.js';
import { StockService } from '../stock/stock.service.js';
import { givesWay, harmReason, USUAL_OWN_USE_DAYS, type Harmed, type OwnersRule } from './own-use-rules.js';

interface OwnUseWish {
  /** Whose rule holds. */
  ownerId: string;
  /** The parts of a set, or the one item. */
  things: readonly Taken<Item>[];
  period: Period;
}

/** What the wish is held against. */
interface Around {
  ledger: Ledger;
  items: ReadonlyMap<string, Item>;
  reservations: ReadonlyMap<string, Reservation>;
  rule: OwnersRule;
}

@Injectable()
export class OwnUseCheck {
  constructor(private readonly stock: StockService) {}

  /** Refuses (409) where it takes what is promised, or asked for and soon to be fetched, and says whom it would hurt. */
  async refuseHarm(turn: Turn, { ownerId, things, period: whole }: OwnUseWish): Promise<void> {
    const period = ahead(whole, turn.now);
    const lines = things.map(({ item, quantity }) => ({ itemId: item.id, quantity, period }));
    const around = await this.around(turn, lines, { ownerId, period });
    const harm = harmBy(lines, around);
    if (harm.short.length === 0) return;
    throw refused(harm.short, await this.harmed(turn, harm.rivals, around), around);
  }

  private async around(
    { tx, actor, now }: Turn,
    lines: readonly AskedLine[],
    { ownerId, period }: Pick<OwnUseWish, 'ownerId' | 'period'>,
  ): Promise<Around> {
    const { alliance } = actor;
    const itemIds = lines.map(({ itemId }) => itemId);
    const related = await this.stock.related(tx, alliance.id, itemIds);
    const question = { alliance, itemIds, period, now };
    const ledger = allLent(openLedger(await this.stock.loadOf(tx, question, related)));
    const ids = new Set(metBy(lines, ledger).flatMap(({ reservationId }) => reservationId ?? []));
    const found = await tx.findBy(Reservation, { allianceId: alliance.id, id: In([...ids]) });
    const owner = await tx.findOneByOrFail(Partner, { allianceId: alliance.id, id: ownerId });
    const days = owner.ownUseDays ?? USUAL_OWN_USE_DAYS;
    return {
      ledger,
      items: new Map(related.items.map((one) => [one.id, one])),
      reservations: new Map(found.map((reservation) => [reservation.id, reservation])),
      rule: { days, now, timeZone: alliance.timeZone },
    };
  }

  private async harmed(
    { tx, actor, now }: Turn,
    rivals: readonly Rival[],
    { reservations, items }: Around,
  ): Promise<Harmed[]> {
    const partnerIds = [...reservations.values()].map(({ partnerId }) => partnerId);
    const partners = await tx.findBy(Partner, { allianceId: actor.allianceId, id: In(partnerIds) });
    return rivals.map(({ reservationId, holds }): Harmed => {
      const reservation = reservations.get(reservationId)!;
      const { number, partnerId } = reservation;
      const partnerName = partners.find(({ id }) => id === partnerId)?.name ?? '';
      const isTold = actor.isCoordination || holds.some(({ itemId }) => isOf(actor, items.get(itemId)));
      return {
        status: reservation.statusAt(now),
        period: span(holds.map((hold) => hold.period))!,
        ...(isTold ? { named: { reservationId, number, partnerName } } : {}),
      };
    });
  }
}

/** With all gone that gives way. */
function harmBy(lines: readonly AskedLine[], around: Around): { short: Shortage[]; rivals: Rival[] } {
  const { ledger } = around;
  const yielding = metBy(lines, ledger).filter((hold) => isYielding(hold, around));
  return whileGone(ledger, yielding, () => ({
    short: shortages(ledger, lines),
    rivals: eachOnce(clashesOf(ledger, lines).flatMap((clash) => clash.rivals)),
  }));
}

/** Loans that meet one of the lines. */
const metBy = (lines: readonly AskedLine[], ledger: Ledger): Hold[] => [
  ...new Set(lines.flatMap(({ itemId, period }) => holdsMeeting(ledger, itemId, period))),
];

/** One loan may lose several parts of a set. */
function eachOnce(rivals: readonly Rival[]): Rival[] {
  const once = new Map<string, Rival>();
  for (const rival of rivals) {
    const known = once.get(rival.reservationId);
    const holds = [...new Set([...(known?.holds ?? []), ...rival.holds])];
    once.set(rival.reservationId, { ...rival, holds });
  }
  return [...once.values()];
}

/** Where nobody would be hurt, units are closed or there are no more. */
function refused(short: readonly Shortage[], hurt: readonly Harmed[], { items, rule }: Around): Refusal {
  const extras = { shortages: short };
  const nameOf: Names = (id) => items.get(id) ?? { name: '', unit: '' };
  if (hurt.length === 0)
    return new Refusal('conflict', 'refused', notThere, { reasons: reasonsOf(short, nameOf), extras });
  const reasons = hurt.map((one) => harmReason(short[0]!.itemId, one, rule));
  return new Refusal('conflict', 'refused', hurts, {
    reasons,
    extras: { ...extras, hurts: hurt.map(harmView) },
  });
}

const harmView = ({ named, status, period }: Harmed): HarmedView => ({
  ...named,
  status,
  pickUpAt: period.from.toISOString(),
  returnDueAt: period.until.toISOString(),
});

/** Loans of a set that others own are none of their business. */
const isOf = (actor: Actor, item: Item | undefined): boolean =>
  item !== undefined && actor.actsFor(item.ownerId);

const isYielding = ({ reservationId, period }: Hold, { reservations, rule }: Around): boolean => {
  const reservation = reservations.get(reservationId ?? '');
  return (
    reservation !== undefined &&
    givesWay({ status: reservation.statusAt(rule.now), pickUpAt: period.from }, rule)
  );
};

const hurts = {
  de: 'Das würde jemandem etwas wegnehmen.',
  en: 'This would take something away from somebody.',
};

const notThere = { de: 'So viel ist in dieser Zeit nicht da.', en: 'There is not so much in this period.' };
