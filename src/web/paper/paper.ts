/** A paper: what stands on a sheet of A4, said once. A page shows it to be printed, and a PDF holds the same. */
import type { Language } from '../../shared/words.js';

export interface Paper {
  language: Language;
  title: string;
  /** Who gives it out: the alliance. */
  from: string;
  /** Of the file, without its ending. */
  fileName: string;
  code?: PaperCode;
  /** What is to be known of all of it. */
  facts: readonly PaperFact[];
  blocks: readonly PaperBlock[];
}

/** Leads a telephone to a page; whoever may not see it finds nothing there. */
export interface PaperCode {
  address: string;
  /** What it leads to. */
  says: string;
}

export type PaperBlock =
  | { kind: 'heading'; text: string }
  /** `lead` stands before it, in bold. */
  | { kind: 'text'; lead?: string; text: string }
  | PaperSection
  | { kind: 'signatures'; signatures: readonly Signatures[] };

/** What belongs together: a title, what is to be known, and the things. */
export interface PaperSection {
  kind: 'section';
  title: string;
  facts: readonly PaperFact[];
  table: PaperTable;
}

/** What, and which; of several each on a line. */
export type PaperFact = readonly [what: string, which: string | readonly string[]];

export interface PaperTable {
  /** For whoever does not see where it stands. */
  caption: string;
  /** The first names the rows. */
  heads: readonly string[];
  rows: readonly (readonly PaperCell[])[];
}

export interface PaperCell {
  text?: string;
  /** Smaller, below. */
  notes?: readonly string[];
  /** To be filled in by hand: a box to tick with room for a number, or room for words. */
  blank?: 'box' | 'line';
}

/** Of one moment: what is written down by hand, and who signs. */
export interface Signatures {
  title: string;
  lines: readonly string[];
}

/** Facts that say something. */
export const told = (facts: readonly (readonly [string, PaperFact[1] | undefined])[]): PaperFact[] =>
  facts.filter((fact): fact is PaperFact => fact[1] !== undefined && fact[1].length > 0);
