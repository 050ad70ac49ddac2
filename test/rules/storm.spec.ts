/** The storm: the same seed plans the same, and its oracle, which shares no code with the application, sees what must not be. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Pool } from '../storm/oracle-pool.js';
import { recordOf } from '../storm/oracle-record.js';
import { riskComplaints } from '../storm/oracle-risk.js';
import { stockComplaints } from '../storm/oracle-stock.js';
import { answerComplaints } from '../storm/oracle-answers.js';
import { planOf, type Operation } from '../storm/plan.js';
import { thingNames, type Thing } from '../storm/things.js';
import type { Alliance } from '../storm/stage.js';
import type { Tables } from '../storm/tables.js';
import type { Deed, Told } from '../storm/told.js';

const size = { seed: 7, operations: 3_000, alliances: 2, faults: 5 };

describe('the plan', () => {
  test('is the same for the same seed, and another one for another', () => {
    const drawn = JSON.stringify(planOf(size));
    expect(JSON.stringify(planOf(size))).toBe(drawn);
    expect(JSON.stringify(planOf({ ...size, seed: 8 }))).not.toBe(drawn);
  });

  test('has everything in it, and decides about nothing that was not asked for before', () => {
    const { operations, pauses, faults } = planOf(size);
    expect(operations.map(({ n }) => n)).toEqual(operations.map((_, index) => index));
    expect(new Set(operations.map(({ kind }) => kind)).size).toBe(11);
    expect(operations.filter((one) => 'target' in one && one.target >= one.n)).toEqual([]);
    expect([pauses.length, faults.length]).toEqual([2, 5]);
  });
});

/** What a file takes in from outside of the folder in which it stands. */
const importsIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(([, path]) => path!);

const isForeign = (path: string): boolean => !/^(node:|\.\/|\.\.\/support\/)/.test(path);

describe('the oracle', () => {
  test('takes nothing from the application', () => {
    const planted = `import { a } from '../../src/a.js'; const b = import('typeorm');`;
    expect(importsIn(planted).filter(isForeign)).toEqual(['../../src/a.js', 'typeorm']);
    const storm = readdirSync('test/storm').filter((name) => !name.startsWith('core'));
    const taken = storm.flatMap((name) => importsIn(readFileSync(`test/storm/${name}`, 'utf8')));
    expect(taken.length).toBeGreaterThan(30);
    expect(taken.filter(isForeign)).toEqual([]);
  });

  test('lets pass what may have been so', () => {
    const script = new Script();
    script.ask('tent', 5, { sent: 0, answered: 10 });
    script.ask('tent', 3, { sent: 5, answered: 12 });
    script.refused('tent', 1, { sent: 6, answered: 14, free: 0 });
    // A torn tent hurts those that are promised, and makes nobody wrong.
    script.restock('tent', 6, { sent: 20, answered: 21 });
    script.look({ tent: 0 }, { sent: 30, answered: 31 });
    expect(script.complaints()).toEqual([]);
  });

  test.each<[string, (script: Script) => void, RegExp]>([
    [
      'more granted than was free',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.ask('tent', 4, { sent: 2, answered: 3 });
      },
      /^ask 1: 4 granted where 3 were free/,
    ],
    [
      'more granted at one moment than there is',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 5 });
        script.ask('tent', 4, { sent: 0, answered: 5 });
      },
      /9 tent are promised for .*, where there were at most 8/,
    ],
    [
      'more granted than was left',
      (script) => {
        script.restock('tent', 3, { sent: 0, answered: 1 });
        script.ask('tent', 4, { sent: 2, answered: 3 });
      },
      /4 granted where 3 were free/,
    ],
    [
      'closed units that were granted',
      (script) => {
        script.close('tent', 6, { sent: 0, answered: 1 });
        script.ask('tent', 3, { sent: 2, answered: 3 });
      },
      /3 granted where 2 were free/,
    ],
    [
      'parts of a set that were granted twice',
      (script) => {
        script.ask('bench', 40, { sent: 0, answered: 1 });
        script.ask('set', 6, { sent: 2, answered: 3 });
      },
      /6 granted where 5 were free/,
    ],
    [
      'no rest between two loans',
      (script) => {
        script.ask('tent', 8, { sent: 0, answered: 1 });
        script.ask('tent', 1, { sent: 2, answered: 3, hour: 25 });
      },
      /1 granted where 0 were free/,
    ],
    [
      'a refusal of what is free',
      (script) => script.refused('tent', 2, { sent: 0, answered: 1, free: 1 }),
      /told that 1 of 2, where 2 to 2 were free/,
    ],
    [
      'a refusal that names too few',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.refused('tent', 4, { sent: 2, answered: 3, free: 2 });
      },
      /told that 2 of 4, where 3 to 3 were free/,
    ],
    [
      'an offer of what is taken',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.refused('tent', 4, { sent: 2, answered: 3, free: 3, offered: 4 });
      },
      /offered 4 \(period\) where 3 were free/,
    ],
    [
      'a list that shows too many',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.look({ tent: 4 }, { sent: 2, answered: 3 });
      },
      /4 tent free, where it was 3 to 3/,
    ],
    [
      'a list that still shows what was given back as taken',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.decide('withdraw', 0, { sent: 2, answered: 3 });
        script.look({ tent: 3 }, { sent: 4, answered: 5 });
      },
      /3 tent free, where it was 8 to 8/,
    ],
    [
      'steps that are not so',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.steps('tent', 3, { sent: 2, answered: 3 });
      },
      /3 tent at hand at .*, where it was 8 to 8/,
    ],
    [
      'a promise that is not covered and not named',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.restock('tent', 3, { sent: 2, answered: 3 });
        script.risk([], { sent: 4, answered: 5 });
      },
      /line of ask 0 3 is not covered and not named/,
    ],
    [
      'a promise that is named and covered',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.risk([{ lineId: 'line of ask 0', free: 3 }], { sent: 4, answered: 5 });
      },
      /line of ask 0 3 is named and covered/,
    ],
    [
      'a decision that is refused although nobody decided',
      (script) => {
        script.ask('tent', 5, { sent: 0, answered: 1 });
        script.decide('withdraw', 0, { sent: 2, answered: 3, code: 'wrong-status' });
      },
      /^withdraw 1: refused/,
    ],
    [
      'a fault',
      (script) => script.look({}, { sent: 0, answered: 1, outcome: 'fault', status: 500 }),
      /a fault: 500/,
    ],
  ])('sees %s', (_what, play, complaint) => {
    const script = new Script();
    play(script);
    const complaints = script.complaints();
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.some((what) => complaint.test(what))).toBe(true);
  });
});

const HOUR = 3_600_000;
const FIRST = Date.parse('2027-05-10T00:00:00Z');

/** A day's loan, from a morning on. */
const day = (hour = 0) => ({
  from: new Date(FIRST + hour * HOUR).toISOString(),
  until: new Date(FIRST + (hour + 24) * HOUR).toISOString(),
});

const alliance: Alliance = {
  slug: 'auental',
  people: Array.from({ length: 7 }, (_, index) => ({
    id: `person ${index}`,
    email: `${index}@example.org`,
    token: '',
    partnerId: index === 0 ? undefined : 'partner',
  })),
  items: Object.fromEntries(thingNames.map((thing) => [thing, `id of ${thing}`])) as Alliance['items'],
};

type More = Partial<Deed> & { sent: number; answered: number };

/** Deeds as clients could have been told them. */
class Script {
  private readonly deeds: Deed[] = [];

  ask(thing: Thing, quantity: number, { hour, ...more }: More & { hour?: number }): void {
    const mark = this.mark('ask');
    const line = { id: `line of ${mark}`, itemId: alliance.items[thing], quantity };
    const said = {
      id: `id of ${mark}`,
      askedAt: new Date(FIRST + more.answered).toISOString(),
      lines: [line],
    };
    this.add('ask', { body: this.wish(thing, quantity, hour), text: JSON.stringify(said), ...more });
  }

  refused(thing: Thing, quantity: number, more: More & { free: number; offered?: number }): void {
    const { free, offered, sent, answered } = more;
    const itemId = alliance.items[thing];
    const { from: pickUpAt, until: returnDueAt } = day();
    const lines = [{ itemId, quantity: offered, pickUpAt, returnDueAt }];
    const offers = offered === undefined ? [] : [{ kind: 'period', lines }];
    const said = { code: 'refused', shortages: [{ itemId, asked: quantity, free }], offers };
    const text = JSON.stringify(said);
    this.add('ask', { body: this.wish(thing, quantity), outcome: 'refused', text, sent, answered });
  }

  decide(kind: 'withdraw', target: number, { code, ...more }: More & { code?: string }): void {
    const refusal = code === undefined ? {} : { outcome: 'refused' as const, text: JSON.stringify({ code }) };
    this.add(kind, { ...refusal, ...more }, { target });
  }

  restock(thing: Thing, quantity: number, more: More): void {
    this.add('restock', { body: { quantity }, ...more }, { thing, quantity });
  }

  close(thing: Thing, quantity: number, more: More): void {
    this.add('close', { body: { itemId: alliance.items[thing], quantity, ...day() }, ...more });
  }

  look(free: Partial<Record<Thing, number>>, more: More): void {
    const items = Object.entries(free).map(([thing, units]) => ({
      id: alliance.items[thing as Thing],
      quantity: thing === 'tent' && this.deeds.some(({ operation }) => operation.kind === 'restock') ? 6 : 8,
      free: units,
    }));
    this.add('look', { body: day(), text: JSON.stringify(items), ...more });
  }

  /** The day before the loan and the day of it, as if they were alike. */
  steps(thing: Thing, free: number, more: More): void {
    const step = { from: day(-24).from, until: day().until, free };
    this.add('steps', { body: step as never, text: JSON.stringify([step]), ...more }, { thing });
  }

  risk(items: { lineId: string; free: number }[], more: More): void {
    this.add('risk', { text: JSON.stringify({ items }), ...more });
  }

  complaints(): string[] {
    const told: Told = { deeds: this.deeds, settled: [], complaints: [] };
    const record = recordOf(told, nothing);
    const pool = new Pool(alliance, record);
    return [
      ...answerComplaints(this.deeds, record.loans),
      ...stockComplaints(pool, this.deeds),
      ...riskComplaints(pool, this.deeds),
    ].map(({ what }) => what);
  }

  private wish(thing: Thing, quantity: number, hour?: number): Deed['body'] {
    const { from: pickUpAt, until: returnDueAt } = day(hour);
    return { pickUpAt, returnDueAt, lines: [{ itemId: alliance.items[thing], quantity }] };
  }

  private mark(kind: string): string {
    return `${kind} ${this.deeds.length}`;
  }

  private add(kind: Operation['kind'], told: More, facts: object = {}): void {
    const n = this.deeds.length;
    const operation = { kind, n, alliance: 0, by: 1, keyed: 'no', ...facts } as Operation;
    const usual = { key: undefined, body: {}, outcome: 'done', status: 200, text: '{}' } as const;
    const who = { alliance, by: alliance.people[1]!, mark: this.mark(kind), twin: undefined, isQuiet: false };
    this.deeds.push({ operation, ...who, ...usual, ...told });
  }
}

const nothing: Tables = {
  reservations: [],
  linesOf: new Map(),
  historyOf: new Map(),
  mailsOf: new Map(),
  keys: [],
  items: [],
  closures: [],
  audit: [],
  alliances: new Map(),
};
