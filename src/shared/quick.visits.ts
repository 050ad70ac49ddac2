/** Quick visits: who is inside and will be done at once, so that whoever takes long lets them go first. */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Whoever is inside for longer is not quick, whatever keeps them. */
const MOST_QUICK_MS = 10;

interface Visit {
  since: number;
}

const current = new AsyncLocalStorage<Visit>();
/** The earliest first. */
const quick = new Set<Visit>();
const waiting = new Set<() => void>();

/** What `work` begins belongs to this visit; answers how to end it. */
export function visit(work: () => void): () => void {
  const mine = { since: performance.now() };
  quick.add(mine);
  current.run(mine, work);
  return () => leave(mine);
}

/** From now on the visit in which this is called is one that takes long. */
export function takesLong(): void {
  const mine = current.getStore();
  if (mine) leave(mine);
}

/** Resolves when nobody quick is inside, or after so many milliseconds. */
export async function quickOnesGone(mostMs: number): Promise<void> {
  if (!isAnybodyQuick()) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      waiting.delete(go);
      clearTimeout(patience);
      resolve();
    };
    const patience = setTimeout(go, mostMs);
    waiting.add(go);
  });
}

function isAnybodyQuick(): boolean {
  const now = performance.now();
  for (const one of quick) {
    if (now - one.since < MOST_QUICK_MS) return true;
    quick.delete(one);
  }
  return false;
}

function leave(mine: Visit): void {
  quick.delete(mine);
  if (waiting.size > 0 && !isAnybodyQuick()) for (const go of waiting) go();
}
