/** Slices: of all that takes long, a few milliseconds run in a turn of the event loop, so that everybody else goes first in between. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { quickOnesGone, takesLong } from './quick.visits.js';
import type { Search } from './search.js';

const SLICE_MS = 1;
/** However many come who are quick: whoever takes long gets on. */
const MOST_WAIT_MS = 8;

const holding = new AsyncLocalStorage<boolean>();

/** Those that wait for a slice; each gets one and stands at the end again. */
const line: (() => void)[] = [];
let isServed = false;

/** What is long in `work` waits for nobody, since it holds what others may need; they run in between all the same. */
export const holdingWhatOthersNeed = <T>(work: () => T): T => holding.run(true, work);

export async function inSlices<T>(search: Search<T>): Promise<T> {
  for (let isFirst = true; ; isFirst = false) {
    await (holding.getStore() ? turnAmid(isFirst) : turnInLine());
    const step = slice(search);
    if (step.done) return step.value;
    takesLong();
  }
}

/** For what begins to take long: until it is its turn. */
export const stepAside = async (): Promise<void> => (holding.getStore() ? undefined : turnInLine());

function slice<T>(search: Search<T>): IteratorResult<undefined, T> {
  for (const begun = performance.now(); ;) {
    const step = search.next();
    if (step.done || performance.now() - begun >= SLICE_MS) return step;
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What is done within one slice need not wait at all. */
const turnAmid = async (isFirst: boolean): Promise<void> => (isFirst ? undefined : nextTurn());

function turnInLine(): Promise<void> {
  takesLong();
  return new Promise((resolve) => {
    line.push(resolve);
    if (!isServed) void serve();
  });
}

async function serve(): Promise<void> {
  isServed = true;
  while (line.length > 0) {
    await nextTurn();
    await quickOnesGone(MOST_WAIT_MS);
    line.shift()?.();
  }
  isServed = false;
}
