/** What stands in the form of a walk-in loan: the things in somebody's hands, with how many of them are free until they come back. */
import { Injectable } from '@nestjs/common';
import type { ItemView } from '../../../items/item.dto.js';
import type { DoorPlace } from '../../../reservations/desk/door.view.js';
import { Doors } from '../../../reservations/desk/doors.service.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { isInHandsOf } from '../../../reservations/record/relations.js';
import { Clock } from '../../../shared/clock.service.js';
import { parseInstant } from '../../../shared/input-text.js';
import { isEmpty, LONGEST_PERIOD_MINUTES, minutesBetween, type Period } from '../../../shared/period.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { returnTyped, typedThings } from './lend-typed.js';
import type { LendForm } from './lend-page.js';

/** As much as somebody reads; who does not see it searches. */
const MOST_SHOWN = 12;
const MOST_READ = 200;
const LONGEST_SEARCH = 100;

@Injectable()
export class LendForms {
  constructor(
    private readonly doors: Doors,
    private readonly pool: PoolViewService,
    private readonly clock: Clock,
  ) {}

  async read(visit: AllianceVisit, typed: Typed): Promise<LendForm> {
    const { partners, places } = await this.doors.read(visit.actor);
    const chosen = await this.chosen(visit, typed);
    const place = placeOf(places, chosen);
    const back = returnTyped(typed, place, visit.timeZone);
    const period = this.until(parseInstant(back));
    const search = (typed['search'] ?? '').trim().slice(0, LONGEST_SEARCH);
    const queried = { limit: MOST_READ, ...(search === '' ? {} : { search }), ...period };
    const { items } = await this.pool.list(visit.actor, queried);
    const inHand = items.filter((item) => item.lent && isInHand(visit, item));
    const others = inHand.filter(({ id }) => !chosen.some((one) => one.id === id));
    const shown = others.slice(0, Math.max(0, MOST_SHOWN - chosen.length));
    return {
      isOpen: places.length > 0,
      partners,
      place,
      back,
      things: [...chosen.map((one) => inHand.find(({ id }) => id === one.id) ?? one), ...shown],
      chosen,
      isMore: shown.length < others.length,
    };
  }

  private async chosen({ actor }: AllianceVisit, typed: Typed): Promise<ItemView[]> {
    const ids = typedThings(typed).map(({ itemId }) => itemId);
    return ids.length === 0 ? [] : this.pool.some(actor, ids);
  }

  /** Nothing where it would be over before it begins, or too long to be looked at. */
  private until(returnDueAt: Date | undefined): Partial<Period> {
    const from = this.clock.now();
    if (!returnDueAt || isEmpty({ from, until: returnDueAt })) return {};
    return minutesBetween(from, returnDueAt) > LONGEST_PERIOD_MINUTES ? {} : { from, until: returnDueAt };
  }
}

const isInHand = ({ actor }: AllianceVisit, { owner, storagePlace }: ItemView): boolean =>
  isInHandsOf(actor, { ownerId: owner.id, storagePlaceId: storagePlace.id });

/** Of the first thing; before one is chosen, the only place there is. */
const placeOf = (places: readonly DoorPlace[], [first]: readonly ItemView[]): DoorPlace | undefined =>
  first ? places.find(({ id }) => id === first.storagePlace.id) : places.length === 1 ? places[0] : undefined;
