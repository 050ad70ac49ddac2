/** Money: what the cell of a price or a deposit says, in cents. */
import { readBasis } from './choices.js';
import { isErrorCell, isNothing, numberIn, scientificIn } from './numbers.js';

export type MoneyProblem =
  'error-cell' | 'scientific-amount' | 'approximate-amount' | 'deposit-basis' | 'amount-unclear';

export interface ReadMoney {
  /** Null where it says nothing. */
  cents: number | null;
  /** What it is for, where the cell says that too. */
  basis?: 'per_unit' | 'per_loan';
  problem?: MoneyProblem;
}

/** Of a tidy cell: "150,00 €", "190,-", "1.400", "EUR 7,500.00", "50/Stk". */
export function readMoney(cell: string): ReadMoney {
  if (isNothing(cell)) return { cents: null };
  if (isErrorCell(cell)) return { cents: null, problem: 'error-cell' };
  const bare = withoutSigns(cell);
  const cents = centsIn(bare);
  if (cents !== undefined) return { cents };
  return (
    read(scientificIn(bare), 'scientific-amount') ??
    approximately(bare) ??
    perPiece(bare) ?? { cents: null, problem: 'amount-unclear' }
  );
}

const withoutSigns = (cell: string): string => cell.replace(/€|\b(?:eur|euro)\b/gi, '').trim();

function centsIn(text: string): number | undefined {
  const number = numberIn(text.replace(/\s?[,.]\s?[-–—]{1,2}$/, '').replace(/\s/g, ' '));
  return number === undefined ? undefined : Math.round(number * 100);
}

const read = (euros: number | undefined, problem: MoneyProblem): ReadMoney | undefined =>
  euros === undefined ? undefined : { cents: Math.round(euros * 100), problem };

function approximately(text: string): ReadMoney | undefined {
  const said =
    /^(?:ca\.?|circa|etwa|rund|about|approx\.?|~|≈)\s*(.+)$/i.exec(text)?.[1] ??
    /^(.{1,40}?)\s?\?$/.exec(text)?.[1];
  const cents = said === undefined ? undefined : centsIn(said);
  return cents === undefined ? undefined : { cents, problem: 'approximate-amount' };
}

function perPiece(text: string): ReadMoney | undefined {
  const [, amount = '', sign, what = ''] =
    /^([\d.,' –-]{1,30}?)\s?(\/|je|pro|per)\s?(\p{L}[\p{L}.]{0,15})$/iu.exec(text) ?? [];
  const cents = centsIn(amount);
  if (cents === undefined || sign === undefined) return undefined;
  const word = what.replace(/\.$/, '');
  const basis = readBasis(`je ${word}`) ?? readBasis(word);
  return { cents, basis: basis === 'per_loan' ? 'per_loan' : 'per_unit', problem: 'deposit-basis' };
}
