/** The frame: what is known beside the page itself, for head and menu. */
import type { Actor } from '../../partners/who/actor.js';
import type { Barred } from '../../partners/who/borrowing.js';

/** The one whom the frame is about; undefined where there are several, or none. */
export const onlyOf = ([first, ...others]: readonly Actor[]): Actor | undefined =>
  others.length === 0 ? first : undefined;

export interface Frame {
  /** The alliance of the path, where its list may be read; else each that whoever looks has a tie to. */
  own: readonly Actor[];
  /** How many requests wait for the decision of whoever looks; undefined where they decide none. */
  waiting: number | undefined;
  /** How many ask whoever looks about own things. */
  asked: number;
  /** The partners that whoever looks acts for, where none of them may borrow. */
  barred: readonly Barred[];
}
