/** Offers in words: what a refusal for stock proposes instead, checked by the same rules and ready to be sent. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Item } from '../items/item.entity.js';
import { PoolService } from '../items/pool.service.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import { lengthen } from '../shared/period.js';
import { Refusal, type Proposal } from '../shared/refusal.js';
import { addDays } from '../shared/zone.js';
import type { AskedLine } from './ledger.js';
import { reasonsAgainst } from './lending-rules.js';
import { proposalOf } from './offer-words.js';
import { offers, otherTimes, type RefusedRequest } from './offers.js';
import { askedItem, spanOf, WishCheck } from './wish-check.service.js';

/** How far ahead another date is still worth proposing. */
const DAYS_AHEAD = 60;
const MOST_CANDIDATES = 20;

@Injectable()
export class OffersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: WishCheck,
    private readonly pool: PoolService,
  ) {}

  /** The same refusal, with offers where the stock was the only reason: what the rules refuse, no other quantity mends. */
  async completed(
    actor: Actor,
    partnerId: string,
    lines: readonly AskedLine[],
    refusal: Refusal,
  ): Promise<Refusal> {
    const { reasons = [] } = refusal.details;
    if (reasons.length === 0 || reasons.some(({ code }) => code !== 'out-of-stock')) return refusal;
    const found = await this.database.read((tx) => this.instead(tx, actor, partnerId, lines));
    return new Refusal(refusal.kind, refusal.code, refusal.words, { ...refusal.details, offers: found });
  }

  /** What could be had instead of these lines; each proposal passes every rule at the moment of reading. */
  async instead(
    tx: EntityManager,
    actor: Actor,
    partnerId: string,
    lines: readonly AskedLine[],
    except?: string,
  ): Promise<Proposal[]> {
    const now = this.clock.now();
    const { allianceId, alliance } = actor;
    const partner = await tx.findOneBy(Partner, { allianceId, id: partnerId });
    if (!partner) return [];
    const items = await this.candidates(tx, allianceId, lines);
    const places = await tx.findBy(StoragePlace, { allianceId });
    const byId = new Map(items.map((item) => [item.id, item]));
    const incomplete = await this.pool.incomplete(tx, allianceId, [...byId.keys()]);
    const passes = (wished: readonly AskedLine[]): boolean => {
      const known = wished.map((line) => askedItem(line, byId.get(line.itemId)!, places, incomplete));
      const { timeZone, rules } = alliance;
      return reasonsAgainst({ now, timeZone, rules, partner, lines: known }).length === 0;
    };
    const frame = lengthen(spanOf(lines), DAYS_AHEAD * 24 * 60);
    const ledger = await this.check.ledger(
      tx,
      actor,
      items.map(({ id }) => ({ itemId: id })),
      frame,
      now,
      except,
    );
    const request: RefusedRequest = {
      ledger,
      lines,
      daysAhead: DAYS_AHEAD,
      similarTo: (itemId) => similarTo(itemId, items),
      laterBy: (wished, days) => {
        const shifted = shiftedBy(wished, days, alliance.timeZone);
        return passes(shifted) ? shifted : undefined;
      },
    };
    const found = offers(request);
    const fitting = (found.length > 0 ? found : otherTimes(request)).filter((offer) => passes(offer.lines));
    return fitting.map((offer) => proposalOf(offer, alliance.timeZone, (id) => byId.get(id)?.name ?? ''));
  }

  /** The asked items, their parts, and what stands under the same headings. */
  private async candidates(
    tx: EntityManager,
    allianceId: string,
    lines: readonly AskedLine[],
  ): Promise<Item[]> {
    const itemIds = lines.map(({ itemId }) => itemId);
    return tx
      .createQueryBuilder(Item, 'item')
      .where('item.allianceId = :allianceId', { allianceId })
      .andWhere(
        `(item.id IN (:...itemIds)
          OR item.id IN (SELECT part_id FROM item_parts WHERE set_id IN (:...itemIds))
          OR (item.setAsideAt IS NULL AND item.category <> ''
            AND item.category IN (SELECT category FROM items WHERE id IN (:...itemIds))))`,
        { itemIds },
      )
      .orderBy('item.id')
      .getMany();
  }
}

/** Of the same kind first: who wanted a tent is helped by a tent more than by a peg box. */
function similarTo(itemId: string, items: readonly Item[]): string[] {
  const wanted = items.find(({ id }) => id === itemId);
  if (!wanted || wanted.category === '') return [];
  const others = items.filter(({ id, category }) => id !== itemId && category === wanted.category);
  const lendable = others.filter(({ kind }) => kind !== 'accessory' && kind !== 'consumable');
  const sameKindFirst = lendable.toSorted(
    (one, other) => Number(other.kind === wanted.kind) - Number(one.kind === wanted.kind),
  );
  return sameKindFirst.slice(0, MOST_CANDIDATES).map(({ id }) => id);
}

const shiftedBy = (lines: readonly AskedLine[], days: number, timeZone: string): AskedLine[] =>
  lines.map((line) => ({
    ...line,
    period: {
      from: addDays(line.period.from, days, timeZone),
      until: addDays(line.period.until, days, timeZone),
    },
  }));
