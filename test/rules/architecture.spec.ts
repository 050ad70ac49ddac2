/** The house: arrows run one way, and what has no middle name is pure. Every check first proves on planted faults that it bites. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  backDoors,
  clockReaders,
  dayComparisons,
  defaultExports,
  idleExceptions,
  idleUnits,
  impurities,
  lonelyUnits,
  noonInstants,
  shortCuts,
  timeComparisons,
  upwardImports,
  type Exceptions,
  type SourceFile,
  type Storey,
} from '../support/architecture.js';
import {
  arrowsOfFiles,
  arrowsOfRooms,
  circles,
  emptyExports,
  foreignAudiences,
  reachingModules,
} from '../support/rooms.js';

const source = sourceFiles();

/** Files without a middle name that touch the framework, the ORM or the machine all the same, and why. */
const exceptions: Exceptions = {
  'main.ts': 'the start of the server reads the environment and listens for signals',
  'command.ts': 'the start of a command does the same',
  'server.ts': 'builds the application out of the framework',
  'entities.ts': 'lists the classes of all tables for the ORM',
  'database/columns.ts': 'speaks the ORM’s language, so that entities need not choose by engine',
  'database/migrations/': 'tables are made with the ORM’s table builder',
  'database/open.ts': 'opens the ORM’s data sources',
  'database/naming.ts': 'extends the ORM’s naming strategy',
  'partners/who/secrets.ts': 'makes secrets: drawing them is what it is for',
};

const storeys: readonly Storey[] = [
  { height: 0, holds: ['shared/'] },
  { height: 1, holds: ['database/'] },
  { height: 2, holds: ['notifications/'] },
  { height: 2, holds: ['http/'] },
  { height: 3, holds: ['partners/'] },
  { height: 4, holds: ['items/'] },
  { height: 5, holds: ['reservations/'] },
  { height: 6, holds: ['web/'] },
  { height: 6, holds: ['demo/'] },
  { height: 6, holds: ['jobs.service.ts'] },
  { height: 6.8, holds: ['exporting/'] },
  { height: 7, holds: ['app.module.ts', 'entities.ts', 'server.ts', 'server.end.ts'] },
  { height: 8, holds: ['main.ts'] },
  { height: 8, holds: ['command.ts'] },
];

/** Who sees which pages, and the rooms for it: one for each thing that they are about. */
const audiences: Readonly<Record<string, readonly string[]>> = {
  public: ['front', 'item', 'list', 'portrait', 'texts'],
  partner: ['basket', 'consents', 'requests', 'waiting'],
  coordinator: ['calendar', 'decisions', 'for-caller', 'today'],
  desk: ['own-use', 'today', 'where'],
  manage: [
    'closures',
    'confirmations',
    'crest',
    'export',
    'holidays',
    'import',
    'items',
    'log',
    'mails',
    'overview',
    'partners',
    'places',
    'qualifications',
    'risk',
    'settings',
    'showing',
    'texts',
  ],
  account: [],
  operator: ['installation', 'invitations'],
  design: [],
};

const audienceNames = Object.keys(audiences);

/** What one audience sees: the module over its rooms, those beside each other, and beneath them what they share. */
const roomsFor = ([audience, nouns]: [string, readonly string[]]): Storey[] => [
  { height: 6.6, holds: [`web/${audience}/${audience}-pages.module.ts`] },
  ...nouns.map((noun) => ({ height: 6.5, holds: [`web/${audience}/${noun}/`] })),
  { height: 6.4, holds: [`web/${audience}/`] },
];

/** The rooms inside the halls. The first that fits holds a file. */
const rooms: Readonly<Record<string, readonly Storey[]>> = {
  'partners/': [
    { height: 3.1, holds: ['partners/who/'] },
    { height: 3.2, holds: ['partners/access/'] },
    { height: 3.3, holds: ['partners/log/'] },
    { height: 3.4, holds: ['partners/signing-in/'] },
    { height: 3.5, holds: ['partners/alliances/'] },
    { height: 3.5, holds: ['partners/holidays/'] },
    { height: 3.6, holds: ['partners/members/'] },
    { height: 3.7, holds: ['partners/partners.module.ts'] },
  ],
  'reservations/': [
    { height: 5.1, holds: ['reservations/record/'] },
    { height: 5.2, holds: ['reservations/stock/'] },
    { height: 5.2, holds: ['reservations/telling/'] },
    { height: 5.2, holds: ['reservations/feeds/'] },
    { height: 5.3, holds: ['reservations/pool/'] },
    { height: 5.3, holds: ['reservations/asking/'] },
    { height: 5.3, holds: ['reservations/looking/'] },
    { height: 5.3, holds: ['reservations/talking/'] },
    { height: 5.35, holds: ['reservations/own-use/'] },
    { height: 5.35, holds: ['reservations/desk/'] },
    { height: 5.35, holds: ['reservations/admitting/'] },
    { height: 5.35, holds: ['reservations/waiting/'] },
    { height: 5.4, holds: ['reservations/deciding/'] },
    { height: 5.4, holds: ['reservations/changing/'] },
    { height: 5.5, holds: ['reservations/reminding/'] },
    { height: 5.6, holds: ['reservations/reservations.module.ts'] },
  ],
  'web/': [
    { height: 6.1, holds: ['web/forms/'] },
    { height: 6.2, holds: ['web/basket/'] },
    { height: 6.3, holds: ['web/ui/'] },
    { height: 6.35, holds: ['web/paper/'] },
    { height: 6.35, holds: ['web/health/'] },
    ...Object.entries(audiences).flatMap(roomsFor),
    {
      height: 6.7,
      holds: [
        'web/web.module.ts',
        'web/health.controller.ts',
        'web/health.view.ts',
        'web/language-pages.controller.ts',
        'web/api-docs.ts',
      ],
    },
  ],
};

/** The house with its rooms, from the ground up. */
const allRooms = [
  ...Object.values(rooms).flat(),
  ...storeys.filter(({ holds }) => !holds.some((held) => held in rooms)),
];

/** One planted file; what a check says about it. */
const planted = (path: string, text: string): SourceFile[] => [{ path, text }];

const impure = (text: string, path = 'items/planted.ts'): string[] =>
  impurities(planted(path, text), exceptions);

const upward = (path: string, text: string): string[] => upwardImports(planted(path, text), storeys);

describe('a file without a middle name is pure', () => {
  test.each([
    ['the framework', `import { Injectable } from '@nestjs/common';`],
    ['the framework as a type', `import type { Type } from '@nestjs/common';`],
    [
      'the framework beside the shape of a document',
      `import type { OpenAPIObject, Type } from '@nestjs/swagger';`,
    ],
    ['the shape of a document as if it ran', `import { OpenAPIObject } from '@nestjs/swagger';`],
    ['the web server', `import fastify from 'fastify';`],
    ['a plugin of the web server', `import cookie from '@fastify/cookie';`],
    ['the ORM', `import { Entity } from 'typeorm';`],
    ['the ORM as a type, by which it could be handed in', `import type { EntityManager } from 'typeorm';`],
    ['files', `import { readFile } from 'node:fs/promises';`],
    ['files by the old name', `import { readFileSync } from 'fs';`],
    ['sockets', `import { connect } from 'node:net';`],
    ['HTTP', `import { get } from 'node:http';`],
    ['other processes', `import { exec } from 'node:child_process';`],
    ['a database driver', `import { Client } from 'pg';`],
    ['the other driver', `import sqlite from 'sqlite3';`],
    ['mail', `import { createTransport } from 'nodemailer';`],
    ['whatever nobody has looked at', `import { run } from 'left-pad';`],
    ['something for its effect', `import 'reflect-metadata';`],
    ['I/O when it is called', `export const load = () => import('node:fs');`],
    ['I/O under its own name', `export { readFileSync } from 'node:fs';`],
    ['an entity that runs', `import { Item } from './item.entity.js';`],
    ['a service', `import { Database } from '../database/database.service.js';`],
    [
      'a service as a type, by which it could be handed in',
      `import type { Clock } from '../shared/clock.service.js';`,
    ],
    ['a file that is excepted itself', `import { newId } from '../database/columns.js';`],
    ['chance', `import { randomInt as dice } from 'node:crypto';`],
  ])('one that imports %s is caught', (_what, text) => {
    expect(impure(text)).toHaveLength(1);
  });

  test.each([
    ['the wall clock', 'export const at = Date.now();'],
    ['the wall clock as a date', 'export const at = new Date();'],
    ['the wall clock without brackets', 'export const at = new Date;'],
    ['the wall clock as text', 'export const at = Date();'],
    ['the wall clock of the standard', 'export const at = Temporal.Now.instant();'],
    ['chance', 'export const dice = Math.random();'],
    ['the environment', `export const home = process.env['HOME'];`],
    ['the process', 'export const end = () => process.exit(1);'],
    ['the process in disguise', 'export const all = { process };'],
    ['the network', `export const page = () => fetch('https://example.org');`],
    ['a timer', 'export const wait = (then: () => void) => setTimeout(then, 1);'],
    ['its own place on the disk', 'export const here = import.meta.url;'],
  ])('one that uses %s is caught', (_what, text) => {
    expect(impure(text)).toHaveLength(1);
  });

  test('one that only names such things is not', () => {
    expect(
      impure(`
        /** Date.now() and process.env are words here. */
        import type { Item } from './item.entity.js';
        import type { OpenAPIObject } from '@nestjs/swagger';
        import { isBefore } from '../shared/period.js';
        export const at = (text: string) => new Date(text);
        export const order = { process: 'Math.random()' };
        export const word = (given: { process: string }) => given.process;`),
    ).toEqual([]);
  });

  test('one with a middle name is not', () => {
    const text = `import { Injectable } from '@nestjs/common'; export const at = new Date();`;
    expect(impure(text, 'items/planted.service.ts')).toEqual([]);
  });

  test('ours are', () => {
    expect(impurities(source, exceptions)).toEqual([]);
  });

  test('an exception that no file needs any more is caught, and we have none', () => {
    const spare = { ...exceptions, 'shared/period.ts': 'once', 'attic/': 'gone' };
    expect(idleExceptions(source, spare)).toEqual(['shared/period.ts', 'attic/']);
    expect(idleExceptions(source, exceptions)).toEqual([]);
  });
});

describe('a folder imports only from folders below it, or from itself', () => {
  test.each([
    ['upward', 'shared/zone.ts', `import { Item } from '../items/item.entity.js';`],
    ['upward, as a type', 'partners/who/actor.ts', `import type { Item } from '../../items/item.entity.js';`],
    [
      'upward, item by item as a type',
      'partners/who/a.ts',
      `import { type Item } from '../../items/item.entity.js';`,
    ],
    [
      'upward when it is called',
      'items/a.ts',
      `const go = () => import('../reservations/asking/offers.js');`,
    ],
    ['upward inside a type', 'items/a.ts', `type Go = typeof import('../reservations/asking/offers.js');`],
    ['upward by handing on', 'items/a.ts', `export * from '../reservations/asking/offers.js';`],
    ['upward for its effect', 'items/a.ts', `import '../web/web.module.js';`],
    ['upward from a folder inside', 'database/migrations/a.ts', `import '../../items/units.js';`],
    ['sideways', 'http/list-parts.ts', `import { toICalendar } from '../notifications/icalendar.js';`],
    ['sideways the other way', 'notifications/a.ts', `import { listPartOf } from '../http/list-parts.js';`],
    ['sideways on top', 'jobs.service.ts', `import { Readiness } from './web/health/readiness.service.js';`],
    ['sideways into the demo', 'web/a.ts', `import { DemoService } from '../demo/demo.service.js';`],
    ['into the assembly', 'web/a.ts', `import { AppModule } from '../app.module.js';`],
    ['into the start', 'server.ts', `import './main.js';`],
    ['out of a folder that has no height', 'attic/a.ts', ''],
    ['into a folder that has no height', 'web/a.ts', `import '../attic/a.js';`],
    ['out of the house', 'web/a.ts', `import { World } from '../support/world.js';`],
  ])('one that imports %s is caught', (_what, path, text) => {
    expect(upward(path, text)).toHaveLength(1);
  });

  test.each([
    ['downward', 'items/a.ts', `import { Actor } from '../partners/who/actor.js';`],
    ['downward by more than one', 'web/a.ts', `import { isBefore } from '../shared/period.js';`],
    ['from itself', 'items/a.ts', `import { fold } from './search-text.js';`],
    ['a page for its server', 'server.ts', `import { apiDocsPage } from './web/api-docs.js';`],
    ['inside the assembly', 'server.ts', `import { AppModule } from './app.module.js';`],
    ['a package', 'shared/zone.ts', `import { Temporal } from 'temporal-polyfill';`],
  ])('one that imports %s is not', (_what, path, text) => {
    expect(upward(path, text)).toEqual([]);
  });

  test('ours do', () => {
    expect(upwardImports(source, storeys)).toEqual([]);
  });

  test('every folder stands in the table, and the table names no other', () => {
    const folders = new Set(source.map(({ path }) => path.replace(/\/.*/, '/')));
    expect([...folders].toSorted()).toEqual(storeys.flatMap(({ holds }) => holds).toSorted());
  });
});

const upwardInside = (path: string, text: string): string[] =>
  Object.entries(rooms).flatMap(([hall, table]) => upwardImports(planted(path, text), table, hall));

describe('a room imports only from rooms below it, or from itself', () => {
  test.each([
    ['upward', 'partners/who/a.ts', `import { isAlive } from '../access/session-rules.js';`],
    ['upward, as a type', 'reservations/record/a.ts', `import type { Ledger } from '../stock/ledger.js';`],
    ['upward by handing on', 'partners/log/a.ts', `export * from '../members/partner.dto.js';`],
    [
      'upward when it is called',
      'reservations/asking/a.ts',
      `const go = () => import('../deciding/docket.js');`,
    ],
    ['sideways', 'reservations/stock/a.ts', `import { LoanMails } from '../telling/loan-mails.service.js';`],
    [
      'sideways the other way',
      'reservations/feeds/a.ts',
      `import type { Ledger } from '../stock/ledger.js';`,
    ],
    [
      'sideways higher up',
      'reservations/pool/a.ts',
      `import { lendingRules } from '../asking/lending-rules.js';`,
    ],
    ['another noun’s', 'web/manage/items/a.tsx', `import { placePage } from '../places/place-page.js';`],
    [
      'a noun’s where all of an audience share',
      'web/manage/a.ts',
      `import { itemPage } from './items/item-page.js';`,
    ],
    ['an audience’s where all share', 'web/ui/a.ts', `import { weekends } from '../public/weekends.js';`],
    ['a page’s where forms are read', 'web/forms/a.ts', `import { Form } from '../ui/form.js';`],
    [
      'the module of its own hall',
      'partners/who/a.ts',
      `import { PartnersModule } from '../partners.module.js';`,
    ],
    ['out of a hall, but stands in no room', 'reservations/a.ts', ''],
    ['out of the pages, but stands in no room', 'web/a.tsx', ''],
    ['for an audience nobody has heard of', 'web/press/a.tsx', ''],
    ['from a corridor of its hall', 'partners/who/a.ts', `import { light } from '../corridor.js';`],
  ])('one that imports %s is caught', (_what, path, text) => {
    expect(upwardInside(path, text)).toHaveLength(1);
  });

  test.each([
    ['downward', 'partners/members/a.ts', `import { Actor } from '../who/actor.js';`],
    ['from itself', 'reservations/asking/a.ts', `import { lendingRules } from './lending-rules.js';`],
    ['from below its hall', 'reservations/record/a.ts', `import { isBefore } from '../../shared/period.js';`],
    [
      'what its audience shares',
      'web/manage/items/a.tsx',
      `import { ManageFrame } from '../manage-frame.js';`,
    ],
    ['what all pages share', 'web/account/a.tsx', `import { Form } from '../ui/form.js';`],
    [
      'what it puts together',
      'web/manage/manage-pages.module.ts',
      `import { LogPagesController } from './log/log-pages.controller.js';`,
    ],
  ])('one that imports %s is not', (_what, path, text) => {
    expect(upwardInside(path, text)).toEqual([]);
  });

  test.each(Object.entries(rooms))('ours in %s do', (hall, table) => {
    expect(upwardImports(source, table, hall)).toEqual([]);
  });

  test.each(Object.entries(rooms))('every room in the table of %s is there', (_hall, table) => {
    const held = table.flatMap(({ holds }) => holds);
    expect(held.filter((one) => !source.some(({ path }) => path.startsWith(one)))).toEqual([]);
  });
});

describe('an audience knows nothing of another one', () => {
  test('one that imports from another audience is caught', () => {
    const said = [
      planted('web/partner/basket/a.tsx', `import { choices } from '../../public/choices.js';`),
      planted('web/account/a.tsx', `import type { Spoken } from '../manage/spoken.js';`),
      planted('web/coordinator/a.tsx', `export * from '../partner/requests/request-page.js';`),
    ].map((files) => foreignAudiences(files, audienceNames));
    expect(said.map((one) => one.length)).toEqual([1, 1, 1]);
  });

  test('one that imports from its own, or from what all share, is not', () => {
    const text = `import { choices } from '../choices.js'; import { Form } from '../../ui/form.js';`;
    expect(foreignAudiences(planted('web/public/list/a.tsx', text), audienceNames)).toEqual([]);
    const together = `import { PublicPages } from './public/public-pages.module.js';`;
    expect(foreignAudiences(planted('web/web.module.ts', together), audienceNames)).toEqual([]);
  });

  test('ours do', () => {
    expect(foreignAudiences(source, audienceNames)).toEqual([]);
  });
});

describe('a room is offered by its module', () => {
  const asking = (text: string): SourceFile[] => planted('reservations/asking/asking.module.ts', text);

  test('a module that reaches into another room is caught', () => {
    const service = `import { StockService } from '../stock/stock.service.js';`;
    const below = `import { ItemsService } from '../../items/items.service.js';`;
    expect(reachingModules(asking(service))).toHaveLength(1);
    expect(reachingModules(asking(below))).toHaveLength(1);
  });

  test('one that takes other rooms as a whole, and its own by the piece, is not', () => {
    const text = `
      import { Module } from '@nestjs/common';
      import { Config } from '../../shared/config.js';
      import { StockModule } from '../stock/stock.module.js';
      import { AskingService } from './asking.service.js';`;
    expect(reachingModules(asking(text))).toEqual([]);
    const pages = `import { LogPagesController } from './log/log-pages.controller.js';`;
    expect(reachingModules(planted('web/manage/manage-pages.module.ts', pages))).toEqual([]);
  });

  test('our modules reach nowhere', () => {
    expect(reachingModules(source)).toEqual([]);
  });

  test('a module that exports what it does not have is caught', () => {
    const module = '@Module({ imports: [A], providers: [B], controllers: [C], exports: [A, B, C, D] })';
    const made =
      'const of = () => ({ module: A, providers: [{ provide: B, useFactory }], exports: [B, E] });';
    expect(emptyExports(asking(`${module} export class A {}`))).toHaveLength(2);
    expect(emptyExports(asking(made))).toHaveLength(1);
  });

  test('ours have what they export', () => {
    expect(emptyExports(source)).toEqual([]);
  });

  test('every room of partners and reservations has one module, which bears its name', () => {
    const folders = [...rooms['partners/']!, ...rooms['reservations/']!]
      .flatMap(({ holds }) => holds)
      .filter((held) => held.endsWith('/'));
    const modules = source
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.module.ts') && folders.some((folder) => path.startsWith(folder)));
    const expected = folders.map((folder) => folder.replace(/([^/]+)\/$/, '$1/$1.module.ts'));
    expect(modules.toSorted()).toEqual(expected.toSorted());
  });
});

describe('there are no circles', () => {
  const files = (texts: Readonly<Record<string, string>>): SourceFile[] =>
    Object.entries(texts).map(([path, text]) => ({ path, text }));

  test('two files that know each other are caught, even by a type, and one with another ending', () => {
    const two = files({
      'web/public/list/list-page.tsx': `import { Row } from './item-row.js';`,
      'web/public/list/item-row.tsx': `import type { ListProps } from './list-page.js';`,
      'web/public/list/list-words.ts': `import type { ListProps } from './list-page.js';`,
    });
    expect(circles(arrowsOfFiles(two))).toEqual([
      'web/public/list/item-row.tsx ↔ web/public/list/list-page.tsx',
    ]);
  });

  test('a long way round is caught, and two circles are told apart', () => {
    const five = files({
      'items/a.ts': `import './b.js';`,
      'items/b.ts': `export * from './c.js';`,
      'items/c.ts': `const back = () => import('./a.js');`,
      'items/d.ts': `import { e } from './e.js'; import './a.js';`,
      'items/e.ts': `type D = import('./d.js').D;`,
    });
    expect(circles(arrowsOfFiles(five))).toEqual([
      'items/a.ts ↔ items/b.ts ↔ items/c.ts',
      'items/d.ts ↔ items/e.ts',
    ]);
  });

  test('two rooms that know each other by different files are caught', () => {
    const rounds = files({
      'partners/who/actor.ts': `import type { Role } from '../members/partner.dto.js';`,
      'partners/members/role.dto.ts': '',
      'partners/members/roles.service.ts': `import { relationsOf } from '../who/policy.js';`,
      'partners/who/policy.ts': '',
    });
    expect(circles(arrowsOfFiles(rounds))).toEqual([]);
    expect(circles(arrowsOfRooms(rounds, allRooms))).toEqual(['partners/members/ ↔ partners/who/']);
  });

  test('a file that many know, and that knows nobody, is not', () => {
    const tree = files({
      'items/a.ts': `import './c.js'; import './b.js';`,
      'items/b.ts': `import './c.js';`,
    });
    expect(circles(arrowsOfFiles(tree))).toEqual([]);
  });

  test('our files know each other one way', () => {
    expect(circles(arrowsOfFiles(source))).toEqual([]);
  });

  test('our rooms know each other one way', () => {
    expect(circles(arrowsOfRooms(source, allRooms))).toEqual([]);
  });
});

describe('the database has one door', () => {
  test.each([
    ['a data source', `import type { DataSource } from 'typeorm';`],
    ['a repository', `import { Repository } from 'typeorm';`],
    ['a repository handed in', 'class A { constructor(@InjectRepository(Item) readonly items: unknown) {} }'],
    ['a repository of the transaction', 'export const all = (tx: Tx) => tx.getRepository(Item);'],
    ['a data source handed in', 'class A { constructor(@InjectDataSource() readonly source: unknown) {} }'],
    [
      'the manager outside of a transaction',
      'class A { constructor(@InjectEntityManager() readonly tx: unknown) {} }',
    ],
    ['another connection', 'export const more = (tx: Tx) => tx.connection.createQueryRunner();'],
    ['a transaction inside a transaction', 'export const more = (tx: Tx) => tx.transaction(work);'],
    ['rows that save themselves', 'class A extends BaseEntity {}'],
    ['the module of the ORM', `import { TypeOrmModule } from '@nestjs/typeorm';`],
    ['a driver', `import { Client } from 'pg';`],
  ])('%s behind its back is caught', (_what, text) => {
    expect(backDoors(planted('items/planted.service.ts', text))).not.toEqual([]);
    expect(backDoors(planted('database/planted.service.ts', text))).toEqual([]);
  });

  test('what the door hands out and what is only said are not', () => {
    const text = `/** No Repository. */ import type { EntityManager } from 'typeorm'; const word = 'DataSource'; class A { b = () => this.database.transaction(work); }`;
    expect(backDoors(planted('items/planted.service.ts', text))).toEqual([]);
  });

  test('ours is the only one', () => {
    expect(backDoors(source)).toEqual([]);
  });
});

describe('time', () => {
  test('a second reader of the wall clock is caught', () => {
    const readers = ['Date.now()', 'new Date()', 'new Date', 'Date()', 'Temporal.Now.instant()'].map(
      (expression) => clockReaders(planted('items/planted.service.ts', `export const at = ${expression};`)),
    );
    expect(readers.map((said) => said.length)).toEqual([1, 1, 1, 1, 1]);
  });

  test('the wall clock is read in one file', () => {
    expect(clockReaders(source)).toEqual(['shared/clock.service.ts: reads the wall clock']);
  });

  test.each([
    ['by their numbers', 'a.getTime() < b.getTime()'],
    ['by their numbers, otherwise', 'Number(a.valueOf()) >= 0'],
    ['by their text', 'a.toISOString() === b.toISOString()'],
    ['as they are', 'line.returnDueAt > now'],
    ['as they are, the deadline first', 'this.decideBy <= given'],
    ['for being the same, which two Dates never are', 'one.pickUpAt === other.pickUpAt'],
  ])('a comparison of times %s is caught', (_how, expression) => {
    const text = `export const rule = () => ${expression};`;
    expect(timeComparisons(planted('items/planted.ts', text))).toHaveLength(1);
  });

  test('a question whether there is a time is not', () => {
    const text = 'export const rule = () => item.setAsideAt !== null && session.endedAt === undefined;';
    expect(timeComparisons(planted('items/planted.ts', text))).toEqual([]);
  });

  test('two times are compared in one file', () => {
    const files = timeComparisons(source).map((said) => said.replace(/:.*/, ''));
    expect(new Set(files)).toEqual(new Set(['shared/period.ts']));
  });
});

describe('no short cuts', () => {
  test('forwardRef and barrels are caught', () => {
    const circle = `import { forwardRef } from '@nestjs/common';`;
    expect(shortCuts(planted('items/planted.module.ts', circle))).toHaveLength(1);
    expect(shortCuts(planted('items/index.ts', ''))).toHaveLength(1);
    expect(shortCuts(planted('web/index.tsx', ''))).toHaveLength(1);
  });

  test('ours has none', () => {
    expect(shortCuts(source)).toEqual([]);
  });

  test.each(['export default 1;', 'export default class {}', 'const a = 1; export { a as default };'])(
    '`%s` is caught',
    (text) => {
      expect(defaultExports(planted('items/planted.ts', text))).toHaveLength(1);
    },
  );

  test('ours has no default export', () => {
    expect(defaultExports(source)).toEqual([]);
  });
});

/** Units that are no turn, as `file: method` or the beginning of it, and why. */
const withoutTurn: Exceptions = {
  'database/': 'is the door, and keeps the keys',
  'notifications/mail-queue.service.ts': 'mails that wait are everybody’s: workers take them, not people',
  'notifications/parked-mails.service.ts': 'a restore acts for nobody',
  'notifications/mail-sweeper.service.ts: empty': 'empties for everybody what was kept long enough',
  'partners/who/turns.service.ts': 'makes the turns',
  'partners/access/access.service.ts: noteSeen':
    'that somebody was seen changes nothing that anybody decides on',
  'partners/signing-in/sign-in.service.ts': 'strangers sign in: who they are is what is to be found out',
  'partners/signing-in/mailed-codes.service.ts: mayLeave': 'strangers ask for codes, and each is counted',
  'partners/signing-in/address-change.service.ts: confirm':
    'every try with a code counts, however often it is sent',
  'partners/signing-in/address-change.service.ts: undo': 'whoever has the link need not be signed in',
  'partners/signing-in/sessions.service.ts: endOwn': 'who signs out again has signed in again, and means it',
  'partners/signing-in/me.service.ts: prefer':
    'the last preference counts, also where it is an earlier one again',
  'partners/signing-in/accounts.service.ts: command': 'commands act for nobody',
  'partners/signing-in/sweeper.service.ts: sweep': 'sweeps for everybody what nobody looks at any more',
  'partners/signing-in/unsubscribing.service.ts: refuse': 'whoever holds a mail need not sign in',
  'partners/alliances/alliances.service.ts: found': 'there is no pool yet',
  'partners/alliances/founding-invitations.service.ts: sweep':
    'forgets for everybody what nobody asks about any more',
  'partners/members/joining.service.ts: ask':
    'strangers ask for a code: who they are is what is to be found out',
  'partners/members/joining.service.ts: sweep': 'erases for everybody what is over',
  'partners/members/people.service.ts: makeOperator': 'commands act for nobody',
  'reservations/admitting/applicants.service.ts: keep': 'strangers ask to be let in',
  'reservations/admitting/applicant-tries.service.ts: mayApply': 'each try of a stranger is counted',
  'items/import/imports.service.ts: sweep': 'forgets for everybody what nobody took over in time',
  'reservations/admitting/applicants.service.ts: sweep': 'erases for everybody what nobody decided in time',
  'reservations/reminding/notice-sweeper.service.ts: sweep': 'forgets for everybody what is over',
  'reservations/waiting/waiting-offers.service.ts: sweep': 'forgets for everybody what is long over',
  'reservations/feeds/feed-reader.service.ts: noteUse': 'whoever fetches a feed is not signed in',
};

describe('what changes something takes a turn', () => {
  test.each([
    ['a transaction', 'class A { b() { return this.database.transaction(work); } }'],
    ['a transaction by another name', 'class A { b() { return this.db.transaction(work); } }'],
    ['a transaction to begin later', 'class A { b() { later(this.door.transaction); } }'],
    ['a transaction in a function', 'function b(door: Database) { return door.transaction(work); }'],
    ['a request key', 'class A { b = 1; async b() { await this.keys.once(tx, actor, now, work); } }'],
    ['a key for a secret', 'class A { b() { return keys.anew(tx, actor, now, work); } }'],
  ])('%s of its own is caught', (_what, text) => {
    expect(lonelyUnits(planted('items/planted.service.ts', text), withoutTurn)).toEqual([
      'items/planted.service.ts: b',
    ]);
  });

  test('another method of a file that has an exception is caught', () => {
    const text =
      'class A { noteSeen() { this.database.transaction(a); } enter() { this.database.transaction(b); } }';
    expect(lonelyUnits(planted('partners/access/access.service.ts', text), withoutTurn)).toEqual([
      'partners/access/access.service.ts: enter',
    ]);
  });

  test('a turn and a read are not', () => {
    const text = 'class A { b() { this.turns.take(actor, work); this.database.read(work); } }';
    expect(lonelyUnits(planted('items/planted.service.ts', text), withoutTurn)).toEqual([]);
  });

  test('ours does', () => {
    expect(lonelyUnits(source, withoutTurn)).toEqual([]);
  });

  test('an exception that no unit needs any more is caught, and we have none', () => {
    const spare = { ...withoutTurn, 'items/items.service.ts: create': 'once' };
    expect(idleUnits(source, spare)).toEqual(['items/items.service.ts: create']);
    expect(idleUnits(source, withoutTurn)).toEqual([]);
  });
});

function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join('src', path), 'utf8') }));
}

describe('a plain day', () => {
  test.each([
    ['on a wall', `instantAt(day, '12:00', timeZone)`],
    ['in UTC', 'new Date(`${day}T12:00:00Z`)'],
    ['in UTC, put together', `new Date(day + 'T12:00Z')`],
  ])('that is said by its noon %s is caught', (_where, expression) => {
    const text = `export const at = (day, timeZone) => ${expression};`;
    expect(noonInstants(planted('items/planted.ts', text))).toHaveLength(1);
  });

  test('a time of day that somebody means is not', () => {
    const text = `/** T12:00 */ const fromTime = '12:00'; const at = instantAt(day, '08:00', timeZone);`;
    expect(noonInstants(planted('items/planted.ts', text))).toEqual([]);
  });

  test('is no instant of ours', () => {
    expect(noonInstants(source)).toEqual([]);
  });

  test.each([
    ['as it is', 'item.dueOn <= dayAt(now, timeZone)'],
    ['for being the same, which two objects never are', 'day === today'],
    ['by Temporal', 'Temporal.PlainDate.compare(one, other) < 0'],
    ['by Temporal, as a month', 'months.toSorted(Temporal.PlainYearMonth.compare)'],
    ['by Temporal, for being the same', 'one.equals(other)'],
  ])('that is compared %s is caught', (_how, expression) => {
    const text = `export const rule = () => ${expression};`;
    expect(dayComparisons(planted('items/planted.ts', text))).toHaveLength(1);
  });

  test('a question whether there is one is not', () => {
    const text = 'export const rule = () => item.dueOn !== null && isSameDay(day, today);';
    expect(dayComparisons(planted('items/planted.ts', text))).toEqual([]);
  });

  test('is compared with another in one file', () => {
    const files = dayComparisons(source).map((said) => said.replace(/:.*/, ''));
    expect(new Set(files)).toEqual(new Set(['shared/days.ts']));
  });
});
