/** Kinds of mails about a loan: asked, decided, changed, handed over, taken back, at risk. */
import { changeAsked, changed, changeEnded } from './change-mails.js';
import { countedKinds, type Counted } from './counted-words.js';
import { approved, declined, expired, partlyApproved } from './decision-mails.js';
import { depositMoved, depositMoves } from './deposit-mails.js';
import {
  cameBackWithLosses,
  damageReaders,
  damageReported,
  handedOverOtherwise,
  promiseAtRisk,
  promiseOutOfRisk,
} from './desk-mails.js';
import { entryTaken, handedOn } from './entry-mails.js';
import { entryContent, withoutPlaces } from './entry-words.js';
import { consentAsked } from './consent-mails.js';
import { cancelOf, requestOf, uninviteOf } from './invitation.js';
import { messageReaders, messageWritten, type SaidFacts } from './message-mails.js';
import type { AllianceFacts, ReservationFacts } from './mail-facts.js';
import { kind, type Entry } from './mail-kind.js';
import { cancelled, newRequest, requestReceived, withdrawn } from './mails.js';
import { counterOffer, offerAnswered, offerAnswers } from './offer-mails.js';
import { all, count, instant, listOf, maybe, oneOf, orNull, text, yesOrNo } from './snapshot.js';
import { alliance, language, lineChanges, reservation } from './told-facts.js';
import { waitingOffered, type HeldFacts } from './waiting-mails.js';

interface Told {
  reservation: ReservationFacts;
  alliance: AllianceFacts;
}

const enters = ({ reservation: facts, alliance: { timeZone } }: Told): Entry => ({
  content: entryContent(facts, timeZone),
  message: requestOf,
});
const takesOut = (told: Told): Entry => ({ ...enters(told), message: cancelOf });

/** What every one of them tells. */
export const told = { reservation, alliance };
const side = oneOf('borrower', 'alliance');
const calendarLink = maybe(text);
const counted = all<Counted>({
  what: oneOf(...countedKinds),
  itemName: text,
  unit: text,
  quantity: count,
  of: maybe(count),
  note: maybe(text),
});

export const loanKinds = {
  'request-received': kind(all(told), (facts) => requestReceived(facts.reservation, facts.alliance)),
  'new-request': kind(all({ ...told, isUrgent: yesOrNo }), (facts) =>
    newRequest(facts.reservation, facts.alliance, facts),
  ),
  approved: kind(
    all({ ...told, calendarLink, reason: maybe(text) }),
    (facts) => approved(facts.reservation, facts.alliance, facts),
    enters,
  ),
  'partly-approved': kind(
    all({ ...told, reason: text, calendarLink }),
    (facts) => partlyApproved(facts.reservation, facts.alliance, facts),
    enters,
  ),
  declined: kind(all({ ...told, reason: text, alternatives: listOf(text) }), (facts) =>
    declined(facts.reservation, facts.alliance, facts),
  ),
  expired: kind(all(told), (facts) => expired(facts.reservation, facts.alliance, { alternatives: [] })),
  withdrawn: kind(all({ ...told, by: side, reason: text }), (facts) =>
    withdrawn(facts.reservation, facts.alliance, { ...facts, reader: 'borrower' }),
  ),
  'withdrawn-notice': kind(all({ ...told, by: side, reason: text }), (facts) =>
    withdrawn(facts.reservation, facts.alliance, { ...facts, reader: 'coordination' }),
  ),
  cancelled: kind(
    all({ ...told, by: side, reason: text, hasEntry: yesOrNo }),
    (facts) => cancelled(facts.reservation, facts.alliance, facts),
    takesOut,
  ),
  'cancelled-notice': kind(all({ ...told, by: side, reason: text }), ({ by, reason, ...facts }) =>
    cancelled(facts.reservation, facts.alliance, { by, reason, reader: 'coordination' }),
  ),
  changed: kind(
    all({ ...told, changes: lineChanges, reason: text, isPromised: yesOrNo, calendarLink }),
    (facts) => changed(facts.reservation, facts.alliance, facts),
    enters,
  ),
  'change-asked': kind(all({ ...told, changes: lineChanges, decideBy: instant, note: text }), (facts) =>
    changeAsked(facts.reservation, facts.alliance, facts),
  ),
  'change-ended': kind(
    all({ ...told, changes: lineChanges, decideBy: instant, reason: orNull(text) }),
    (facts) => changeEnded(facts.reservation, facts.alliance, facts),
  ),
  'counter-offer': kind(all({ ...told, changes: lineChanges, until: instant, message: text }), (facts) =>
    counterOffer(facts.reservation, facts.alliance, facts),
  ),
  'offer-answered': kind(
    all({ ...told, changes: lineChanges, answer: oneOf(...offerAnswers), reason: text }),
    (facts) => offerAnswered(facts.reservation, facts.alliance, facts),
  ),
  'consent-asked': kind(all({ ...told, ownerName: text }), (facts) =>
    consentAsked(facts.reservation, facts.alliance, facts),
  ),
  'entry-taken': kind(
    all({ ...told, why: oneOf('moved', 'removed', 'cancelled') }),
    (facts) => entryTaken(facts.reservation, facts.alliance, facts),
    (facts) => ({
      content: withoutPlaces(enters(facts).content),
      message: facts.why === 'cancelled' ? cancelOf : uninviteOf,
    }),
  ),
  'handed-on': kind(
    all({ ...told, why: oneOf('moved', 'removed'), calendarLink }),
    (facts) => handedOn(facts.reservation, facts.alliance, facts),
    enters,
  ),
  'handed-over': kind(all({ ...told, counts: listOf(counted) }), (facts) =>
    handedOverOtherwise(facts.reservation, facts.alliance, facts),
  ),
  losses: kind(all({ ...told, counts: listOf(counted), ownerName: maybe(text) }), (facts) =>
    cameBackWithLosses(facts.reservation, facts.alliance, facts),
  ),
  'damage-reported': kind(
    all({ ...told, counts: listOf(counted), why: oneOf(...damageReaders), whose: text }),
    (facts) => damageReported(facts.reservation, facts.alliance, facts),
  ),
  deposit: kind(
    all({ ...told, move: oneOf(...depositMoves), cents: count, heldCents: count, reason: text }),
    (facts) => depositMoved(facts.reservation, facts.alliance, facts),
  ),
  message: kind(
    all({
      ...told,
      said: all<SaidFacts>({ name: text, partnerName: text, text }),
      why: oneOf(...messageReaders),
      whose: text,
    }),
    (facts) => messageWritten(facts.reservation, facts.alliance, facts),
  ),
  'at-risk': kind(all({ ...told, missing: listOf(text) }), (facts) =>
    promiseAtRisk(facts.reservation, facts.alliance, facts),
  ),
  'waiting-offered': kind(
    all({
      held: all<HeldFacts>({
        language,
        hasAsked: yesOrNo,
        partnerName: text,
        itemName: text,
        unit: text,
        quantity: count,
        pickUpAt: instant,
        returnDueAt: instant,
        until: instant,
        link: text,
      }),
      alliance,
    }),
    (facts) => waitingOffered(facts.held, facts.alliance),
  ),
  'out-of-risk': kind(all(told), (facts) => promiseOutOfRisk(facts.reservation, facts.alliance)),
};
