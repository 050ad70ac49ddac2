/** Kinds of mails that the clock writes: because their time has come, and not because somebody did something. */
import type { Period } from '../shared/period.js';
import { consentDue, type ConsentDueOf } from './consent-mails.js';
import { digest, type DigestFacts, type Waiting } from './digest-mails.js';
import { keeperList, type KeeperFacts, type PlaceDay, type Walk } from './keeper-mails.js';
import type { Thing } from './mail-facts.js';
import { kind } from './mail-kind.js';
import { overdue, reminder, type OverdueOf, type RemindedOf } from './reminder-mails.js';
import { all, count, instant, listOf, oneOf, orNull, text } from './snapshot.js';
import { stillTrue, type Entry, type StillTrueFacts } from './still-true-mails.js';
import { alliance, language, reservation } from './told-facts.js';

const told = { language, alliance };

const things = listOf(all<Thing>({ itemName: text, unit: text, quantity: count }));

const walk = all<Walk>({
  hours: all<Period>({ from: instant, until: instant }),
  number: text,
  partnerName: text,
  contactName: text,
  contactPhone: text,
  things,
});

export const timedKinds = {
  reminder: kind(
    all({
      ...told,
      unsubscribe: text,
      loans: listOf(all<RemindedOf>({ what: oneOf('pick-up', 'return'), reservation })),
    }),
    reminder,
  ),
  'keeper-list': kind(
    all<KeeperFacts>({
      ...told,
      day: instant,
      places: listOf(all<PlaceDay>({ placeName: text, pickUps: listOf(walk), returns: listOf(walk) })),
      unsubscribe: text,
    }),
    keeperList,
  ),
  digest: kind(
    all<DigestFacts>({
      ...told,
      toldAt: instant,
      waiting: listOf(
        all<Waiting>({
          number: text,
          partnerName: text,
          occasionName: text,
          things,
          pickUpAt: instant,
          returnDueAt: instant,
          decideBy: instant,
        }),
      ),
      count,
      wishes: count,
      unsubscribe: text,
    }),
    digest,
  ),
  'still-true': kind(
    all<StillTrueFacts>({
      ...told,
      since: instant,
      partnerNames: listOf(text),
      entries: listOf(all<Entry>({ name: text, quantity: orNull(count), unit: text })),
      count,
      placeNames: listOf(text),
      unsubscribe: text,
    }),
    stillTrue,
  ),
  'consent-due': kind(
    all({ ...told, requests: listOf(all<ConsentDueOf>({ ownerName: text, reservation })) }),
    consentDue,
  ),
  overdue: kind(all({ ...told, loans: listOf(all<OverdueOf>({ nth: count, reservation })) }), overdue),
};
