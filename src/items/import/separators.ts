/** Separators: by which sign the cells of a text stand apart. */

import { ownMeaning } from './headings.js';

const separators = ['\t', ';', ',', '|'] as const;
type Separator = (typeof separators)[number];

const LINES_LOOKED_AT = 50;
const HEAD_CHARACTERS = 50_000;
/** What stands in a quoted cell, on however many lines, separates nothing. */
const QUOTED = /(^|[;,|\t])"[^"]*(?:""[^"]*)*"(?=[;,|\t\r\n]|$)/gm;

/**
 * The one that most lines have equally often, since commas stand in names and prices too; of equals the one that
 * stands there more often. A first line `sep=;` says it.
 */
export function separatorOf(text: string): Separator {
  const said = /^sep=([;,|\t])\r?\n/i.exec(text)?.[1];
  if (said) return said as Separator;
  const own = ownSeparator(text);
  if (own) return own;
  const lines = text
    .slice(0, HEAD_CHARACTERS)
    .replace(QUOTED, '$1')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
  const best = separators
    .map((sign) => ({ sign, ...usual(lines.map((line) => line.split(sign).length - 1)) }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.lines - one.lines || other.count - one.count)[0];
  return best?.sign ?? ';';
}

/** A list that was taken along says it by its first line; its texts may have any sign and line break in them. */
function ownSeparator(text: string): Separator | undefined {
  const [head = ''] = text.slice(0, HEAD_CHARACTERS).split(/[\r\n]/, 1);
  return separators.find((sign) => {
    const cells = head.split(sign);
    return cells.length > 1 && cells.every((cell) => ownMeaning(cell) !== undefined);
  });
}

/** How often it mostly stands in a line, and in how many lines it does. */
function usual(counts: readonly number[]): { count: number; lines: number } {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return [...lines]
    .map(([count, times]) => ({ count, lines: times }))
    .reduce((most, one) => (one.lines > most.lines ? one : most), { count: 0, lines: 0 });
}
