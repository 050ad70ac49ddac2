/** Reads all that the basket's page says about what is in it. */
import { Injectable } from '@nestjs/common';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import type { Actor } from '../../partners/actor.js';
import { PartnersService } from '../../partners/partners.service.js';
import type { AskedLine } from '../../reservations/ledger.js';
import { PoolViewService } from '../../reservations/pool-view.service.js';
import { WishPreviewService } from '../../reservations/wish-preview.service.js';
import { LONGEST_PERIOD_MINUTES, isEmpty, minutesBetween, span } from '../../shared/period.js';
import { oneStore } from './one-store.js';
import { Clock } from '../../shared/clock.service.js';
import type { Proposal } from '../../shared/refusal.js';
import type { Basket } from '../basket/basket.js';
import { offeredBasket } from './basket-offers.js';
import { basketPlaces, type BasketPlace, type BasketSheet, type OneStore } from './basket-sheet.js';

const MOST_LOOKED_AT = 200;

@Injectable()
export class BasketReader {
  constructor(
    private readonly clock: Clock,
    private readonly pool: PoolViewService,
    private readonly places: StoragePlacesService,
    private readonly partners: PartnersService,
    private readonly wishes: WishPreviewService,
  ) {}

  async sheet(actor: Actor, basket: Basket): Promise<BasketSheet> {
    const now = this.clock.now();
    const items = await this.pool.some(actor, itemIds(basket));
    const places = await this.places.some(
      actor,
      items.map(({ storagePlace }) => storagePlace.id),
    );
    const grouped = basketPlaces(basket, { items, places, now, timeZone: actor.alliance.timeZone });
    const partners = actor.may('reservations.ask') ? await this.partners.askedFor(actor) : [];
    const lines = basket.from === '' ? [] : linesOf(grouped);
    const partnerId = partners.length === 1 ? partners[0]!.id : basket.partnerId;
    return {
      basket,
      places: grouped,
      gone: basket.lines.length - items.length,
      partners,
      preview: lines.length === 0 ? undefined : await this.wishes.look(actor, lines, partnerId),
      oneStore: await this.oneStore(actor, basket, grouped),
      now,
    };
  }

  /** The first two hundred things of the list are enough for a hint. */
  private async oneStore(
    actor: Actor,
    basket: Basket,
    places: readonly BasketPlace[],
  ): Promise<OneStore | undefined> {
    const whole = span(linesOf(places).map(({ period }) => period));
    if (places.length < 2 || basket.from === '' || !whole || isEmpty(whole)) return undefined;
    if (minutesBetween(whole.from, whole.until) > LONGEST_PERIOD_MINUTES) return undefined;
    const { items } = await this.pool.list(actor, { ...whole, limit: MOST_LOOKED_AT });
    return oneStore(basket, places, items);
  }

  /** The baskets that a refusal offers, each with its sentence. */
  async offered(
    actor: Actor,
    basket: Basket,
    offers: readonly Proposal[],
  ): Promise<{ offer: Proposal; basket: Basket }[]> {
    const ids = offers.flatMap(({ lines }) => (lines as { itemId: string }[]).map(({ itemId }) => itemId));
    const items = await this.pool.some(actor, [...new Set(ids)]);
    const placeOf = (itemId: string): string => items.find(({ id }) => id === itemId)?.storagePlace.id ?? '';
    const { timeZone } = actor.alliance;
    return offers.map((offer) => ({ offer, basket: offeredBasket(basket, offer, placeOf, timeZone) }));
  }
}

const itemIds = ({ lines }: Basket): string[] => lines.map(({ itemId }) => itemId);

export const linesOf = (places: readonly BasketPlace[]): AskedLine[] =>
  places.flatMap(({ things, times }) =>
    things.map(({ item, quantity }) => ({
      itemId: item.id,
      quantity,
      period: { from: times.pickUp.at, until: times.returnDue.at },
    })),
  );
