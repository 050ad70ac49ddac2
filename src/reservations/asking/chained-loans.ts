/** Chained loans: what one partner borrows of one thing, one time after the other, may be one long loan altogether. */
import { earlier, isBefore, later, type Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { dayCount, daysInWords } from '../../shared/spoken-time.js';
import { addDays } from '../../shared/zone.js';
import type { LendingFacts, LendingLine } from './lending-rule.js';

/** What else the partner has, had or asks for. */
export interface OtherLoan {
  itemId: string;
  period: Period;
}

/** Somebody looks at that; else nobody needs to know of other loans. */
export const mindsChain = ({ rules }: Pick<LendingLine, 'rules'>): boolean => rules.chainedLoanGapDays > 0;

/** No refusal: taken, and said to whoever asks and whoever decides; once for each item. */
export function chainedLoans({ lines, timeZone }: LendingFacts, others: readonly OtherLoan[]): Reason[] {
  const reasons = lines.flatMap((line) => {
    const { itemId, itemName, rules, period } = line;
    const beside = [...others, ...lines.filter((one) => one !== line)];
    const same = beside.filter((one) => one.itemId === itemId);
    const chain = chainOf(line, same, timeZone);
    if (!isTooLong(chain, line, timeZone) || isTooLong(period, line, timeZone)) return [];
    const days = rules.longestLoanDays;
    const message = {
      de: `${itemName}: Mit anderen Ausleihen kurz davor oder danach geht es zusammen von ${daysInWords(chain, timeZone, 'de')}, länger als ${dayCount(days, 'de')}.`,
      en: `${itemName}: with other loans shortly before or after it lasts from ${daysInWords(chain, timeZone, 'en')} altogether, longer than ${dayCount(days, 'en')}.`,
    };
    return [{ code: 'chained-loans', message, itemId }];
  });
  return [...new Map(reasons.map((one) => [one.itemId, one])).values()];
}

type Chained = Pick<LendingLine, 'period' | 'rules'>;

/** The period with all that follows each other in less than the gap. */
function chainOf({ period, rules }: Chained, others: readonly OtherLoan[], timeZone: string): Period {
  const next = others.find(
    (one) =>
      areNear(period, one.period, { gap: rules.chainedLoanGapDays, timeZone }) && !lies(one.period, period),
  );
  if (!next) return period;
  const both = {
    from: earlier(period.from, next.period.from),
    until: later(period.until, next.period.until),
  };
  return chainOf({ period: both, rules }, others, timeZone);
}

const lies = (inner: Period, { from, until }: Period): boolean =>
  !isBefore(inner.from, from) && !isBefore(until, inner.until);

/** They meet, or have less than so many days between them. */
const areNear = (one: Period, other: Period, { gap, timeZone }: { gap: number; timeZone: string }): boolean =>
  gap > 0 &&
  isBefore(one.from, addDays(other.until, gap, timeZone)) &&
  isBefore(other.from, addDays(one.until, gap, timeZone));

const isTooLong = ({ from, until }: Period, { rules }: Chained, timeZone: string): boolean =>
  isBefore(addDays(from, rules.longestLoanDays, timeZone), until);
