/** Why units are closed, in words: what a loan brought back so says it by itself. */
import { dictionary, type Language } from '../shared/words.js';
import type { ClosureView } from './closure.dto.js';

const causes = dictionary(
  { damaged: 'Beschädigt', missing: 'Fehlt' },
  { damaged: 'Damaged', missing: 'Missing' },
);

export const closureReason = (
  { cause, reason }: Pick<ClosureView, 'cause' | 'reason'>,
  language: Language,
): string => (cause === null ? reason : causes[language][cause]);
