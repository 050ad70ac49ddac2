/** Which entries somebody saw when they said that all of them hold: what came since was not meant. */
import type { Typed } from '../../forms/typed.js';

const PREFIX = 'seen.';

export const seenField = (id: string): string => `${PREFIX}${id}`;

export const seenIn = (typed: Typed): Set<string> =>
  new Set(
    Object.keys(typed)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length)),
  );

/** A form has no more fields than 200. */
export const MOST_SEEN = 150;
