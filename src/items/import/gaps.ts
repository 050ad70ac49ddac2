/** Gaps: what an item must have and the line leaves out, and measures that a spreadsheet took for a day. */
import { finding, type Finding } from './findings.js';
import type { Draft } from './import-lines.js';
import type { RowCells } from './drafts.js';
import { numbersOfDay } from './spelled-days.js';
import type { UsualHomes } from './usual-homes.js';

/** Only of columns that the list has: whose everything is, and where, can be said once for all. */
export function missingIn(draft: Draft, { has }: RowCells, homes: UsualHomes): Finding[] {
  const { name, inventoryNumber, owner, storagePlace } = draft;
  const isNameless = name === '' && (has('name') || inventoryNumber === '');
  return [
    isNameless ? finding({ code: 'name-missing' }, { isStuck: true }) : undefined,
    has('owner') && owner === ''
      ? proposing('owner-missing', 'owner', homes.ownerAt(storagePlace))
      : undefined,
    has('storagePlace') && storagePlace === ''
      ? proposing('place-missing', 'storagePlace', homes.placeOf(owner))
      : undefined,
  ].filter((one) => one !== undefined);
}

const proposing = (
  code: 'owner-missing' | 'place-missing',
  field: 'owner' | 'storagePlace',
  usual: string,
): Finding => finding({ code }, usual === '' ? { isStuck: true } : { patch: { [field]: usual } });

/** "03. Jun" was "3/6". */
export function sizeFindings({ size }: Draft): Finding[] {
  const numbers = numbersOfDay(size);
  if (!numbers) return [];
  return [finding({ code: 'date-in-size', cell: size }, { patch: { size: numbers.join(' x ') } })];
}
