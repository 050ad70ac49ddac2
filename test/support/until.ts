/** Waiting for something that somebody else does. */
import { setTimeout as pause } from 'node:timers/promises';

/** Rejects after ten seconds, or as many as are given. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const giveUpAt = performance.now() + seconds * 1_000;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`It never came to ${String(isSo)}`);
    await pause(20);
  }
}
