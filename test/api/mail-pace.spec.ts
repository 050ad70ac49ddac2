/** The pace of mails: twenty an hour for one reader; the rest waits in its order, and codes do not. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { MOST_AN_HOUR } from '../../src/notifications/mail-pace.query.js';
import { MailQueue } from '../../src/notifications/mail-queue.service.js';
import { OutboxService } from '../../src/notifications/outbox.service.js';
import { TestApp } from '../support/app.js';
import { office, reservationFacts } from '../support/every-mail.js';
import { everyNews } from '../support/every-news.js';
import { mailsTo } from '../support/mails.js';

const BUSY = 'viel.post@example.org';
const QUIET = 'wenig.post@example.org';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
  app.get(MailQueue).mostAnHour = MOST_AN_HOUR;
});
afterAll(() => app.stop());

const news = everyNews(reservationFacts());

async function write(to: string, kind: 'expired' | 'sign-in-code', count = 1): Promise<void> {
  const now = app.clock.now();
  const letters = Array.from({ length: count }, () => ({
    ...(kind === 'expired' ? { kind, facts: news.expired } : { kind, facts: news['sign-in-code'] }),
    allianceId: null,
    to: { name: '', address: to },
    fromName: office.name,
    now,
  }));
  await app.get(Database).transaction((tx) => app.get(OutboxService).add(tx, ...letters));
}

const got = async (to: string): Promise<number> => (await mailsTo(app, to)).length;

test('of fifty mails twenty leave, then twenty more in the next hour; others and codes do not wait', async () => {
  await write(BUSY, 'expired', 50);
  await write(QUIET, 'expired', 2);
  expect([await got(BUSY), await got(QUIET)]).toEqual([MOST_AN_HOUR, 2]);
  await write(BUSY, 'sign-in-code');
  expect(await got(BUSY)).toBe(MOST_AN_HOUR + 1);
  app.clock.advance(59);
  expect(await got(BUSY)).toBe(MOST_AN_HOUR + 1);
  app.clock.advance(1);
  expect(await got(BUSY)).toBe(2 * MOST_AN_HOUR + 1);
  app.clock.advance(60);
  expect(await got(BUSY)).toBe(51);
  expect(await app.get(DeliveryService).deliverDue()).toBe(0);
});
