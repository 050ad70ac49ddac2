/** Rules ahead: from when on, and how far ahead, something may be asked for. */
import { seasonOpening } from '../../items/lending/season.js';
import { isEarlierDay } from '../../shared/days.js';
import { isBefore } from '../../shared/period.js';
import { dayCount, dayInWords } from '../../shared/spoken-time.js';
import { addDays, dayAt } from '../../shared/zone.js';
import { perLine, reason } from './lending-rule.js';

const FIVE_YEARS_DAYS = 5 * 365;

export const noPickUpInThePast = perLine(({ itemId, itemName, period }, { now }) =>
  isBefore(period.from, now)
    ? reason(
        'pick-up-in-the-past',
        itemId,
        `${itemName}: Die Abholung liegt in der Vergangenheit.`,
        `${itemName}: the pick-up lies in the past.`,
      )
    : undefined,
);

/** Never more than five years (safety.md, A07), whatever the alliance says. */
export const noPickUpBeyondTheHorizon = perLine(({ itemId, itemName, period, rules }, { now, timeZone }) => {
  const days = Math.min(rules.horizonDays, FIVE_YEARS_DAYS);
  if (!isBefore(addDays(now, days, timeZone), period.from)) return undefined;
  const de = `${itemName}: So weit im Voraus (mehr als ${dayCount(days, 'de')}) geht es noch nicht.`;
  return reason(
    'beyond-horizon',
    itemId,
    de,
    `${itemName}: that is more than ${dayCount(days, 'en')} ahead.`,
  );
});

/** Partners come first: those that are only interested ask later. */
export const noInterestedBeforeTheirWindow = perLine(
  ({ itemId, itemName, period, rules }, { partner, now, timeZone }) => {
    const days = rules.interestedDaysAhead;
    if (partner.status !== 'interested' || days === 0) return undefined;
    if (!isBefore(addDays(now, days, timeZone), period.from)) return undefined;
    return reason(
      'partners-first',
      itemId,
      `${itemName}: Zuerst kommen die Bündnispartner. Wer noch nicht unterschrieben hat, kann höchstens ${dayCount(days, 'de')} im Voraus anfragen.`,
      `${itemName}: the partners come first. Whoever has not signed yet may ask ${dayCount(days, 'en')} ahead at most.`,
    );
  },
);

/** In a season that is not open yet (`season.ts`). */
export const noPickUpBeforeItsSeasonOpens = perLine(
  ({ itemId, itemName, period, rules }, { now, timeZone }) => {
    if (rules.seasonOpensOn === null) return undefined;
    const pickUp = dayAt(period.from, timeZone);
    const opening = seasonOpening(pickUp, rules.seasonOpensOn);
    if (!isEarlierDay(dayAt(now, timeZone), opening)) return undefined;
    const isSameYear = pickUp.year === opening.year;
    const [de, en] = isSameYear ? [`Für ${pickUp.year}`, `for ${pickUp.year}`] : ['Dafür', 'for that'];
    return reason(
      'season-not-open',
      itemId,
      `${itemName}: ${de} kann ab ${dayInWords(opening, 'de')} angefragt werden.`,
      `${itemName}: ${en} one may ask from ${dayInWords(opening, 'en')} on.`,
    );
  },
);
