/** The lending rules: a list of what a wish must pass, each called by what it demands, with the sentence that it says when it refuses. */
import { dayOfHandOver, isServed } from '../../items/hand-over-windows.js';
import { barrierOf } from '../../partners/who/borrowing.js';
import { LONGEST_PERIOD_MINUTES, isBefore, isEmpty, minutesBetween } from '../../shared/period.js';
import { amountAfterOf, inDigits } from '../../shared/amounts.js';
import type { Reason } from '../../shared/refusal.js';
import { dayCount, dayInWords } from '../../shared/spoken-time.js';
import { addDays, localTime } from '../../shared/zone.js';
import { perLine, reason, type LendingFacts, type LendingLine, type LendingRule } from './lending-rule.js';
import {
  noInterestedBeforeTheirWindow,
  noPickUpBeforeItsSeasonOpens,
  noPickUpBeyondTheHorizon,
  noPickUpInThePast,
} from './rules-ahead.js';

/** Where nothing is asked for, nothing is open to interested partners either. */
const noWindow = { interestedDaysAhead: 0 };

export const onlyPartnersThatMayBorrow: LendingRule = ({ partner, lines }) => {
  const all = lines.length === 0 ? [noWindow] : lines.map(({ rules }) => rules);
  if (all.every((rules) => barrierOf(partner, rules) === undefined)) return [];
  const de = 'Ausleihen können aktive Bündnispartner, die die Gründungsvereinbarung unterschrieben haben.';
  const en = 'Active partners that have signed the founding agreement can borrow.';
  return [reason('partner-may-not-borrow', undefined, de, en)];
};

/** Returned after it was fetched, and within 366 days (safety.md, A07). */
export const onlyPossiblePeriods = perLine(({ itemId, itemName, period }) =>
  isEmpty(period) ||
  minutesBetween(period.from, period.until) < 1 ||
  minutesBetween(period.from, period.until) > LONGEST_PERIOD_MINUTES
    ? reason(
        'period-invalid',
        itemId,
        `${itemName}: Die Rückgabe muss nach der Abholung liegen, höchstens ein Jahr danach.`,
        `${itemName}: the return must come after the pick-up, a year later at most.`,
      )
    : undefined,
);

export const noPeriodTooLong = perLine(({ itemId, itemName, period, rules }, { timeZone }) =>
  isBefore(addDays(period.from, rules.longestLoanDays, timeZone), period.until)
    ? reason(
        'too-long',
        itemId,
        `${itemName}: Ausgeliehen wird höchstens für ${dayCount(rules.longestLoanDays, 'de')}.`,
        `${itemName}: the longest loan is ${dayCount(rules.longestLoanDays, 'en')}.`,
      )
    : undefined,
);

export const onlyWholePacks = perLine(({ itemId, itemName, unit, quantity, packStep }) =>
  quantity % packStep > 0
    ? reason(
        'pack-step',
        itemId,
        `${itemName}: Das gibt es nur in Schritten von ${amountAfterOf(packStep, unit)}.`,
        `${itemName}: only in multiples of ${inDigits(packStep, 'en')} (${unit}).`,
      )
    : undefined,
);

export const onlyWhatIsStillLent = perLine(({ itemId, itemName, isSetAside, missingPart }) => {
  if (!isSetAside) return undefined;
  const [de, en] =
    missingPart === undefined
      ? ['', '']
      : [` Es fehlt: ${missingPart}.`, ` What is missing: ${missingPart}.`];
  return reason(
    'set-aside',
    itemId,
    `${itemName} wird zurzeit nicht verliehen.${de}`,
    `${itemName} is not lent at present.${en}`,
  );
});

const served = (at: 'from' | 'until', code: string, de: string, en: string): LendingRule =>
  perLine(({ itemId, itemName, placeName, period, ...hours }, { timeZone }) =>
    isServed(hours, localTime(period[at], timeZone))
      ? undefined
      : reason(code, itemId, `${itemName}: ${de} (${placeName}).`, `${itemName}: ${en} (${placeName}).`),
  );

export const noPickUpOutsideWindows = served(
  'from',
  'pick-up-outside-windows',
  'Zu dieser Zeit ist keine Ausgabe',
  'nothing is given out at that time',
);

export const noReturnOutsideWindows = served(
  'until',
  'return-outside-windows',
  'Zu dieser Zeit ist keine Rücknahme',
  'nothing is taken back at that time',
);

/** Nobody should stand before a locked door; on its own closed days, public holidays, and in school holidays (`closed-days.ts`). */
const open = (what: 'pick-up' | 'return', de: string, en: string): LendingRule =>
  perLine(({ itemId, itemName, placeName, period, ...hours }, { timeZone }) => {
    const at = what === 'pick-up' ? period.from : period.until;
    const day = dayOfHandOver({ ...hours, timeZone }, at, what);
    const why = hours.closingOn?.(day);
    if (!why) return undefined;
    const place = placeName === '' ? '' : `${placeName}, `;
    return reason(
      `${what}-on-closed-day`,
      itemId,
      `${itemName}: Am ${dayInWords(day, 'de')} ${de} (${place}${why.de}).`,
      `${itemName}: ${en} on ${dayInWords(day, 'en')} (${place}${why.en}).`,
    );
  });

export const noPickUpOnClosedDays = open('pick-up', 'wird nichts ausgegeben', 'nothing is given out');

export const noReturnOnClosedDays = open('return', 'wird nichts zurückgenommen', 'nothing is taken back');

/** In the order in which people would ask. What is free is asked last, by `stock-rule.ts`, and only of possible periods. */
export const lendingRules: Readonly<Record<string, LendingRule>> = {
  onlyPartnersThatMayBorrow,
  onlyPossiblePeriods,
  noPickUpInThePast,
  noPickUpBeyondTheHorizon,
  noInterestedBeforeTheirWindow,
  noPickUpBeforeItsSeasonOpens,
  noPeriodTooLong,
  onlyWhatIsStillLent,
  onlyWholePacks,
  noPickUpOutsideWindows,
  noReturnOutsideWindows,
  noPickUpOnClosedDays,
  noReturnOnClosedDays,
};

/** All reasons at once; none when the request passes. */
export const reasonsAgainst = (facts: LendingFacts): Reason[] =>
  Object.values(lendingRules).flatMap((rule) => rule(facts));

/** What forbids a promise although it could be asked for once: the partner, the item or the days of the place have changed since. */
export const reasonsAgainstPromise = (facts: LendingFacts): Reason[] => [
  ...onlyPartnersThatMayBorrow(facts),
  ...onlyWhatIsStillLent(facts),
  ...noPickUpOnClosedDays(facts),
  ...noReturnOnClosedDays(facts),
];

/** What forbids that more goes out than was promised; the door is open, and somebody stands there. */
export const reasonsAgainstMore = (facts: LendingFacts): Reason[] => [
  ...onlyPartnersThatMayBorrow(facts),
  ...onlyPossiblePeriods(facts),
  ...noPeriodTooLong(facts),
  ...onlyWhatIsStillLent(facts),
  ...onlyWholePacks(facts),
];

/** What forbids a loan to somebody who stands at the open door: all but what is about fetching it. */
export const reasonsAgainstWalkIn = (facts: LendingFacts): Reason[] => [
  ...reasonsAgainstMore(facts),
  ...noReturnOutsideWindows(facts),
  ...noReturnOnClosedDays(facts),
];

/** Below the lead time a request is taken all the same: with a hint to telephone. */
export function warningsFor({ lines, now, timeZone }: LendingFacts): Reason[] {
  const isSoon = ({ period, rules }: LendingLine): boolean =>
    isBefore(period.from, addDays(now, rules.leadTimeDays, timeZone));
  if (!lines.some(isSoon)) return [];
  const de = 'Das ist kurzfristig. Bitte rufen Sie zusätzlich die Koordination an.';
  const en = 'This is at short notice. Please also telephone the coordination.';
  return [reason('short-notice', undefined, de, en)];
}
