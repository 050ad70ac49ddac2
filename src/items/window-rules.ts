/** What must hold of a storage place's hand-over windows: none is empty, and none of a day overlaps another one. */
import type { FieldFault } from '../shared/refusal.js';
import type { HandOverWindow } from './hand-over-windows.js';

/** All faults at once, each at the later one of two; none for sound windows. Windows that touch are sound. */
export const windowFaults = (windows: readonly HandOverWindow[]): FieldFault[] =>
  windows.flatMap((window, position) => {
    const field = `handOverWindows.${position}.until`;
    if (window.until < window.from)
      return [fault(field, 'Das Ende liegt vor dem Anfang.', 'The end lies before the beginning.')];
    if (window.until === window.from)
      return [fault(field, 'Anfang und Ende sind gleich.', 'Beginning and end are the same.')];
    if (!windows.slice(0, position).some((other) => overlap(window, other))) return [];
    const de = 'Diese Ausgabezeit überschneidet sich mit einer anderen am selben Wochentag.';
    return [fault(field, de, 'This hand-over window overlaps another one on the same weekday.')];
  });

const overlap = (one: HandOverWindow, other: HandOverWindow): boolean =>
  one.weekday === other.weekday && one.from < other.until && other.from < one.until;

const fault = (field: string, de: string, en: string): FieldFault => ({ field, message: { de, en } });
