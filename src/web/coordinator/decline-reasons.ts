/** Reasons for declining, to choose from. Whoever asked reads the sentence in the language of their mails. */
import type { Language, Words } from '../../shared/words.js';

export const declineReasons: Readonly<Record<string, Words>> = {
  promised: {
    de: 'Das ist in dieser Zeit schon anderweitig zugesagt.',
    en: 'Already promised to others at that time.',
  },
  broken: {
    de: 'Das ist zurzeit beschädigt oder in Reparatur.',
    en: 'Damaged or being repaired at present.',
  },
  rules: {
    de: 'Das passt leider nicht zu unserer Leihordnung.',
    en: 'Outside of the loan rules.',
  },
  ownUse: {
    de: 'Das wird in dieser Zeit dort selbst gebraucht, wo es herkommt.',
    en: 'The owner needs it at that time.',
  },
  tooShort: {
    de: 'Das ist leider zu kurzfristig.',
    en: 'At too short notice.',
  },
  noHandOver: {
    de: 'In dieser Zeit kann es niemand ausgeben oder zurücknehmen.',
    en: 'Nobody can hand it out or take it back at that time.',
  },
};

/** The chosen sentence, then what was added; empty where neither was given. */
export const declineReason = (
  choice: string | undefined,
  own: string | undefined,
  language: Language,
): string => [declineReasons[choice ?? '']?.[language] ?? '', (own ?? '').trim()].filter(Boolean).join(' ');
