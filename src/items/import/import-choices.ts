/** What somebody chose about a list that they brought along, and what became of it in numbers. */
import type { Columns } from './import-lines.js';

export interface Choices {
  /** Which sheet, from 0. */
  sheet: number;
  /** Null: as they are recognised. */
  columns: Columns | null;
  /** The records whose proposed mend is accepted. */
  accepted: readonly number[];
  /** Whose it is and where it stands where a line says nothing; empty: nobody said. */
  owner: string;
  storagePlace: string;
}

export const noChoices: Choices = { sheet: 0, columns: null, accepted: [], owner: '', storagePlace: '' };

/** How many lines ended where; what is on the way is counted too. */
export interface Counts {
  imported: number;
  review: number;
  skipped: number;
  made: number;
  changed: number;
  unchanged: number;
  partners: number;
  places: number;
}
