/** Gathers what the page of an item shows: the item, what belongs to it, where it stands, and its month. */
import { Injectable } from '@nestjs/common';
import type { ItemView } from '../../items/item.dto.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import type { Actor } from '../../partners/actor.js';
import { PoolViewService } from '../../reservations/pool-view.service.js';
import { Clock } from '../../shared/clock.service.js';
import { Refusal } from '../../shared/refusal.js';
import { addDays } from '../../shared/zone.js';
import type { ChosenPeriod } from './chosen-period.js';
import type { ItemPageFacts } from './item-page.js';
import { monthAt, monthPeriod, weeksOf } from './month-days.js';

interface Wanted {
  chosen: ChosenPeriod;
  /** As somebody asked for it. */
  month: string | undefined;
}

@Injectable()
export class ItemPageReader {
  constructor(
    private readonly clock: Clock,
    private readonly pool: PoolViewService,
    private readonly places: StoragePlacesService,
  ) {}

  /** Refuses (404) an item that there is not for the actor. */
  async gather(
    actor: Actor,
    id: string,
    { chosen, month }: Wanted,
  ): Promise<Pick<ItemPageFacts, 'item' | 'parts' | 'accessories' | 'place' | 'month'>> {
    const [item] = await this.pool.some(actor, [id], chosen.period ?? {});
    if (!item) throw Refusal.notFound();
    const partIds = item.parts.map(({ itemId }) => itemId);
    const around = await this.pool.some(actor, [...partIds, ...item.accessoryIds]);
    const named = new Map(around.map((one) => [one.id, one]));
    const shown = this.shownMonth(actor, chosen, month);
    return {
      item,
      parts: item.parts.flatMap(({ itemId, quantity }) => {
        const part = named.get(itemId);
        return part ? [{ item: part, quantity }] : [];
      }),
      accessories: item.accessoryIds.flatMap((accessoryId) => named.get(accessoryId) ?? []),
      place: await this.places.get(actor, item.storagePlace.id),
      month: { ...shown, weeks: await this.weeks(actor, item, shown.month) },
    };
  }

  /** The one asked for, else that of the chosen period, within what can be asked for. */
  private shownMonth(
    { alliance: { timeZone, rules } }: Actor,
    { period }: ChosenPeriod,
    asked = '',
  ): { month: string; first: string; last: string } {
    const now = this.clock.now();
    const first = monthAt(now, timeZone);
    const last = monthAt(addDays(now, rules.horizonDays, timeZone), timeZone);
    const wished = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : monthAt(period?.from ?? now, timeZone);
    const notBefore = wished < first ? first : wished;
    return { month: notBefore > last ? last : notBefore, first, last };
  }

  private async weeks(
    actor: Actor,
    { id }: ItemView,
    month: string,
  ): Promise<ItemPageFacts['month']['weeks']> {
    const { timeZone } = actor.alliance;
    const steps = await this.pool.availability(actor, id, monthPeriod(month, timeZone));
    const read = steps.map(({ from, until, free }) => ({
      from: new Date(from),
      until: new Date(until),
      free,
    }));
    return weeksOf(month, read, this.clock.now(), timeZone);
  }
}
