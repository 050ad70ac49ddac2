/** Turns what a page's route answers into HTML, a file, or the way to another page. */
import type { Readable } from 'node:stream';
import {
  Injectable,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { contentDisposition } from '../../http/content-disposition.js';
import { writeCookies } from '../../http/cookies.reply.js';
import { inSlices } from '../../shared/search.slices.js';
import { assetPaths } from './asset.files.js';
import { Frames } from './frames.service.js';
import { renderedPage } from './layout.js';
import type { Answer, Download } from './page.js';
import { completed } from './pieces.js';
import { isSecretAddress, visitOf } from './visit.request.js';

@Injectable()
export class PageInterceptor implements NestInterceptor<Answer, Sent> {
  constructor(private readonly frames: Frames) {}

  async intercept(context: ExecutionContext, next: CallHandler<Answer>): Promise<Observable<Sent>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    await this.frames.identify(request);
    return next.handle().pipe(mergeMap((answer) => sent({ request, reply, frames: this.frames }, answer)));
  }
}

type Sent = string | Buffer | StreamableFile;

export interface Sending {
  request: FastifyRequest;
  reply: FastifyReply;
  frames: Frames;
}

/** Sets status, headers and cookies; answers the body. */
export async function sent({ request, reply, frames }: Sending, answer: Answer): Promise<Sent> {
  writeCookies(reply, answer.cookies ?? []);
  if ('thrown' in answer) throw answer.thrown;
  if ('fileName' in answer) {
    const how = answer.isLookedAt ? 'inline' : 'attachment';
    void reply.header('content-disposition', contentDisposition(how, answer.fileName)).type(answer.type);
    return asBody(answer.content);
  }
  void reply.type('text/html; charset=utf-8');
  if ('seeOther' in answer) {
    void reply.status(303).header('location', answer.seeOther);
    return '';
  }
  const visit = visitOf(request);
  // Without it, browsers that know no `Sec-Fetch-Site` could not prove that a form comes from us: they would say no origin.
  if (!isSecretAddress(request)) void reply.header('referrer-policy', 'same-origin');
  void reply.status(answer.status ?? 200).header('content-language', visit.language);
  const page = renderedPage(answer, visit, { frame: await frames.around(visit), ...assetPaths });
  return page.rows.length === 0 ? page.html : inSlices(completed(page));
}

const asBody = (content: Download['content']): Sent =>
  typeof content === 'string' || Buffer.isBuffer(content) ? content : new StreamableFile(content as Readable);
