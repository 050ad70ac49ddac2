/** Why units are closed, in words: what a loan brought back so, and own use, say it by themselves. */
import { dictionary, type Language } from '../shared/words.js';
import type { ClosureView } from './closure.dto.js';

const causes = dictionary(
  { damaged: 'Beschädigt', missing: 'Fehlt', 'own-use': 'Eigenbedarf' },
  { damaged: 'Damaged', missing: 'Missing', 'own-use': 'Own use' },
);

export const closureReason = (
  { cause, reason }: Pick<ClosureView, 'cause' | 'reason'>,
  language: Language,
): string => {
  if (cause === null) return reason;
  const said = causes[language][cause];
  return cause === 'own-use' && reason !== '' ? `${said}: ${reason}` : said;
};
