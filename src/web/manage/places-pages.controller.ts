/** `/b/{alliance}/manage/places`: the storage places. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { checkInput } from '../../http/validation.pipe.js';
import { NewStoragePlaceDto, type StoragePlaceView } from '../../items/storage-place.dto.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { expectSeen, seenAgain, seenForm } from './as-seen.js';
import { differing } from './item-input.js';
import { after, manageOf } from './manage-frame.js';
import { placeBody, placeTyped, windowFields } from './place-input.js';
import { placePage } from './place-page.js';
import { placeFieldWords } from './place-words.js';
import { placesPage } from './places-page.js';
import { respoken } from './respoken.js';
import { closedUp } from './typed-rows.js';

@PageController('b/:alliance/manage/places')
export class ManagePlacesPagesController {
  constructor(private readonly places: StoragePlacesService) {}

  @Get()
  @Allow('storage-places.change')
  async list(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @Asked() { cursor, done }: Typed,
  ): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return placesPage(visit, await this.places.list(actor, query), done);
  }

  @Get('new')
  @Allow('storage-places.create')
  form(@Visiting() visit: Visit): Page {
    return placePage(visit, formState(visit), undefined);
  }

  @PostForm('new')
  @Allow('storage-places.create')
  create(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    const typed = closedUp(said, 'handOverWindows', windowFields);
    return attempt(
      async () => {
        await this.places.create(actor, await checkInput(NewStoragePlaceDto, placeBody(typed)));
        return seeOther(after(`${manageOf(visit)}/places`, 'created'));
      },
      (refusal) => placePage(visit, formState(visit, typed, respoken(refusal, placeFieldWords)), undefined),
    );
  }

  @Get(':id')
  @Allow('storage-places.change')
  async edit(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const place = await this.places.get(actor, id);
    return placePage(visit, seenForm(visit, placeTyped(place)), place);
  }

  @PostForm(':id')
  @Allow('storage-places.change')
  async change(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() said: Typed,
  ): Promise<Answer> {
    const typed = closedUp(said, 'handOverWindows', windowFields);
    const place = await this.places.get(actor, id);
    return attempt(
      async () => {
        const changes = differing(await checkInput(NewStoragePlaceDto, placeBody(typed)), place);
        const expect = (standing: StoragePlaceView): void => expectSeen(typed, placeTyped(standing));
        if (Object.keys(changes).length > 0) await this.places.change(actor, id, changes, expect);
        return seeOther(after(`${manageOf(visit)}/places`, 'saved'));
      },
      async (refusal) => {
        const now = placeTyped(await this.places.get(actor, id));
        return placePage(visit, seenAgain(visit, typed, respoken(refusal, placeFieldWords), now), place);
      },
    );
  }
}
