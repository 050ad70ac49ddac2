/** `/feeds/{secret}/{slug}.ics`: what calendar programs fetch (calendar-and-mail rules R37 to R47). */
import { All, Controller, Logger, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnownTag } from '../http/etag.js';
import { Allow } from '../partners/access.decorators.js';
import { FeedsService, type FeedAnswer, type RenderedFeed } from './feeds.service.js';
import { LastCopies } from './last-copies.service.js';

@ApiExcludeController()
@Controller('feeds')
export class FeedAddressController {
  private readonly log = new Logger('Feeds');

  constructor(
    private readonly feeds: FeedsService,
    private readonly copies: LastCopies,
  ) {}

  @All(':secret/:file')
  @Allow('feeds.fetch')
  async fetch(
    @Param('secret') secret: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(reply, 405);
    const answer = await this.answer(secret, file);
    if (answer === 'away') reply.raw.destroy();
    else if (answer === 'unknown') refuse(reply, 404);
    else if (answer === 'gone') refuse(reply, 410);
    else send(request, reply, answer);
  }

  /** Programs switch a calendar off at a 5xx: while the database is away they get the last copy, or no answer at all. */
  private async answer(secret: string, file: string): Promise<FeedAnswer | 'away'> {
    if (!file.endsWith('.ics')) return 'unknown';
    try {
      const answer = await this.feeds.fetch(secret, file.slice(0, -'.ics'.length));
      this.copies.keep(`${secret}/${file}`, answer);
      return answer;
    } catch (error) {
      this.log.error(`A feed could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
      return this.copies.of(`${secret}/${file}`) ?? 'away';
    }
  }
}

function send(request: FastifyRequest, reply: FastifyReply, feed: RenderedFeed): void {
  for (const name of ['content-security-policy', 'set-cookie']) reply.removeHeader(name);
  reply.headers({
    etag: feed.etag,
    'cache-control': 'private, no-cache',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    ...(feed.lastModified ? { 'last-modified': feed.lastModified.toUTCString() } : {}),
  });
  // Compared here and not by the framework, which sends everything again to programs that say `Cache-Control: no-cache`.
  // A date alone (If-Modified-Since) gets the whole: it cannot say that something vanished.
  if (isKnownTag(request.headers['if-none-match'], feed.etag)) {
    void reply.status(304).send();
    return;
  }
  void reply
    .header('content-disposition', `inline; filename="${feed.slug}.ics"`)
    .type('text/calendar; charset=utf-8')
    .send(feed.body);
}

/** The same few bytes for every address of the kind, never a page. */
function refuse(reply: FastifyReply, status: 404 | 405 | 410): void {
  const words = { 404: 'Not Found', 405: 'Method Not Allowed', 410: 'Gone' };
  reply.removeHeader('content-security-policy');
  if (status === 405) void reply.header('allow', 'GET, HEAD');
  void reply
    .status(status)
    .header('cache-control', 'private, no-cache')
    .type('text/plain; charset=utf-8')
    .send(words[status]);
}
