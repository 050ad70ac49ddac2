/** Stock at risk, drawn as time lines: whom it hurts that fewer units exist than were promised. */
import { atOnce } from '../../src/shared/search.js';
import { describe, expect, test } from '@jest/globals';
import { type PromisedLine, linesAtRisk } from '../../src/reservations/stock/stock-risk.js';
import { type Situation, asks, at, furniture, gone, item, shut, situation, time } from './stock-builder.js';

/** In the order of asking; `approved` says which of them were. */
function atRisk(
  { ledger, lines }: Situation,
  { approved = lines.map(() => true), aside = [] }: { approved?: boolean[]; aside?: string[] } = {},
): [line: number, free: number][] {
  const promised = lines.map((line, index): PromisedLine => ({
    ...line,
    lineId: String(index),
    reservationId: String(index),
    isApproved: approved[index] ?? false,
    askedAt: at(-100 + index),
  }));
  // However the rows come out of the table.
  const risked = { stock: ledger.stock, setAsideIds: new Set(aside), promised: promised.toReversed() };
  return atOnce(linesAtRisk(risked)).map(({ line, free }) => [Number(line.lineId), free]);
}

const tents = (quantity: number) => item('tent', { quantity });

describe('of what was promised, the stock no longer covers', () => {
  test('nothing, where it is enough', () => {
    const drawing = [asks('####  ', 2, 'tent'), asks('  ####', 2, 'tent'), asks('    ##', 2, 'tent')];
    expect(atRisk(situation([tents(4)], ...drawing))).toEqual([]);
  });

  test('whoever asked last', () => {
    const drawing = [asks('####  ', 2, 'tent'), asks('  ####', 2, 'tent')];
    expect(atRisk(situation([tents(3)], ...drawing))).toEqual([[1, 1]]);
  });

  test('what is only asked for, before what is approved', () => {
    const drawing = [asks('####  ', 2, 'tent'), asks('  ####', 2, 'tent')];
    expect(atRisk(situation([tents(3)], ...drawing), { approved: [false, true] })).toEqual([[0, 1]]);
  });

  test('and what is out already comes first: nobody can take it back from there', () => {
    const drawing = [gone('####  ', 2, 'tent'), asks('  ####', 2, 'tent')];
    expect(atRisk(situation([tents(3)], ...drawing))).toEqual([[0, 1]]);
  });

  test('whatever collides with a closure, and nothing beside it', () => {
    const drawing = [
      //    0     6     12
      shut('    ####    ', 1, 'tent'),
      asks('####        ', 1, 'tent'),
      asks('   ###      ', 1, 'tent'),
      asks('        ####', 1, 'tent'),
    ];
    expect(atRisk(situation([tents(1)], ...drawing))).toEqual([[1, 0]]);
  });

  test('one who gets less does not make others get less', () => {
    const drawing = [asks('####', 1, 'tent'), asks('####', 5, 'tent'), asks('####', 1, 'tent')];
    expect(atRisk(situation([tents(3)], ...drawing))).toEqual([
      [1, 2],
      [2, 0],
    ]);
  });

  test('sets whose parts are missing', () => {
    const drawing = [asks('####', 3, 'set'), asks('####', 2, 'bench')];
    expect(atRisk(situation(furniture(5, 7), ...drawing))).toEqual([[1, 1]]);
    expect(atRisk(situation(furniture(2, 8), ...drawing))).toEqual([[0, 2]]);
  });

  test('anything of what is set aside, and the sets that it is a part of', () => {
    const drawing = [asks('####', 1, 'set'), asks('####', 1, 'table'), asks('####', 1, 'bench')];
    expect(atRisk(situation(furniture(5, 10), ...drawing), { aside: ['bench'] })).toEqual([
      [0, 0],
      [2, 0],
    ]);
    expect(atRisk(situation(furniture(5, 10), ...drawing), { aside: ['set'] })).toEqual([[0, 0]]);
  });
});

describe('as time goes on', () => {
  test('what was short for a while and lies behind hurts nobody who has not come yet', () => {
    const drawing = [shut('###      ', 1, 'tent'), asks('#########', 1, 'tent')];
    expect(atRisk(situation([tents(1)], time(' v'), ...drawing))).toEqual([[0, 0]]);
    expect(atRisk(situation([tents(1)], time('   v'), ...drawing))).toEqual([]);
  });

  test('a loan that is late is taken to stay out for three days more: whoever fetches in these is warned today', () => {
    const days = (count: number): string => ' '.repeat(24 * count);
    const late = [gone('####', 1, 'tent'), time(`${' '.repeat(5)}v`)];
    const fetches = (after: number) => asks(`${days(after)}####`, 1, 'tent');
    expect(atRisk(situation([tents(1)], ...late, fetches(1)))).toEqual([[0, 0]]);
    expect(atRisk(situation([tents(1)], ...late, fetches(3)))).toEqual([[0, 0]]);
    expect(atRisk(situation([tents(1)], ...late, fetches(4)))).toEqual([]);
    expect(atRisk(situation([tents(2)], ...late, fetches(1)))).toEqual([]);
  });

  test('one that is to be back is taken at its word, at the last minute too', () => {
    const drawing = [gone('####', 1, 'tent'), asks('    ####', 1, 'tent')];
    expect(atRisk(situation([tents(1)], time('   v'), ...drawing))).toEqual([]);
    expect(atRisk(situation([tents(1)], time('    v'), ...drawing))).toEqual([]);
    expect(atRisk(situation([tents(1)], time('     v'), ...drawing))).toEqual([[0, 0]]);
  });
});
