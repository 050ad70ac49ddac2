/** What must hold of an occasion: it ends after it begins, lasts a year at most, and is near the loan that it is for. */
import {
  addMinutes,
  isBefore,
  LONGEST_PERIOD_MINUTES,
  minutesBetween,
  type Period,
} from '../../shared/period.js';
import type { FieldFault } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';

interface OccasionTimes {
  startsAt?: Date | undefined;
  endsAt?: Date | undefined;
}

/** Things are fetched so long before, or brought back so long after, at the most. */
const NEAR_MINUTES = 31 * 24 * 60;

/** `loan` runs from the first pick-up to the last return. None for a sound occasion, or one without times. */
export function occasionFaults({ startsAt, endsAt }: OccasionTimes, loan: Period): FieldFault[] {
  if (startsAt && endsAt && isBefore(endsAt, startsAt))
    return [{ field: 'occasion.endsAt', message: backwards }];
  if (startsAt && endsAt && minutesBetween(startsAt, endsAt) > LONGEST_PERIOD_MINUTES)
    return [{ field: 'occasion.endsAt', message: tooLong }];
  const [first, last] = [startsAt ?? endsAt, endsAt ?? startsAt];
  if (first && isBefore(addMinutes(loan.until, NEAR_MINUTES), first))
    return [{ field: startsAt ? 'occasion.startsAt' : 'occasion.endsAt', message: farAfter }];
  if (last && isBefore(last, addMinutes(loan.from, -NEAR_MINUTES)))
    return [{ field: endsAt ? 'occasion.endsAt' : 'occasion.startsAt', message: farBefore }];
  return [];
}

const backwards: Words = {
  de: 'Das Ende der Aktion liegt vor ihrem Anfang.',
  en: 'The occasion ends before it begins.',
};
const tooLong: Words = {
  de: 'Eine Aktion dauert höchstens ein Jahr.',
  en: 'An occasion lasts a year at most.',
};
const farAfter: Words = {
  de: 'Die Aktion beginnt erst mehr als einen Monat nach der Rückgabe.',
  en: 'The occasion begins more than a month after the return.',
};
const farBefore: Words = {
  de: 'Die Aktion ist schon mehr als einen Monat vor der Abholung vorbei.',
  en: 'The occasion is over more than a month before the pick-up.',
};
