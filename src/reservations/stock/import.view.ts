/** Imports over the wire. */
import { ChoiceField, FileField, FormField } from '../../http/fields.decorators.js';
import { choice, listOf, orNull, Shows, whole } from '../../http/shown.decorators.js';
import type { LineView } from '../../items/import/line-view.js';
import type { Columns } from '../../items/import/import-lines.js';
import { itemColumns, type ItemColumn } from '../../items/import/item-columns.js';
import type { Counts } from '../../items/import/import-choices.js';
import type { Language } from '../../shared/words.js';
import { AtRiskView } from './risk.view.js';

export class ImportQuery {
  @ChoiceField({
    says: 'With `true` nothing is changed: what would become of each line is only told.',
    of: ['true', 'false'],
    optional: true,
  })
  dryRun?: string;
}

const LONGEST_COLUMNS = 4_000;

const names = Object.keys(itemColumns) as ItemColumn[];

const isColumn = (value: unknown): value is ItemColumn | null =>
  value === null || names.includes(value as ItemColumn);

/** Undefined for what is no such list. */
export function columnsFrom(text: string): Columns | undefined {
  try {
    const columns: unknown = JSON.parse(text);
    return Array.isArray(columns) && columns.length <= 50 && columns.every(isColumn) ? columns : undefined;
  } catch {
    return undefined;
  }
}

export class ImportListDto {
  @FileField({
    says: 'The list: `.xlsx`, `.ods` or `.csv`, at most 2 MB and 5,000 rows.',
    missing: { de: 'Bitte wählen Sie eine Datei.', en: 'Please choose a file.' },
  })
  file!: string;

  @FormField({
    says: 'What the file is called; comes with it by itself.',
    max: 1000,
    optional: true,
    test: () => true,
    words: { de: 'Der Name der Datei ist zu lang.', en: 'The name of the file is too long.' },
  })
  fileName?: string;

  @FormField({
    says: `What each column is, from the left, as JSON: a name or null. Names: ${names.join(', ')}.`,
    max: LONGEST_COLUMNS,
    optional: true,
    test: (text) => columnsFrom(text) !== undefined,
    words: {
      de: 'Bitte eine Liste von Spalten als JSON.',
      en: 'Please a list of columns as JSON.',
    },
  })
  columns?: string;
}

export class ImportReasonView {
  @Shows('For programs.', { example: 'approximate-quantity' }) code!: string;
  @Shows('For people.') message!: string;
}

type Cell = string | number | boolean;
const cell = { oneOf: [{ type: 'string' }, whole, { type: 'boolean' }] };

export class ImportChangeView {
  @Shows('The column.', choice(names)) field!: string;
  @Shows('As it stood; null where nothing did. Money in euro cents.', orNull(cell)) from!: Cell | null;
  @Shows('As the line says it.', orNull(cell)) to!: Cell | null;
}

export class ImportItemView {
  @Shows('Of the item; in a dry run of a new one nothing that lasts.') id!: string;
  @Shows('Its number; given to one that came without.') inventoryNumber!: string;
  @Shows('What people call it.') name!: string;
}

export class ImportLineView {
  @Shows('The first physical line of the file that it stands on, from 1; of a workbook its row.', whole)
  line!: number;
  @Shows(
    'What becomes of it: taken, to be looked at, or left out.',
    choice(['import', 'review', 'skip', 'section', 'header']),
  )
  verdict!: string;
  @Shows('Why it is not taken, in one sentence; null for what is.', orNull({ type: String }))
  reason!: string | null;
  @Shows('The same one by one.', listOf(ImportReasonView)) reasons!: ImportReasonView[];
  @Shows(
    'Whether the item is new, changed or as it was; null for what is not taken.',
    orNull(choice(['new', 'changed', 'unchanged'])),
  )
  what!: string | null;
  @Shows('The item; null for what is not taken.', orNull({ type: ImportItemView }))
  item!: ImportItemView | null;
  @Shows('What the line says otherwise than what stands there.', listOf(ImportChangeView))
  changes!: ImportChangeView[];
}

export class ImportView {
  @Shows('Of the import, by which it is undone; a dry run stays with its maker for a week.')
  importId!: string;
  @Shows('Lines that are taken.', whole) imported!: number;
  @Shows('Lines to be looked at.', whole) review!: number;
  @Shows('Lines that are no items: blank ones, titles, sums.', whole) skipped!: number;
  @Shows('New items.', whole) new!: number;
  @Shows('Items that the list changes.', whole) changed!: number;
  @Shows('Items that stand as the list says.', whole) unchanged!: number;
  @Shows('Partners made on the way.', whole) partners!: number;
  @Shows('Storage places made on the way.', whole) storagePlaces!: number;
  @Shows('Every line of the list, in its order.', listOf(ImportLineView)) lines!: ImportLineView[];
  @Shows('Promises that the stock covers less than before, since this import.', listOf(AtRiskView))
  atRisk!: AtRiskView[];
}

export class UndoneImportView {
  @Shows('Of the import.') importId!: string;
}

const becomes = { made: 'new', changed: 'changed', unchanged: 'unchanged' } as const;

export const importView = (
  { importId, counts, atRisk }: { importId: string; counts: Counts; atRisk: AtRiskView[] },
  lines: readonly LineView[],
  language: Language,
): ImportView => ({
  importId,
  imported: counts.imported,
  review: counts.review,
  skipped: counts.skipped,
  new: counts.made,
  changed: counts.changed,
  unchanged: counts.unchanged,
  partners: counts.partners,
  storagePlaces: counts.places,
  lines: lines.map((line) => lineOf(line, language)),
  atRisk,
});

const lineOf = (
  { line, verdict, reasons, what, item, changes }: LineView,
  language: Language,
): ImportLineView => ({
  line,
  verdict,
  reason: reasons.length === 0 ? null : reasons.map(({ words }) => words[language]).join(' '),
  reasons: reasons.map(({ code, words }) => ({ code, message: words[language] })),
  what: what && becomes[what],
  item,
  changes: changes.map(({ field, from, to }) => ({ field, from, to })),
});
