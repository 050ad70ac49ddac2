/** The audit log: every change leaves a trace, with its doer, and without anybody's data. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { HistoryEntry } from '../../src/reservations/record/history-entry.entity.js';
import { TestApp } from '../support/app.js';
import { furnish, type Guest, type House } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import { addressOf, callFor, validCalls } from '../support/valid-calls.js';

let app: TestApp;
let house: House;
let routes: Route[];

beforeAll(async () => {
  app = await TestApp.start();
  routes = await routesOf(app);
  house = await furnish(app, 'heim', 'H', 'partners');
}, 60_000);
afterAll(() => app.stop());

/** A reservation's own history is its log. */
const entries = () =>
  app.get(Database).read(async (tx) => [...(await tx.find(AuditEntry)), ...(await tx.find(HistoryEntry))]);

/** Asking for a code changes nothing yet, and a program has no session to close. */
const traceless = new Set(['askForCode', 'askToChangeAddress', 'closeSession']);

/** The coordination, but for what only the borrower may. */
function doerOf({ action }: Route): Guest {
  const { coordinator, borrower } = house.guests;
  const known = new Set<Relation>(['anyone', 'person', 'listReader', ...coordinator.relations]);
  return allows(action, known) ? coordinator : borrower;
}

test('every change leaves a trace that names its doer, and a refused one leaves none', async () => {
  const { bystander } = house.guests;
  const failures: string[] = [];
  for (const route of routes.filter(({ method, name }) => method !== 'get' && !traceless.has(name))) {
    const doer = doerOf(route);
    const filled = await validCalls[route.name]!(house, doer);
    const call = (token: string) =>
      app.call(route.method, addressOf(route, house.slug, filled), callFor(filled, token));
    const before = new Set((await entries()).map(({ id }) => id));
    const isRefused = (await call(bystander.token)).status >= 400;
    if (isRefused && (await entries()).length > before.size)
      failures.push(`${route.name}: refused, but noted`);
    const { status } = await call(doer.token);
    const added = (await entries()).filter(({ id }) => !before.has(id));
    // Whoever proves a mailbox is somebody else.
    const isNoted = added.some(({ personId }) => personId === doer.id || filled.browser !== undefined);
    if (status < 300 && !isNoted) failures.push(`${route.name}: ${status}, no trace`);
    if (status >= 300 && isRefused) failures.push(`${route.name}: ${status}, nothing shown`);
  }
  expect(failures).toEqual([]);
}, 60_000);

test('the coordination reads its own alliance’s, the newest first', async () => {
  const there = await furnish(app, 'drueben', 'D', 'partners');
  const { token } = house.guests.coordinator;
  const path = house.world.path(`items/${house.tentId}`);
  await app.call('patch', path, { token, body: { notes: 'Nur trocken lagern', quantity: 99_999 } });
  const { body } = await app.call('get', house.world.path('audit?limit=200'), { token });
  expect(body.items[0]).toMatchObject({
    what: 'items.change',
    subjectId: house.tentId,
    subject: expect.stringContaining('Zelt'),
    detail: 'notes, quantity',
    who: 'Kora Dinator',
    changes: [{ field: 'notes' }, { field: 'quantity', from: '100000', to: '99999' }],
  });
  expect(body.items.map(({ subjectId }: { subjectId: string }) => subjectId)).not.toContain(there.tentId);
  const own = await app.call('get', there.world.path('audit?limit=1'), {
    token: there.guests.coordinator.token,
  });
  expect(own.body.items).toHaveLength(1);
});

/** What the things and partners are called is read by everybody; whatever else was typed may be about people. */
test('an entry holds no text that not everybody reads, and no address', async () => {
  const all = JSON.stringify(await app.get(Database).read((tx) => tx.find(AuditEntry))).toLowerCase();
  for (const word of [house.secretWord, 'example.org']) expect(all).not.toContain(word.toLowerCase());
});

test('an entry about a person keeps the id alone, so that the name can be erased', async () => {
  const { id } = house.guests.keeper;
  const all = await app.get(Database).read((tx) => tx.findBy(AuditEntry, { subjectId: id }));
  expect(all.length).toBeGreaterThan(0);
  const { name } = await app.get(Database).read((tx) => tx.findOneByOrFail(Person, { id }));
  expect(JSON.stringify(all)).not.toContain(name);
});
