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
import { StockService } from '../stock/stock.service.js';
import { givesWay, harmReason, USUAL_OWN_USE_DAYS, type Harmed, type OwnersRule } from './own-use-rules.js';

interface OwnUseWish {
  item: Item;
  quantity: number;
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
  async refuseHarm(turn: Turn, { item, quantity, period }: OwnUseWish): Promise<void> {
    const line = { itemId: item.id, quantity, period: ahead(period, turn.now) };
    const around = await this.around(turn, item, line.period);
    const harm = harmBy(line, around);
    if (harm.short.length === 0) return;
    throw refused(harm.short, await this.harmed(turn, harm.rivals, around), around);
  }

  private async around({ tx, actor, now }: Turn, item: Item, period: Period): Promise<Around> {
    const { alliance } = actor;
    const related = await this.stock.related(tx, alliance.id, [item.id]);
    const question = { alliance, itemIds: [item.id], period, now };
    const ledger = allLent(openLedger(await this.stock.loadOf(tx, question, related)));
    const ids = new Set(
      holdsMeeting(ledger, item.id, period).flatMap(({ reservationId }) => reservationId ?? []),
    );
    const found = await tx.findBy(Reservation, { allianceId: alliance.id, id: In([...ids]) });
    const owner = await tx.findOneByOrFail(Partner, { allianceId: alliance.id, id: item.ownerId });
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
function harmBy(line: AskedLine, around: Around): { short: Shortage[]; rivals: Rival[] } {
  const { ledger } = around;
  const yielding = holdsMeeting(ledger, line.itemId, line.period).filter((hold) => isYielding(hold, around));
  return whileGone(ledger, yielding, () => ({
    short: shortages(ledger, [line]),
    rivals: clashesOf(ledger, [line]).flatMap((clash) => clash.rivals),
  }));
}

/** Where nobody would be hurt, units are closed or there are no more. */
function refused(short: readonly Shortage[], hurt: readonly Harmed[], { items, rule }: Around): Refusal {
  const extras = { shortages: short };
  const nameOf: Names = (id) => items.get(id) ?? { name: '', unit: '' };
  if (hurt.length === 0)
    return new Refusal('conflict', 'refused', notThere, { reasons: reasonsOf(short, nameOf), extras });
  const reasons = short.flatMap(({ itemId }) => hurt.map((one) => harmReason(itemId, one, rule)));
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
