/** The revision: whatever changes a table that shows somewhere raises it, since it is the key of what was shown. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { Partner } from '../../src/partners/who/partner.entity.js';
import { StoragePlace } from '../../src/items/storage-place.entity.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type Guest, type House } from '../support/house.js';
import { everything, type Dump } from '../support/rows.js';
import { routesOf, type Route } from '../support/routes.js';
import { callRightly } from '../support/valid-calls.js';

/** Tables of alliances that no list, no item and no calendar shows; pages that show them are never answered by 304. */
const unseen: Readonly<Record<string, string>> = {
  AuditEntry: 'read in the log alone',
  OutboxMail: 'read by the coordination on the page of mails alone',
  Invitation: 'read by whoever looks after the people of its partner alone',
  InvitationCode: 'read by nobody: whoever asked for it types it in',
  Feed: 'read anew whenever its address is fetched',
  ApplicantTry: 'counted, and shown nowhere',
  Applicant:
    'read by the coordination among its decisions alone; anybody may apply, and must not make others wait',
};

/** What a person wishes for themselves changes nothing that others see. */
const wishes = new Set([
  'language',
  'entriesOffAt',
  'requestsOffAt',
  'pickUpsOffAt',
  'returnsOffAt',
  'listsOffAt',
  'digestsOffAt',
  'confirmationsOffAt',
  'unsubscribeKey',
]);

type Row = Record<string, unknown>;

const parsed = (dump: Dump, entity: string): Row[] => (dump[entity] ?? []).map((row) => JSON.parse(row));

const revisionsIn = (dump: Dump): Map<unknown, unknown> =>
  new Map(parsed(dump, 'Alliance').map(({ id, revision }) => [id, revision]));

/** Where a person has a tie, before or after. */
const homesOf = (dumps: readonly Dump[], personId: unknown): unknown[] =>
  dumps.flatMap((dump) =>
    [...parsed(dump, 'Membership'), ...parsed(dump, 'Role')]
      .filter((tie) => tie['personId'] === personId)
      .map((tie) => tie['allianceId']),
  );

const shownOf = (row: Row): string =>
  JSON.stringify(Object.entries(row).filter(([name]) => !wishes.has(name)));

/** The rows that are other ones after the unit, or are no more. */
function changedRows(before: Dump, after: Dump, entity: string): Row[] {
  const shown = (dump: Dump): Set<string> => new Set(parsed(dump, entity).map(shownOf));
  const [old, present] = [shown(before), shown(after)];
  const isOther = (row: Row, others: Set<string>): boolean => !others.has(shownOf(row));
  return [
    ...parsed(before, entity).filter((row) => isOther(row, present)),
    ...parsed(after, entity).filter((row) => isOther(row, old)),
  ];
}

/** Entities that changed while the revision of their alliance stayed; a new alliance has shown nothing yet. */
function forgotten(before: Dump, after: Dump): string[] {
  const [old, present] = [revisionsIn(before), revisionsIn(after)];
  const isForgotten = (id: unknown): boolean => old.has(id) && old.get(id) === present.get(id);
  return Object.keys(after)
    .filter((entity) => unseen[entity] === undefined)
    .filter((entity) =>
      changedRows(before, after, entity).some((row) => {
        const homes = entity === 'Person' ? homesOf([before, after], row['id']) : [row['allianceId']];
        return (entity === 'Alliance' ? [row['id']] : homes).some(isForgotten);
      }),
    );
}

let app: TestApp;
let house: House;
let routes: Route[];
const found: string[] = [];
let units = 0;
/** What is being done. */
let doing = 'the house';

/** Looks at all tables before and after each unit that writes, one unit at a time. */
function watch(): void {
  const database = app.get(Database);
  const transaction = database.transaction.bind(database);
  let last: Promise<unknown> = Promise.resolve();
  database.transaction = (work, of) => {
    const watched = last.then(async () => {
      const before = await everything(app);
      const result = await transaction(work, of);
      units += 1;
      found.push(...forgotten(before, await everything(app)).map((entity) => `${doing}: ${entity}`));
      return result;
    });
    last = watched.catch(() => undefined);
    return watched;
  };
}

beforeAll(async () => {
  app = await TestApp.start();
  routes = (await routesOf(app)).filter(({ method }) => method !== 'get');
  watch();
  house = await furnish(app, 'heim', 'H', 'public');
}, 300_000);
afterAll(() => app.stop());

const guests = ({ guests: { coordinator, borrower, owner } }: House): Guest[] => [
  coordinator,
  borrower,
  owner,
];

describe('what changes a table that shows', () => {
  test('is caught where it forgets the revision', async () => {
    const database = app.get(Database);
    doing = 'planted';
    await database.transaction((tx) => tx.update(Partner, { id: house.lenderId }, { notes: 'Anders' }));
    await database.transaction((tx) =>
      tx.update(StoragePlace, { id: house.placeId }, { accessNotes: 'Tor' }),
    );
    expect(found.splice(0).filter((one) => one.startsWith('planted'))).toEqual([
      'planted: Partner',
      'planted: StoragePlace',
    ]);
  });

  test('raises it on every route, and in the jobs and commands besides', async () => {
    for (const route of routes) {
      for (const guest of guests(house)) {
        doing = route.name;
        await callRightly(app, route, house, guest);
      }
    }
    doing = 'accounts';
    await app.get(AccountsService).disable(house.guests.bystander.email);
    await app.get(AccountsService).enable(house.guests.bystander.email);
    doing = 'deadlines';
    app.clock.advance(8 * 24 * 60);
    expect(await app.get(DeadlinesService).expireLapsed()).toBeGreaterThan(0);
    expect(units).toBeGreaterThan(routes.length);
    expect([...new Set(found)]).toEqual([]);
  }, 300_000);
});
