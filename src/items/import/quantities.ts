/** Quantities: what the cell of a quantity says, and what can be proposed where it says no plain number. */
import type { QuantityTold } from './import-lines.js';
import { numberOfWord } from './number-words.js';
import { isErrorCell, isFlagCell, isNothing, numberIn, scientificIn } from './numbers.js';
import { numbersOfDay } from './spelled-days.js';
import { knownUnit } from './unit-words.js';

const MOST_UNITS = 100_000;

export type QuantityProblem =
  | 'approximate-quantity'
  | 'range'
  | 'defective-share'
  | 'pack-in-quantity'
  | 'remark-in-quantity'
  | 'fraction'
  | 'scientific-quantity'
  | 'number-word'
  | 'dash-before-number'
  | 'date-in-quantity'
  | 'flag-in-quantity'
  | 'error-cell'
  | 'quantity-missing'
  | 'quantity-unclear'
  | 'quantity-too-large';

export interface ReadQuantity {
  /** Null where nobody knows it. */
  quantity: number | null;
  /** Empty where it says none. */
  unit: string;
  problem?: QuantityProblem;
  told?: QuantityTold;
  /** What can be proposed instead; `note` is what would be lost. */
  proposed?: { quantity: number; note?: string };
}

/** Of a cell that is tidy. An empty one is a problem too; whether the list has such a column, others know. */
export function readQuantity(cell: string): ReadQuantity {
  if (isNothing(cell)) return problem('quantity-missing', 1);
  const found = readings.map((read) => read(cell)).find((one) => one !== undefined);
  if (!found) return { quantity: null, unit: '', problem: 'quantity-unclear' };
  const most = Math.max(found.quantity ?? 0, found.proposed?.quantity ?? 0);
  return most > MOST_UNITS ? { quantity: null, unit: found.unit, problem: 'quantity-too-large' } : found;
}

function problem(problemCode: QuantityProblem, proposed?: number): ReadQuantity {
  const read: ReadQuantity = { quantity: null, unit: '', problem: problemCode };
  return proposed === undefined ? read : { ...read, proposed: { quantity: proposed } };
}

type Reading = (cell: string) => ReadQuantity | undefined;

const whole = (text: string | undefined): number | undefined => {
  const number = text === undefined ? undefined : numberIn(text);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
};

/** "20", "9 Satz", "2x"; a word that is no unit is a remark. */
const plain: Reading = (cell) => {
  const [, number, word = ''] = /^(\d[\d.,']*)\s*(?:x|×|mal)?\s*(\p{L}[\p{L}. ]{0,30})?$/u.exec(cell) ?? [];
  const quantity = whole(number);
  if (quantity === undefined) return undefined;
  if (word === '') return { quantity, unit: '' };
  const unit = knownUnit(word);
  if (unit !== undefined) return { quantity, unit };
  return { quantity, unit: '', problem: 'remark-in-quantity', proposed: { quantity, note: cell } };
};

const approximate: Reading = (cell) => {
  const before =
    /^(?:ca\.?|circa|etwa|ungefähr|rund|mind\.?|mindestens|max\.?|über|about|approx\.?|around|~|≈|±|>)\s*(.+)$/i.exec(
      cell,
    )?.[1];
  const behind = /^(.{1,40}?)\s?(?:\?|\+|ca\.?|oder mehr|or so)$/i.exec(cell)?.[1];
  const read = [before, behind].map((text) => text && plain(text)).find((one) => one && !one.problem);
  if (!read) return undefined;
  const { quantity, unit } = read;
  const told = { isApproximate: true } as const;
  return { quantity, unit, problem: 'approximate-quantity', told, proposed: { quantity: quantity! } };
};

const range: Reading = (cell) => {
  const [, from, to, word = ''] =
    /^(\d[\d.']*)\s*(?:-|–|—|bis|to)\s*(\d[\d.']*)\s*(\p{L}[\p{L}.]{0,20})?$/iu.exec(cell) ?? [];
  const [least, most] = [whole(from), whole(to)];
  if (least === undefined || most === undefined || least >= most) return undefined;
  const unit = knownUnit(word) ?? '';
  return {
    quantity: null,
    unit,
    problem: 'range',
    told: { least, most },
    proposed: { quantity: least, note: cell },
  };
};

const DEFECTIVE =
  /^(?:davon\s+)?(\d{1,5})\s*(?:x\s*)?(?:stück\s+|stk\.?\s+)?(?:ist|sind)?\s*(?:defekt|kaputt|beschädigt|fehlt|fehlen|fehlend|verloren|gerissen|in reparatur|broken|damaged|missing|lost)/i;

/** "3 (1 defekt)", "12 Pack. (50er)", "4 (neu)". */
const bracketed: Reading = (cell) => {
  const [, outside, inside] = /^([^(]{1,60}?)\s?\(([^()]{0,200})\)$/.exec(cell) ?? [];
  const read = outside === undefined ? undefined : plain(outside);
  if (!read || read.problem || inside === undefined) return undefined;
  const { quantity, unit } = read;
  const broken = Number(DEFECTIVE.exec(inside)?.[1] ?? 0);
  if (broken > 0 && broken <= quantity!)
    return {
      quantity,
      unit,
      problem: 'defective-share',
      proposed: { quantity: quantity! - broken, note: inside },
    };
  const packSize = Number(
    /^(?:je |à |a |zu )?(\d{1,5})\s?(?:er|stück|stk\.?|pcs)?\.?$/i.exec(inside)?.[1] ?? 0,
  );
  if (packSize > 0) return packs({ quantity: quantity!, unit, packSize, cell });
  return { quantity, unit, problem: 'remark-in-quantity', proposed: { quantity: quantity!, note: inside } };
};

/** "3 Satz à 4", "6 Kisten je 45 Gedecke", "2 x 33". */
const packed: Reading = (cell) => {
  const [, number, word = '', size] =
    /^(\d[\d.']*)\s*(\p{L}[\p{L}.]{0,20})?\s*(?:à|á|a|je|zu|zu je|of|x|×|@|mit)\s*(\d{1,5})(?:\s*\p{L}[\p{L}. ]{0,30})?$/iu.exec(
      cell,
    ) ?? [];
  const quantity = whole(number);
  const packSize = whole(size);
  if (quantity === undefined || packSize === undefined) return undefined;
  return packs({ quantity, unit: knownUnit(word) ?? word, packSize, cell });
};

function packs(said: { quantity: number; unit: string; packSize: number; cell: string }): ReadQuantity {
  const { quantity, unit, packSize, cell } = said;
  return {
    quantity,
    unit,
    problem: 'pack-in-quantity',
    told: { packSize },
    proposed: { quantity, note: cell },
  };
}

const FRACTION = /^(\d{0,3})\s*(?:[¼½¾⅓⅔⅛]|\d\/\d)\s*(\p{L}[\p{L}.]{0,20})?$/u;

/** "½ Satz", "1,5": the incomplete one counts, and the note says so. */
const fraction: Reading = (cell) => {
  const [, full = '', word = ''] = FRACTION.exec(cell) ?? [];
  const part = /^(\d{1,5})[.,]\d{1,2}\s*(\p{L}[\p{L}.]{0,20})?$/u.exec(cell);
  if (!FRACTION.test(cell) && !part) return undefined;
  const quantity = Number(part?.[1] ?? full) + 1;
  const unit = knownUnit(part?.[2] ?? word) ?? '';
  return { quantity: null, unit, problem: 'fraction', proposed: { quantity, note: cell } };
};

const scientific: Reading = (cell) => {
  const quantity = scientificIn(cell);
  if (quantity === undefined || !Number.isInteger(quantity)) return undefined;
  return { quantity, unit: '', problem: 'scientific-quantity', proposed: { quantity } };
};

/** "zwei Kisten"; "ein paar" are a few, "ein Paar" are two. */
const worded: Reading = (cell) => {
  if (/^ein paar$/.test(cell)) return undefined;
  const [, word = '', unit = ''] = /^(\p{L}{2,8})(?:\s+(\p{L}[\p{L}.]{0,20}))?$/u.exec(cell) ?? [];
  const quantity = numberOfWord(word);
  if (quantity === undefined || (unit !== '' && knownUnit(unit) === undefined)) return undefined;
  return { quantity, unit: knownUnit(unit) ?? '', problem: 'number-word', proposed: { quantity } };
};

const dashed: Reading = (cell) => {
  const quantity = whole(/^[-–—−]\s*(.+)$/.exec(cell)?.[1]);
  return quantity === undefined ? undefined : problem('dash-before-number', quantity);
};

/** "10. Dez" was "10-12" before the spreadsheet took it for a day. */
const dated: Reading = (cell) => {
  const [least, most] = numbersOfDay(cell) ?? [];
  if (least === undefined || most === undefined) return undefined;
  const read = problem('date-in-quantity', least);
  return least < most ? { ...read, told: { least, most } } : read;
};

const failed: Reading = (cell) => (isErrorCell(cell) ? problem('error-cell') : undefined);

const flagged: Reading = (cell) => {
  if (!isFlagCell(cell)) return undefined;
  return problem('flag-in-quantity', /^(?:wahr|true)$/i.test(cell) ? 1 : undefined);
};

/** In this order: the first that fits is what is meant. */
const readings: readonly Reading[] = [
  plain,
  failed,
  flagged,
  dated,
  range,
  approximate,
  bracketed,
  scientific,
  fraction,
  packed,
  worded,
  dashed,
];
