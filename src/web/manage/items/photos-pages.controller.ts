/** `/b/{alliance}/manage/items/…/photos`: the photos of an item, and many at once by the numbers in their names. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { ItemsService } from '../../../items/items.service.js';
import { ItemPhotoChangeDto, NewItemPhotoDto } from '../../../items/photos/item-photo.dto.js';
import { ItemPhotos } from '../../../items/photos/item-photos.service.js';
import { PhotosByName } from '../../../items/photos/photos-by-name.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { isId } from '../../../shared/input-text.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import {
  PageController,
  PostForm,
  PostNamedPhoto,
  PostPhoto,
  Queried,
  Said,
  Visiting,
} from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { after } from '../manage-frame.js';
import { manyPhotosAt, manyPhotosPage, photosPage } from './photos-page.js';
import { photosAt } from './photos-section.js';

@PageController('b/:alliance/manage/items')
export class ItemPhotosPagesController {
  constructor(
    private readonly items: ItemsService,
    private readonly photos: ItemPhotos,
    private readonly byName: PhotosByName,
  ) {}

  @Get('photos')
  @Allow('items.change')
  async many(@Visiting() visit: Visit, @Queried() { added = '' }: Typed): Promise<Page> {
    const item = isId(added) ? await this.items.facts(visit.actor!, added) : undefined;
    return manyPhotosPage(visit, { added: item });
  }

  @PostNamedPhoto('photos')
  @Allow('items.change')
  addNamed(@Visiting() visit: Visit, @Said() { photo = '', fileName = '' }: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { id } = await this.byName.add(visit.actor!, { fileName, photo });
        return seeOther(`${manyPhotosAt(visit)}?added=${id}`);
      },
      (refusal) => manyPhotosPage(visit, { form: formState(visit, {}, refusal) }),
    );
  }

  @Get(':id/photos')
  @Allow('items.change')
  show(@Visiting() visit: Visit, @IdParam() id: string, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, id, { done });
  }

  @PostPhoto(':id/photos')
  @Allow('items.change')
  add(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() { photo = '', description }: Typed,
  ): Promise<Answer> {
    const typed = filled({ description });
    return attempt(
      async () => {
        const body = await checkInput(NewItemPhotoDto, { ...typed, photo });
        await this.photos.add(visit.actor!, id, body);
        return seeOther(after(photosAt(visit, id), 'saved'));
      },
      (refusal) => this.page(visit, id, { refused: { form: formState(visit, typed, refusal) } }),
    );
  }

  @PostForm(':id/photos/:photoId')
  @Allow('items.change')
  change(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('photoId') photoId: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return attempt(
      () => this.changed(visit, id, photoId, typed),
      (refusal) => this.page(visit, id, { refused: { form: formState(visit, typed, refusal), photoId } }),
    );
  }

  private async changed(visit: Visit, id: string, photoId: string, said: Typed): Promise<Answer> {
    const { description = '', position, remove } = said;
    if (remove !== undefined) {
      await this.photos.remove(visit.actor!, id, photoId);
      return seeOther(after(photosAt(visit, id), 'removed'));
    }
    const place = position === undefined ? {} : { position: Number(position) };
    const body = await checkInput(ItemPhotoChangeDto, { description, ...place });
    await this.photos.change(visit.actor!, id, photoId, body);
    return seeOther(after(photosAt(visit, id), 'saved'));
  }

  private async page(visit: Visit, id: string, state: PageState): Promise<Page> {
    const item = await this.items.facts(visit.actor!, id);
    return photosPage(visit, { item, photos: await this.photos.all(visit.actor!, id), ...state });
  }
}

interface PageState {
  refused?: { form: FormState; photoId?: string };
  done?: string | undefined;
}
