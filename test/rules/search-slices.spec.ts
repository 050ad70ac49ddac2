/** Slices: a long search lets others go first, and finds what it would have found at once. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { takesLong, visit } from '../../src/shared/quick.visits.js';
import { each, type Search } from '../../src/shared/search.js';
import { holdingWhatOthersNeed, inSlices } from '../../src/shared/search.slices.js';

const PATIENCE_MS = 5_000;

/** So that each step is a slice by itself. */
function busyFor(ms: number): void {
  for (const begun = performance.now(); performance.now() - begun < ms;);
}

const SLICE_MS = 3;
const noted = (name: string, steps: number, notes: string[]): Search<void[]> =>
  each(Array.from({ length: steps }), () => {
    busyFor(SLICE_MS);
    notes.push(name);
  });

describe.each([
  ['after its unit', inSlices],
  ['amid its unit', <T>(search: Search<T>) => holdingWhatOthersNeed(() => inSlices(search))],
])('a long search %s', (_when, run) => {
  test('lets whoever waits have their turn', async () => {
    const turn = { isOver: false };
    setImmediate(() => {
      turn.isOver = true;
    });
    function* search(): Search<boolean> {
      const begun = performance.now();
      while (!turn.isOver && performance.now() - begun < PATIENCE_MS) yield;
      return turn.isOver;
    }
    expect(await run(search())).toBe(true);
  });

  test('finds what it would have found at once', async () => {
    expect(await run(each([1, 2, 3], (one) => one * 2))).toEqual([2, 4, 6]);
  });

  test('fails as it would have failed at once', async () => {
    const search = each([1], () => {
      throw new Error('not that');
    });
    await expect(run(search)).rejects.toThrow('not that');
  });
});

test('two long searches take turns, and a turn of the event loop is no longer for the second one', async () => {
  const notes: string[] = [];
  const both = Promise.all([inSlices(noted('a', 4, notes)), inSlices(noted('b', 4, notes))]);
  const most = { inOneTurn: 0 };
  for (let before = 0; notes.length < 8; before = notes.length) {
    await nextTurn();
    most.inOneTurn = Math.max(most.inOneTurn, notes.length - before);
  }
  await both;
  expect(notes.join('')).toBe('abababab');
  expect(most.inOneTurn).toBe(1);
});

test('while somebody is inside who is quick, a long search waits', async () => {
  const notes: string[] = [];
  const end = visit(() => undefined);
  const search = inSlices(noted('a', 1, notes));
  for (let turns = 0; turns < 5; turns += 1) await nextTurn();
  expect(notes).toEqual([]);
  end();
  await search;
  expect(notes).toEqual(['a']);
});

test('amid a unit it waits for nobody, since they may wait for what it holds', async () => {
  const notes: string[] = [];
  const end = visit(() => undefined);
  const search = holdingWhatOthersNeed(() => inSlices(noted('a', 3, notes)));
  for (let turns = 0; turns < 5; turns += 1) await nextTurn();
  expect(notes).toHaveLength(3);
  end();
  await search;
});

test('for whoever stays, comes again or takes long it does not wait for ever', async () => {
  const notes: string[] = [];
  const ends: (() => void)[] = [];
  const coming = setInterval(() => ends.push(visit(() => undefined)), 1);
  ends.push(visit(() => undefined));
  await inSlices(noted('a', 3, notes));
  clearInterval(coming);
  for (const end of ends) end();
  const end = visit(() => takesLong());
  const search = inSlices(noted('b', 1, notes));
  await pause(0);
  await nextTurn();
  expect(notes).toEqual(['a', 'a', 'a', 'b']);
  end();
  await search;
});
