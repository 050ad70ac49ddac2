/** Offers: what a refusal for stock proposes instead. Every offer fits, and can be asked for as it stands. */
import { granted } from './availability.js';
import { type AskedLine, type Ledger, withLine } from './ledger.js';

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
  /** Candidates to replace an item, best first. */
  similarTo: (itemId: string) => readonly string[];
  /** The same lines so many days later, or undefined where a lending rule forbids it. Days are local: the caller knows the zone. */
  laterBy: (lines: readonly AskedLine[], days: number) => AskedLine[] | undefined;
  /** How many days later are still worth a look. */
  daysAhead: number;
}

const MOST_PERIODS = 3;
const MOST_SIMILAR = 3;
/** A basket that is short of everything gets no longer list than one can read. */
const MOST_LINES_HELPED = 3;

/** What could be had instead, nearest to the wish first; nothing where the wish itself can be granted. */
export function offers(request: RefusedRequest): Offer[] {
  if (fitsWhole(request.ledger, request.lines)) return [];
  return [
    ...smallerQuantity(request),
    ...looseParts(request),
    ...laterPeriods(request),
    ...similarItems(request),
  ];
}

/** For a wish that was refused although it fits: only other dates help. */
export const otherTimes = (request: RefusedRequest): Offer[] => laterPeriods(request);

function smallerQuantity({ ledger, lines }: RefusedRequest): Offer[] {
  const some = withoutNothings(granted(ledger, lines));
  return some.length > 0 ? [{ kind: 'quantity', lines: some }] : [];
}

/** Six sets asked, parts left for five and a table: five sets and a table without benches. */
function looseParts({ ledger, lines }: RefusedRequest): Offer[] {
  const whole = granted(ledger, lines);
  const rest = whole.reduce(withLine, ledger);
  return shortLines(lines, whole).flatMap(({ line, index }): Offer[] => {
    const missing = line.quantity - (whole[index]?.quantity ?? 0);
    const loose = partsLeft(rest, { ...line, quantity: missing });
    if (loose.length === 0) return [];
    return [{ kind: 'parts', insteadOf: line.itemId, lines: withoutNothings([...whole, ...loose]) }];
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

function laterPeriods({ ledger, lines, laterBy, daysAhead }: RefusedRequest): Offer[] {
  const found: Offer[] = [];
  for (let days = 1; days <= daysAhead && found.length < MOST_PERIODS; days++) {
    const shifted = laterBy(lines, days);
    if (shifted && fitsWhole(ledger, shifted)) found.push({ kind: 'period', lines: shifted });
  }
  return found;
}

function similarItems({ ledger, lines, similarTo }: RefusedRequest): Offer[] {
  return shortLines(lines, granted(ledger, lines)).flatMap(({ line, index }) => {
    // The replacement comes last to the stock, so that it takes nothing from the other lines.
    const others = granted(ledger, lines.toSpliced(index, 1));
    const rest = others.reduce(withLine, ledger);
    return similarTo(line.itemId)
      .map((itemId) => ({ ...line, itemId }))
      .filter((replacement) => fitsWhole(rest, [replacement]))
      .slice(0, MOST_SIMILAR)
      .map((replacement): Offer => {
        const offered = withoutNothings(others.toSpliced(index, 0, replacement));
        return { kind: 'similar', insteadOf: line.itemId, lines: offered };
      });
  });
}

/** Also in whole packs: what is offered must not be refused for its packs. */
const fitsWhole = (ledger: Ledger, lines: readonly AskedLine[]): boolean =>
  granted(ledger, lines).every((line, index) => line.quantity === lines[index]?.quantity);

const withoutNothings = (lines: readonly AskedLine[]): AskedLine[] =>
  lines.filter(({ quantity }) => quantity > 0);
