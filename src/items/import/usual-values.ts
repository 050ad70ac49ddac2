/** Whose it is and where it stands, said once for all lines that say nothing: put into their rows before they are judged, and out of what they say again. */
import type { Choices } from './import-choices.js';
import type { Columns, Draft, Grid, GridRow, ImportLine } from './import-lines.js';

const usual = ['owner', 'storagePlace'] as const;
type Usual = (typeof usual)[number];

/** By record: what was put in. */
export type Filled = ReadonlyMap<number, readonly Usual[]>;

interface Completed {
  grid: Grid;
  columns: Columns;
  filled: Filled;
}

/** `lines` are those of the grid as it is; only rows that tell of a thing are completed. */
export function completed(
  grid: Grid,
  columns: Columns,
  {
    lines,
    choices,
  }: {
    lines: readonly ImportLine[];
    choices: Choices;
  },
): Completed {
  const said = usual.filter((one) => choices[one] !== '');
  const all: Columns = [...columns, ...said.filter((one) => !columns.includes(one))];
  const filled = new Map<number, Usual[]>();
  for (const { record, draft } of lines) {
    const missing = said.filter((one) => draft && draft[one] === '');
    if (missing.length > 0) filled.set(record, missing);
  }
  const rows = grid.rows.map((row, index) => {
    const missing = filled.get(index + 1) ?? [];
    return missing.reduce((one, name) => withCell(one, all.indexOf(name), choices[name]), row);
  });
  return { grid: { ...grid, rows }, columns: all, filled };
}

/** Where something stands already, such as a ditto mark, it stays. */
function withCell(row: GridRow, at: number, text: string): GridRow {
  if ((row.cells[at] ?? '').trim() !== '') return row;
  const cells = [...row.cells];
  while (cells.length <= at) cells.push('');
  cells[at] = text;
  return { ...row, cells };
}

/** What was put in was not said by the line itself. */
export const asSaid = (lines: readonly ImportLine[], filled: Filled): ImportLine[] =>
  lines.map((line) => {
    const missing = filled.get(line.record);
    if (!missing) return line;
    const { draft, mend } = line;
    return {
      ...line,
      draft: draft && without(draft, missing),
      mend: mend && { ...mend, draft: without(mend.draft, missing) },
    };
  });

const without = (draft: Draft, missing: readonly Usual[]): Draft => ({
  ...draft,
  ...Object.fromEntries(missing.map((one) => [one, ''])),
});
