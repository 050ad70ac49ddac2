/** Reads all that the basket's page says about what is in it. */
import { Injectable } from '@nestjs/common';
import { lengthsOf } from '../../../http/lengths.metadata.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import type { Actor } from '../../../partners/who/actor.js';
import { RestingDaysService } from '../../../partners/holidays/resting-days.service.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import type { PlaceWish } from '../../../reservations/stock/obtainable.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { WishedPool } from '../../../reservations/pool/wished-pool.service.js';
import { OffersService } from '../../../reservations/asking/offers.service.js';
import type { WishPreview } from '../../../reservations/asking/wish-preview.view.js';
import { WishPreviewService } from '../../../reservations/asking/wish-preview.service.js';
import { NewReservationDto } from '../../../reservations/record/reservation.dto.js';
import { daysFrom } from '../../forms/wished-days.js';
import { oneStore } from './one-store.js';
import { Clock } from '../../../shared/clock.service.js';
import type { Proposal } from '../../../shared/refusal.js';
import type { Basket } from '../../basket/basket.js';
import { otherWeeks, type OtherWeek } from '../../basket/other-days.js';
import { offeredBasket } from './basket-offers.js';
import {
  basketPlaces,
  type BasketPlace,
  type BasketSheet,
  type Known,
  type OfferedBasket,
  type OneStore,
  type Standing,
  wishesOf,
  withFit,
} from './basket-sheet.js';
import { comparedWeek } from './basket-weeks.js';

const MOST_LOOKED_AT = 200;

@Injectable()
export class BasketReader {
  constructor(
    private readonly clock: Clock,
    private readonly pool: PoolViewService,
    private readonly wished: WishedPool,
    private readonly places: StoragePlacesService,
    private readonly partners: PartnersService,
    private readonly preview: WishPreviewService,
    private readonly offers: OffersService,
    private readonly resting: RestingDaysService,
  ) {}

  async sheet(actor: Actor, basket: Basket): Promise<BasketSheet> {
    const now = this.clock.now();
    const items = await this.pool.some(actor, itemIds(basket));
    const known = await this.known(actor, items, now);
    const grouped = basketPlaces(basket, known);
    const partners = actor.may('reservations.ask') ? await this.partners.askedFor(actor) : [];
    const partnerId = partners.length === 1 ? partners[0]!.id : basket.partnerId;
    const weeks = grouped.length > 0 ? weeksOf(basket, actor.alliance.timeZone, known) : [];
    const { preview, others } = await this.preview.look(actor, {
      places: basket.from === '' ? [] : wishesOf(grouped),
      others: weeks.map(({ places }) => wishesOf(places)),
      partnerId,
    });
    const found = (index: number) => ({ fit: preview?.fits[index], free: preview?.free[index] });
    return {
      basket,
      places: grouped.map((place, index) => withFit({ ...place, ...found(index) }, known)),
      gone: new Set(itemIds(basket)).size - items.length,
      offers: preview ? await this.instead(actor, { basket, partnerId }, preview) : [],
      partners,
      preview,
      oneStore: await this.oneStore(actor, basket, grouped),
      weeks: weeks.map(({ week, places }, index) => comparedWeek(week, places, others[index]!)),
      now,
      lengths: lengthsOf(NewReservationDto),
    };
  }

  /** What is asked for as the basket stands; undefined where something of it is gone. Does not look at the stock. */
  async wishes(actor: Actor, basket: Basket): Promise<PlaceWish[] | undefined> {
    const placeIds = await this.pool.placeIds(actor, itemIds(basket));
    if (basket.lines.length === 0 || placeIds.size < new Set(itemIds(basket)).size) return undefined;
    const items = [...placeIds].map(([id, placeId]) => ({ id, storagePlace: { id: placeId } }));
    return wishesOf(basketPlaces(basket, await this.known(actor, items, this.clock.now())));
  }

  /** As soon as it is known that not all of it can be had, and not only once it was sent. */
  private async instead(
    actor: Actor,
    { basket, partnerId }: Asked,
    { fits, reasons }: WishPreview,
  ): Promise<OfferedBasket[]> {
    const lines = fits.flatMap((fit) => fit.lines);
    return this.offered(actor, basket, await this.offers.forWish(actor, partnerId, { lines, reasons }));
  }

  /** All that must be known of these to say when they are fetched. */
  private async known<I extends Standing>(actor: Actor, items: readonly I[], now: Date): Promise<Known<I>> {
    const placeIds = items.map(({ storagePlace }) => storagePlace.id);
    const places = await this.places.some(actor, placeIds);
    return { items, places, calendar: await this.resting.calendar(actor), now };
  }

  /** The first two hundred things of the list are enough for a hint. */
  private async oneStore(
    actor: Actor,
    basket: Basket,
    places: readonly BasketPlace[],
  ): Promise<OneStore | undefined> {
    const days = daysFrom(basket);
    if (places.length < 2 || !days || places.some((one) => one.days)) return undefined;
    const { items } = await this.wished.list(actor, { limit: MOST_LOOKED_AT }, { ...basket, ...days });
    return oneStore(basket, places, items);
  }

  /** The baskets that a refusal offers, each with its sentence. */
  async offered(actor: Actor, basket: Basket, offers: readonly Proposal[]): Promise<OfferedBasket[]> {
    const ids = offers.flatMap(({ lines }) => (lines as { itemId: string }[]).map(({ itemId }) => itemId));
    const placeIds = await this.pool.placeIds(actor, [...new Set(ids)]);
    const placeOf = (itemId: string): string => placeIds.get(itemId) ?? '';
    const { timeZone } = actor.alliance;
    return offers.map((offer) => ({ offer, basket: offeredBasket(basket, offer, placeOf, timeZone) }));
  }
}

/** The basket as it would be in each of the weeks. */
const weeksOf = (
  basket: Basket,
  timeZone: string,
  known: Known<Standing>,
): { week: OtherWeek; places: BasketPlace<Standing>[] }[] =>
  otherWeeks(basket, timeZone, known.now).map((week) => ({ week, places: basketPlaces(week.basket, known) }));

interface Asked {
  basket: Basket;
  partnerId: string;
}

const itemIds = ({ lines }: Basket): string[] => lines.map(({ itemId }) => itemId);
