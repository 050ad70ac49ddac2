/** The readiness: what it says to whoever asks, and nothing more. */
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { Database } from '../../src/database/database.service.js';
import { JobDiary } from '../../src/shared/job-diary.service.js';
import { jobNames } from '../../src/shared/timed-jobs.js';
import { Readiness } from '../../src/web/health/readiness.service.js';
import { TestApp } from '../support/app.js';
import { World } from '../support/world.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const look = () => app.call('get', '/health/ready');

test('warns of a missing or old backup, and of mails that wait for long, in plain codes', async () => {
  expect((await look()).body).toEqual({ status: 'ready', warnings: ['backup-old'] });
  const folder = process.env['BACKUP_DIR'] ?? '';
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'leihbund.sqlite');
  await writeFile(file, '');
  await utimes(file, app.clock.now(), app.clock.now());
  expect((await look()).body).toEqual({ status: 'ready', warnings: [] });

  await World.make(app);
  expect(await app.get(Database).read((tx) => tx.countBy(OutboxMail, { state: 'due' }))).toBeGreaterThan(0);
  app.clock.advance(61);
  expect((await look()).body).toEqual({ status: 'ready', warnings: ['mails-wait'] });
});

test('warns when timed jobs stand still, by a clock that nobody sets', async () => {
  const aWeekLater = app.clock.monotonic() + 7 * 86_400_000;
  const clock = jest.spyOn(app.clock, 'monotonic').mockReturnValue(aWeekLater);
  expect((await look()).body.warnings).toContain('jobs-stand-still');
  for (const name of jobNames) app.get(JobDiary).worked(name);
  expect((await look()).body.warnings).not.toContain('jobs-stand-still');
  clock.mockRestore();
});

test('is 503 from the moment on when the process is asked to stop, with the reason and nothing else in it', async () => {
  app.get(Readiness).stop();
  const { status, text, headers } = await look();
  expect([status, text]).toEqual([503, '{"status":"not-ready","reason":"stopping","warnings":[]}']);
  expect(headers['cache-control']).toBe('no-store');
  expect((await app.call('get', '/health/live')).status).toBe(200);
});
