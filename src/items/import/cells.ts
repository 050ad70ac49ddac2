/** Cells: a cell as it is kept, without what a spreadsheet put around it. */
import { isCleanText, tidyText } from '../../shared/input-text.js';

/** May have several lines. */
export function cellText(cell: string): string {
  const clean = isCleanText(cell, true) ? cell : [...cell.replace(/\r\n?/g, '\n')].filter(isSound).join('');
  return tidyText(clean);
}

const isSound = (sign: string): boolean => sign === '\t' || isCleanText(sign, true);

/** On one line, with single spaces. */
export const cellLine = (cell: string): string => cellText(cell).replace(/\s+/g, ' ').trim();
