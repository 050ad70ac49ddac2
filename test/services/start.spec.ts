/** The start: what must stop it, and what it leaves behind. */
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AppModule } from '../../src/app.module.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { entities } from '../../src/entities.js';
import { Database } from '../../src/database/database.service.js';
import { makeAdapter } from '../../src/http/fastify.setup.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { readConfig } from '../../src/shared/config.js';
import { dropDatabase, makeDatabase } from '../support/database.js';

beforeAll(makeDatabase);
afterAll(dropDatabase);

async function started(...more: (new () => object)[]): Promise<NestFastifyApplication> {
  const testing = Test.createTestingModule({ imports: [AppModule, ...more] });
  const app = (await testing.compile()).createNestApplication<NestFastifyApplication>(
    makeAdapter(readConfig(process.env)),
    {
      logger: false,
    },
  );
  await app.init();
  return app;
}

@Controller('bare')
class BareController {
  @Get()
  open(): string {
    return 'nobody said who may see this';
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

test('a route without an entry in the policy table stops the start and is named', async () => {
  await expect(started(BareModule)).rejects.toThrow('Routes without a policy entry: BareController.open');
});

test('the demo is loaded once: loading it again changes nothing', async () => {
  const app = await started();
  const demo = app.get(DemoService);
  expect(await demo.load('seeds/auenbrueck')).toBe(true);
  expect(await demo.load('seeds/michendorf')).toBe(true);
  const before = await counts(app);
  expect(before).toMatchObject({ Alliance: 2, Partner: 34, Item: 74, Reservation: 17, MoneyEntry: 1 });

  expect(await demo.load('seeds/auenbrueck')).toBe(false);
  expect(await demo.load('seeds/michendorf')).toBe(false);

  expect(await counts(app)).toEqual(before);
  expect(await app.get(DeliveryService).deliverDue()).toBeGreaterThan(0);
  await app.close();
});

const counts = (app: NestFastifyApplication): Promise<Record<string, number>> =>
  app.get(Database).read(async (tx) => {
    const rows: [string, number][] = [];
    for (const entity of entities) rows.push([(entity as { name: string }).name, await tx.count(entity)]);
    return Object.fromEntries(rows);
  });
