/** How much memory the processes that this one has started took at most, where the system tells it (`/proc`). */
import { readdirSync, readFileSync } from 'node:fs';

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has just ended, or this system has no such files.
    return '';
  }
};

const tasks = (): string[] => {
  try {
    return readdirSync('/proc/self/task');
  } catch {
    return [];
  }
};

/** In megabytes: the largest peak so far of those that run now; 0 where there is none. */
export function peakOfChildren(): number {
  const children = tasks().flatMap((task) => textOf(`/proc/self/task/${task}/children`).split(' '));
  const peaks = children
    .filter((pid) => pid !== '')
    .map((pid) => Number(/^VmHWM:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0));
  return Math.round(Math.max(0, ...peaks) / 1024);
}
