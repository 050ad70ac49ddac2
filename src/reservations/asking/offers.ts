/** Offers: what a refusal for stock proposes instead. Every offer fits, and can be asked for as it stands. */
import { lengthen, overlaps, type Period } from '../../shared/period.js';
import type { Search } from '../../shared/search.js';
import { freeThroughout, granted } from '../stock/availability.js';
import { type AskedLine, type Ledger, limitsOf, promise, trying } from '../stock/ledger.js';

export interface Offer {
  kind: 'quantity' | 'parts' | 'period' | 'similar';
  lines: AskedLine[];
  /** The item that the offer replaces or completes; only for `parts` and `similar`. */
  insteadOf?: string;
}

export interface RefusedRequest {
  /** Holds the refused items, their parts, and whatever `similarTo` names. */
  ledger: Ledger;
  lines: readonly AskedLine[];
  /** As many of what can replace the line's item, at times that its place serves; best first. */
  similarTo: (line: AskedLine) => readonly AskedLine[];
  /** The same lines at other times that the lending rules allow, best first; undefined for one that does not do. Looked at only as far as it takes. */
  otherTimes: Iterable<readonly AskedLine[] | undefined>;
  /** What else must be true of another time; left out where nothing is. */
  isPossible?: (lines: readonly AskedLine[]) => boolean;
}

/** The same weekdays first, the nearest of them first; then other days. */
export function sameWeekdaysFirst(mostDays: number): number[] {
  const days = Array.from({ length: mostDays }, (_, index) => index + 1);
  const weeks = days.filter((count) => count % 7 === 0);
  const others = days.filter((count) => count % 7 !== 0);
  return [...weeks, ...others].flatMap((count) => [count, -count]);
}

const MOST_PERIODS = 3;
const MOST_SIMILAR = 3;
/** A basket that is short of everything gets no longer list than one can read. */
const MOST_LINES_HELPED = 3;

/** What could be had instead, nearest to the wish first; nothing where the wish itself can be granted. */
export function* offers(request: RefusedRequest): Search<Offer[]> {
  if (fitsWhole(request.ledger, request.lines)) return [];
  const less = smallerQuantity(request);
  yield;
  const loose = looseParts(request);
  const times = yield* otherTimes(request);
  return [...less, ...loose, ...times, ...(yield* similarItems(request))];
}

function smallerQuantity({ ledger, lines }: RefusedRequest): Offer[] {
  const some = withoutNothings(granted(ledger, lines));
  return some.length > 0 ? [{ kind: 'quantity', lines: some }] : [];
}

/** Six sets asked, parts left for five and a table: five sets and a table without benches. */
function looseParts({ ledger, lines }: RefusedRequest): Offer[] {
  const whole = granted(ledger, lines);
  return trying(ledger, () => {
    for (const line of whole) promise(ledger, line);
    return shortLines(lines, whole).flatMap(({ line, index }): Offer[] => {
      const missing = line.quantity - (whole[index]?.quantity ?? 0);
      const loose = partsLeft(ledger, { ...line, quantity: missing });
      if (loose.length === 0) return [];
      return [{ kind: 'parts', insteadOf: line.itemId, lines: withoutNothings([...whole, ...loose]) }];
    });
  });
}

/** The first few lines that get less than they ask for. */
const shortLines = (
  lines: readonly AskedLine[],
  whole: readonly AskedLine[],
): { line: AskedLine; index: number }[] =>
  lines
    .map((line, index) => ({ line, index }))
    .filter(({ line, index }) => whole[index]?.quantity !== line.quantity)
    .slice(0, MOST_LINES_HELPED);

/** What is left of the parts of so many missing units, in whole packs. */
function partsLeft(rest: Ledger, missing: AskedLine): AskedLine[] {
  const parts = rest.stock.items.get(missing.itemId)?.parts ?? [];
  const wanted = parts.map((part) => ({
    ...missing,
    itemId: part.itemId,
    quantity: missing.quantity * part.quantity,
  }));
  return withoutNothings(granted(rest, wanted));
}

/** True where no line meets one of the others, the rest before and after a loan included. */
export const areApart = (
  { stock: { items } }: Ledger,
  lines: readonly AskedLine[],
  others: readonly AskedLine[],
): boolean => {
  const rested = ({ itemId, period }: AskedLine): Period =>
    lengthen(period, Math.max(...limitsOf(items, itemId).map(({ bufferMinutes }) => bufferMinutes)));
  return lines.every((line) => others.every((other) => !overlaps(rested(line), rested(other))));
};

/** The same things at other times, each of them only once. */
export function* otherTimes({
  ledger,
  lines,
  otherTimes: times,
  isPossible = () => true,
}: RefusedRequest): Search<Offer[]> {
  const known = new Set([timesIn(lines)]);
  const found: Offer[] = [];
  for (const other of times) {
    yield;
    if (!other || known.has(timesIn(other)) || !isPossible(other) || !fitsWhole(ledger, other)) continue;
    known.add(timesIn(other));
    found.push({ kind: 'period', lines: [...other] });
    if (found.length === MOST_PERIODS) break;
  }
  return found;
}

const timesIn = (lines: readonly AskedLine[]): string =>
  lines.map(({ period: { from, until } }) => `${from.toISOString()} ${until.toISOString()}`).join();

function* similarItems(request: RefusedRequest): Search<Offer[]> {
  const { ledger, lines } = request;
  const found: Offer[] = [];
  for (const { line, index } of shortLines(lines, granted(ledger, lines))) {
    yield;
    // The replacement comes last to the stock, so that it takes nothing from the other lines.
    const others = granted(ledger, lines.toSpliced(index, 1));
    for (const instead of insteadOf(request, line, others)) {
      const offered = withoutNothings(others.toSpliced(index, 0, ...instead));
      found.push({ kind: 'similar', insteadOf: line.itemId, lines: offered });
    }
  }
  return found;
}

/** The best of what can stand for this line beside the others. */
const insteadOf = (
  { ledger, similarTo }: RefusedRequest,
  line: AskedLine,
  others: readonly AskedLine[],
): AskedLine[][] =>
  trying(ledger, () => {
    for (const other of others) promise(ledger, other);
    const own = granted(ledger, [line])[0]!;
    return similarTo(line)
      .flatMap((replacement) =>
        replacing(ledger, { own, missing: line.quantity - own.quantity }, replacement),
      )
      .toSorted((one, other) => unitsIn(other) - unitsIn(one) || one.length - other.length)
      .slice(0, MOST_SIMILAR);
  });

const unitsIn = (lines: readonly AskedLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** All of the other thing; where there are too few, some of both, and all that there are where that is more. */
function replacing(
  ledger: Ledger,
  { own, missing }: { own: AskedLine; missing: number },
  replacement: AskedLine,
): AskedLine[][] {
  const [all] = granted(ledger, [replacement]) as [AskedLine];
  if (all.quantity === replacement.quantity) return [[all]];
  const isShort = freeThroughout(ledger, replacement.itemId, replacement.period) < replacement.quantity;
  const [added] = trying(ledger, () => {
    promise(ledger, own);
    return granted(ledger, [{ ...replacement, quantity: missing }]) as [AskedLine];
  });
  return [
    ...(own.quantity > 0 && added.quantity > 0 ? [[own, added]] : []),
    ...(isShort && all.quantity > own.quantity ? [[all]] : []),
  ];
}

/** Also in whole packs: what is offered must not be refused for its packs. */
export const fitsWhole = (ledger: Ledger, lines: readonly AskedLine[]): boolean =>
  lines.every(({ itemId, quantity, period }) => freeThroughout(ledger, itemId, period) >= quantity) &&
  granted(ledger, lines).every((line, index) => line.quantity === lines[index]?.quantity);

const withoutNothings = (lines: readonly AskedLine[]): AskedLine[] =>
  lines.filter(({ quantity }) => quantity > 0);
