/** How the bytes of a photo are answered: they never change, so the browser of whoever passed the wall may keep them for ever. */
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isKnownTag } from '../../http/etag.js';
import type { PhotoSizeName } from './photo-sizes.js';

const A_YEAR_SECONDS = 31_536_000;

export const AnswersPhoto = (): MethodDecorator =>
  ApiOkResponse({
    description: 'The picture; it never changes.',
    content: { 'image/webp': { schema: { type: 'string', format: 'binary' } } },
  });

interface SentPhoto {
  photoId: string;
  size: PhotoSizeName;
  bytes: Buffer;
}

/** Private: a cache between would answer people whom nobody has asked who they are. */
export async function sendPhoto(reply: FastifyReply, { photoId, size, bytes }: SentPhoto): Promise<void> {
  const etag = `"${photoId}-${size}"`;
  void reply.headers({ etag, 'cache-control': `private, max-age=${A_YEAR_SECONDS}, immutable` });
  if (isKnownTag(reply.request.headers['if-none-match'], etag)) await reply.status(304).send();
  else await reply.type('image/webp').send(bytes);
}
