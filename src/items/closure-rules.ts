/** What must hold of a new closure: it takes no more than there is, lasts a sensible time, and is not over. */
import {
  addMinutes,
  isBefore,
  LONGEST_PERIOD_MINUTES,
  minutesBetween,
  type Period,
} from '../shared/period.js';
import type { FieldFault } from '../shared/refusal.js';

interface ClosureFacts {
  period: Period;
  quantity: number;
  /** Units that exist. */
  units: number;
  now: Date;
}

const SHORTEST_MINUTES = 15;
/** As far ahead as anything can be asked for (safety.md, A07). */
export const FARTHEST_MINUTES = 5 * 366 * 24 * 60;

/** All faults at once; none for a sound closure. */
export function closureFaults({ period: { from, until }, quantity, units, now }: ClosureFacts): FieldFault[] {
  const minutes = minutesBetween(from, until);
  const faults: (FieldFault | false)[] = [
    quantity > units &&
      fault(
        'quantity',
        `Mehr gibt es nicht: Gesperrt werden können höchstens ${units.toLocaleString('de-DE')}.`,
        `There are no more: at most ${units.toLocaleString('en-GB')} can be closed.`,
      ),
    minutes < SHORTEST_MINUTES &&
      fault(
        'until',
        'Das Ende muss nach dem Anfang liegen, mindestens eine Viertelstunde danach.',
        'The end must come after the beginning, a quarter of an hour later at least.',
      ),
    minutes > LONGEST_PERIOD_MINUTES &&
      fault(
        'until',
        'Eine Sperrzeit dauert höchstens ein Jahr. Nehmen Sie den Gegenstand sonst bitte von der Liste.',
        'A closure lasts a year at most. For longer, please take the item off the list.',
      ),
    minutes > 0 &&
      !isBefore(now, until) &&
      fault('until', 'Diese Zeit ist schon vorbei.', 'This time is over already.'),
    isBefore(addMinutes(now, FARTHEST_MINUTES), from) &&
      fault(
        'from',
        'So weit im Voraus geht es noch nicht: höchstens fünf Jahre.',
        'That is too far ahead: five years at most.',
      ),
  ];
  return faults.filter((one) => one !== false);
}

const fault = (field: string, de: string, en: string): FieldFault => ({ field, message: { de, en } });
