/** Cells of a CSV: what begins like a formula is written so that no spreadsheet works it out, and read back as it was (safety.md, G03). */

/** Spreadsheets take what begins so for a formula, or drop the sign and look at what follows; the last four are the wide forms. */
const FORMULA_SIGNS = new Set(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
const TEXT_SIGN = "'";
const NUMBER = /^-\d+([.,]\d+)?$/;

/** The text, behind a `'` where it begins like a formula and is no number. One that begins with a `'` before such a sign gets another, so that one can be taken away. */
export const safeCell = (text: string): string =>
  beginsLikeFormula(text) && !NUMBER.test(text) ? `${TEXT_SIGN}${text}` : text;

/** The inverse of `safeCell`: takes away exactly what that has put before the text. */
export const readCell = (cell: string): string =>
  cell.startsWith(TEXT_SIGN) && beginsLikeFormula(cell) ? cell.slice(1) : cell;

function beginsLikeFormula(text: string): boolean {
  let first = 0;
  while (text[first] === TEXT_SIGN) first += 1;
  return FORMULA_SIGNS.has(text[first] ?? '');
}
