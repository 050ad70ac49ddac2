/** What somebody would wait for: an item, and the days as they become instants for a request. */
import { Injectable } from '@nestjs/common';
import { handOverTimes, type Way } from '../../../items/hand-over-times.js';
import type { ItemView } from '../../../items/item.dto.js';
import { placeHours } from '../../../items/place-hours.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import { RestingDaysService } from '../../../partners/holidays/resting-days.service.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import type { Actor } from '../../../partners/who/actor.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { isId } from '../../../shared/input-text.js';
import { daysFaults, daysFrom, daysIn, timesFaults, type WishedDays } from '../../forms/wished-days.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';

export interface WaitingWish {
  item: ItemView;
  days: WishedDays;
  way: Pick<Way, 'pickUp' | 'returnDue'>;
  /** For whom the visitor may wait. */
  partners: readonly NamedPartner[];
}

@Injectable()
export class WaitingWishes {
  constructor(
    private readonly clock: Clock,
    private readonly pool: PoolViewService,
    private readonly places: StoragePlacesService,
    private readonly resting: RestingDaysService,
    private readonly partners: PartnersService,
  ) {}

  /** Undefined where no days are chosen, or there is no such item. */
  async of({ actor }: AllianceVisit, typed: Typed): Promise<WaitingWish | undefined> {
    const { item: itemId } = typed;
    const days = daysIn(typed);
    if (!isId(itemId) || [...daysFaults(days), ...timesFaults(days)].length > 0) return undefined;
    const [item] = await this.pool.some(actor, [itemId]);
    const way = item && (await this.wayOf(actor, item, days));
    return way && { item, days, way, partners: await this.partners.askedFor(actor) };
  }

  /** The one that a basket would propose. */
  private async wayOf(
    actor: Actor,
    item: ItemView,
    wished: WishedDays,
  ): Promise<WaitingWish['way'] | undefined> {
    const [place] = await this.places.some(actor, [item.storagePlace.id]);
    const days = daysFrom(wished);
    if (!place || !days) return undefined;
    const opening = { ...placeHours(place, await this.resting.calendar(actor)), now: this.clock.now() };
    return handOverTimes(opening, { ...wished, ...days });
  }
}
