/** The number of a version in an address. */
import { Refusal } from '../../shared/refusal.js';

/** Refuses (404) what numbers none. */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw Refusal.notFound();
  return Number(text);
}
