/** What somebody would wait for: an item, and the days as they become instants for a request. */
import { Injectable } from '@nestjs/common';
import type { Way } from '../../../items/hand-over-times.js';
import type { ItemView } from '../../../items/item.dto.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { isId } from '../../../shared/input-text.js';
import { emptyBasket } from '../../basket/basket.js';
import { daysFaults, daysIn, timesFaults, type WishedDays } from '../../forms/wished-days.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { BasketReader } from '../basket/basket-reader.service.js';

export interface WaitingWish {
  item: ItemView;
  days: WishedDays;
  way: Way;
  /** For whom the visitor may wait. */
  partners: readonly NamedPartner[];
}

@Injectable()
export class WaitingWishes {
  constructor(
    private readonly pool: PoolViewService,
    private readonly basket: BasketReader,
    private readonly partners: PartnersService,
  ) {}

  /** Undefined where no days are chosen, or there is no such item. */
  async of({ actor }: AllianceVisit, typed: Typed): Promise<WaitingWish | undefined> {
    const { item: itemId } = typed;
    const days = daysIn(typed);
    if (!isId(itemId) || [...daysFaults(days), ...timesFaults(days)].length > 0) return undefined;
    const [item] = await this.pool.some(actor, [itemId]);
    const lines = [{ itemId, quantity: 1 }];
    const [wish] = (await this.basket.wishes(actor, { ...emptyBasket, ...days, lines })) ?? [];
    const way = wish?.ways[0] ?? wish?.otherwise;
    if (!item || !way) return undefined;
    return { item, days, way, partners: await this.partners.askedFor(actor) };
  }
}
