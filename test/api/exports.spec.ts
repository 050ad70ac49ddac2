/** Lists that are taken along: whole, as CSV and as workbooks, by the coordination alone; no cell of them works anything out, and what ends early breaks off. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import type { Table } from '../../src/exporting/exporting.js';
import { ExportTables } from '../../src/exporting/export-tables.service.js';
import { itemColumns } from '../../src/items/import/item-columns.js';
import { Item } from '../../src/items/item.entity.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { readCell } from '../../src/shared/csv-cells.js';
import { exportFiles, exportedLists, addressOf } from '../../src/web/manage/exported-lists.js';
import { TestApp } from '../support/app.js';
import { done, furnish, guestNames, loanWord, type House } from '../support/house.js';

let app: TestApp;
let house: House;
let other: House;

const HOSTILE = `=cmd|'/c calc'!A1`;
const DESCRIPTION = 'Größe: "XL"; schwer,\nmit Öse\n@home';

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  other = await furnish(app, 'nachbar', 'N', 'public');
  const facts = { name: HOSTILE, description: DESCRIPTION, depositCents: 1250, notes: "'=schon da" };
  await house.world.item({
    ...facts,
    inventoryNumber: '007',
    quantity: 3,
    replacementIds: [],
    inspectionDueOn: '2027-09-01',
    weightGrams: 12_500,
  });
}, 90_000);
afterAll(() => app.stop());

const coordinator = (): string => house.guests.coordinator.token;

const origin = (): string => `http://127.0.0.1:${(app.nest.getHttpServer().address() as AddressInfo).port}`;

interface Asked {
  token?: string;
  language?: string;
  slug?: string;
  signal?: AbortSignal;
}

const ask = (
  file: string,
  { token = coordinator(), language = 'de', slug = house.slug, signal }: Asked = {},
): Promise<Response> =>
  fetch(`${origin()}/api/alliances/${slug}/export/${file}`, {
    headers: { authorization: `Bearer ${token}`, 'accept-language': language },
    ...(signal ? { signal } : {}),
  });

const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());

/** With its mark, where it has one. */
const textOf = async (file: string, asked?: Asked): Promise<string> =>
  (await bytesOf(await ask(file, asked))).toString('utf8');

const rowsOf = async (list: string, asked?: Asked): Promise<string[][]> =>
  parse(await textOf(`${list}.csv`, asked), { relax_column_count: false });

/** By what stands in the head of each column. */
const recordsOf = async (list: string, asked?: Asked): Promise<Record<string, string>[]> =>
  parse(await textOf(`${list}.csv`, asked), { columns: true });

async function sheetOf(list: string): Promise<unknown[][]> {
  const { sheets } = await readXlsx(await bytesOf(await ask(`${list}.xlsx`)));
  expect(sheets).toHaveLength(1);
  return sheets[0]!.rows;
}

describe('every list', () => {
  test.each(exportFiles.map(addressOf))(
    '%s is whole, a file to save, and for nobody’s cache',
    async (address) => {
      const answer = await ask(address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe(
        address.endsWith('.csv')
          ? 'text/csv; charset=utf-8'
          : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="/);
      expect((await bytesOf(answer)).length).toBeGreaterThan(100);
    },
  );

  test.each(exportedLists)('%s says the same as a CSV and as a workbook', async (list) => {
    const [head, ...rows] = await rowsOf(list);
    const [sheetHead, ...sheetRows] = await sheetOf(list);
    expect(sheetHead).toEqual(head);
    expect(rows.length).toBeGreaterThan(0);
    // The second file is noted between the two.
    const isLog = list === 'log';
    expect(sheetRows).toHaveLength(rows.length + (isLog ? 1 : 0));
    expect(rows.every((row) => row.length === head!.length)).toBe(true);
  });

  test('is called in the reader’s language, by what and where it is and the day', async () => {
    const german = await ask('items.csv');
    expect(german.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''Gegenst%C3%A4nde%20Ort%20${house.portraitWord}%202027-03-01.csv`,
    );
    const english = await ask('items.xlsx', { language: 'en' });
    expect(english.headers.get('content-disposition')).toBe(
      `attachment; filename="Items Ort ${house.portraitWord} 2027-03-01.xlsx"`,
    );
  });

  test('that there is not is not found, and another reader of CSV is refused', async () => {
    for (const file of ['items.pdf', 'people.csv', 'items', 'constructor.csv', 'items.csv.csv'])
      expect((await ask(file)).status).toBe(404);
    expect((await ask('items.csv?for=lotus')).status).toBe(422);
  });

  test('is for the coordination alone, of its own alliance', async () => {
    const statuses = new Map<string, Set<number>>();
    for (const name of guestNames) {
      const { token } = house.guests[name];
      const answers = await Promise.all(exportFiles.map((file) => ask(addressOf(file), { token })));
      const others = await Promise.all(
        exportFiles.map((file) => ask(addressOf(file), { token, slug: other.slug })),
      );
      statuses.set(name, new Set(answers.map(({ status }) => status)));
      statuses.set(`${name} of another`, new Set(others.map(({ status }) => status)));
    }
    const letIn = [...statuses].filter(([, found]) =>
      [...found].some((status) => ![403, 404].includes(status)),
    );
    expect(letIn).toEqual([
      ['coordinator', new Set([200])],
      ['deputy', new Set([200])],
    ]);
    expect((await fetch(`${origin()}/api/alliances/${house.slug}/export/items.csv`)).status).toBe(401);
  });

  test('holds nothing of another alliance, and of a loan nobody’s name, number or note', async () => {
    const all = await Promise.all(exportedLists.map((list) => textOf(`${list}.csv`)));
    for (const [index, text] of all.entries()) {
      expect(text).not.toContain('nachbar');
      if (!['reservations', 'loans'].includes(exportedLists[index]!)) continue;
      for (const what of ['Ruf', 'Oma', 'Bitte', '030'])
        expect(text).not.toContain(`${what} ${loanWord(house.secretWord)}`);
    }
  });

  test('is noted with what was taken, and what was refused is not', async () => {
    const entries = () =>
      app
        .get(Database)
        .read((tx) => tx.find(AuditEntry, { where: { what: 'export.make' }, order: { id: 'ASC' } }));
    const before = (await entries()).length;
    await textOf('loans.xlsx');
    await ask('loans.csv', { token: house.guests.keeper.token });
    await ask('nothing.csv');
    const after = await entries();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ personId: house.guests.coordinator.id, detail: 'loans.xlsx' });
    const [newest] = await recordsOf('log');
    expect(newest).toMatchObject({ Was: 'Liste mitgenommen', Einzelheiten: 'Ausleihen.xlsx' });
  });
});

describe('the items', () => {
  const mine = async (asked?: Asked): Promise<Record<string, string>> =>
    (await recordsOf('items', asked)).find((row) => row[asked?.language === 'en' ? 'No.' : 'Nr.'] === '007')!;

  test('have the columns of a list that is brought in', async () => {
    const [head] = await rowsOf('items');
    expect(head).toEqual(Object.values(itemColumns).map(({ de }) => de));
    const [english] = await rowsOf('items', { language: 'en' });
    expect(english).toEqual(Object.values(itemColumns).map(({ en }) => en));
  });

  test('say what stands in the table: sums with a point, days as ISO has them, nothing where nothing was said', async () => {
    expect(await mine()).toMatchObject({
      Bestand: '3',
      [itemColumns.kind.de]: 'Mehrere gleiche',
      'Gewicht (g)': '12500',
      'Kaution (€)': '12.50',
      'Wert (€)': '',
      'Pufferzeit (min)': '',
      'Nächste Prüfung': '2027-09-01',
      Ersatz: `'-`,
      Beiseitegelegt: 'nein',
      Lagerort: 'Lager',
      Eigentümer: 'Verein heim',
    });
    expect(await mine({ language: 'en' })).toMatchObject({ Quantity: '3', 'Set aside': 'no' });
  });

  test('name parts and accessories by their numbers', async () => {
    const rows = await recordsOf('items');
    const set = rows.find((row) => row[itemColumns.kind.de] === 'Satz aus Teilen')!;
    expect(set['Teile']).toBe(`Bank-${house.listedWord}:2`);
    expect(set['Bestand']).toBe('');
    expect(rows.find((row) => row['Kategorie'] === 'Zelte')!['Zubehör']).toBe(`Bank-${house.listedWord}`);
  });

  test('that begin like a formula stand behind a sign in a CSV, and come back as they were', async () => {
    const row = await mine();
    expect(row['Gegenstand']).toBe(`'${HOSTILE}`);
    expect(readCell(row['Gegenstand']!)).toBe(HOSTILE);
    expect(row['Bemerkungen']).toBe(`''=schon da`);
    expect(readCell(row['Bemerkungen']!)).toBe(`'=schon da`);
    expect(row['Beschreibung']).toBe(DESCRIPTION);
  });

  test('are texts, numbers and days in a workbook, and no formula', async () => {
    const bytes = await bytesOf(await ask('items.xlsx'));
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const [head, ...rows] = sheets[0]!.rows;
    const row = rows.find(([number]) => number === '007')!;
    const cell = (name: string): unknown => row[head!.indexOf(name)];
    expect(cell('Gegenstand')).toBe(HOSTILE);
    expect(cell('Beschreibung')).toBe(DESCRIPTION);
    expect(cell('Bestand')).toBe(3);
    expect(cell('Kaution (€)')).toBe(12.5);
    expect(cell('Nächste Prüfung')).toEqual(new Date('2027-09-01T00:00:00Z'));
    expect([...sheets[0]!.cells!.values()].some(({ formula }) => formula !== undefined)).toBe(false);
  });

  test('open in a German Excel with its mark, semicolons and decimal commas', async () => {
    const text = await textOf('items.csv?for=excel');
    expect(text.startsWith('\uFEFFNr.;Gegenstand;Bestand;')).toBe(true);
    expect(text).toContain(';12,50;');
    expect(text).toContain('"Größe: ""XL""; schwer,\nmit Öse\n@home"');
    const english = await textOf('items.csv?for=excel', { language: 'en' });
    expect(english.startsWith('\uFEFFNo.,Item,Quantity,')).toBe(true);
    const plain = await textOf('items.csv');
    expect(plain.startsWith('Nr.,Gegenstand,')).toBe(true);
  });
});

describe('requests and loans', () => {
  test('have a row for each thing, with its state and the times on the wall', async () => {
    const rows = await recordsOf('reservations');
    expect(new Set(rows.map((row) => row['Stand']))).toEqual(
      new Set(['angefragt', 'zugesagt', 'ausgegeben', 'abgesagt']),
    );
    expect(rows[0]).toMatchObject({
      Abholung: '2027-05-14 17:00',
      Rückgabe: '2027-05-17 10:00',
      Angefragt: '1',
    });
    expect(new Set(rows.map((row) => row['Nummer'])).size).toBe(rows.length);
  });

  test('past their deadline are over, whether or not the job has seen it', async () => {
    app.clock.set('2027-04-30T09:00:00Z');
    const states = (await recordsOf('reservations')).map((row) => row['Stand']);
    app.clock.set('2027-03-01T09:00:00Z');
    expect(states).toContain('abgelaufen');
    expect(states).not.toContain('angefragt');
  });

  test('that were handed over are loans, with what is out', async () => {
    const rows = await recordsOf('loans');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => Number(row['Ausgegeben']) > 0)).toBe(true);
    expect(rows[0]).toMatchObject({ 'Noch draußen': '1', Fehlt: '0' });
  });
});

describe('deposits', () => {
  test('have a row for each entry, with who wrote it down', async () => {
    expect(await recordsOf('money')).toEqual([
      expect.objectContaining({
        Vorgang: 'Erhalten',
        'Betrag (€)': '50.00',
        'Eingetragen von': 'Kora Dinator',
      }),
    ]);
  });
});

describe('more than is read at once', () => {
  test('comes whole, each row once', async () => {
    const count = 450;
    const database = app.get(Database);
    const tent = await database.read((tx) => tx.findOneByOrFail(Item, { id: other.tentId }));
    await database.transaction(async (tx) => {
      for (let index = 0; index < count; index += 1) {
        const number = `X-${String(index).padStart(4, '0')}`;
        await tx.insert(Item, { ...tent, id: newId(), inventoryNumber: number, numberOrder: number });
      }
    });
    const rows = await recordsOf('items', { token: other.guests.coordinator.token, slug: other.slug });
    const numbers = rows.map((row) => row['Nr.']!).filter((number) => number.startsWith('X-'));
    expect(new Set(numbers).size).toBe(count);
    expect(numbers).toHaveLength(count);
  });
});

/** A table of as many rows as are asked for; `reads` counts the parts. */
function endless(fails: number): { table: Table; reads: () => number } {
  let reads = 0;
  const part: Table['part'] = async () => {
    reads += 1;
    if (reads > fails) throw new Error('The database is away.');
    return {
      rows: Array.from({ length: 200 }, () => [randomBytes(100).toString('hex')]),
      next: String(reads),
    };
  };
  return { table: { columns: [{ head: 'Was' }], part }, reads: () => reads };
}

/** Takes a file of such a table. */
async function withTable<T>(table: Table, work: () => Promise<T>): Promise<T> {
  const tables = app.get(ExportTables);
  const own = tables.of.bind(tables);
  tables.of = () => table;
  return work().finally(() => (tables.of = own));
}

/** The count once it has not grown for a second. */
async function settled(count: () => number): Promise<number> {
  for (let before = -1; ;) {
    if (count() === before) return before;
    before = count();
    await pause(1_000);
  }
}

describe('what goes wrong', () => {
  test.each(['csv', 'xlsx'])('amid a .%s breaks it off, so that nobody takes it for all', async (format) => {
    const { table } = endless(50);
    await withTable(table, async () => {
      const answer = await ask(`items.${format}`);
      expect(answer.status).toBe(200);
      await expect(answer.arrayBuffer()).rejects.toThrow('terminated');
    });
  });

  test('before the first row is told in words', async () => {
    const { table } = endless(0);
    await withTable(table, async () => {
      const answer = await ask('items.csv');
      expect(answer.status).toBe(500);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('content-disposition')).toBeNull();
    });
  });

  test.each(['csv', 'xlsx'])(
    'whoever reads a .%s slowly or goes away is waited for, and then is not',
    async (format) => {
      const { table, reads } = endless(Number.POSITIVE_INFINITY);
      const gone = new AbortController();
      await withTable(table, async () => {
        const answer = await ask(`items.${format}`, { signal: gone.signal });
        const reader = answer.body!.getReader();
        await reader.read();
        const waiting = await settled(reads);
        // What lies in sockets, and no more.
        expect(waiting).toBeLessThan(1_000);
        gone.abort();
        await pause(300);
        const end = reads();
        await pause(300);
        expect(reads()).toBe(end);
        expect(end - waiting).toBeLessThan(20);
      });
    },
  );
});

test('a deposit that was entered is there at once', async () => {
  await done(app, 'post', house.world.path(`reservations/${house.lentId}/money`), coordinator(), {
    kind: 'received',
    cents: 1,
    reason: '+49',
  });
  const rows = await recordsOf('money');
  expect(rows).toHaveLength(2);
  expect(rows.at(-1)).toMatchObject({ 'Betrag (€)': '0.01', Grund: `'+49` });
});
