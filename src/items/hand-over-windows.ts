/** Hand-over windows (Ausgabezeiten): the hours of a week in which a storage place gives out and takes back. */
import type { LocalTime } from '../shared/zone.js';

export interface HandOverWindow {
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** 'HH:MM' in the alliance's time zone. */
  from: string;
  /** 'HH:MM', the last minute in which somebody may still come. */
  until: string;
}

/** True where somebody can be served at that local time; no windows mean by arrangement, any time. Both ends are served. */
export function isServed(windows: readonly HandOverWindow[], at: LocalTime): boolean {
  if (windows.length === 0) return true;
  return windows.some(
    (window) => window.weekday === at.weekday && window.from <= at.time && at.time <= window.until,
  );
}
