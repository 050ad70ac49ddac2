/** Inventory numbers: which one comes next after another. */
import { countingOrder } from '../shared/spelling.js';

const FIRST = '001';
const LONGEST = 40;
/** The last number in it: "BT-001" counts on in its digits. */
const LAST_DIGITS = /\d{1,15}(?=\D*$)/;

/** The next free one after `last`, with as many digits as it has; the first of all where there is none. Empty where it would be too long. */
export function nextNumber(last: string | undefined, taken: readonly string[]): string {
  const known = new Set(taken.map(countingOrder));
  let next = last === undefined ? FIRST : counted(last);
  while (known.has(countingOrder(next))) next = counted(next);
  return next.length > LONGEST ? '' : next;
}

function counted(number: string): string {
  if (!LAST_DIGITS.test(number)) return `${number}-2`;
  return number.replace(LAST_DIGITS, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
}
