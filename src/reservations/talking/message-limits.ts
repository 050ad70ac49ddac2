/** How many messages may be written: each is mailed to several people, who are not to be buried (safety.md, J06). */
import { Refusal } from '../../shared/refusal.js';

/** On one reservation. */
const MOST_ON_ONE = 200;
/** By one person in any alliance. */
const MOST_IN_HOUR = 20;

export const RATE_MINUTES = 60;

interface Written {
  onThis: number;
  inHour: number;
}

export function refuseTooMany({ onThis, inHour }: Written): void {
  if (onThis >= MOST_ON_ONE)
    throw new Refusal('conflict', 'too-many-messages', {
      de: `Hier stehen schon ${MOST_ON_ONE} Nachrichten. Bitte rufen Sie an.`,
      en: `There are ${MOST_ON_ONE} messages here already. Please phone.`,
    });
  if (inHour >= MOST_IN_HOUR)
    throw new Refusal(
      'too-many',
      'too-many-messages',
      {
        de: `Sie haben in der letzten Stunde ${MOST_IN_HOUR} Nachrichten geschrieben. Bitte warten Sie etwas, oder rufen Sie an.`,
        en: `You wrote ${MOST_IN_HOUR} messages within the last hour. Please wait for a while, or phone.`,
      },
      { retryAfter: RATE_MINUTES * 60 },
    );
}
