/** The docket: everything that waits for a decision, each with its light. The number of queries does not grow with the requests. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { PoolService } from '../items/pool.service.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import type { Actor } from '../partners/actor.js';
import { mailLanguageOf } from '../partners/mail-facts.js';
import { Person } from '../partners/person.entity.js';
import { Clock } from '../shared/clock.service.js';
import { span } from '../shared/period.js';
import type { Language } from '../shared/words.js';
import { entryOf, judged, openLines, type Around, type Judged, type KnownRival } from './docket-entry.js';
import { DocketRequests } from './docket-requests.service.js';
import type { BrokenPromise, Docket, DocketEntry, Fate, NextPickUp } from './docket.view.js';
import type { Asked } from './lending-rules.js';
import type { Reservation } from './reservation.entity.js';
import { StockRiskService } from './stock-risk.service.js';
import { StockService } from './stock.service.js';
import { askedItem } from './wish-check.service.js';

@Injectable()
export class DocketService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pool: PoolService,
    private readonly stock: StockService,
    private readonly requests: DocketRequests,
    private readonly risk: StockRiskService,
  ) {}

  read(actor: Actor): Promise<Docket> {
    actor.require('docket.read');
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const { waiting, hasMore } = await this.requests.waiting(tx, actor, now);
      return {
        entries: waiting.length === 0 ? [] : await this.entries(tx, actor, waiting, now),
        hasMore,
        atRisk: await this.brokenPromises(tx, actor, now),
        nextPickUp: await this.nextPickUp(tx, actor, now),
      };
    });
  }

  /** What became of those of these that are in the actor's alliance. */
  fates(actor: Actor, ids: readonly string[]): Promise<Fate[]> {
    actor.require('docket.read');
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const found = await this.requests.withIds(tx, actor, ids);
      const partners = await this.requests.partnersOf(tx, actor, found);
      return found.map((one) => ({
        id: one.id,
        number: one.number,
        partnerName: partners.get(one.partnerId)?.name ?? '',
        status: one.statusAt(now),
      }));
    });
  }

  /** The language of the mails to whoever asked for this; German where there is no such request here. */
  askersLanguage(actor: Actor, id: string): Promise<Language> {
    actor.require('docket.read');
    return this.database.read(async (tx) => {
      const [found] = await this.requests.withIds(tx, actor, [id]);
      const asker = found && (await tx.findOneBy(Person, { id: found.askedBy }));
      return mailLanguageOf(asker ?? { language: null });
    });
  }

  private async entries(
    tx: EntityManager,
    actor: Actor,
    waiting: readonly Reservation[],
    now: Date,
  ): Promise<DocketEntry[]> {
    const itemIds = [...new Set(waiting.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)))];
    const around = await this.around(tx, actor, waiting, itemIds, now);
    const incomplete = await this.pool.incomplete(tx, actor.allianceId, itemIds);
    const all = waiting.map((reservation) =>
      judged(reservation, askedBy(reservation, actor, around, incomplete), around),
    );
    const rivals = await this.rivals(tx, actor, all, now);
    return all.map((one) => entryOf(one, around, rivals));
  }

  private async around(
    tx: EntityManager,
    actor: Actor,
    waiting: readonly Reservation[],
    itemIds: readonly string[],
    now: Date,
  ): Promise<Around> {
    const { allianceId, alliance } = actor;
    const period = span(waiting.flatMap(({ lines }) => lines.map((line) => line.period)))!;
    const { items } = await this.pool.related(tx, allianceId, itemIds);
    return {
      items: new Map(items.map((item) => [item.id, item])),
      stock: await this.stock.load(tx, { alliance, itemIds, period, now }),
      places: await tx.findBy(StoragePlace, { allianceId }),
      partners: await this.requests.partnersOf(tx, actor, waiting),
    };
  }

  /** The other reservations of all clashes, by id. */
  private async rivals(
    tx: EntityManager,
    actor: Actor,
    all: readonly Judged[],
    now: Date,
  ): Promise<ReadonlyMap<string, KnownRival>> {
    const ids = all.flatMap(({ clashes }) =>
      clashes.flatMap(({ rivals }) => rivals.map(({ reservationId }) => reservationId)),
    );
    const found = await this.requests.withIds(tx, actor, [...new Set(ids)]);
    const partners = await this.requests.partnersOf(tx, actor, found);
    const known = found.map((one) => ({
      reservationId: one.id,
      number: one.number,
      status: one.statusAt(now),
      partnerName: partners.get(one.partnerId)?.name ?? '',
      occasionName: one.occasionName,
      askedAt: one.askedAt,
    }));
    return new Map(known.map((rival) => [rival.reservationId, rival]));
  }

  private async brokenPromises(tx: EntityManager, actor: Actor, now: Date): Promise<BrokenPromise[]> {
    const hurt = await this.risk.brokenPromises(tx, actor, now);
    const reservations = hurt.map(({ reservation }) => reservation);
    const partners = await this.requests.partnersOf(tx, actor, reservations);
    return hurt.map(({ reservation, item, line, free }) => ({
      reservationId: reservation.id,
      number: reservation.number,
      partnerName: partners.get(reservation.partnerId)?.name ?? '',
      itemName: item.name,
      unit: item.unit,
      quantity: line.quantity,
      free,
      period: line.period,
    }));
  }

  private async nextPickUp(tx: EntityManager, actor: Actor, now: Date): Promise<NextPickUp | undefined> {
    const next = await this.requests.nextPickUp(tx, actor, now);
    if (!next) return undefined;
    const partners = await this.requests.partnersOf(tx, actor, [next]);
    const { id: reservationId, number, pickUpAt, partnerId } = next;
    return { reservationId, number, pickUpAt, partnerName: partners.get(partnerId)?.name ?? '' };
  }
}

/** As approving it now would ask the rules. */
function askedBy(
  reservation: Reservation,
  { alliance: { timeZone, rules } }: Actor,
  { stock: { now }, items, places, partners }: Around,
  incomplete: ReadonlySet<string>,
): Asked {
  const lines = openLines(reservation).map(({ itemId, heldQuantity: quantity, period }) =>
    askedItem({ itemId, quantity, period }, items.get(itemId)!, places, incomplete),
  );
  return { now, timeZone, rules, partner: partners.get(reservation.partnerId)!, lines };
}
