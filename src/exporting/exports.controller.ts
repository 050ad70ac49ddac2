/** `GET /api/alliances/{alliance}/export/{list}`: the alliance's own data as files. */
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { contentDisposition } from '../http/content-disposition.js';
import { TakesLong } from '../http/quick-visits.setup.js';
import { Says } from '../http/says.decorators.js';
import { Acting, Allow } from '../partners/access/access.decorators.js';
import { Actor } from '../partners/who/actor.js';
import { preferredLanguage } from '../shared/words.js';
import { ExportQuery } from './exports.dto.js';
import { Exports } from './exports.service.js';

const file = { schema: { type: 'string', format: 'binary' } } as const;

@Controller('api/alliances/:alliance/export')
export class ExportsController {
  constructor(private readonly exports: Exports) {}

  @Get(':list')
  @TakesLong()
  @Allow('export.make')
  @Says(
    'Take a list along.',
    "Streamed, whole, in the language of Accept-Language; noted in the log. What begins like a formula stands behind a `'` in a CSV. A connection that ends early means that the list is not whole. The items can be imported again and change nothing.",
  )
  @ApiOkResponse({
    description: 'The file.',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': file,
    },
  })
  async takeList(
    @Acting() actor: Actor,
    @Param('list') address: string,
    @Query() { for: csvFor }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const language = preferredLanguage(reply.request.headers['accept-language']);
    const { fileName, type, content } = await this.exports.take(actor, { address, language, csvFor });
    void reply.header('content-disposition', contentDisposition('attachment', fileName)).type(type);
    return new StreamableFile(content as Readable);
  }
}
