/** Patience: what must be noted is noted again and again while the database is away. */
import { setTimeout as pause } from 'node:timers/promises';

/** Between the tries. */
const RETRY_MS = [250, 1_000, 2_000, 4_000, 8_000];

export async function patiently<T>(note: () => Promise<T>): Promise<T> {
  for (const wait of RETRY_MS) {
    try {
      return await note();
    } catch {
      await pause(wait);
    }
  }
  return note();
}
