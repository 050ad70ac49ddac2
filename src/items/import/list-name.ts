/** What a brought file is called, as it is kept: one line, without the folders it came from. */
import { isCleanText, tidyText } from '../../shared/input-text.js';

const LONGEST = 200;

export function listName(text: string): string {
  const last = text.split(/[\\/]/).at(-1) ?? '';
  const seen = [...last.toWellFormed()].filter((sign) => isCleanText(sign, false)).slice(0, LONGEST);
  return tidyText(seen.join(''));
}
