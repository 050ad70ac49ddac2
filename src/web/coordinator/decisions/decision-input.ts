/** What the decision forms say, as the services take it; and the reasons for declining that they offer. */
import type { Chosen } from '../../../reservations/deciding/docket.view.js';
import type { Typed } from '../../forms/typed.js';
import type { Language, Words } from '../../../shared/words.js';

/** The version that stood on the page; one that is no number is nobody's. */
export const versionOf = (text: string | undefined): number =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;

const FIELD = 'version.';

/** The name of the field that carries a request of the batch. */
export const chosenField = (id: string): string => `${FIELD}${id}`;

/** The requests that stood on the page, with their versions. */
export const chosenOf = (typed: Typed): Chosen[] =>
  Object.entries(typed)
    .filter(([field]) => field.startsWith(FIELD))
    .map(([field, version]) => ({ id: field.slice(FIELD.length), version: versionOf(version) }));

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
