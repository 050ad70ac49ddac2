/** `/api/alliances/{alliance}/reservations/{id}/photos`: pictures of what is lent. */
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TakesPhotoOfPrograms } from '../../http/file.body.js';
import { IdParam } from '../../http/id.pipe.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { ListQuery } from '../../http/list.query.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { IfMatch } from '../../http/version-tag.interceptor.js';
import { AnswersPhoto, sendPhoto } from '../../items/photos/photo.reply.js';
import { askedSize, type PhotoAddress } from '../../items/photos/photo.view.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { LoanPhotoView } from '../record/loan-photo.view.js';
import { PhotoDto } from './desk.dto.js';
import { LoanPhotos } from './loan-photos.service.js';

@Controller('api/alliances/:alliance/reservations/:id/photos')
export class LoanPhotosController {
  constructor(private readonly photos: LoanPhotos) {}

  @Get()
  @Allow('reservations.read')
  @Says(
    'List the photos of a loan.',
    'Oldest first. Who borrows sees all of them, owners and keepers those of what they have in hand.',
  )
  @ApiListPart(LoanPhotoView)
  listPhotos(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<LoanPhotoView>> {
    return this.photos.list(actor, id, query);
  }

  @Post()
  @TakesPhotoOfPrograms()
  @Allow('photos.add')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: PhotoDto })
  @Says(
    'Add a photo to a loan.',
    'A form with a file: PNG, JPEG or WebP, at most 5 MB and 25 million pixels. It is drawn anew in three sizes; what cameras write into files, such as the place, is gone. By who borrows the thing or has it in hand.',
    {
      409: '`not-handed-over`: nothing of the line went out yet. `too-many-photos`: the line has ten already. `photos-full`: the alliance has used up its 2 GB.',
    },
  )
  @Answers(201, LoanPhotoView)
  addPhoto(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: PhotoDto,
    @IfMatch() ifMatch?: string,
  ): Promise<LoanPhotoView> {
    return this.photos.add(actor, id, said, ifMatch);
  }

  @Get(':photoId/:file')
  @Allow('reservations.read')
  @AnswersPhoto()
  @Says('Read a photo in one of its sizes.', 'For those who may see it in the list.')
  async getPhoto(
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
