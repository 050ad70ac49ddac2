/** The lines of a list that somebody brings along: what stands in each, and on which pile it ends. */
import type { Words } from '../../shared/words.js';
import type { ItemColumn } from './item-columns.js';

/** A row of a table as it was typed; what a spreadsheet shows in it. */
export interface GridRow {
  /** The first physical line of the file that it stands on, from 1; of a workbook its row. */
  line: number;
  cells: readonly string[];
}

/** One sheet, or the whole of a text. */
export interface Grid {
  /** Empty for a text. */
  name: string;
  rows: readonly GridRow[];
}

/** What each column of the table was taken for, from the left; null: it is not used. */
export type Columns = readonly (ItemColumn | null)[];

/** An item as a line tells it. Empty texts and nulls: the line says nothing of it. Numbers are sound, texts tidy and not longer than the item takes. */
export interface Draft {
  inventoryNumber: string;
  name: string;
  quantity: number | null;
  unit: string;
  kind: string;
  packStep: number | null;
  category: string;
  /** A partner, as it is spelled there. */
  owner: string;
  /** A storage place, as it is spelled there. */
  storagePlace: string;
  size: string;
  weightGrams: number | null;
  needsVehicle: string;
  needsPersons: number | null;
  needsOther: string;
  depositCents: number | null;
  depositBasis: string;
  replacementValueCents: number | null;
  bufferMinutes: number | null;
  seasonNote: string;
  /** ISO day, or empty. */
  inspectionDueOn: string;
  description: string;
  notes: string;
  otherWords: string;
  /** `A-002:1; A-003:2`: numbers of items and how many of each; checked when the numbers are known. */
  parts: string;
  /** Inventory numbers, with semicolons between them. */
  accessories: string;
  /** Inventory numbers, with semicolons between them; `-`: nothing can replace it. */
  replacements: string;
  setAside: boolean | null;
}

/** Three piles: `import` is taken, `review` is to be looked at, the others are left out. */
export type Verdict = 'import' | 'review' | 'skip' | 'section' | 'header';

export interface Reason {
  /** Such as `approximate-quantity`, for programs. */
  code: string;
  words: Words;
}

/** What one tap accepts instead of what stands there. */
export interface Mend {
  words: Words;
  draft: Draft;
}

/** What the cell of the quantity tells besides a number. */
export interface QuantityTold {
  /** Of "10 - 12"; then nobody knows the number. */
  least?: number;
  most?: number;
  isApproximate?: true;
  /** Of "3 Satz à 4". */
  packSize?: number;
}

export interface ImportLine {
  /** Counted from 1, blank rows too. */
  record: number;
  line: number;
  verdict: Verdict;
  /** Why it is not taken; none for what is. */
  reasons: readonly Reason[];
  /** Of what is taken or looked at. */
  draft: Draft | null;
  /** Of what is looked at, where something sensible can be proposed. */
  mend: Mend | null;
  told?: QuantityTold;
}
