/** What must hold of a new alliance before its row is written; the operator reads the sentences. */
import { isMailAddress } from '../../notifications/mailbox.js';
import { isCleanText, tidyText } from '../../shared/input-text.js';
import { isTimeZone } from '../../shared/zone.js';

interface Founding {
  slug: string;
  numberLetters: string;
  contactEmail: string;
  timeZone: string;
  [fact: string]: string;
}

/** All faults at once; none for a sound alliance. */
export function foundingFaults(facts: Founding, coordinator: { email: string; name: string }): string[] {
  const texts = Object.entries({ ...facts, coordinatorName: coordinator.name });
  const faults: (string | false)[] = [
    !/^[a-z][a-z0-9-]{1,39}$/.test(facts.slug) && 'slug: 2 to 40 small letters, digits and hyphens',
    !/^[A-Z]{1,4}$/.test(facts.numberLetters) && 'letters: 1 to 4 capital letters',
    !isMailAddress(facts.contactEmail) && 'contact-email: not a mail address',
    !isMailAddress(coordinator.email) && 'coordinator-email: not a mail address',
    !isTimeZone(facts.timeZone) && 'zone: not an IANA time zone such as Europe/Berlin',
    ...texts.map(
      ([name, text]) =>
        (!isCleanText(text, false) || text.length > 120) && `${name}: at most 120 characters on one line`,
    ),
    ...texts.map(
      ([name, text]) => text !== '' && tidyText(text) === '' && `${name}: nobody would see anything of it`,
    ),
  ];
  return faults.filter((fault) => fault !== false);
}
