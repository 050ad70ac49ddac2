/** The door to the database: units never mix, reads see one moment and cannot write, and what is repeatable is repeated. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { DataSource, EntitySchema, type EntityManager } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Database } from '../../src/database/database.service.js';
import { GroupCommit } from '../../src/database/group-commit.queue.js';
import { entities } from '../../src/entities.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';

const NESTED = 'A unit of work must not open another one: pass `tx` on.';

let house: TestingModule;
let database: Database;

beforeAll(async () => {
  await makeDatabase();
  house = await Test.createTestingModule({ imports: [DatabaseModule.of(entities)] }).compile();
  await house.init();
  database = house.get(Database);
});
afterAll(async () => {
  await house.close();
  await dropDatabase();
});
afterEach(() => Gate.openAll());
beforeEach(() => database.transaction((tx) => tx.createQueryBuilder().delete().from(Person).execute()));

describe('two transactions at once', () => {
  test('do not share a fate: what B was told is written stays when A, begun before, rolls back', async () => {
    const told = await rollBackAround({
      a: (waits) =>
        database.transaction(async (tx) => {
          await writeDown(tx, 'a');
          await waits();
        }),
      b: () => database.transaction((tx) => writeDown(tx, 'b')),
    });
    expect(told).toEqual({ a: 'rolled back', b: 'ok' });
    expect(await names()).toEqual(['b']);
  });

  if (!onPostgres) {
    test('would share one on a bare data source: B is told ok, and its row is gone with A', async () => {
      const bare = await bareDataSource();
      const told = await rollBackAround({
        a: (waits) => bare.transaction((tx) => tx.insert(Note, { text: 'a' }).then(waits)),
        b: () => bare.transaction((tx) => tx.insert(Note, { text: 'b' })),
        bFirst: true,
      });
      expect(told).toEqual({ a: 'rolled back', b: 'ok' });
      expect(await notesIn(bare)).toEqual([]);
    });

    test('would even swap theirs there: A is told it failed while B is at work, and A’s row stays instead of B’s', async () => {
      const bare = await bareDataSource();
      const [begun, crossed, ends] = [new Gate(), new Gate(), new Gate()];
      const a = bare.transaction(async (tx) => {
        await tx.insert(Note, { text: 'a' });
        begun.open();
        await crossed.opened;
        throw new Error('A change of mind');
      });
      await begun.opened;
      const b = bare.transaction(async (tx) => {
        await tx.insert(Note, { text: 'b' });
        crossed.open();
        await ends.opened;
      });
      await expect(a).rejects.toThrow('A change of mind');
      ends.open();
      await b;
      expect(await notesIn(bare)).toEqual(['a']);
    });

    test('would show each other what never was: a plain read on a bare data source sees A’s row', async () => {
      const bare = await bareDataSource();
      const seen: string[] = [];
      await rollBackAround({
        a: (waits) => bare.transaction((tx) => tx.insert(Note, { text: 'a' }).then(waits)),
        b: async () => seen.push(...(await notesIn(bare))),
        bFirst: true,
      });
      expect(seen).toEqual(['a']);
      expect(await notesIn(bare)).toEqual([]);
    });

    test('run one after the other, in the order of asking', async () => {
      const order: string[] = [];
      const unit = (name: string) =>
        database.transaction(async (tx) => {
          order.push(`${name} begins`);
          await writeDown(tx, name);
          await tx.query('SELECT 1');
          order.push(`${name} ends`);
        });
      await Promise.all(['a', 'b', 'c'].map(unit));
      expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    });
  }

  test('keep all that they were told, and nothing else, however many fail in between', async () => {
    const told = await Promise.allSettled(
      Array.from({ length: 40 }, (_, count) =>
        database.transaction(async (tx) => {
          await writeDown(tx, `p${count}`);
          await tx.query('SELECT 1');
          if (count % 3 === 0) throw new Error('A change of mind');
          return `p${count}`;
        }),
      ),
    );
    const kept = told.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(kept).toHaveLength(26);
    expect(await names()).toEqual(kept.toSorted());
  });

  test('leave the error as it was thrown', async () => {
    const error = new Error('mine');
    await expect(database.transaction(() => Promise.reject(error))).rejects.toBe(error);
    await expect(database.read(() => Promise.reject(error))).rejects.toBe(error);
  });
});

describe('a transaction', () => {
  test('writes everything or nothing, also with save() of several rows', async () => {
    const saved = database.transaction(async (tx) => {
      await tx.save([person('a'), person('b')]);
      await tx.save(person('c'));
      throw new Error('A change of mind');
    });
    await expect(saved).rejects.toThrow('A change of mind');
    expect(await names()).toEqual([]);
  });

  test('is whole when one of its statements breaks a rule of the schema', async () => {
    const broken = database.transaction(async (tx) => {
      await writeDown(tx, 'a');
      await writeDown(tx, 'a');
    });
    await expect(broken).rejects.toThrow(/unique/i);
    expect(await names()).toEqual([]);
  });

  test('reads what it wrote itself', async () => {
    const seen = await database.transaction(async (tx) => {
      await writeDown(tx, 'a');
      return namesBy(tx);
    });
    expect(seen).toEqual(['a']);
  });

  test('is durable once it resolves: the next read sees it', async () => {
    await database.transaction((tx) => writeDown(tx, 'a'));
    expect(await names()).toEqual(['a']);
  });
});

describe('a read', () => {
  test('beside an open transaction never sees rows that are rolled back', async () => {
    const seen: string[] = [];
    const told = await rollBackAround({
      a: (waits) =>
        database.transaction(async (tx) => {
          await writeDown(tx, 'a');
          await waits();
        }),
      b: async () => seen.push(...(await names())),
      bFirst: true,
    });
    expect(told).toEqual({ a: 'rolled back', b: 'ok' });
    expect(seen).toEqual([]);
    expect(await names()).toEqual([]);
  });

  test('does not wait for a transaction', async () => {
    const gate = new Gate();
    const writing = database.transaction(() => gate.opened);
    expect(await names()).toEqual([]);
    gate.open();
    await writing;
  });

  test('sees one moment from its first statement to its last', async () => {
    const looked = new Gate();
    const written = new Gate();
    const reading = database.read(async (tx) => {
      const before = await namesBy(tx);
      looked.open();
      await written.opened;
      return [before, await namesBy(tx)];
    });
    await looked.opened;
    await database.transaction((tx) => writeDown(tx, 'a'));
    written.open();
    expect(await reading).toEqual([[], []]);
    expect(await names()).toEqual(['a']);
  });

  test.each<[string, (tx: EntityManager) => Promise<unknown>]>([
    ['insert', (tx) => writeDown(tx, 'b')],
    ['save', (tx) => tx.save(person('b'))],
    ['update', (tx) => tx.createQueryBuilder().update(Person).set({ name: 'x' }).execute()],
    ['delete', (tx) => tx.createQueryBuilder().delete().from(Person).execute()],
    ['drop', (tx) => tx.query('DROP TABLE request_keys')],
  ])('cannot write: %s is refused', async (_how, write) => {
    await database.transaction((tx) => writeDown(tx, 'a'));
    await expect(database.read(write)).rejects.toBeInstanceOf(Error);
    expect(await names()).toEqual(['a']);
  });

  test('that tries to write is a bug that flies, not a moment of maintenance', async () => {
    await expect(database.read((tx) => writeDown(tx, 'b'))).rejects.not.toHaveProperty('kind', 'unavailable');
  });

  test('that failed leaves the next one in order', async () => {
    await expect(database.read((tx) => tx.query('SELECT nonsense'))).rejects.toThrow(/nonsense/);
    expect(await names()).toEqual([]);
  });
});

describe('a glance', () => {
  test('sees what is committed, and is one statement', async () => {
    await database.transaction((tx) => writeDown(tx, 'a'));
    expect(await database.glance(namesBy)).toEqual(['a']);
    const two = database.glance(async (tx) => [await namesBy(tx), await namesBy(tx)]);
    await expect(two).rejects.toThrow('A glance is one statement');
    expect(await database.glance(namesBy)).toEqual(['a']);
    expect(await names()).toEqual(['a']);
  });

  test('cannot write', async () => {
    await expect(database.glance((tx) => writeDown(tx, 'b'))).rejects.not.toHaveProperty(
      'kind',
      'unavailable',
    );
    expect(await names()).toEqual([]);
  });
});

describe('a unit inside a unit', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['a transaction in a transaction', () => database.transaction(() => database.transaction(nothing))],
    ['a read in a transaction', () => database.transaction(() => database.read(nothing))],
    ['a transaction in a read', () => database.read(() => database.transaction(nothing))],
    ['a read in a read', () => database.read(() => database.read(nothing))],
    ['a proof in a read', () => database.read(() => database.proveWritable())],
    ['one behind other work', () => database.transaction(() => tick().then(() => database.read(nothing)))],
  ])('is refused: %s', async (_what, unit) => {
    await expect(unit()).rejects.toThrow(NESTED);
    await database.transaction((tx) => writeDown(tx, 'next'));
    expect(await names()).toEqual(['next']);
  });

  test('takes the outer one with it: nothing of it stays', async () => {
    const outer = database.transaction(async (tx) => {
      await writeDown(tx, 'a');
      await database.transaction((inner) => writeDown(inner, 'b'));
    });
    await expect(outer).rejects.toThrow(NESTED);
    expect(await names()).toEqual([]);
  });

  test('by TypeORM’s own way does not end the outer one early: nothing of it stays', async () => {
    const outer = database.transaction(async (tx) => {
      await writeDown(tx, 'a');
      await tx.transaction((inner) => writeDown(inner, 'b'));
      throw new Error('too late');
    });
    await expect(outer).rejects.toBeInstanceOf(Error);
    expect(await names()).toEqual([]);
  });

  test('is none where one follows the other', async () => {
    await database.transaction((tx) => writeDown(tx, 'a'));
    const seen = await names();
    await database.transaction((tx) => writeDown(tx, `${seen[0]}b`));
    expect(await names()).toEqual(['a', 'ab']);
  });
});

describe('work that may succeed when it is done again', () => {
  test.each([
    ['a serialization failure', '40001'],
    ['a deadlock', '40P01'],
    ['a lock that was not free', '55P03'],
  ])('runs again after %s, from the beginning', async (_what, code) => {
    let tries = 0;
    await database.transaction(async (tx) => {
      tries += 1;
      await writeDown(tx, `try ${tries}`);
      if (tries < 3) throw complaint(code);
    });
    expect(tries).toBe(3);
    expect(await names()).toEqual(['try 3']);
  });

  test('is given up after ten tries: come again in a moment', async () => {
    let tries = 0;
    const work = database.transaction(async () => {
      tries += 1;
      throw complaint('40P01');
    });
    await expect(work).rejects.toMatchObject({ kind: 'unavailable', details: { retryAfter: 2 } });
    expect(tries).toBe(10);
  });

  test('is not what broke a rule: that is told at once', async () => {
    let tries = 0;
    const work = database.transaction(async () => {
      tries += 1;
      throw complaint('23505');
    });
    await expect(work).rejects.toThrow('complaint 23505');
    expect(tries).toBe(1);
  });
});

if (onPostgres) {
  describe('on PostgreSQL', () => {
    beforeEach(() =>
      database.transaction(async (tx) => {
        await writeDown(tx, 'one');
        await writeDown(tx, 'two');
      }),
    );

    test('two that wait for each other’s rows both come through: one of them runs again', async () => {
      const [first, second] = [new Gate(), new Gate()];
      let tries = 0;
      const crossing = (mine: string, other: string, hasMine: Gate, hasOther: Gate) =>
        database.transaction(async (tx) => {
          tries += 1;
          await addTo(tx, mine);
          hasMine.open();
          await hasOther.opened;
          await addTo(tx, other);
        });
      await Promise.all([crossing('one', 'two', first, second), crossing('two', 'one', second, first)]);
      expect(tries).toBe(3);
      expect(await called()).toEqual(['one++', 'two++']);
    });

    test('one whose row is locked too long tries again, until it is free', async () => {
      const [locked, finished] = [new Gate(), new Gate()];
      const holding = database.transaction(async (tx) => {
        await addTo(tx, 'one');
        locked.open();
        await finished.opened;
      });
      await locked.opened;
      let tries = 0;
      await database.transaction(async (tx) => {
        tries += 1;
        if (tries === 3) finished.open();
        await tx.query(`SET LOCAL lock_timeout = ${tries < 3 ? 50 : 2_000}`);
        await addTo(tx, 'one');
      });
      await holding;
      expect(tries).toBe(3);
      expect(await called()).toEqual(['one++', 'two']);
    });

    test('one whose connection breaks is told to come again, and the next one has a new connection', async () => {
      const broken = database.transaction((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'));
      await expect(broken).rejects.toMatchObject({ kind: 'unavailable' });
      await database.transaction((tx) => writeDown(tx, 'three'));
      expect(await names()).toEqual(['one', 'three', 'two']);
    });

    test('one whose session is ended by somebody else between two statements is told to come again', async () => {
      const [begun, ended] = [new Gate(), new Gate()];
      const unit = database.transaction(async (tx) => {
        await writeDown(tx, 'lost');
        begun.open();
        await ended.opened;
        await writeDown(tx, 'lost too');
      });
      await begun.opened;
      await endSessions();
      ended.open();
      await expect(unit).rejects.toMatchObject({ kind: 'unavailable' });
      await settled();
      expect(await names()).toEqual(['one', 'two']);
    });

    test('sessions that end while nobody uses them stop nothing', async () => {
      await Promise.all(
        Array.from({ length: 8 }, () => database.transaction((tx) => tx.query('SELECT pg_sleep(0.05)'))),
      );
      for (let round = 0; round < 3; round += 1) {
        await endSessions();
        await settled();
      }
      expect(await names()).toEqual(['one', 'two']);
    });

    test('one that caught the failure of a statement and went on is not acknowledged', async () => {
      const unit = database.transaction(async (tx) => {
        await writeDown(tx, 'three');
        await tx.query('SELECT nonsense').catch(() => undefined);
        return 'acknowledged';
      });
      await expect(unit).rejects.toThrow('nothing of it is kept');
      expect(await names()).toEqual(['one', 'two']);
    });

    test('transactions read what is committed now, reads keep one moment, and neither hangs for ever', async () => {
      const limits = { statement: '10s', lock: '3s', idle: '5s' };
      expect(await database.transaction(settings)).toEqual({
        isolation: 'read committed',
        readOnly: 'off',
        ...limits,
      });
      expect(await database.read(settings)).toEqual({
        isolation: 'repeatable read',
        readOnly: 'on',
        ...limits,
      });
    });
  });
} else {
  describe('on SQLite', () => {
    let stranger: DataSource;

    beforeEach(async () => {
      stranger = await new DataSource({
        type: 'sqlite',
        database: process.env['SQLITE_FILE'] ?? '',
        busyTimeout: 1,
      }).initialize();
    });
    afterEach(() => stranger.destroy());

    describe('units that wait share a commit', () => {
      let sharing: GroupCommit;
      beforeEach(() => {
        const writer = house.get(DataSource);
        sharing = new GroupCommit({
          mostWaitMs: 10_000,
          mostSharedMs: 10_000,
          runner: () => writer.createQueryRunner(),
          prove: () => undefined,
          refuse: () => new Error('too long'),
        });
      });

      test('each in its savepoint: what fails among them takes nothing with it', async () => {
        const commits = await committing(async () => {
          const told = await Promise.allSettled(
            ['a', 'b', 'c', 'd'].map((name) =>
              sharing.run('', async (tx) => {
                await writeDown(tx, name);
                if (name === 'c') throw new Error('A change of mind');
                return name;
              }),
            ),
          );
          expect(told.map(({ status }) => status)).toEqual([
            'fulfilled',
            'fulfilled',
            'rejected',
            'fulfilled',
          ]);
        });
        expect(commits).toBe(1);
        expect(await names()).toEqual(['a', 'b', 'd']);
      });

      test('nobody is answered before it, neither with yes nor with no', async () => {
        const told: string[] = [];
        const gate = new Gate();
        const unit = (name: string, end: () => Promise<unknown>) =>
          sharing
            .run('', (tx) => writeDown(tx, name).then(end))
            .then(() => told.push(`${name} yes`))
            .catch(() => told.push(`${name} no`));
        const all = [
          unit('a', nothing),
          unit('b', () => Promise.reject(new Error('A change of mind'))),
          unit('c', () => gate.opened),
        ];
        await pause(100);
        expect(told).toEqual([]);
        gate.open();
        await Promise.all(all);
        expect(told.toSorted()).toEqual(['a yes', 'b no', 'c yes']);
      });

      test('and its fate: where it fails, all of them are told, and nothing of them is there', async () => {
        await database.transaction((tx) => tx.query(deferredFault));
        const told = await Promise.allSettled(
          ['a', 'b'].map((name) =>
            sharing.run('', async (tx) => {
              await writeDown(tx, name);
              if (name === 'b') await tx.query(`INSERT INTO needy (whom) VALUES ('nobody')`);
            }),
          ),
        );
        expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
        expect(await names()).toEqual([]);
        await database.transaction((tx) => writeDown(tx, 'c'));
        expect(await names()).toEqual(['c']);
      });

      test('one that breaks the whole transaction is told its own fault, the others that nothing of theirs is kept', async () => {
        const told = await Promise.allSettled(
          ['a', 'b', 'c'].map((name) =>
            sharing.run('', async (tx) => {
              await writeDown(tx, name);
              if (name === 'b') await tx.query('ROLLBACK').then(() => Promise.reject(new Error('mine')));
            }),
          ),
        );
        expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
        expect(await names()).toEqual(['c']);
      });
    });

    test('several read side by side: a long one keeps no short one waiting', async () => {
      const gate = new Gate();
      const long = [database.read(() => gate.opened), database.read(() => gate.opened)];
      expect(await names()).toEqual([]);
      gate.open();
      await Promise.all(long);
    });

    test('a transaction takes the lock when it begins, not when it first writes', async () => {
      const [begun, finished] = [new Gate(), new Gate()];
      const idle = database.transaction(() => {
        begun.open();
        return finished.opened;
      });
      await begun.opened;
      await expect(stranger.query('BEGIN IMMEDIATE')).rejects.toThrow('SQLITE_BUSY');
      finished.open();
      await idle;
      await stranger.query('BEGIN IMMEDIATE');
      await stranger.query('ROLLBACK');
    });

    test('a read takes no lock', async () => {
      const [begun, finished] = [new Gate(), new Gate()];
      const reading = database.read(async (tx) => {
        await namesBy(tx);
        begun.open();
        await finished.opened;
      });
      await begun.opened;
      await expect(stranger.query('BEGIN IMMEDIATE')).resolves.toBeDefined();
      await stranger.query('ROLLBACK');
      finished.open();
      await reading;
    });

    test('another process that holds the lock for a moment makes a late answer', async () => {
      await stranger.query('BEGIN IMMEDIATE');
      const writing = database.transaction((tx) => writeDown(tx, 'late'));
      setTimeout(() => void stranger.query('COMMIT'), 300);
      await writing;
      expect(await names()).toEqual(['late']);
    });

    test('one that holds it for long makes a "come again", reads go on, and all is well afterwards', async () => {
      await stranger.query('BEGIN IMMEDIATE');
      const writing = database.transaction((tx) => writeDown(tx, 'never'));
      expect(await names()).toEqual([]);
      await expect(writing).rejects.toMatchObject({ kind: 'unavailable', details: { retryAfter: 2 } });
      await stranger.query('COMMIT');
      await database.transaction((tx) => writeDown(tx, 'after'));
      expect(await names()).toEqual(['after']);
    });

    describe.each(['', '-wal'])('when the database%s is no longer where it was', (part) => {
      const path = `${process.env['SQLITE_FILE']}${part}`;
      const aside = `${path}-aside`;
      const unavailable = { kind: 'unavailable', details: { retryAfter: 2 } };

      afterEach(() => {
        if (existsSync(aside)) renameSync(aside, path);
      });

      test('nothing is written, read or made anew, and all goes on once it is back', async () => {
        renameSync(path, aside);
        await expect(database.transaction((tx) => writeDown(tx, 'lost'))).rejects.toMatchObject(unavailable);
        await expect(database.read(namesBy)).rejects.toMatchObject(unavailable);
        await expect(database.proveWritable()).rejects.toMatchObject(unavailable);
        expect(existsSync(path)).toBe(false);
        renameSync(aside, path);
        await database.transaction((tx) => writeDown(tx, 'kept'));
        expect(await names()).toEqual(['kept']);
      });

      test('but another one lies there, that is not taken for it', async () => {
        renameSync(path, aside);
        copyFileSync(aside, path);
        await expect(database.transaction((tx) => writeDown(tx, 'lost'))).rejects.toMatchObject(unavailable);
        await expect(database.read(namesBy)).rejects.toMatchObject(unavailable);
        rmSync(path);
      });

      test('at the end of a unit, that is not acknowledged', async () => {
        const unit = database.transaction(async (tx) => {
          await writeDown(tx, 'late');
          renameSync(path, aside);
        });
        await expect(unit).rejects.toMatchObject(unavailable);
      });
    });
  });
}

/** Opened once; who waits goes on then. After each test all are opened, so that a failure does not hold up the queue. */
class Gate {
  private static readonly all: Gate[] = [];
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
    Gate.all.push(this);
  });

  static openAll(): void {
    for (const gate of Gate.all.splice(0)) gate.open();
  }
}

interface Experiment {
  /** Writes, then waits, then is made to fail. */
  a: (waits: () => Promise<void>) => Promise<unknown>;
  /** Begins while A waits. */
  b: () => Promise<unknown>;
  /** B is done before A fails; without it B may have to wait for A. */
  bFirst?: boolean;
}

/** A writes and waits, B does its work, A rolls back. What each was told. */
async function rollBackAround({ a, b, bFirst = false }: Experiment): Promise<{ a: string; b: string }> {
  const [wrote, fails] = [new Gate(), new Gate()];
  const first = a(async () => {
    wrote.open();
    await fails.opened;
    throw new Error('A gives up');
  });
  const failed = first.then(
    () => 'ok',
    (error: unknown) =>
      error instanceof Error && error.message === 'A gives up' ? 'rolled back' : String(error),
  );
  await wrote.opened;
  const second = b().then(() => 'ok', String);
  if (bFirst) await second;
  // Time enough for B to finish where nothing holds it back.
  await tick(50);
  fails.open();
  return { a: await failed, b: await second };
}

const tick = (milliseconds = 1): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const complaint = (code: string): Error => Object.assign(new Error(`complaint ${code}`), { code });

const nothing = (): Promise<void> => Promise.resolve();

/** A row that points at nobody is found out when the transaction ends. */
const deferredFault = `CREATE TABLE IF NOT EXISTS needy
  (whom text REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED)`;

/** How often the writing connection committed meanwhile. */
async function committing(work: () => Promise<void>): Promise<number> {
  const runner = house.get(DataSource).createQueryRunner();
  const query = runner.query.bind(runner) as typeof runner.query;
  let commits = 0;
  runner.query = (text: string, ...rest: unknown[]) => {
    if (text === 'COMMIT') commits += 1;
    return query(text, ...(rest as []));
  };
  await work().finally(() => (runner.query = query));
  return commits;
}

function person(name: string): Person {
  const row = { id: newId(), email: `${name}@example.org`, name, isOperator: false };
  return Object.assign(new Person(), row, { createdAt: new Date('2027-03-01T09:00:00Z') });
}

async function writeDown(tx: EntityManager, name: string): Promise<void> {
  await tx.insert(Person, person(name));
}

/** Ends every session of this database but its own, as a restart would. */
async function endSessions(): Promise<void> {
  const admin = new Client({ connectionString: process.env['DATABASE_URL'] });
  await admin.connect();
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
}

/** Until both doors work again; what is told meanwhile must be a "come again". */
async function settled(): Promise<void> {
  for (const door of [() => database.proveWritable(), () => database.read(namesBy)])
    for (let isBack = false; !isBack;)
      isBack = await door().then(
        () => true,
        (error: { kind?: string }) => {
          if (error.kind !== 'unavailable') throw error;
          return false;
        },
      );
}

/** Writes to the row of that address, so that it is locked from then on. */
async function addTo(tx: EntityManager, address: string): Promise<void> {
  await tx.query(`UPDATE people SET name = name || '+' WHERE email = $1`, [`${address}@example.org`]);
}

async function namesBy(tx: EntityManager): Promise<string[]> {
  const people = await tx.find(Person);
  return people.map(({ email }) => email.replace('@example.org', '')).toSorted();
}

const names = (): Promise<string[]> => database.read(namesBy);

const called = (): Promise<string[]> =>
  database.read(async (tx) => (await tx.find(Person)).map(({ name }) => name).toSorted());

/** How this unit runs on PostgreSQL. */
async function settings(tx: EntityManager): Promise<Record<string, string>> {
  const rows = (await tx.query(
    `SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS "readOnly",
       current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
       current_setting('idle_in_transaction_session_timeout') AS idle`,
  )) as Record<string, string>[];
  return rows[0] ?? {};
}

const Note = new EntitySchema<{ text: string }>({
  name: 'Note',
  columns: { text: { type: 'varchar', primary: true } },
});

const notesIn = async (bare: DataSource): Promise<string[]> =>
  (await bare.manager.find(Note)).map(({ text }) => text);

/** What an application has that injects TypeORM's DataSource, as most do. */
async function bareDataSource(): Promise<DataSource> {
  const file = join(process.env['TEST_FOLDER'] ?? '', `${newId()}.sqlite`);
  const bare = new DataSource({ type: 'sqlite', database: file, entities: [Note], synchronize: true });
  return bare.initialize();
}
