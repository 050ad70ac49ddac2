/** The whole application on a real database, with only the clock replaced and without the timers. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import request, { type Response } from 'supertest';
import { MailQueue } from '../../src/notifications/mail-queue.service.js';
import { AppModule } from '../../src/app.module.js';
import { usualLimits, type ConnectionLimits } from '../../src/http/connections.setup.js';
import { makeAdapter } from '../../src/http/fastify.setup.js';
import { prepared } from '../../src/server.js';
import { Clock } from '../../src/shared/clock.service.js';
import { readConfig } from '../../src/shared/config.js';
import { TestClock } from './clock.js';
import { dropDatabase, makeDatabase } from './database.js';

export interface Call {
  /** An access token; nobody without one. */
  token?: string;
  body?: object | string;
  headers?: Record<string, string>;
}

export type Method = 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';

export class TestApp {
  private constructor(
    readonly nest: NestFastifyApplication,
    readonly clock: TestClock,
  ) {}

  static async start(limits: Partial<ConnectionLimits> = {}): Promise<TestApp> {
    await makeDatabase();
    return TestApp.boot(new TestClock(), limits);
  }

  /** Another server on the same database and clock. SQLite has one at a time: there this one must be closed before. */
  another(): Promise<TestApp> {
    return TestApp.boot(this.clock);
  }

  private static async boot(clock: TestClock, limits: Partial<ConnectionLimits> = {}): Promise<TestApp> {
    const testing = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const config = readConfig(process.env);
    const adapter = makeAdapter(config, { ...usualLimits, ...limits });
    const nest = testing.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
    nest.get(MailQueue).mostAnHour = Number.POSITIVE_INFINITY;
    await prepared(nest, config);
    // One listener for all calls: supertest would open one for each.
    await nest.listen(0, '127.0.0.1');
    return new TestApp(nest, clock);
  }

  async stop(): Promise<void> {
    await this.close();
    await dropDatabase();
  }

  /** The database stays. */
  async close(): Promise<void> {
    await this.nest.close();
  }

  /** Sends JSON and reads whatever comes. */
  call(method: Method, path: string, { token, body, headers = {} }: Call = {}): Promise<Response> {
    const sent = request(this.nest.getHttpServer())[method](path).set(headers);
    if (token !== undefined) void sent.set('authorization', `Bearer ${token}`);
    if (body === undefined) return sent;
    if (typeof body === 'string' && !headers['content-type'])
      void sent.set('content-type', 'application/json');
    return sent.send(body);
  }

  get<T extends object>(type: abstract new (...given: never[]) => T): T {
    return this.nest.get(type as never);
  }
}
