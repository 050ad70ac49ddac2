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
import { promisedIn, promisedOf } from './promised-lines.query.js';
import { riskView, type AtRiskView } from './risk.view.js';
import { linesAtRisk, riskWarning, type LineAtRisk, type PromisedLine } from './stock-risk.js';
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
    const { actor, now } = look;
    const hurt = await this.ofItems(look, [itemId]);
    const isTold = ({ item }: Hurt): boolean => actor.isCoordination || actor.actsFor(item.ownerId);
    return hurt.filter(isTold).map((one) => riskView(one, now));
  }

  /** Everything that is at risk by these numbers of the alliance. */
  async hurtByRules(look: Look, alliance: Alliance): Promise<AtRiskView[]> {
    const hurt = await this.ofAll(look, alliance);
    return hurt.map((one) => riskView(one, look.now));
  }

  /** By reservation, a sentence for each line that it may not get in full. */
  async warnings(look: Look, reservations: readonly Reservation[]): Promise<Map<string, Reason[]>> {
    const itemIds = new Set(
      reservations.flatMap(({ lines }) => lines.filter(({ holds }) => holds).map(({ itemId }) => itemId)),
    );
    const warnings = new Map<string, Reason[]>();
    for (const { reservation, item, line, free } of await this.ofItems(look, [...itemIds])) {
      const known = warnings.get(reservation.id) ?? [];
      warnings.set(reservation.id, [...known, riskWarning(item, line.quantity, free)]);
    }
    return warnings;
  }

  private async ofAll(look: Look, alliance = look.actor.alliance): Promise<Hurt[]> {
    const { tx, now } = look;
    const promised = await promisedIn(tx, { allianceId: alliance.id, now });
    if (promised.length === 0) return [];
    const itemIds = [...new Set(promised.map(({ itemId }) => itemId))];
    const related = await this.stock.related(tx, alliance.id, itemIds);
    return this.hurt(look, alliance, { promised, related });
  }

  /** Everything at risk of some items. */
  async ofItems(look: Look, itemIds: readonly string[]): Promise<Hurt[]> {
    if (itemIds.length === 0) return [];
    const { tx, now, actor } = look;
    const { alliance, allianceId } = actor;
    const related = await this.stock.related(tx, allianceId, itemIds);
    const relatedIds = related.items.map(({ id }) => id);
    return this.hurt(look, alliance, {
      promised: await promisedOf(tx, { allianceId, now }, relatedIds),
      related,
    });
  }

  private async hurt(look: Look, alliance: Alliance, { promised, related }: Known): Promise<Hurt[]> {
    const { tx, now } = look;
    const known = new Map(related.items.map((item) => [item.id, item]));
    // What is held later is promised, and known: of the stock only what is out counts, what rests, and what is gone for good.
    const question = { alliance, itemIds: [...known.keys()], period: { from: now, until: now }, now };
    const stock = await this.stock.loadOf(tx, question, related);
    const aside = new Set(related.items.filter(({ setAsideAt }) => setAsideAt !== null).map(({ id }) => id));
    const risks = await inSlices(linesAtRisk(stock, aside, promised));
    const reservations = await reservationsOf(tx, risks);
    return risks.map((risk) => ({
      ...risk,
      reservation: reservations.get(risk.line.reservationId)!,
      item: known.get(risk.line.itemId)!,
    }));
  }
}

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
