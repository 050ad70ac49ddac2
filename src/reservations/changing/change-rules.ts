/** Change rules: of what forbids a new request, only what was changed is judged; what stands stays, whatever the rules say today. */
import { isBefore, minutesBetween } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { reasonsAgainstPromise } from '../asking/lending-rules.js';
import type { LendingFacts, LendingLine, LendingRule } from '../asking/lending-rule.js';
import type { Difference } from './wanted-lines.js';

/** What each reason is about; any other one counts where anything of the line differs. */
const about: Readonly<Record<string, (difference: Difference) => boolean>> = {
  'pack-step': ({ quantity }) => quantity,
  'set-aside': ({ grows }) => grows,
  'too-long': ({ grows }) => grows,
  'pick-up-in-the-past': ({ pickUp }) => pickUp,
  'beyond-horizon': ({ pickUp }) => pickUp,
  'partners-first': ({ pickUp }) => pickUp,
  'season-not-open': ({ pickUp }) => pickUp,
  'pick-up-outside-windows': ({ pickUp }) => pickUp,
  'pick-up-on-closed-day': ({ pickUp }) => pickUp,
  'return-outside-windows': ({ returnDue }) => returnDue,
  'return-on-closed-day': ({ returnDue }) => returnDue,
  'return-in-the-past': ({ returnDue }) => returnDue,
};

interface Changing {
  /** Of the lines, in their order. */
  differences: readonly Difference[];
  askedAt: Date;
  rules: LendingRule;
}

export const reasonsAgainstChange =
  ({ differences, askedAt, rules }: Changing): LendingRule =>
  (facts) => [
    ...(differences.some(({ grows }) => grows)
      ? rules(facts).filter(({ itemId }) => itemId === undefined)
      : []),
    ...facts.lines.flatMap((line, index) => {
      const alone = { ...facts, lines: [line] };
      const ofLine = [
        ...rules(alone).filter(({ itemId }) => itemId !== undefined),
        ...ofChange(alone, askedAt),
      ];
      return ofLine.filter(({ code }) => isAbout(code, differences[index]!));
    }),
  ];

/** The same, and what forbids to promise what stays as it was. */
export const withPromise =
  (rules: LendingRule): LendingRule =>
  (facts) => {
    const ofChange = rules(facts);
    const isSaid = ({ code, itemId }: Reason): boolean =>
      ofChange.some((said) => said.code === code && said.itemId === itemId);
    return [...ofChange, ...reasonsAgainstPromise(facts).filter((reason) => !isSaid(reason))];
  };

const isAbout = (code: string, difference: Difference): boolean => {
  const { quantity, pickUp, returnDue } = difference;
  return about[code]?.(difference) ?? (quantity || pickUp || returnDue);
};

const FIVE_YEARS_MINUTES = 5 * 365 * 24 * 60;

/** What only a change can get wrong. */
const ofChange = ({ lines, now }: LendingFacts, askedAt: Date): Reason[] =>
  lines.flatMap((line) => [
    ...(isBefore(now, line.period.until) ? [] : [returnInThePast(line)]),
    ...(minutesBetween(askedAt, line.period.from) > FIVE_YEARS_MINUTES ? [farFromAsking(line)] : []),
  ]);

const returnInThePast = ({ itemId, itemName }: LendingLine): Reason => ({
  code: 'return-in-the-past',
  itemId,
  message: {
    de: `${itemName}: Die Rückgabe liegt in der Vergangenheit.`,
    en: `${itemName}: the return lies in the past.`,
  },
});

/** However often it is put off (safety.md, A07). */
const farFromAsking = ({ itemId, itemName }: LendingLine): Reason => ({
  code: 'beyond-horizon',
  itemId,
  message: {
    de: `${itemName}: Das ist mehr als fünf Jahre nach der Anfrage.`,
    en: `${itemName}: that is more than five years after it was asked for.`,
  },
});
