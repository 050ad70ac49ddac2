/** What must hold of a new alliance before its row is written, whether it is founded by page or by command. */
import { isMailAddress } from '../../notifications/mailbox.js';
import { isCleanText, tidyText } from '../../shared/input-text.js';
import type { FieldFault } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';
import { isTimeZone } from '../../shared/zone.js';
import { mailAddress } from '../who/mail-address.js';

interface Founding {
  slug: string;
  numberLetters: string;
  contactEmail: string;
  timeZone: string;
  [fact: string]: string;
}

interface Founder {
  email: string;
  name: string;
}

const LONGEST = 120;

const says = {
  slug: {
    de: 'Bitte 2 bis 40 Zeichen: kleine Buchstaben ohne Umlaute, Ziffern, Bindestriche; vorn ein Buchstabe.',
    en: 'Please 2 to 40 characters: small letters without umlauts, digits, hyphens; a letter first.',
  },
  letters: { de: 'Bitte 1 bis 4 Großbuchstaben, ohne Umlaute.', en: 'Please 1 to 4 capital letters.' },
  mail: mailAddress.words,
  zone: {
    de: 'Bitte eine Zeitzone wie Europe/Berlin.',
    en: 'Please an IANA time zone such as Europe/Berlin.',
  },
  length: {
    de: `Bitte höchstens ${LONGEST} Zeichen in einer Zeile.`,
    en: `Please at most ${LONGEST} characters on one line.`,
  },
  unseen: { de: 'Davon würde niemand etwas sehen.', en: 'Nobody would see anything of it.' },
} satisfies Record<string, Words>;

/** All faults at once, each at the field that it is about; none for a sound alliance. */
export function foundingFaults(facts: Founding, coordinator: Founder): FieldFault[] {
  const texts = Object.entries({ ...facts, coordinatorName: coordinator.name });
  const holds: (readonly [field: string, isWrong: boolean, message: Words])[] = [
    ['slug', !/^[a-z][a-z0-9-]{1,39}$/.test(facts.slug), says.slug],
    ['numberLetters', !/^[A-Z]{1,4}$/.test(facts.numberLetters), says.letters],
    ['contactEmail', !isMailAddress(facts.contactEmail), says.mail],
    ['coordinatorEmail', !isMailAddress(coordinator.email), says.mail],
    ['timeZone', !isTimeZone(facts.timeZone), says.zone],
    ...texts.map(([name, text]) => [name, isTooLong(text), says.length] as const),
    ...texts.map(([name, text]) => [name, text !== '' && tidyText(text) === '', says.unseen] as const),
  ];
  return holds.flatMap(([field, isWrong, message]) => (isWrong ? { field, message } : []));
}

const isTooLong = (text: string): boolean => !isCleanText(text, false) || text.length > LONGEST;
