/** Plans: whatever is asked for on the way of a request or a job, no table that grows is read from end to end. On SQLite, whose plans depend on the indices alone; PostgreSQL's follow what is in the tables, and small ones are rightly read as a whole. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RequestKeys } from '../../src/database/request-keys.service.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { MailSweeper } from '../../src/notifications/mail-sweeper.service.js';
import { SignInSweeper } from '../../src/partners/signing-in/sweeper.service.js';
import { ApplicantsService } from '../../src/reservations/admitting/applicants.service.js';
import { ChangeDeadlines } from '../../src/reservations/changing/change-deadlines.service.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { addMinutes } from '../../src/shared/period.js';
import { LateWarnings } from '../../src/reservations/desk/late-warnings.service.js';
import { DecisionReminders } from '../../src/reservations/reminding/decision-reminders.service.js';
import { Digests } from '../../src/reservations/reminding/digests.service.js';
import { KeeperLists } from '../../src/reservations/reminding/keeper-lists.service.js';
import { NoticeSweeper } from '../../src/reservations/reminding/notice-sweeper.service.js';
import { Reminders } from '../../src/reservations/reminding/reminders.service.js';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { done, furnish, guestNames, type Guest, type House } from '../support/house.js';
import { addressIn, pageRoutesOf } from '../support/page-routes.js';
import { routesOf } from '../support/routes.js';
import { Statements } from '../support/statements.js';
import { callRightly, signedIn } from '../support/valid-calls.js';
import { Visitor } from '../support/visitor.js';
import { wish } from '../support/world.js';

/** Some hundreds of alliances at most, each with a handful of places; one probe; and what a job clears away by the hour. */
const swept = [
  'sign_ins',
  'sessions',
  'address_changes',
  'applicants',
  'founding_invitations',
  'invitation_codes',
  'waiting_entries',
];
const small = new Set(['alliances', 'storage_places', 'write_probes', ...swept]);

let app: TestApp;
let house: House;
let tables: Set<string>;
/** Whoever goes through a partial index reads what that holds: mails that are due, requests that wait. */
let partial: Set<string>;
let texts: Set<string>;
const statements = new Statements();

const guests = (): Guest[] => guestNames.map((name) => house.guests[name]);

async function callEverything(): Promise<void> {
  for (const route of await routesOf(app))
    for (const guest of guests()) await callRightly(app, route, house, guest);
}

async function openEverything(): Promise<void> {
  const pages = pageRoutesOf(app).filter(({ method }) => method === 'get');
  for (const guest of guests()) {
    const cookie = await signedIn(app, guest.email);
    for (const page of pages)
      await app.call('get', addressIn(page, house), { headers: { accept: 'text/html', cookie } });
  }
}

/** Whoever hands over less reads whom it helps. */
async function handOverLess(): Promise<void> {
  const { world } = house;
  const { token } = world.coordinator;
  const lines = [{ itemId: await world.item({ quantity: 3 }), quantity: 3 }];
  const now = app.clock.now();
  const period = [addMinutes(now, 600), addMinutes(now, 900)].map((at) => at.toISOString());
  const body = wish(world, lines, period as [string, string]);
  const loan = await done<{ id: string; lines: { id: string }[] }>(
    app,
    'post',
    world.path('reservations'),
    token,
    body,
  );
  await done(app, 'post', world.path(`reservations/${loan.id}/approve`), token, {});
  const less = { lines: loan.lines.map(({ id }) => ({ lineId: id, quantity: 1 })) };
  await done(app, 'post', world.path(`reservations/${loan.id}/hand-over`), token, less);
  const visitor = await Visitor.of(app, world.coordinator.email);
  await visitor.open(`/b/${world.slug}/desk?done=out&loan=${loan.id}`);
}

/** As `jobs.service.ts` has them. */
async function doEveryJob(): Promise<void> {
  await app.get(DeadlinesService).expireLapsed();
  await app.get(ChangeDeadlines).expireLapsed();
  await app.get(LateWarnings).tell();
  await app.get(Reminders).tell();
  await app.get(Digests).tell();
  await app.get(DecisionReminders).tell();
  await app.get(KeeperLists).tell();
  await app.get(NoticeSweeper).sweep();
  await app.get(RequestKeys).sweep(app.clock.now());
  await app.get(SignInSweeper).sweep();
  await app.get(ApplicantsService).sweep();
  await app.get(MailSweeper).sweep();
  await app.get(DeliveryService).deliverDue();
}

async function schema(): Promise<void> {
  const all = await app
    .get(DataSource)
    .query<{ type: string; name: string; sql: string | null }[]>('SELECT type, name, sql FROM sqlite_master');
  const named = (isSo: (one: (typeof all)[number]) => boolean): Set<string> =>
    new Set(all.filter(isSo).map(({ name }) => name));
  tables = named(({ type }) => type === 'table');
  partial = named(({ type, sql }) => type === 'index' && / WHERE /.test(sql ?? ''));
}

/** What the names of a statement stand for: in `FROM items item` an item is one of the items. */
const namesIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/(?:FROM|JOIN|UPDATE|INTO)\s+"?(\w+)"?(?:\s+(?:AS\s+)?"?(\w+)"?)?/g)].flatMap(
      ([, table = '', name = table]) => [
        [table, table],
        [name, table],
      ],
    ),
  );

/** The tables that grow and that SQLite would go through from end to end. */
async function readWhole(text: string): Promise<string[]> {
  const steps = await app.get(DataSource).query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${text}`);
  const names = namesIn(text);
  return steps.flatMap(({ detail }) => {
    const [, name = '', index = ''] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(detail) ?? [];
    const table = names.get(name) ?? '';
    return tables.has(table) && !small.has(table) && !partial.has(index) ? [`${table}: ${text}`] : [];
  });
}

/** The ORM says so where a list is empty, and nothing is read. */
const readsNothing = (text: string): boolean => text.includes('(0=1)');

describe('no statement', () => {
  beforeAll(async () => {
    if (onPostgres) throw new Error('These are plans of SQLite: run it without TEST_DATABASE_URL.');
    app = await TestApp.start();
    house = await furnish(app, 'heim', 'H', 'partners');
    await schema();
    texts = await statements.during(async () => {
      await callEverything();
      await openEverything();
      await handOverLess();
      await doEveryJob();
    });
  }, 300_000);
  afterAll(() => app.stop());

  test.each([
    ['alone', 'SELECT * FROM people WHERE name = $1', 1],
    ['by an index of something else', 'SELECT id FROM items item WHERE item.name = $1 ORDER BY item.id', 1],
    [
      'beside another',
      'SELECT 1 FROM items item JOIN closures closure ON closure.note = item.notes WHERE item.id = $1',
      1,
    ],
    ['of those that wait', `SELECT min(created_at) FROM outbox_mails WHERE state = 'due'`, 0],
    ['where the index fits', 'SELECT * FROM people WHERE id = $1', 0],
  ])('is caught that reads a whole table %s', async (_how, text, count) => {
    expect(await readWhole(text)).toHaveLength(count);
  });

  test('reads a table that grows from end to end', async () => {
    expect(texts.size).toBeGreaterThan(150);
    expect([...texts].filter((text) => text.includes('line.approved_quantity < line.quantity'))).toHaveLength(
      1,
    );
    const found: string[] = [];
    for (const text of texts) if (!readsNothing(text)) found.push(...(await readWhole(text)));
    expect(found).toEqual([]);
  });
});
