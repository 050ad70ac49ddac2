/** `/b/:alliance/items/:id`: an item, what is free of it, and its month. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { relationsToItem } from '../../../reservations/record/relations.js';
import { Clock } from '../../../shared/clock.service.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';
import { formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { unitsIn } from '../../basket/basket.js';
import { chosenPeriod } from '../chosen-period.js';
import { itemPage } from './item-page.js';
import { ItemPageReader } from './item-page-reader.service.js';

@PageController('b/:alliance/items/:id')
export class ItemPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly reader: ItemPageReader,
  ) {}

  @Get()
  @Allow('items.read')
  async item(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Queried() queried: Typed,
  ): Promise<Page> {
    const { actor, basket, home, timeZone } = visit;
    const chosen = chosenPeriod(queried, basket, { now: this.clock.now(), timeZone });
    const facts = await this.reader.gather(actor, id, { chosen, month: queried['month'] });
    const inBasket = unitsIn(basket, id) || undefined;
    const form = formState(visit, { ...chosen.days }, chosen.refusal);
    const mayChange = actor.may('items.change', actor.actsFor(facts.item.owner.id) ? ['owner'] : []);
    const { owner, storagePlace } = facts.item;
    const hands = relationsToItem(actor, { ownerId: owner.id, storagePlaceId: storagePlace.id });
    return itemPage({
      ...facts,
      form,
      chosen,
      inBasket,
      wanted: wantedIn(queried),
      things: basket.lines.length,
      timeZone,
      home,
      mayChange,
      mayWait: actor.may('waiting.join'),
      mayFind: actor.may('whereabouts.read', hands),
      maySubscribe: actor.isInsider,
    });
  }
}

/** As − and + left it; whatever else stands in an address says nothing. */
function wantedIn({ wanted }: Typed): number | undefined {
  const quantity = wholeNumber(wanted);
  return typeof quantity === 'number' && quantity > 0 ? quantity : undefined;
}
