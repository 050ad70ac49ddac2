/** What each column of a list was taken for, and which sheet counts; both can be chosen otherwise. */
import type { VNode } from 'preact';
import { itemColumns, type ItemColumn } from '../../../items/import/item-columns.js';
import { Select } from '../../ui/fields.js';
import { Form, formState } from '../../ui/form.js';
import { Button } from '../../ui/parts.js';
import type { Visit } from '../../ui/visit.js';
import { importWords } from './import-words.js';

export interface ShownColumn {
  /** What stands above it; empty where nothing does. */
  title: string;
  /** Something that stands in it. */
  sample: string;
  taken: ItemColumn | null;
}

export interface ShownSheets {
  names: readonly string[];
  /** From 0. */
  chosen: number;
  columns: readonly ShownColumn[];
}

interface ColumnProps {
  visit: Visit;
  at: string;
  version: number;
  sheets: ShownSheets;
  isOpen: boolean;
}

export const ColumnChoices = ({ visit, at, version, sheets, isOpen }: ColumnProps): VNode => {
  const w = importWords[visit.language];
  const { names, chosen, columns } = sheets;
  const typed = Object.fromEntries([
    ['sheet', String(chosen)],
    ...columns.map(({ taken }, index) => [`columns.${index}`, taken ?? '']),
  ]) as Record<string, string>;
  const form = formState(visit, typed);
  const meanings = [
    { value: '', label: w.unused },
    ...Object.entries(itemColumns).map(([value, words]) => ({ value, label: words[visit.language] })),
  ];
  const sheet = names.map((name, index) => ({ value: String(index), label: name || w.sheetOf(index + 1) }));
  return (
    <details class="lb-group" open={isOpen}>
      <summary class="lb-brought__more">{w.columns}</summary>
      <p>{w.columnsHelp}</p>
      <Form form={form} action={at} hidden={{ version: String(version) }}>
        {names.length > 1 && <Select form={form} name="sheet" label={w.sheet} choices={sheet} />}
        <div class="lb-row lb-fields">
          {columns.map(({ title, sample }, index) => (
            <Select
              key={index}
              form={form}
              name={`columns.${index}`}
              label={w.column(letterOf(index), title)}
              hint={sample === '' ? w.blank : w.sample(sample)}
              choices={meanings}
            />
          ))}
        </div>
        <Button weight="secondary">{w.setColumns}</Button>
      </Form>
    </details>
  );
};

const LETTERS = 26;

/** A, B … Z, AA, AB: as spreadsheets call them. */
const letterOf = (index: number): string =>
  (index >= LETTERS ? letterOf(Math.floor(index / LETTERS) - 1) : '') +
  String.fromCharCode('A'.charCodeAt(0) + (index % LETTERS));
