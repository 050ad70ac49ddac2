/** A list into the pool over the wire: every line's verdict, the same list again, by key, undone; and who may not, and what is no list (safety.md, H04, H05). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { Import } from '../../src/items/import/import.entity.js';
import { ImportsService } from '../../src/items/import/imports.service.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { Visitor } from '../support/visitor.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { expectedLines, messyFile } from '../support/messy-list.js';
import { FORM, formOf } from '../support/pictures.js';
import { changes, everything, everythingOf } from '../support/rows.js';
import { World } from '../support/world.js';

interface Answer {
  importId: string;
  imported: number;
  review: number;
  skipped: number;
  new: number;
  changed: number;
  unchanged: number;
  lines: { line: number; verdict: string; reason: string | null; item: { inventoryNumber: string } | null }[];
}

let app: TestApp;
let house: House;
let neighbour: House;
let world: World;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  neighbour = await furnish(app, 'offen', 'O', 'public');
}, 60_000);
afterAll(() => app.stop());
beforeEach(async () => {
  world = await World.make(app, `tal-${(count += 1)}`, {}, `T${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`);
});

interface Sent {
  token?: string | undefined;
  headers?: Record<string, string>;
  to?: string;
}

const send = (body: Buffer, type: string, { token = world.coordinator.token, headers = {}, to }: Sent = {}) =>
  app.call('post', to ?? world.path('items/import'), {
    token,
    body,
    headers: { 'content-type': type, ...headers },
  });

const csv = (text: string | Buffer, sent?: Sent): Promise<Response> =>
  send(typeof text === 'string' ? Buffer.from(text) : text, 'text/csv', sent);

const form = (file: Buffer, { fields = {}, ...sent }: Sent & { fields?: Record<string, string> } = {}) =>
  send(formOf({ file, fields, name: 'file', fileName: 'liste.csv', type: 'text/csv' }), FORM, sent);

const LIST =
  'Nr.;Gegenstand;Bestand;Lagerort;Eigentümer\n1;Bank;40;Hof;Gemeinde\n2;Tisch;ca. 20;Hof;Gemeinde\n';
const dry = (): string => world.path('items/import?dryRun=true');

describe('the messy list', () => {
  test.each([
    ['as a file', 'messy-import.csv', form],
    ['as a file with a mark', 'messy-import-bom.csv', form],
    ['as text', 'messy-import.csv', csv],
    ['as text with a mark', 'messy-import-bom.csv', csv],
  ])(
    '%s: each line with its verdict, and the second time nothing is new',
    async (_how, name, sendIt) => {
      const first = (await sendIt(messyFile(name))).body as Answer;
      expect(first.lines.map(({ line, verdict }) => [String(line), verdict])).toEqual(
        expectedLines().map((one) => [one.first_physical_line, one.verdict]),
      );
      expect(first).toMatchObject({ new: first.imported, changed: 0, unchanged: 0 });
      expect(first.imported + first.review + first.skipped).toBe(first.lines.length);
      const again = (await sendIt(messyFile('messy-import-bom.csv'))).body as Answer;
      expect(again).toMatchObject({
        imported: first.imported,
        new: 0,
        changed: 0,
        unchanged: first.imported,
      });
    },
    30_000,
  );
});

describe('a dry run', () => {
  test('changes nothing but that its maker may look at it', async () => {
    const before = await everythingOf(app, world.slug);
    const { body, status } = await csv(LIST, { to: dry() });
    expect([status, body.imported, body.review, body.new]).toEqual([200, 1, 1, 1]);
    expect(body.lines[2]).toMatchObject({
      line: 3,
      verdict: 'review',
      reason: expect.stringContaining('ca. 20'),
    });
    const changed = changes(before, await everythingOf(app, world.slug));
    expect(changed.every((one) => one.startsWith('+ Import '))).toBe(true);
  });

  test('is forgotten after a week', async () => {
    await csv(LIST, { to: dry() });
    app.clock.advance(8 * 24 * 60);
    await app.get(ImportsService).sweep();
    expect(await app.get(Database).read((tx) => tx.countBy(Import, { state: 'preview' }))).toBe(0);
    const done = (await csv(LIST)).body as Answer;
    app.clock.advance(8 * 24 * 60);
    await app.get(ImportsService).sweep();
    const found = await app.get(Database).read((tx) => tx.findOneByOrFail(Import, { id: done.importId }));
    expect(found.counts).toMatchObject({ made: 1 });
  });
});

describe('taken over', () => {
  test('once for a request that is repeated, and with the same answer', async () => {
    const headers = { 'idempotency-key': 'einmal' };
    const first = await csv(LIST, { headers });
    const again = await csv(LIST, { headers });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect(
      await app
        .get(Database)
        .read((tx) =>
          tx.countBy(AuditEntry, { what: 'items.import', subjectId: first.body.importId as string }),
        ),
    ).toBe(1);
  });

  test('by two at once: one makes the items, the other finds them', async () => {
    const answers = await Promise.all([csv(LIST), csv(LIST)]);
    expect(answers.map(({ body }) => body.new as number).toSorted()).toEqual([0, 1]);
  });

  test('columns may be named', async () => {
    const list = Buffer.from('Hof;Gemeinde;40;Bank\n');
    const columns = JSON.stringify(['storagePlace', 'owner', 'quantity', 'name']);
    expect((await form(list, { fields: { columns } })).body).toMatchObject({ new: 1 });
    const wrong = await form(list, { fields: { columns: '["__proto__"]' } });
    expect([wrong.status, wrong.body.errors?.[0]?.field]).toEqual([422, 'columns']);
  });

  test('reasons are told in the language that is asked for', async () => {
    const { body } = await csv(LIST, { to: dry(), headers: { 'accept-language': 'en' } });
    expect((body as Answer).lines[2]!.reason).toContain('only about');
  });
});

describe('undone', () => {
  const undo = (id: string, token = world.coordinator.token, path = world.path(`imports/${id}/undo`)) =>
    app.call('post', path, { token, body: {} });

  test('everything stands as before', async () => {
    const before = await everythingOf(app, world.slug);
    const { body } = await csv(messyFile('messy-import.csv'));
    expect((await undo((body as Answer).importId)).status).toBe(200);
    const changed = changes(before, await everythingOf(app, world.slug));
    const tables = new Set(changed.map((one) => one.split(' ')[1]));
    expect([...tables].toSorted()).toEqual(['Alliance', 'AuditEntry', 'Import']);
    expect((await undo((body as Answer).importId)).status).toBe(409);
  });

  test('by nobody else: another alliance finds none, a member may not', async () => {
    const { importId } = (await csv(LIST)).body as Answer;
    expect((await undo(importId, world.member.token)).status).toBe(403);
    const elsewhere = house.world.path(`imports/${importId}/undo`);
    expect((await undo(importId, house.guests.coordinator.token, elsewhere)).status).toBe(404);
  });
});

describe('who may', () => {
  test.each(['borrower', 'owner', 'keeper', 'bystander', 'operator', 'stranger'] as const)(
    'no %s',
    async (name) => {
      const before = await everything(app);
      const { status } = await csv(LIST, {
        token: house.guests[name].token,
        to: house.world.path('items/import'),
      });
      expect([403, 404]).toContain(status);
      const changed = changes(before, await everything(app));
      expect(changed.filter((one) => !one.includes(' AccessToken '))).toEqual([]);
    },
  );

  test('nobody who is not signed in: the list is not even read', async () => {
    for (const type of ['text/csv', FORM]) {
      const body = type === FORM ? formOf({ file: Buffer.from(LIST), name: 'file' }) : Buffer.from(LIST);
      const answer = await app.call('post', world.path('items/import'), {
        body,
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(401);
    }
  });

  test('a preview is its maker’s alone, also within the coordination; what is taken over is all of theirs', async () => {
    const { token } = house.guests.coordinator;
    const to = house.world.path('items/import?dryRun=true');
    const { importId } = (await csv(LIST, { token, to })).body as Answer;
    const page = (id: string): string => `/b/${house.slug}/manage/import/${id}`;
    const deputy = await Visitor.of(app, house.guests.deputy.email);
    const maker = await Visitor.of(app, house.guests.coordinator.email);
    expect(await maker.status(page(importId))).toBe(200);
    expect(await deputy.status(page(importId))).toBe(404);
    const other = await Visitor.of(app, neighbour.guests.coordinator.email);
    expect(await other.status(page(importId).replace('heim', 'offen'))).toBe(404);
    const done = (await csv(LIST, { token, to: house.world.path('items/import') })).body as Answer;
    expect(await deputy.status(page(done.importId))).toBe(200);
  });
});

describe('what is no list', () => {
  test('is refused with a sentence, and changes nothing', async () => {
    const before = await everythingOf(app, world.slug);
    const answers = [
      await csv(''),
      await csv(`a;b\n${'\0'.repeat(9)}`),
      await csv(Buffer.alloc(2 * 1024 * 1024 + 1, 'a')),
      await csv(`${'a;b\n'.repeat(6000)}`),
      await form(Buffer.alloc(0)),
      await send(Buffer.from('{}'), 'application/json'),
      await send(formOf({ file: Buffer.from(LIST), name: 'other' }), FORM),
      await send(formOf({ file: Buffer.from(LIST), name: 'file', fields: { x: '1' } }), FORM),
    ];
    expect(answers.map(({ status }) => status)).toEqual([422, 415, 413, 413, 422, 415, 422, 422]);
    expect(changes(before, await everythingOf(app, world.slug))).toEqual([]);
  });

  test('more than 3 MB are not even read, elsewhere not more than before', async () => {
    const body = Buffer.alloc(3 * 1024 * 1024 + 1, 'a');
    expect((await csv(body)).status).toBe(413);
    const elsewhere = await csv(Buffer.alloc(100 * 1024, 'a'), { to: world.path('items') });
    expect([413, 415]).toContain(elsewhere.status);
  });

  test('a header called __proto__ is one more title', async () => {
    const list = '__proto__;Gegenstand;Bestand;Lagerort;Eigentümer\n1;Bank;4;Hof;Gemeinde\n';
    expect((await csv(list)).status).toBe(200);
    expect(({} as Record<string, unknown>)['Bank']).toBeUndefined();
  });
});
