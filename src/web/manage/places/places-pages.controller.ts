/** `/b/{alliance}/manage/places`: the storage places. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { NewStoragePlaceDto } from '../../../items/storage-place.dto.js';
import { StoragePlacesService } from '../../../items/storage-places.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { LockedDoorsService } from '../../../reservations/stock/locked-doors.service.js';
import type { Answer, Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { after, manageOf } from '../manage-frame.js';
import { placeFields } from '../place-fields.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';
import { placeFormPage, placesPage } from './places-page.js';

const placeForm = { body: NewStoragePlaceDto, fields: placeFields };

@PageController('b/:alliance/manage/places')
export class ManagePlacesPagesController {
  constructor(
    private readonly places: StoragePlacesService,
    private readonly doors: LockedDoorsService,
  ) {}

  @Get()
  @Allow('storage-places.change')
  async list(@Visiting() visit: Visit, @Queried() { cursor, done }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    const part = await this.places.list(visit.actor!, query);
    return placesPage(visit, { part, doors: await this.doors.list(visit.actor!), done });
  }

  @Get('new')
  @Allow('storage-places.create')
  form(@Visiting() visit: Visit): Page {
    return placeFormPage(visit, emptyForm(placeForm, visit));
  }

  @PostForm('new')
  @Allow('storage-places.create')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(placeForm, {
      visit,
      said,
      save: (facts) => this.places.create(visit.actor!, facts),
      next: () => after(`${manageOf(visit)}/places`, 'created'),
      again: (form) => placeFormPage(visit, form),
    });
  }

  @Get(':id')
  @Allow('storage-places.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const place = await this.places.get(visit.actor!, id);
    return placeFormPage(visit, standingForm(placeForm, visit, place), place);
  }

  @PostForm(':id')
  @Allow('storage-places.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(placeForm, {
      visit,
      said,
      load: () => this.places.get(visit.actor!, id),
      save: (changes, expect) => this.places.change(visit.actor!, id, changes, expect),
      next: after(`${manageOf(visit)}/places`, 'saved'),
      again: (form, place) => placeFormPage(visit, form, place),
    });
  }
}
