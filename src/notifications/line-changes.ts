/** Line changes: what becomes of the lines of a loan, and how that is said: before → after. */
import { amount, inDigits } from '../shared/amounts.js';
import { isSameInstant } from '../shared/period.js';
import { pickUpInWords, returnInWords, type HandOver } from '../shared/spoken-time.js';
import { dictionary, type Language } from '../shared/words.js';

/** How many of a thing, and when they are fetched and brought back. */
export interface LineState extends HandOver {
  quantity: number;
}

/** Null where there was, or will be, no such line. */
export interface LineChange {
  itemName: string;
  unit: string;
  before: LineState | null;
  after: LineState | null;
}

const words = dictionary(
  { added: 'neu', dropped: 'entfällt', pickUp: 'Abholung', returnDue: 'Rückgabe' },
  { added: 'new', dropped: 'dropped', pickUp: 'Pick-up', returnDue: 'Return' },
);

/** What two changes that follow each other come to: from what was before the first to what is after the second. */
export function joinedChanges(earlier: readonly LineChange[], later: readonly LineChange[]): LineChange[] {
  const left = [...earlier];
  const joined = later.map((change) => {
    const at = left.findIndex((one) => isFollowed(one, change));
    const [first] = at === -1 ? [] : left.splice(at, 1);
    return first ? { ...change, before: first.before } : change;
  });
  return [...left, ...joined];
}

/** A line has no name of its own while it is new: it is known by what it became. */
const isFollowed = (one: LineChange, next: LineChange): boolean =>
  one.itemName === next.itemName && isSameState(one.after, next.before);

function isSameState(one: LineState | null, other: LineState | null): boolean {
  if (!one || !other) return one === other;
  return (
    one.quantity === other.quantity && !isMoved(one, other, 'pickUp') && !isMoved(one, other, 'returnDue')
  );
}

interface Spoken {
  language: Language;
  timeZone: string;
}

/** A sentence for each quantity that changes, and for each time; a time that is the same for all lines is said once. */
export const changesInWords = (changes: readonly LineChange[], spoken: Spoken): string[] => [
  ...changes.flatMap((change) => quantityInWords(change, spoken.language)),
  ...timesInWords(changes, 'pickUp', spoken),
  ...timesInWords(changes, 'returnDue', spoken),
];

/** "Bierbank: 5 → 7 Stück" */
function quantityInWords({ itemName, unit, before, after }: LineChange, language: Language): string[] {
  const w = words[language];
  if (!before) return after ? [`${itemName}: ${w.added}, ${amount(after.quantity, unit, language)}`] : [];
  if (!after) return [`${itemName}: ${w.dropped} (${amount(before.quantity, unit, language)})`];
  if (before.quantity === after.quantity) return [];
  return [`${itemName}: ${inDigits(before.quantity, language)} → ${amount(after.quantity, unit, language)}`];
}

type End = 'pickUp' | 'returnDue';

/** "Rückgabe: Mo., 17. Mai 2027, 10:00 Uhr → Di., 18. Mai 2027, 10:00 Uhr" */
function timesInWords(changes: readonly LineChange[], end: End, spoken: Spoken): string[] {
  const staying = changes.filter(({ before, after }) => before !== null && after !== null);
  const moved = staying.flatMap(({ itemName, before, after }) =>
    isMoved(before!, after!, end)
      ? [{ itemName, said: `${timeInWords(before!, end, spoken)} → ${timeInWords(after!, end, spoken)}` }]
      : [],
  );
  const what = words[spoken.language][end];
  const [first] = moved;
  const isForAll = moved.length === staying.length && moved.every(({ said }) => said === first?.said);
  if (first && isForAll) return [`${what}: ${first.said}`];
  return moved.map(({ itemName, said }) => `${itemName}, ${what}: ${said}`);
}

const isMoved = (before: LineState, after: LineState, end: End): boolean =>
  !isSameInstant(before[`${end}At`], after[`${end}At`]);

const timeInWords = (state: LineState, end: End, { timeZone, language }: Spoken): string =>
  end === 'pickUp' ? pickUpInWords(state, timeZone, language) : returnInWords(state, timeZone, language);
