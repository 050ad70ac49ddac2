/** `/api/alliances/{alliance}/items/{id}/photos`: pictures of what can be lent. */
import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TakesPhotoOfPrograms } from '../../http/file.body.js';
import { IdParam } from '../../http/id.pipe.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { ListQuery } from '../../http/list.query.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { ItemPhotoChangeDto, NewItemPhotoDto } from './item-photo.dto.js';
import { ItemPhotoView } from './item-photo.view.js';
import { ItemPhotos } from './item-photos.service.js';
import { AnswersPhoto, sendPhoto } from './photo.reply.js';
import { askedSize, type PhotoAddress } from './photo.view.js';

@Controller('api/alliances/:alliance/items/:id/photos')
export class ItemPhotosController {
  constructor(private readonly photos: ItemPhotos) {}

  @Get()
  @Allow('items.read')
  @Says('List the photos of an item.', 'In their order; the first stands for the item in lists.')
  @ApiListPart(ItemPhotoView)
  listItemPhotos(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<ItemPhotoView>> {
    return this.photos.list(actor, id, query);
  }

  @Post()
  @TakesPhotoOfPrograms()
  @Allow('items.change')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: NewItemPhotoDto })
  @Says(
    'Add a photo to an item.',
    'A form with a file: PNG, JPEG or WebP, at most 5 MB and 25 million pixels. It is drawn anew in three sizes; what cameras write into files, such as the place, is gone. It comes last.',
    {
      409: '`too-many-photos`: the item has ten already. `photos-full`: the alliance has used up its 2 GB.',
    },
  )
  @Answers(201, ItemPhotoView)
  addItemPhoto(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: NewItemPhotoDto,
  ): Promise<ItemPhotoView> {
    return this.photos.add(actor, id, said);
  }

  @Patch(':photoId')
  @Allow('items.change')
  @Says('Describe a photo of an item, or move it.', 'The others make room.')
  @Answers(200, ItemPhotoView)
  changeItemPhoto(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IdParam('photoId') photoId: string,
    @Body() said: ItemPhotoChangeDto,
  ): Promise<ItemPhotoView> {
    return this.photos.change(actor, id, photoId, said);
  }

  @Delete(':photoId')
  @Allow('items.change')
  @Says('Take a photo away.', 'Its bytes are gone in all sizes.')
  @Answers(204)
  removeItemPhoto(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IdParam('photoId') photoId: string,
  ): Promise<void> {
    return this.photos.remove(actor, id, photoId);
  }

  @Get(':photoId/:file')
  @Allow('items.read')
  @AnswersPhoto()
  @Says('Read a photo of an item in one of its sizes.', 'For those who may see it in the list.')
  async getItemPhoto(
    @Acting() actor: Actor,
    @Param() address: PhotoAddress,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, photoId } = address;
    const size = askedSize(address);
    const bytes = await this.photos.bytes(actor, id, photoId, size);
    await sendPhoto(reply, { photoId, size, bytes });
  }
}
