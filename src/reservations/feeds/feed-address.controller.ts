/** `/feeds/{secret}/{slug}.ics`: what calendar programs fetch (calendar-and-mail.md, R37 to R47). */
import { All, Controller, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnownTag } from '../../http/etag.js';
import { hangUp, isShed } from '../../http/in-flight.setup.js';
import { refuseOnFeed } from '../../http/fastify.setup.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { ComeAgain } from '../../shared/come-again.js';
import { FailureLog } from '../../shared/failure.log.js';
import type { FeedCopy } from './feed-copies.service.js';
import { FeedReader, type FeedAnswer } from './feed-reader.service.js';

const READING = 'A feed could not be read';

@ApiExcludeController()
@Controller('feeds')
export class FeedAddressController {
  private readonly failures = new FailureLog('Feeds');

  constructor(private readonly feeds: FeedReader) {}

  /** Only to look: every other method was refused before its body was read (`fastify.setup.ts`). */
  @All(':secret/:file')
  @Allow('feeds.fetch')
  async fetch(
    @Param('secret') secret: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.answer(secret, file, isShed(request));
    if (answer === 'away') hangUp(request, reply);
    else if (answer === 'unknown') void refuseOnFeed(reply, 404);
    else if (answer === 'gone') void refuseOnFeed(reply, 410);
    else send(request, reply, answer);
  }

  /** Programs switch a calendar off at a 5xx: while the database is away, or too much is asked, they get the last copy, or no answer at all. */
  private async answer(secret: string, file: string, isOneTooMany: boolean): Promise<FeedAnswer | 'away'> {
    if (!file.endsWith('.ics')) return 'unknown';
    const slug = file.slice(0, -'.ics'.length);
    try {
      if (isOneTooMany) throw new ComeAgain();
      const answer = await this.feeds.fetch(secret, slug);
      this.failures.worked(READING);
      return answer;
    } catch (error) {
      this.failures.failed(READING, error);
      return this.feeds.lastCopy(secret, slug) ?? 'away';
    }
  }
}

function send(request: FastifyRequest, reply: FastifyReply, feed: FeedCopy): void {
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
