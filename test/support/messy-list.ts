/** The list as an office saves it, and the verdict that each of its records deserves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Draft, ImportLine } from '../../src/items/import/import-lines.js';

export const messyFile = (name: string): Buffer => readFileSync(join('test/data/import', name));

interface Expected {
  record_no: string;
  first_physical_line: string;
  verdict: string;
  name: string;
  quantity: string;
  quantity_min: string;
  quantity_max: string;
  approximate: string;
  unit: string;
  pack_size: string;
  size: string;
  value_eur: string;
  deposit_eur: string;
  storage_place: string;
  owner: string;
  category_from_section: string;
  reason: string;
}

export const expectedLines = (): Expected[] =>
  parse(messyFile('messy-import-expected.csv'), { columns: true, bom: true });

const euros = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? '' : (cents / 100).toFixed(2);

/** What the line says in the columns that the expectation fills; of what is taken, in all of them. */
export function asExpected(line: ImportLine, expected: Expected, without: readonly (keyof Expected)[] = []) {
  const told = line.told ?? {};
  const of = (field: keyof Draft): string => String(line.draft?.[field] ?? '');
  const read: Record<string, string> = {
    record_no: String(line.record),
    first_physical_line: String(line.line),
    verdict: line.verdict,
    name: of('name'),
    quantity: of('quantity'),
    quantity_min: String(told.least ?? ''),
    quantity_max: String(told.most ?? ''),
    approximate: told.isApproximate ? 'ja' : '',
    unit: of('unit'),
    pack_size: String(told.packSize ?? ''),
    size: of('size'),
    value_eur: euros(line.draft?.replacementValueCents),
    deposit_eur: euros(line.draft?.depositCents),
    storage_place: of('storagePlace'),
    owner: of('owner'),
    category_from_section:
      line.verdict === 'section'
        ? (/„(.*)“/.exec(line.reasons[0]?.words.de ?? '')?.[1] ?? '')
        : of('category'),
  };
  const always = [
    'record_no',
    'first_physical_line',
    'verdict',
    'quantity',
    'quantity_min',
    'approximate',
    'category_from_section',
  ];
  const ofTaken = ['name', 'unit', 'value_eur', 'deposit_eur', 'storage_place', 'owner', 'pack_size'];
  const looked = (key: keyof Expected): boolean =>
    key !== 'reason' &&
    !without.includes(key) &&
    (expected[key] !== '' ||
      always.includes(key) ||
      (expected.verdict === 'import' && ofTaken.includes(key)));
  const keys = (Object.keys(expected) as (keyof Expected)[]).filter(looked);
  const plain = (key: string, value: string): string =>
    key.endsWith('_eur') && value !== '' ? Number(value).toFixed(2) : value;
  return {
    read: Object.fromEntries(keys.map((key) => [key, read[key]])),
    expected: Object.fromEntries(keys.map((key) => [key, plain(key, expected[key])])),
  };
}
