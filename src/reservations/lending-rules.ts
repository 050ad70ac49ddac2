/** The lending rules: a list of what a request must pass, each with its sentence when it refuses. */
import { isServed, type HandOverWindow } from '../items/hand-over-windows.js';
import type { AllianceRules } from '../partners/alliance-rules.js';
import type { PartnerStatus } from '../partners/partner.entity.js';
import { LONGEST_PERIOD_MINUTES, isBefore, isEmpty, minutesBetween, type Period } from '../shared/period.js';
import type { Reason } from '../shared/refusal.js';
import { addDays, localTime } from '../shared/zone.js';

/** A request with all that the rules look at. */
export interface Asked {
  now: Date;
  timeZone: string;
  rules: AllianceRules;
  partner: { status: PartnerStatus; agreementSignedOn: string | null; isBorrower: boolean };
  lines: readonly AskedItem[];
}

export interface AskedItem {
  itemId: string;
  itemName: string;
  unit: string;
  quantity: number;
  packStep: number;
  isSetAside: boolean;
  period: Period;
  placeName: string;
  windows: readonly HandOverWindow[];
}

export type LendingRule = (asked: Asked) => Reason[];

const FIVE_YEARS_DAYS = 5 * 365;

const perLine = (test: (line: AskedItem, asked: Asked) => Reason | undefined): LendingRule => {
  return (asked) => asked.lines.flatMap((line) => test(line, asked) ?? []);
};

const reason = (code: string, itemId: string | undefined, de: string, en: string): Reason => ({
  code,
  message: { de, en },
  ...(itemId === undefined ? {} : { itemId }),
});

export const partnerMayBorrow: LendingRule = ({ partner }) => {
  const { status, agreementSignedOn, isBorrower } = partner;
  if (status === 'active' && agreementSignedOn !== null && isBorrower) return [];
  const de = 'Ausleihen können aktive Bündnispartner, die die Gründungsvereinbarung unterschrieben haben.';
  const en = 'Active partners that have signed the founding agreement can borrow.';
  return [reason('partner-may-not-borrow', undefined, de, en)];
};

/** Returned after it was fetched, and within 366 days (safety.md, A07). */
export const periodIsValid = perLine(({ itemId, itemName, period }) =>
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

export const pickUpIsNotInThePast = perLine(({ itemId, itemName, period }, { now }) =>
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
export const isWithinHorizon = perLine(({ itemId, itemName, period }, { now, rules, timeZone }) => {
  const days = Math.min(rules.horizonDays, FIVE_YEARS_DAYS);
  if (!isBefore(addDays(now, days, timeZone), period.from)) return undefined;
  const de = `${itemName}: So weit im Voraus (mehr als ${days} Tage) geht es noch nicht.`;
  return reason('beyond-horizon', itemId, de, `${itemName}: that is more than ${days} days ahead.`);
});

export const isNotTooLong = perLine(({ itemId, itemName, period }, { rules, timeZone }) =>
  isBefore(addDays(period.from, rules.longestLoanDays, timeZone), period.until)
    ? reason(
        'too-long',
        itemId,
        `${itemName}: Ausgeliehen wird höchstens für ${rules.longestLoanDays} Tage.`,
        `${itemName}: the longest loan is ${rules.longestLoanDays} days.`,
      )
    : undefined,
);

export const isInPackSteps = perLine(({ itemId, itemName, unit, quantity, packStep }) =>
  quantity % packStep > 0
    ? reason(
        'pack-step',
        itemId,
        `${itemName}: Das gibt es nur in Schritten von ${packStep} ${unit}.`,
        `${itemName}: only in multiples of ${packStep} (${unit}).`,
      )
    : undefined,
);

export const isStillLent = perLine(({ itemId, itemName, isSetAside }) =>
  isSetAside
    ? reason(
        'set-aside',
        itemId,
        `${itemName} wird zurzeit nicht verliehen.`,
        `${itemName} is not lent at present.`,
      )
    : undefined,
);

const served = (at: 'from' | 'until', code: string, de: string, en: string): LendingRule =>
  perLine(({ itemId, itemName, placeName, windows, period }, { timeZone }) =>
    isServed(windows, localTime(period[at], timeZone))
      ? undefined
      : reason(code, itemId, `${itemName}: ${de} (${placeName}).`, `${itemName}: ${en} (${placeName}).`),
  );

export const pickUpIsInsideWindows = served(
  'from',
  'pick-up-outside-windows',
  'Zu dieser Zeit ist keine Ausgabe',
  'nothing is given out at that time',
);

export const returnIsInsideWindows = served(
  'until',
  'return-outside-windows',
  'Zu dieser Zeit ist keine Rücknahme',
  'nothing is taken back at that time',
);

/** In the order in which people would ask. What is free is asked last, by `stock-rule.ts`, and only of possible periods. */
export const lendingRules: Readonly<Record<string, LendingRule>> = {
  partnerMayBorrow,
  periodIsValid,
  pickUpIsNotInThePast,
  isWithinHorizon,
  isNotTooLong,
  isStillLent,
  isInPackSteps,
  pickUpIsInsideWindows,
  returnIsInsideWindows,
};

/** All reasons at once; none when the request passes. */
export const reasonsAgainst = (asked: Asked): Reason[] =>
  Object.values(lendingRules).flatMap((rule) => rule(asked));

/** What forbids a promise although it could be asked for once: the partner or the item has changed since. */
export const reasonsAgainstPromise = (asked: Asked): Reason[] => [
  ...partnerMayBorrow(asked),
  ...isStillLent(asked),
];

/** Below the lead time a request is taken all the same: with a hint to telephone. */
export function warningsFor({ lines, rules, now, timeZone }: Asked): Reason[] {
  const soon = addDays(now, rules.leadTimeDays, timeZone);
  if (!lines.some(({ period }) => isBefore(period.from, soon))) return [];
  const de = 'Das ist kurzfristig. Bitte rufen Sie zusätzlich die Koordination an.';
  const en = 'This is at short notice. Please also telephone the coordination.';
  return [reason('short-notice', undefined, de, en)];
}
