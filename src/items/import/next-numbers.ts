/** Inventory numbers for things that came without one: the way the alliance counts, going on after its largest. */
import { countingOrder } from '../../shared/spelling.js';

const COUNTED = /^(.*?)(\d{1,9})$/;
const USUAL_WIDTH = 3;

/** Answers the next free number each time; `taken` are all that there are. */
export function nextNumbers(taken: Iterable<string>): () => string {
  const all = [...taken];
  const orders = new Set(all.map(countingOrder));
  const { prefix, last, width } = runOf(all);
  let count = last;
  return () => {
    for (;;) {
      count += 1;
      const number = `${prefix}${String(count).padStart(width, '0')}`;
      const order = countingOrder(number);
      if (orders.has(order)) continue;
      orders.add(order);
      return number;
    }
  };
}

interface Run {
  prefix: string;
  last: number;
  width: number;
  size: number;
}

/** Where most numbers begin alike, there it goes on. */
function runOf(numbers: readonly string[]): Run {
  const runs = new Map<string, Run>();
  for (const number of numbers) {
    const [, prefix, digits] = COUNTED.exec(number) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const run = runs.get(prefix) ?? { prefix, last: 0, width: digits.length, size: 0 };
    const last = Math.max(run.last, Number(digits));
    runs.set(prefix, { prefix, last, width: Math.min(run.width, digits.length), size: run.size + 1 });
  }
  const usual: Run = { prefix: '', last: 0, width: USUAL_WIDTH, size: 0 };
  return [...runs.values()].reduce((best, run) => (run.size > best.size ? run : best), usual);
}
