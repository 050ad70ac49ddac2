/** The pooled list for people: what can be had for the days that they wish, at the hand-over times of each place. */
import { Injectable } from '@nestjs/common';
import type { ListPart } from '../../http/list-parts.js';
import type { DaysAndTimes, Opening } from '../../items/hand-over-times.js';
import type { ItemView } from '../../items/item.dto.js';
import { itemView } from '../../items/item.view.js';
import { placeHours } from '../../items/place-hours.js';
import { openPlaces, openPlacesOf, type OpenPlace } from '../../items/place-hours.query.js';
import { itemPhotoView } from '../../items/photos/item-photo.view.js';
import { photosOfItem } from '../../items/photos/item-photos.query.js';
import type { PooledItem } from '../../items/pooled-items.query.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import { RestingDaysService } from '../../partners/holidays/resting-days.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Days } from '../../shared/days.js';
import { span, type Period } from '../../shared/period.js';
import { existing } from '../../shared/refusal.js';
import { each, type Search } from '../../shared/search.js';
import { inSlices, stepAside } from '../../shared/search.slices.js';
import type { LocalDay } from '../../shared/zone.js';
import { daysAround, daysAt, looksOf } from '../stock/day-look.js';
import { openingLedger, openLedger, unitsLeft, type Ledger, type Stock } from '../stock/ledger.js';
import { StockService } from '../stock/stock.service.js';
import type { PoolQuery } from './pool.dto.js';
import { headingsAndOwners, poolPart, seenItems } from './pool-search.query.js';
import { bearingOn, hadAt, wishAtPlaces, type WishAtPlaces } from './wish-at-places.js';
import type { Narrowing, WishedItem, WishedPage, WishedSheet } from './wished-item.view.js';

const wholeDays = { fromTime: '', untilTime: '' };

/** Undefined days: nobody has said when. */
type Wished = DaysAndTimes | undefined;

@Injectable()
export class WishedPool {
  constructor(
    private readonly turns: Turns,
    private readonly stock: StockService,
    private readonly places: StoragePlacesService,
    private readonly resting: RestingDaysService,
  ) {}

  /** In the order of inventory numbers. */
  async list(actor: Actor, queried: PoolQuery, wished: Wished): Promise<ListPart<WishedItem>> {
    const found = await this.turns.lookAtLength(actor, async (look) => {
      const part = await poolPart(look.tx, actor, queried);
      await stepAside();
      const places = wished ? await openPlacesOf(look.tx, actor.allianceId, placeIdsOf(part.items)) : [];
      return { part, ...(await this.known(look, part.items, { wished, places })) };
    });
    return { ...found.part, items: await inSlices(views(actor, found.part.items, found)) };
  }

  /** The same with what the list can be narrowed to. */
  async page(actor: Actor, queried: PoolQuery, wished: Wished): Promise<WishedPage> {
    const found = await this.turns.lookAtLength(actor, async (look) => {
      const part = await poolPart(look.tx, actor, queried);
      await stepAside();
      const places = await openPlaces(look.tx, actor.allianceId);
      const standing = placeIdsOf(part.items);
      const here = places.filter(({ id }) => standing.has(id));
      const known = await this.known(look, part.items, { wished, places: here });
      return { part, places, ...known, ...(await headingsAndOwners(look.tx, actor)) };
    });
    const { part, places, headings, owners } = found;
    return { ...part, items: await inSlices(views(actor, part.items, found)), places, headings, owners };
  }

  narrowing(actor: Actor): Promise<Narrowing> {
    return this.turns.look(actor, async ({ tx }) => ({
      places: await openPlaces(tx, actor.allianceId),
      ...(await headingsAndOwners(tx, actor)),
    }));
  }

  /** One look for each of the days, which follow each other. Refuses (404) an item that there is not for the actor. */
  sheet(
    actor: Actor,
    id: string,
    { wished, days, others }: { wished: Wished; days: readonly LocalDay[]; others: readonly Days[] },
  ): Promise<WishedSheet> {
    return this.turns.look(actor, async (look) => {
      const { tx } = look;
      const { timeZone } = actor.alliance;
      const one = existing((await seenItems(tx, actor, [id]))[0]);
      const beside = await besides(look, one);
      const place = await this.places.find(tx, actor, one.place.id);
      const openings = await this.openings(look, [place]);
      const wish = wished && wishAtPlaces(openings, wished);
      const besidesIt = others.map((some) => wishAtPlaces(openings, { ...some, ...wholeDays }));
      const bearings = [...(wish ? [wish] : []), ...besidesIt].map((some) => bearingOn(some, timeZone));
      const bearing = [daysAround(days, timeZone), ...bearings];
      const ledger = openLedger(await this.stockOf(look, [one, ...beside], bearing));
      return {
        item: wishedView(actor, one, ledger, wish),
        around: beside.map((other) => viewOf(actor, other, ledger)),
        place: this.places.viewFor(actor, place),
        photos: await photosOf(look, one),
        looks: looksOf(ledger, id, daysAt(openings.get(place.id)!, days)),
        others: besidesIt.map((other) => hadAt(ledger, id, other.get(place.id)!)),
      };
    });
  }

  /** All that is read to say what of these can be had. */
  private async known(
    look: Look,
    pooled: readonly PooledItem[],
    { wished, places }: { wished: Wished; places: readonly OpenPlace[] },
  ): Promise<Known> {
    const wish = wished && wishAtPlaces(await this.openings(look, places), wished);
    const stock = await this.stockOf(look, pooled, [wish && bearingOn(wish, look.actor.alliance.timeZone)]);
    return { wish, stock };
  }

  /** The hours of these places, by place. */
  private async openings(
    { tx, actor: { alliance }, now }: Look,
    places: readonly OpenPlace[],
  ): Promise<ReadonlyMap<string, Opening>> {
    const calendar = { timeZone: alliance.timeZone, resting: await this.resting.of(tx, alliance) };
    return new Map(places.map((place) => [place.id, { ...placeHours(place, calendar), now }]));
  }

  /** Of these items, for periods of which some may be none. */
  private stockOf(
    { tx, actor: { alliance }, now }: Look,
    pooled: readonly PooledItem[],
    periods: readonly (Period | undefined)[],
  ): Promise<Stock> {
    const itemIds = pooled.map(({ item }) => item.id);
    const period = span(periods.filter((one) => one !== undefined)) ?? { from: now, until: now };
    return this.stock.load(tx, { alliance, itemIds, period, now });
  }
}

interface Known {
  wish: WishAtPlaces | undefined;
  stock: Stock;
}

/** Reads nothing: the tables are free meanwhile. */
function* views(actor: Actor, pooled: readonly PooledItem[], { wish, stock }: Known): Search<WishedItem[]> {
  const ledger = yield* openingLedger(stock);
  return yield* each(pooled, (one) => wishedView(actor, one, ledger, wish));
}

const placeIdsOf = (pooled: readonly PooledItem[]): Set<string> =>
  new Set(pooled.map(({ place }) => place.id));

/** What it is made of and what goes with it, as far as that is there for who looks. */
async function besides({ tx, actor }: Look, { parts, accessoryIds }: PooledItem): Promise<PooledItem[]> {
  const ids = [...parts.map(({ itemId }) => itemId), ...accessoryIds];
  return ids.length === 0 ? [] : seenItems(tx, actor, ids);
}

/** Most things have none: then nothing is asked. */
async function photosOf({ tx, actor }: Look, { item: { id }, photo }: PooledItem) {
  const rows = photo ? await photosOfItem(tx, actor.allianceId, id) : [];
  return rows.map((row) => itemPhotoView(actor.alliance.slug, id, row));
}

const viewOf = (actor: Actor, one: PooledItem, ledger: Ledger, free?: number): ItemView =>
  itemView(one, actor.alliance, unitsLeft(ledger, one.item.id), free);

function wishedView(
  actor: Actor,
  one: PooledItem,
  ledger: Ledger,
  wish: WishAtPlaces | undefined,
): WishedItem {
  if (!wish) return Object.assign(viewOf(actor, one, ledger), { hours: [], closing: undefined });
  const { free, ...had } = hadAt(ledger, one.item.id, wish.get(one.place.id)!);
  return Object.assign(viewOf(actor, one, ledger, free), had);
}
