/** Drafts: what the cells of a row say of an item, field by field, and what is odd about it. */
import { readBasis, readFlag, readKind } from './choices.js';
import { finding, type Finding } from './findings.js';
import type { Draft, QuantityTold } from './import-lines.js';
import { readMoney, type ReadMoney } from './money.js';
import { isNothing, numberIn } from './numbers.js';
import { readQuantity } from './quantities.js';
import { dayIn, dayOfSerial } from './spelled-days.js';
import { emptyDraft, longest, textFields } from './draft-fields.js';
import { unitOf } from './unit-words.js';
import { gramsIn } from './weights.js';
import type { ItemColumn } from './item-columns.js';

/** A row, by what its columns were taken for. */
export interface RowCells {
  /** Tidy; empty where there is no such column. */
  cell: (column: ItemColumn) => string;
  has: (column: ItemColumn) => boolean;
  title: (column: ItemColumn) => string;
}

export interface ReadDraft {
  draft: Draft;
  findings: Finding[];
  told?: QuantityTold;
}

type Part = { of: Partial<Draft>; findings?: readonly Finding[] };

export function readDraft(row: RowCells): ReadDraft {
  const texts = textsOf(row);
  const counted = quantityOf(row);
  const parts: Part[] = [texts, counted, moneyOf(row), choicesOf(row), numbersOf(row), inspectionOf(row)];
  const draft: Draft = Object.assign({ ...emptyDraft }, ...parts.map(({ of }) => of));
  const findings = parts.flatMap((one) => one.findings ?? []);
  return {
    draft,
    findings: [...findings, ...packFaults(draft)],
    ...(counted.told ? { told: counted.told } : {}),
  };
}

/** What is too long is cut, and said. */
function textsOf({ cell }: RowCells): Part {
  const findings: Finding[] = [];
  const cut = textFields.map((field) => {
    const text = cell(field);
    if (text.length <= longest[field]) return [field, text];
    findings.push(finding({ code: 'too-long', cell: text.slice(0, 40) }));
    return [field, text.slice(0, longest[field] - 1).trimEnd() + '…'];
  });
  return { of: Object.fromEntries(cut) as Partial<Draft>, findings };
}

/** A set is counted by its parts, and a list without such a column counts nothing. */
function quantityOf({ cell, has }: RowCells): Part & { told?: QuantityTold } {
  const [said, unitCell] = [cell('quantity'), cell('unit')];
  const isUnclear = /\?/.test(unitCell);
  const unit = unitOf(unitCell.replace(/[\s?]{1,10}$/, ''));
  const unclear = isUnclear ? [finding({ code: 'unit-unclear', cell: unitCell }, { patch: { unit } })] : [];
  const isSet = cell('parts') !== '' || readKind(cell('kind')) === 'computed_set';
  const own = isUnclear ? '' : unit.slice(0, longest.unit);
  if (!has('quantity') || (isNothing(said) && isSet)) return { of: { unit: own }, findings: unclear };
  const { quantity, unit: counted, problem, proposed, told } = readQuantity(said);
  const findings = [...unclear];
  if (problem) {
    const more = proposed
      ? { patch: { quantity: proposed.quantity }, ...(proposed.note ? { note: proposed.note } : {}) }
      : { isStuck: true as const };
    findings.push(finding({ code: problem, cell: said }, more));
  }
  return { of: { quantity, unit: own || counted }, findings, ...(told ? { told } : {}) };
}

function moneyOf({ cell }: RowCells): Part {
  const [value, deposit] = [cell('replacementValue'), cell('deposit')];
  const basis = readBasis(cell('depositBasis')) ?? '';
  const worth = amountOf(readMoney(value), value, 1_000_000_000);
  const kept = amountOf(readMoney(deposit), deposit, 100_000_000);
  const said = readMoney(deposit).basis;
  const settled =
    said && basis === ''
      ? kept.findings.map((one) => ({ ...one, patch: { depositBasis: said } }))
      : kept.findings;
  return {
    of: { replacementValueCents: worth.cents, depositCents: kept.cents, depositBasis: basis },
    findings: [...worth.findings, ...settled],
  };
}

function amountOf(
  { cents, problem }: ReadMoney,
  cell: string,
  most: number,
): { cents: number | null; findings: Finding[] } {
  if (cents !== null && cents > most)
    return { cents: null, findings: [finding({ code: 'amount-too-large', cell })] };
  return { cents, findings: problem ? [finding({ code: problem, cell })] : [] };
}

function choicesOf({ cell }: RowCells): Part {
  const [kind, basis, aside] = [cell('kind'), cell('depositBasis'), cell('setAside')];
  const odd = [
    kind !== '' && readKind(kind) === undefined && kind,
    basis !== '' && readBasis(basis) === undefined && basis,
    aside !== '' && readFlag(aside) === undefined && aside,
  ].filter((one) => one !== false);
  return {
    of: { kind: readKind(kind) ?? '', setAside: readFlag(aside) ?? null },
    findings: odd.map((text) => finding({ code: 'choice-unclear', cell: text })),
  };
}

const wholes = [
  ['packStep', 1, 100_000],
  ['needsPersons', 0, 100],
  ['bufferMinutes', 0, 43_200],
] as const;

function numbersOf({ cell, title }: RowCells): Part {
  const findings: Finding[] = [];
  const numbers = wholes.map(([field, least, most]) => {
    const said = cell(field);
    const number = numberIn(said) ?? Number.NaN;
    const isFit = Number.isInteger(number) && number >= least && number <= most;
    if (!isFit && !isNothing(said)) findings.push(finding({ code: 'number-unclear', cell: said }));
    return [field, isFit ? number : null];
  });
  const weight = cell('weightGrams');
  const grams = gramsIn(weight, title('weightGrams'));
  const isLight = grams !== undefined && grams <= 100_000_000;
  if (!isLight && !isNothing(weight)) findings.push(finding({ code: 'weight-unclear', cell: weight }));
  return { of: { ...Object.fromEntries(numbers), weightGrams: isLight ? grams : null }, findings };
}

function inspectionOf({ cell }: RowCells): Part {
  const said = cell('inspectionDueOn');
  const day = dayIn(said);
  if (isNothing(said) || day !== undefined) return { of: { inspectionDueOn: day ?? '' } };
  const serial = dayOfSerial(said);
  const found = { code: serial === undefined ? 'day-unclear' : 'serial-date', cell: said } as const;
  return {
    of: { inspectionDueOn: '' },
    findings: [
      finding(found, serial === undefined ? { note: said } : { patch: { inspectionDueOn: serial } }),
    ],
  };
}

/** As `item-rules.ts` has it. */
function packFaults({ packStep, quantity }: Draft): Finding[] {
  if (packStep === null || quantity === null || quantity === 0 || packStep <= quantity) return [];
  return [finding({ code: 'pack-too-large' }, { patch: { packStep: null } })];
}
