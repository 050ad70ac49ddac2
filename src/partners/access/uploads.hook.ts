/** Uploads: what may be large is read only from somebody who is signed in, and only as the form that it is (safety.md, H05). */
import { Injectable, PayloadTooLargeException, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { largeBodyOf, takesPlainList } from '../../http/file.body.js';
import { takesForm } from '../../http/form.body.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import { AccessService } from './access.service.js';
import { credentialsOf } from './credentials.js';

@Injectable()
export class Uploads implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly access: AccessService,
    private readonly config: Config,
  ) {}

  /** Guards come after the body was read; this comes before. Commands have no server. */
  onModuleInit(): void {
    const server = this.adapter.httpAdapter?.getInstance?.() as FastifyInstance | undefined;
    server?.addHook?.('preParsing', (request: FastifyRequest) => this.refuseStrangers(request));
  }

  private async refuseStrangers(request: FastifyRequest): Promise<void> {
    if (largeBodyOf(request.routeOptions) === undefined) return;
    const type = request.headers['content-type'] ?? '';
    const isPlain = takesPlainList(request.routeOptions) && /^text\/csv\b/i.test(type);
    const isUpload = isPlain || /^multipart\/form-data\b/i.test(type);
    // A form without its file is told so like any other form.
    if (!isUpload && takesForm(request)) return refuseLarge(request);
    const credentials = credentialsOf(request, this.config.isSecure);
    const { caller } = await this.access.enter(credentials, undefined, undefined);
    if (!caller.person) throw Refusal.notSignedIn();
    if (!isUpload) throw noForm();
  }
}

/** As much as forms without a file may have. */
const MOST_BYTES = 64 * 1024;

function refuseLarge({ headers }: FastifyRequest): void {
  if (!(Number(headers['content-length'] ?? Infinity) <= MOST_BYTES)) throw new PayloadTooLargeException();
}

const noForm = (): Refusal =>
  new Refusal('wrong-type', 'unsupported-media-type', {
    de: 'Bitte als multipart/form-data senden.',
    en: 'Please send multipart/form-data.',
  });
