/** The application as it listens: built the same way in operation and in the tests. */
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { ServerModule } from './app.module.js';
import { makeAdapter, setUp } from './http/fastify.setup.js';
import { withProblems } from './http/openapi.js';
import { JsonLogger } from './http/json.logger.js';
import type { Config } from './shared/config.js';
import { apiDocsPage } from './web/api-docs.js';
import { EveryRefusal } from './web/ui/every-refusal.filter.js';

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
  await setUp(app, config, new EveryRefusal());
  const about = new DocumentBuilder()
    .setTitle('Leihbund')
    .setDescription('The pooled list of a local family alliance: look, ask, decide, subscribe.')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth()
    .build();
  const document = withProblems(SwaggerModule.createDocument(app, about));
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
