/** A list as it was read: its sheets, the one that counts, and what each of its lines says. */
import type { Choices } from './import-choices.js';
import type { Columns, Grid, ImportLine } from './import-lines.js';

export interface JudgedList {
  grids: readonly Grid[];
  choices: Choices;
  /** The sheet that counts. */
  grid: Grid;
  /** As they were chosen, else as they are recognised. */
  columns: Columns;
  lines: readonly ImportLine[];
}
