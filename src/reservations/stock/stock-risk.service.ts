/** Finds the promises that the stock no longer covers. Computed whenever somebody looks, so it is never out of date. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { ListQuery } from '../../http/list.query.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import type { Item } from '../../items/item.entity.js';
import type { RelatedItems } from '../../items/related-items.query.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { byTime } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { inSlices } from '../../shared/search.slices.js';
import { Reservation } from '../record/reservation.entity.js';
import { lateItemIds, promisedIn, promisedOf } from './promised-lines.query.js';
import { riskView, type AtRiskView } from './risk.view.js';
import { endangeredByLate, type Endangered } from './endangered.js';
import { linesAtRisk, riskWarning } from './stock-risk.js';
import type { LineAtRisk, PromisedLine, Risked } from './stock-risk.js';
import { StockService } from './stock.service.js';

/** A line at risk with the reservation and the item that it belongs to. */
export interface Hurt extends LineAtRisk {
  reservation: Reservation;
  item: Item;
}

@Injectable()
export class StockRiskService {
  constructor(
    private readonly turns: Turns,
    private readonly stock: StockService,
  ) {}

  /** Everything at risk in the alliance. */
  list(actor: Actor, { limit, cursor }: ListQuery): Promise<ListPart<AtRiskView>> {
    return this.turns.look(actor, async (look) => {
      const after = cursor === undefined ? '' : cursorKey(cursor, 1)[0]!;
      const views = (await this.all(look))
        .map((one) => riskView(one, look.now))
        .filter(({ lineId }) => lineId > after);
      const sorted = views.toSorted((one, other) => (one.lineId < other.lineId ? -1 : 1));
      return listPartOf(sorted.slice(0, limit + 1), limit, ({ lineId }) => [lineId]);
    });
  }

  /** Every line that the stock does not cover. */
  async all(look: Look): Promise<Hurt[]> {
    return this.ofAll(look);
  }

  /** Promises, no mere requests, that the stock no longer covers; the next pick-up first. */
  async brokenPromises(look: Look): Promise<Hurt[]> {
    return promisesOf(await this.all(look));
  }

  /** Whom it hurts as this item stands now; for whoever may change it. */
  ofItem(actor: Actor, itemId: string): Promise<AtRiskView[]> {
    return this.turns.look(actor, (look) => this.hurtBy(look, itemId));
  }

  /** What a change of this item's stock hurts. An owner is told of own items only: loans of others are none of theirs. */
  async hurtBy(look: Look, itemId: string): Promise<AtRiskView[]> {
    return this.told(look, await this.ofItems(look, [itemId]));
  }

  /** As much of it as the actor may know. */
  told({ actor, now }: Look, hurt: readonly Hurt[]): AtRiskView[] {
    const isTold = ({ item }: Hurt): boolean => actor.isCoordination || actor.actsFor(item.ownerId);
    return hurt.filter(isTold).map((one) => riskView(one, now));
  }

  /** Everything that is at risk by these numbers of the alliance. */
  async hurtByRules(look: Look, alliance: Alliance): Promise<AtRiskView[]> {
    const hurt = await this.ofAll(look, alliance);
    return hurt.map((one) => riskView(one, look.now));
  }

  /** By reservation, a sentence for each line that it may not get in full. */
  async warnings(
    { tx, now, actor }: Look,
    reservations: readonly Reservation[],
  ): Promise<Map<string, Reason[]>> {
    return this.warningsOf({ tx, now, alliance: actor.alliance }, reservations);
  }

  async isAtRisk(around: Around, reservation: Reservation): Promise<boolean> {
    return (await this.warningsOf(around, [reservation])).has(reservation.id);
  }

  private async warningsOf(
    around: Around,
    reservations: readonly Reservation[],
  ): Promise<Map<string, Reason[]>> {
    const itemIds = reservations.flatMap(({ lines }) =>
      lines.filter(({ holds }) => holds).map(({ itemId }) => itemId),
    );
    const warnings = new Map<string, Reason[]>();
    for (const { reservation, item, ...risk } of await this.hurtOf(around, [...new Set(itemIds)])) {
      const known = warnings.get(reservation.id) ?? [];
      warnings.set(reservation.id, [...known, riskWarning(item, risk)]);
    }
    return warnings;
  }

  /** Which loans that are late endanger which promises; for the clock, which acts for nobody. */
  async endangeredByLate(around: Around): Promise<(Endangered & { item: Item })[]> {
    const { tx, now, alliance } = around;
    const itemIds = await lateItemIds(tx, { allianceId: alliance.id, now });
    if (itemIds.length === 0) return [];
    const known = await this.knownOf(around, itemIds);
    const endangered = await inSlices(endangeredByLate(await this.risked(around, known)));
    const items = itemsIn(known);
    return endangered.map((one) => ({ ...one, item: items.get(one.line.itemId)! }));
  }

  private async ofAll({ tx, now, actor }: Look, alliance = actor.alliance): Promise<Hurt[]> {
    const promised = await promisedIn(tx, { allianceId: alliance.id, now });
    if (promised.length === 0) return [];
    const itemIds = [...new Set(promised.map(({ itemId }) => itemId))];
    const related = await this.stock.related(tx, alliance.id, itemIds);
    return this.hurt({ tx, now, alliance }, { promised, related });
  }

  /** Everything at risk of some items. */
  async ofItems({ tx, now, actor }: Look, itemIds: readonly string[]): Promise<Hurt[]> {
    return this.hurtOf({ tx, now, alliance: actor.alliance }, itemIds);
  }

  private async hurtOf(around: Around, itemIds: readonly string[]): Promise<Hurt[]> {
    return itemIds.length === 0 ? [] : this.hurt(around, await this.knownOf(around, itemIds));
  }

  private async knownOf({ tx, now, alliance }: Around, itemIds: readonly string[]): Promise<Known> {
    const related = await this.stock.related(tx, alliance.id, itemIds);
    const relatedIds = related.items.map(({ id }) => id);
    return { promised: await promisedOf(tx, { allianceId: alliance.id, now }, relatedIds), related };
  }

  private async hurt(around: Around, known: Known): Promise<Hurt[]> {
    const risks = await inSlices(linesAtRisk(await this.risked(around, known)));
    const reservations = await reservationsOf(around.tx, risks);
    const items = itemsIn(known);
    return risks.map((risk) => ({
      ...risk,
      reservation: reservations.get(risk.line.reservationId)!,
      item: items.get(risk.line.itemId)!,
    }));
  }

  private async risked({ tx, now, alliance }: Around, { promised, related }: Known): Promise<Risked> {
    const itemIds = related.items.map(({ id }) => id);
    // What is held later is promised, and known: of the stock only what is out counts, what rests, and what is gone for good.
    const question = { alliance, itemIds, period: { from: now, until: now }, now };
    const stock = await this.stock.loadOf(tx, question, related);
    const aside = related.items.filter(({ setAsideAt }) => setAsideAt !== null);
    return { stock, setAsideIds: new Set(aside.map(({ id }) => id)), promised };
  }
}

/** Where and when it is asked who is in danger. */
interface Around {
  tx: EntityManager;
  now: Date;
  alliance: Alliance;
}

const itemsIn = ({ related }: Known): ReadonlyMap<string, Item> =>
  new Map(related.items.map((item) => [item.id, item]));

/** What was promised, and every item whose loans bear on it. */
interface Known {
  promised: readonly PromisedLine[];
  related: RelatedItems;
}

/** Of these the promises; the next pick-up first. */
export const promisesOf = (hurt: readonly Hurt[]): Hurt[] =>
  hurt
    .filter(({ line }) => line.isApproved)
    .toSorted((one, other) => byTime(one.line.period.from, other.line.period.from));

async function reservationsOf(
  tx: EntityManager,
  risks: readonly LineAtRisk[],
): Promise<ReadonlyMap<string, Reservation>> {
  const ids = [...new Set(risks.map(({ line }) => line.reservationId))];
  const found = ids.length === 0 ? [] : await tx.findBy(Reservation, { id: In(ids) });
  return new Map(found.map((reservation) => [reservation.id, reservation]));
}
