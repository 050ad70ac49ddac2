/** What portraits are made of: one alliance by itself, and all of an installation side by side. */
import type { Alliance } from '../partners/who/alliance.entity.js';
import type { CategoryCount, InNumbers } from './alliances-in-short.query.js';

/** What an alliance shows of itself beside its words. */
export interface Shown {
  numbers: InNumbers;
  /** By name; none for those who may not see the list. */
  categories: readonly CategoryCount[];
  /** The names of those who lend, in the order of the alphabet; none for those who may not see the list. */
  partners: readonly string[];
}

/** An alliance among the others. */
export interface Neighbour {
  alliance: Alliance;
  numbers: InNumbers;
}

export interface Directory {
  /** By name; the first of those that were found. */
  shown: readonly Neighbour[];
  found: number;
  /** All of the installation, found or not. */
  all: readonly Alliance[];
}
