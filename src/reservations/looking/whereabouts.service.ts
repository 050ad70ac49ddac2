/** Says where the units of an item are, to those who have it in hand: the keeper of its place, its owner, the coordination. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import { ItemsService } from '../../items/items.service.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { isOverdue } from '../record/lifecycle.js';
import { isInHandsOf, relationsToItem } from '../record/relations.js';
import { openLedger, unitsLeft } from '../stock/ledger.js';
import { StockService } from '../stock/stock.service.js';
import { outsOf, whereabouts, type Spot } from './whereabouts.js';
import { closedNow, loansOf, lossesOf, nextLines, pastLines, relatives } from './whereabouts.query.js';
import type { NamedSpot, WhereaboutsSheet, WhereaboutsView } from './whereabouts.view.js';

@Injectable()
export class Whereabouts {
  constructor(
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly stock: StockService,
  ) {}

  /** Refuses (404) what is not in the actor's alliance, and (403) whoever does not have it in hand. */
  read(actor: Actor, id: string): Promise<WhereaboutsView[]> {
    return this.turns.look(actor, async (look) => {
      const item = await this.find(look, id);
      return (await this.spots(look, item)).map(viewOf);
    });
  }

  /** The same with what was before and what comes next. */
  sheet(actor: Actor, id: string): Promise<WhereaboutsSheet> {
    return this.turns.look(actor, async (look) => {
      const { tx } = look;
      const item = await this.find(look, id);
      const { allianceId, name, unit, storagePlaceId } = item;
      const { parts, sets } = await relatives(tx, item);
      const lent = [item, ...inHand(actor, sets)];
      const place = await tx.findOneByOrFail(StoragePlace, { allianceId, id: storagePlaceId });
      return {
        item: { id, name, unit },
        placeName: place.name,
        parts: inHand(actor, parts).map((part) => ({ id: part.id, name: part.name })),
        spots: await this.spots(look, item),
        next: await nextLines(look, lent),
        past: await pastLines(look, lent),
        losses: await lossesOf(look, item),
      };
    });
  }

  private async find({ tx, actor }: Look, id: string): Promise<Item> {
    const item = await this.items.find(tx, actor, id);
    actor.require('whereabouts.read', relationsToItem(actor, item));
    return item;
  }

  private async spots(look: Look, item: Item): Promise<NamedSpot[]> {
    const { tx, actor, now } = look;
    const period = { from: now, until: now };
    const question = { alliance: actor.alliance, itemIds: [item.id], period, now };
    const stock = await this.stock.load(tx, question);
    const outs = outsOf(stock, item.id);
    const units = unitsLeft(openLedger(stock), item.id);
    return named(look, whereabouts(units, outs, await closedNow(look, item)));
  }
}

const inHand = (actor: Actor, items: readonly Item[]): Item[] =>
  items.filter((item) => isInHandsOf(actor, item));

/** Of what is lent with a set in other hands nobody learns whose loan it is. */
async function named({ tx, actor, now }: Look, spots: readonly Spot[]): Promise<NamedSpot[]> {
  const { allianceId } = actor;
  const reservationIds = spots.flatMap(({ reservationId }) => reservationId ?? []);
  const loans = await loansOf(tx, allianceId, reservationIds);
  const lentIds = [...new Set(spots.flatMap(({ lentItemId }) => lentItemId ?? []))];
  const lent = await tx.findBy(Item, { allianceId, id: In(lentIds) });
  return spots.map((spot): NamedSpot => {
    const item = lent.find(({ id }) => id === spot.lentItemId);
    const loan = loans.get(spot.reservationId ?? '');
    const isSeen = !item || isInHandsOf(actor, item) || (loan && actor.actsFor(loan.partnerId));
    const isLate = spot.where === 'out' && isOverdue(true, spot.until!, now);
    return { ...spot, isOverdue: isLate, ...(isSeen ? { loan, setName: item?.name } : {}) };
  });
}

const viewOf = ({ where, quantity, until, loan }: NamedSpot): WhereaboutsView => ({
  ...(loan ? { reservationId: loan.reservationId, number: loan.number } : {}),
  quantity,
  where,
  ...(until ? { until: until.toISOString() } : {}),
});
