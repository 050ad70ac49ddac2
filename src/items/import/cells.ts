/** Cells: a cell as it is kept, without what a spreadsheet or a safe export put around it. */
import { isCleanText, tidyText } from '../../shared/input-text.js';

/** An export sets `'` before what a spreadsheet would take for a formula; exactly that goes again. */
const GUARDED = /^'(?='*[=+\-@\t\r\0＝＋－＠])/;

/** May have several lines. */
export function cellText(cell: string): string {
  const bare = cell.replace(GUARDED, '');
  const clean = isCleanText(bare, true) ? bare : [...bare.replace(/\r\n?/g, '\n')].filter(isSound).join('');
  return tidyText(clean);
}

const isSound = (sign: string): boolean => sign === '\t' || isCleanText(sign, true);

/** On one line, with single spaces. */
export const cellLine = (cell: string): string => cellText(cell).replace(/\s+/g, ' ').trim();
