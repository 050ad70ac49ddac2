/** Lines of a label: long names break where words do, and end with … where there is no more room. */
import { softened } from '../../ui/soft.js';

/** How wide letters are at most, in their size: fonts differ, and none may run out of a label. */
const NARROW = /[iljtfrI.,:;'’|!()[\]\s-]/;
const WIDE = /[mwMW@%ÆŒ…–—]/;
const CAPITAL = /[\p{Lu}\d&+#€]/u;
/** Letters of other scripts and signs are as wide as high. */
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{Z}\p{S}]/u;

function widthOfSign(sign: string): number {
  if (NARROW.test(sign)) return 0.37;
  if (WIDE.test(sign)) return 0.98;
  if (CAPITAL.test(sign)) return 0.72;
  return LATIN.test(sign) ? 0.59 : 1.1;
}

/** In millimetres, at most. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + widthOfSign(sign) * size, 0);

export interface Room {
  width: number;
  size: number;
  lines: number;
}

const SOFT = '\u{ad}';

/** As many lines as there is room for; what does not fit ends with …. */
export function linesIn(text: string, { width, size, lines }: Room): string[] {
  const fits = (line: string): boolean => widthOf(line, size) <= width;
  const all = broken(softened(text.trim().replace(/\s+/g, ' ')), fits);
  if (all.length <= lines) return all;
  const kept = all.slice(0, lines);
  return [...kept.slice(0, -1), shortened(kept.at(-1)!, fits)];
}

function shortened(line: string, fits: (line: string) => boolean): string {
  let signs = [...line.replace(/-$/, '')];
  while (signs.length > 0 && !fits(`${signs.join('').trimEnd()}…`)) signs = signs.slice(0, -1);
  return `${signs.join('').trimEnd()}…`;
}

/** Between words, at soft hyphens, and in a word that is longer than a line where the line ends. */
function broken(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const joined = `${line}${piece}`;
    if (fits(shown(joined, piece))) {
      line = joined;
      continue;
    }
    if (line.trim() !== '') lines.push(ended(line));
    line = cutInto(piece.trimStart(), fits, lines);
  }
  return line.trim() === '' ? lines : [...lines, plain(line)];
}

/** Words with the space before them, and the parts of a word with the soft hyphen after them. */
const piecesOf = (text: string): string[] => text.match(/ ?[^ \u00ad]+\u00ad?/gu) ?? [];

const plain = (line: string): string => line.replaceAll(SOFT, '').trim();
/** A line that ends within a word has a hyphen. */
const ended = (line: string): string => `${plain(line)}${line.endsWith(SOFT) ? '-' : ''}`;
const shown = (line: string, last: string): string => `${plain(line)}${last.endsWith(SOFT) ? '-' : ''}`;

/** What is left of a piece once all that fills a line by itself is cut off. */
function cutInto(piece: string, fits: (line: string) => boolean, lines: string[]): string {
  let rest = piece;
  while (!fits(shown(rest, rest))) {
    const signs = [...plain(rest)];
    let most = signs.length - 1;
    while (most > 1 && !fits(`${signs.slice(0, most).join('')}-`)) most -= 1;
    if (most < 1) break;
    lines.push(`${signs.slice(0, most).join('')}-`);
    rest = signs.slice(most).join('') + (rest.endsWith(SOFT) ? SOFT : '');
  }
  return rest;
}
