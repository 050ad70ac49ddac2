/** What somebody says of the sheet on which labels are printed, as it stands in the address. */
import { wholeNumber, type Typed } from '../../forms/typed.js';
import { formatNamed, labelFormats, perSheet, type FormatName, type LabelFormat } from './label-sheet.js';

export interface LabelChoice {
  name: FormatName;
  format: LabelFormat;
  /** The number of the first label that is still on the sheet. */
  first: number;
  /** Of each; only where it is about one thing. */
  copies: number;
}

const MOST_COPIES = 100;

/** Nonsense counts as not said: looking at a sheet does no harm. */
export function labelChoice({ format: said, first, copies }: Typed): LabelChoice {
  const name = formatNamed(said);
  const format = labelFormats[name];
  return { name, format, first: within(first, perSheet(format)), copies: within(copies, MOST_COPIES) };
}

function within(said: string | undefined, most: number): number {
  const number = wholeNumber(said);
  return typeof number === 'number' && number >= 1 && number <= most ? number : 1;
}

/** The same in the address. */
export const inAddress = ({ name, first, copies }: LabelChoice): Typed => ({
  format: name,
  first: String(first),
  ...(copies > 1 && { copies: String(copies) }),
});
