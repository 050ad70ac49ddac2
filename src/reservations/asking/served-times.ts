/** Served times: what is wished for, at hours at which the places of its things hand over, and which others leave. */
import type { Way } from '../../items/hand-over-times.js';
import { earlier, later as latest, minutesBetween, type Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { addDays } from '../../shared/zone.js';
import type { AskedLine, Ledger } from '../stock/ledger.js';
import { fitsOf } from '../stock/obtainable.js';
import type { Gathered } from './lending-facts.js';

/** Where things stand, and the ways to fetch them there near some period, best first. */
export interface Timetable {
  placeOf: (itemId: string) => string;
  waysNear: (placeId: string, period: Period) => readonly Way[];
}

/** By the nearest ways (0), or by those after them; undefined where a place has no such way. What is wished for one place at one time stays together. */
export function atServedTimes(
  ledger: Ledger,
  lines: readonly AskedLine[],
  { placeOf, waysNear }: Timetable,
  nth = 0,
): AskedLine[] | undefined {
  const groups = new Map<string, { placeId: string; period: Period; things: AskedLine[] }>();
  for (const line of lines) {
    const key = keyOf(line, placeOf);
    const group = groups.get(key) ?? {
      placeId: placeOf(line.itemId),
      period: line.period,
      things: [],
    };
    group.things.push(line);
    groups.set(key, group);
  }
  const wishes = [...groups.values()].flatMap(({ placeId, period, things }) => {
    const ways = waysNear(placeId, period);
    const way = ways[nth] ?? ways.at(-1);
    return way ? [{ things, ways: [way] }] : [];
  });
  if (wishes.length < groups.size) return undefined;
  const fits = fitsOf(ledger, wishes);
  const found = new Map([...groups.keys()].map((key, index) => [key, fits[index]!.period]));
  return lines.map((line) => ({ ...line, period: found.get(keyOf(line, placeOf))! }));
}

/** Of the lines of one place and time a single one: whether they are served does not depend on what they are. */
export const oneOfEach = (lines: readonly AskedLine[], placeOf: Timetable['placeOf']): AskedLine[] => [
  ...new Map(lines.map((line) => [keyOf(line, placeOf), line])).values(),
];

const keyOf = ({ itemId, period: { from, until } }: AskedLine, placeOf: Timetable['placeOf']): string =>
  `${placeOf(itemId)} ${from.getTime()} ${until.getTime()}`;

export const shiftedBy = (lines: readonly AskedLine[], days: number, timeZone: string): AskedLine[] =>
  lines.map((line) => ({
    ...line,
    period: {
      from: addDays(line.period.from, days, timeZone),
      until: addDays(line.period.until, days, timeZone),
    },
  }));

const WEEK_MINUTES = 7 * 24 * 60;

/** The codes of the rules that another time can satisfy. */
export const timeCodes: ReadonlySet<string> = new Set([
  'pick-up-outside-windows',
  'return-outside-windows',
  'pick-up-on-closed-day',
  'return-on-closed-day',
  'pick-up-in-the-past',
  'beyond-horizon',
  'season-not-open',
  'partners-first',
  'too-long',
]);

/** The same on the same weekdays, as near as the rules allow: not in the past, not too far ahead, no longer than one may. */
export function withinReach(
  lines: readonly AskedLine[],
  reasons: readonly Reason[],
  { now, timeZone, rules }: Gathered,
): AskedLine[] {
  const has = (code: string): boolean => reasons.some((reason) => reason.code === code);
  const starts = lines.map(({ period }) => period.from);
  const nearestHorizon = Math.min(...lines.map(({ itemId }) => rules.get(itemId)!.horizonDays));
  const horizon = addDays(now, nearestHorizon, timeZone);
  const later = has('pick-up-in-the-past') ? weeksUpTo(now, starts.reduce(earlier)) : 0;
  const sooner = has('beyond-horizon') ? weeksUpTo(starts.reduce(latest), horizon) : 0;
  const shifted = shiftedBy(lines, (later - sooner) * 7, timeZone);
  const atMost = ({ itemId }: AskedLine): number => rules.get(itemId)!.longestLoanDays;
  return has('too-long') ? shifted.map((line) => shortened(line, atMost(line), timeZone)) : shifted;
}

/** Weeks that bring one instant at least to the other. */
const weeksUpTo = (until: Date, from: Date): number =>
  Math.max(0, Math.ceil(minutesBetween(from, until) / WEEK_MINUTES));

function shortened(line: AskedLine, days: number, timeZone: string): AskedLine {
  const { from, until } = line.period;
  return { ...line, period: { from, until: earlier(addDays(from, days, timeZone), until) } };
}
