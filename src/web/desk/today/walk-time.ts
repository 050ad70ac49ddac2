/** When a walk to the desk is: of today the hour, of what should have been before the day. */
import { isEmpty, type Period } from '../../../shared/period.js';
import { clockSpan, dayInWords } from '../../../shared/spoken-time.js';
import { dayAt, endingTime } from '../../../shared/zone.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { loanWords } from '../loan/loan-words.js';
import { deskWords } from './desk-words.js';

/** What is to be done: give it out, take it back, ask where it stays, let it go, look at it. */
export type Kind = 'out' | 'back' | 'late' | 'uncollected' | 'unchecked';

export function walkTime({ timeZone, language }: AllianceVisit, kind: Kind, hours: Period): string {
  if (kind === 'out' || kind === 'back') {
    const time = isEmpty(hours) ? endingTime(hours.until, timeZone).time : clockSpan(hours, timeZone);
    return deskWords[language].oClock(time);
  }
  const at = kind === 'uncollected' ? hours.from : hours.until;
  return loanWords[language].since(dayInWords(dayAt(at, timeZone), language));
}
