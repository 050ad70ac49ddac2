/** The pure parts of the benchmark: medians, ratios, goals, and what counts as fallen by half. */
import { describe, expect, test } from '@jest/globals';
import { readOptions } from '../bench/options.js';
import {
  alone,
  compared,
  isReached,
  median,
  ratiosOf,
  spreadOf,
  type Figure,
} from '../bench/report/figures.js';
import { fallen, keptOf, unmeasured } from '../bench/report/kept.js';
import { spentBy } from '../bench/report/profile.js';
import { inShort, lineOf, tableOf, withText } from '../bench/report/table.js';

const named = { part: 'P1', what: 'bookings', engine: 'SQLite', unit: '/s' };
const atLeast = (least: number) => ({ of: 'ratio', least }) as const;
const atMost = (most: number) => ({ of: 'ratio', most }) as const;
const ratioOf = (ratio: number, goal = {}): Figure => ({
  ...compared(named, { product: [ratio], base: [1] }),
  ...goal,
});

describe('figures', () => {
  test('the median of an even number is the mean of the middle two, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 1, 2, 9])).toBe(5.5);
    expect(spreadOf([10, 9, 100])).toEqual({ least: 9, median: 10, most: 100 });
  });

  test('a ratio is taken in each round, before the median', () => {
    // The medians alone, 10 and 10, would say 1.
    expect(ratiosOf([10, 2, 30], [20, 4, 10])).toEqual([0.5, 0.5, 3]);
    expect(compared(named, { product: [10, 2, 30], base: [20, 4, 10] }).ratio!.median).toBe(0.5);
  });

  test('of times, the ratio says how many times as fast; of growth, how many times as slow', () => {
    const rounds = { product: [2, 4], base: [10, 20] };
    expect(compared(named, rounds, 'times').ratio!.median).toBe(5);
    expect(compared(named, rounds, 'growth').ratio!.median).toBe(0.2);
  });

  test('a goal is reached from its limit on', () => {
    expect(isReached(ratioOf(0.5, { goal: atLeast(0.5) }))).toBe(true);
    expect(isReached(ratioOf(0.49, { goal: atLeast(0.5) }))).toBe(false);
    expect(isReached(ratioOf(1.4, { goal: atMost(1.3) }))).toBe(false);
    expect(isReached(ratioOf(1.4))).toBeUndefined();
    expect(isReached(alone({ ...named, goal: { of: 'product', most: 50 } }, [51]))).toBe(false);
  });
});

describe('against what was kept', () => {
  const kept = keptOf([ratioOf(0.8)]);

  test('a ratio that falls below the half is said', () => {
    expect(kept).toEqual({ 'P1, SQLite: bookings': 0.8 });
    expect(fallen([ratioOf(0.4)], kept)).toEqual([]);
    expect(fallen([ratioOf(0.39)], kept)).toEqual(['P1, SQLite: bookings was 0.8 and is 0.39.']);
  });

  test('where less is better, one that doubles is', () => {
    expect(fallen([ratioOf(1.6, { goal: atMost(5) })], kept)).toEqual([]);
    expect(fallen([ratioOf(1.7, { goal: atMost(5) })], kept)).toHaveLength(1);
    expect(fallen([ratioOf(0.1, { goal: atMost(5) })], kept)).toEqual([]);
  });

  test('what is new is no reason to fail, and what drops out is named', () => {
    expect(fallen([{ ...ratioOf(0.1), what: 'new' }], kept)).toEqual([]);
    expect(unmeasured([{ ...ratioOf(0.1), what: 'new' }], kept)).toEqual(['P1, SQLite: bookings']);
  });

  test('absolute figures are not kept: they belong to one machine', () => {
    expect(keptOf([alone(named, [5])])).toEqual({});
  });
});

describe('in words', () => {
  test('a line has both sides, the ratio with its range, and the verdict', () => {
    const figure = { ...compared(named, { product: [50, 60, 70], base: [100, 100, 100] }), goal: atLeast(1) };
    expect(lineOf(figure)).toBe(
      'P1  SQLite     bookings: 60 against 100 /s, ratio 0.6 (0.5 to 0.7) [goal ≥ 1: missed]',
    );
  });

  test('the table has a row for each figure', () => {
    const lines = tableOf([ratioOf(1), alone(named, [1234.5])]).split('\n');
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    expect(inShort(spreadOf([0.012345]))).toBe('0.0123');
  });

  test('it goes between the marks of the document, and only there', () => {
    const document = 'before\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nafter\n';
    expect(withText(document, 'figures', 'new')).toBe(
      'before\n<!-- figures: begin -->\n\nnew\n\n<!-- figures: end -->\nafter\n',
    );
    expect(() => withText(document, 'profile', 'new')).toThrow('no place for it');
  });
});

describe('a profile', () => {
  const at = (functionName: string, url: string) => ({ functionName, url });
  const nodes = [
    { id: 1, callFrame: at('(root)', ''), children: [2, 5] },
    { id: 2, callFrame: at('ask', 'file:///leihbund/dist/reservations/asking.service.js'), children: [3] },
    { id: 3, callFrame: at('all', 'file:///leihbund/node_modules/sqlite3/lib/sqlite3.js'), children: [4, 6] },
    { id: 6, callFrame: at('Backup', '') },
    { id: 4, callFrame: at('ask', 'file:///leihbund/dist/reservations/asking.service.js') },
    { id: 5, callFrame: at('(idle)', '') },
  ];
  const profile = { nodes, samples: [2, 3, 6, 4, 5], timeDeltas: [10, 40, 20, 30, 900] };

  test('says what share of the busy time each file spent, native code with its caller, and what it called, once', () => {
    const [first, second] = spentBy(profile, 'total').filter(({ where }) => where !== '(root)');
    expect(first).toEqual({ where: 'src/reservations/asking.service.ts', self: 0.4, total: 1 });
    expect(second).toEqual({ where: 'sqlite3', self: 0.6, total: 0.9 });
    expect(spentBy(profile, 'self')[0]!.where).toBe('sqlite3');
  });
});

describe('options', () => {
  test('without any, everything but the profile is measured', () => {
    const { parts, rounds, isSmall } = readOptions([]);
    expect(parts).toContain('P11');
    expect(parts).not.toContain('profile');
    expect({ rounds, isSmall }).toEqual({ rounds: 9, isSmall: false });
  });

  test('a small round leaves out what needs large databases', () => {
    const { parts, lines, rounds } = readOptions(['--small', '--rounds', '3']);
    expect(parts).not.toContain('P9');
    expect({ lines, rounds }).toEqual({ lines: 3_300, rounds: 3 });
  });

  test('what is unknown, or no number, is refused', () => {
    expect(() => readOptions(['--parts', 'P1,P4'])).toThrow('There is no part P4');
    expect(() => readOptions(['--rounds', 'many'])).toThrow('many is no number');
    expect(() => readOptions(['--fast'])).toThrow('--fast');
  });
});
