/** The house: arrows run one way, and what has no middle name is pure. Every check first proves on planted faults that it bites. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  backDoors,
  clockReaders,
  defaultExports,
  idleExceptions,
  impurities,
  shortCuts,
  timeComparisons,
  upwardImports,
  type Exceptions,
  type SourceFile,
  type Storey,
} from '../support/architecture.js';

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
  'partners/secrets.ts': 'makes secrets: drawing them is what it is for',
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
  { height: 7, holds: ['app.module.ts', 'entities.ts', 'server.ts', 'server.end.ts'] },
  { height: 8, holds: ['main.ts'] },
  { height: 8, holds: ['command.ts'] },
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
    ['upward, as a type', 'partners/actor.ts', `import type { Item } from '../items/item.entity.js';`],
    [
      'upward, item by item as a type',
      'partners/a.ts',
      `import { type Item } from '../items/item.entity.js';`,
    ],
    ['upward when it is called', 'items/a.ts', `const go = () => import('../reservations/offers.js');`],
    ['upward inside a type', 'items/a.ts', `type Go = typeof import('../reservations/offers.js');`],
    ['upward by handing on', 'items/a.ts', `export * from '../reservations/offers.js';`],
    ['upward for its effect', 'items/a.ts', `import '../web/web.module.js';`],
    ['upward from a folder inside', 'database/migrations/a.ts', `import '../../items/units.js';`],
    ['sideways', 'http/pages.ts', `import { toICalendar } from '../notifications/icalendar.js';`],
    ['sideways the other way', 'notifications/a.ts', `import { pageOf } from '../http/pages.js';`],
    ['sideways on top', 'jobs.service.ts', `import { Readiness } from './web/readiness.service.js';`],
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
    ['downward', 'items/a.ts', `import { Actor } from '../partners/actor.js';`],
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

function sourceFiles(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join('src', path), 'utf8') }));
}
