/** The application as it listens: built the same way in operation and in the tests. */
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { ServerModule } from './app.module.js';
import { makeAdapter, setUp } from './http/fastify.setup.js';
import { apiDocument } from './http/openapi.setup.js';
import { JsonLogger } from './http/json.logger.js';
import { feedAddress } from './reservations/feeds/feed-address.js';
import type { Config } from './shared/config.js';
import { apiDocsPage } from './web/api-docs.js';
import { Frames } from './web/ui/frames.service.js';
import { EveryRefusal } from './web/ui/refused-page.filter.js';

/** Migrated and ready to listen. */
export async function makeServer(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(ServerModule, makeAdapter(config), {
    abortOnError: false,
    logger: config.logLevel === 'silent' ? false : new JsonLogger(config.logLevel),
  });
  return prepared(app, config);
}

/** Everything after Nest has its modules; the tests come in here with some of them replaced. */
export async function prepared(app: NestFastifyApplication, config: Config): Promise<NestFastifyApplication> {
  await setUp(app, config, new EveryRefusal(app.get(Frames, { strict: false })));
  const document = apiDocument(app, feedAddress);
  SwaggerModule.setup('api/docs', app, document, {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
  });
  const page = apiDocsPage(document);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
