/** `/b/{alliance}/manage/confirmations`: what nobody has confirmed for a year, one's own and, for the coordination, all. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ConfirmationsService, type Unheld } from '../../../items/confirmations.service.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Typed } from '../../forms/typed.js';
import { seeOther, type Page, type SeeOther } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { after, manageOf } from '../manage-frame.js';
import {
  allConfirmationsPage,
  ownConfirmationsPage,
  type ItemEntry,
  type PlaceEntry,
} from './confirmations-page.js';
import { MOST_SEEN, seenIn } from './seen-entries.js';

@PageController('b/:alliance/manage/confirmations')
export class ConfirmationsPagesController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly choices: ManageChoices,
    private readonly places: StoragePlacesService,
  ) {}

  @Get()
  @Allow('confirmations.read')
  async own(@Inside() visit: AllianceVisit, @Queried() { done }: Typed): Promise<Page> {
    const shown = await this.shown(visit, await this.confirmations.own(visit.actor));
    return ownConfirmationsPage({ visit, ...shown, done });
  }

  @Get('all')
  @Allow('manage.look')
  async all(@Inside() visit: AllianceVisit, @Queried() { done }: Typed): Promise<Page> {
    const shown = await this.shown(visit, await this.confirmations.all(visit.actor));
    return allConfirmationsPage({ visit, ...shown, done });
  }

  @PostForm()
  @Allow('confirmations.read')
  async confirmAll(@Inside() visit: AllianceVisit, @Said() said: Typed): Promise<SeeOther> {
    await this.confirmations.confirmAll(visit.actor, seenIn(said));
    return seeOther(after(`${manageOf(visit)}/confirmations`, 'confirmed'));
  }

  @PostForm('items/:id')
  @Allow('items.confirm')
  async confirmItem(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Said() said: Typed,
  ): Promise<SeeOther> {
    await this.confirmations.confirmItem(visit.actor, id);
    return backTo(visit, said);
  }

  @PostForm('places/:id')
  @Allow('storage-places.confirm')
  async confirmPlace(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Said() said: Typed,
  ): Promise<SeeOther> {
    await this.confirmations.confirmPlace(visit.actor, id);
    return backTo(visit, said);
  }

  /** As the list has them; of very many the first ones. */
  private async shown(visit: AllianceVisit, unheld: Unheld): Promise<Shown> {
    const items = unheld.items.slice(0, MOST_SEEN);
    const places = unheld.places.slice(0, MOST_SEEN - items.length);
    const itemViews = await this.choices.itemsById(
      visit.actor,
      items.map(({ id }) => id),
    );
    const placeViews = await this.places.some(
      visit.actor,
      places.map(({ id }) => id),
    );
    const placesById = new Map(placeViews.map((place) => [place.id, place]));
    return {
      items: items.flatMap(({ id, heldAt }) => {
        const item = itemViews.get(id);
        return item ? [{ item, heldAt }] : [];
      }),
      places: places.flatMap(({ id, heldAt }) => {
        const place = placesById.get(id);
        return place ? [{ place, heldAt }] : [];
      }),
      hasMore: items.length + places.length < unheld.items.length + unheld.places.length,
    };
  }
}

interface Shown {
  items: ItemEntry[];
  places: PlaceEntry[];
  hasMore: boolean;
}

/** To the list that it was confirmed on. */
const backTo = (visit: AllianceVisit, { all }: Typed): SeeOther =>
  seeOther(after(`${manageOf(visit)}/confirmations${all === 'true' ? '/all' : ''}`, 'confirmed'));
