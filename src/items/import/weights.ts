/** Weights: what a cell says, in grams. */
import { numberIn } from './numbers.js';

const factors: Readonly<Record<string, number>> = {
  g: 1,
  gr: 1,
  gramm: 1,
  grams: 1,
  kg: 1000,
  kilo: 1000,
  t: 1_000_000,
};

/** In kilograms where neither the cell nor the heading says another unit; undefined for what is no weight. */
export function gramsIn(cell: string, heading: string): number | undefined {
  const [, number = '', unit = ''] =
    /^(?:ca\.?\s?)?([\d.,' ]{1,30}?)\s?(\p{L}{1,6})?$/u.exec(cell.trim()) ?? [];
  const said = unit === '' ? unitOf(heading) : unit.toLowerCase();
  const factor = factors[said];
  const amount = numberIn(number);
  return factor === undefined || amount === undefined ? undefined : Math.round(amount * factor);
}

const unitOf = (heading: string): string => (/[([\s](?:g|gramm|grams)[)\].]?$/i.test(heading) ? 'g' : 'kg');
