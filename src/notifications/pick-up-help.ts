/** Pick-up help: what mails say of what to bring for a pick-up, and of who opens the door. */
import { dictionary, type Language } from '../shared/words.js';
import { facts, list, type Block } from './mail-layout.js';

const words = dictionary(
  {
    bring: 'Bitte mitbringen',
    opens: 'Vor Ort öffnet',
    at: (what: string, place: string) => `${what} (${place})`,
  },
  {
    bring: 'Please bring along',
    opens: 'Who opens the door',
    at: (what: string, place: string) => `${what} (${place})`,
  },
);

/** One way to one storage place. */
export interface PickUpHelp {
  /** Where it is; empty where all of it is one way. */
  place: string;
  /** What it takes, a sentence each. */
  bring: readonly string[];
  /** A name and a telephone number. */
  opens: string;
}

export const pickUpBlocks = (helps: readonly PickUpHelp[], language: Language): Block[] =>
  helps.flatMap(({ place, bring, opens }) => [
    ...(bring.length === 0 ? [] : [list(titled('bring', place, language), bring)]),
    facts([titled('opens', place, language), opens]),
  ]);

/** The same for a calendar entry. */
export const pickUpLines = (helps: readonly PickUpHelp[], language: Language): string[] =>
  helps.flatMap(({ place, bring, opens }) => [
    ...(bring.length === 0 ? [] : [`${titled('bring', place, language)}: ${bring.join('; ')}`]),
    `${titled('opens', place, language)}: ${opens}`,
  ]);

/** What both are called, on pages too. */
export const pickUpTitle = (what: 'bring' | 'opens', language: Language): string => words[language][what];

const titled = (what: 'bring' | 'opens', place: string, language: Language): string =>
  place === '' ? pickUpTitle(what, language) : words[language].at(pickUpTitle(what, language), place);
