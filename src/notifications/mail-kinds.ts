/** Every kind of mail: how its facts are read back out of their snapshot, and what is said of them. */
import { addressChanged, addressCode, addressTaken, type UndoFacts } from './address-mails.js';
import { admitted, newApplicant, notAdmitted } from './applicant-mails.js';
import type { AdmissionFacts, ApplicantFacts } from './applicant-mails.js';
import { changeAsked, changed, changeEnded } from './change-mails.js';
import { approved, declined, expired, partlyApproved } from './decision-mails.js';
import { countedKinds, type Counted } from './counted-words.js';
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
import { entryContent, withoutPlaces, type EntryContent } from './entry-words.js';
import { foundingInvited, type FoundingFacts } from './founding-mails.js';
import { handingSides, handedRoles, roleHandedOn, type HandingFacts } from './role-mails.js';
import { cancelOf, requestOf, uninviteOf } from './invitation.js';
import { joinCode, type JoiningFacts } from './joining-mails.js';
import type { AllianceFacts, ReservationFacts } from './mail-facts.js';
import type { MailText } from './mail-layout.js';
import { counterOffer, offerAnswered, offerAnswers } from './offer-mails.js';
import {
  cancelled,
  invited,
  newRequest,
  nobodyTold,
  requestReceived,
  signInCode,
  withdrawn,
} from './mails.js';
import type { SignInFacts } from './mails.js';
import {
  all,
  asItIs,
  count,
  instant,
  listOf,
  maybe,
  oneOf,
  orNull,
  text,
  UnreadableFacts,
} from './snapshot.js';
import { yesOrNo, type Read } from './snapshot.js';
import { alliance, language, lineChanges, reservation } from './told-facts.js';

/** A calendar entry that may come along: what it shows, and the message that puts it there or takes it out. */
export interface Entry {
  content: EntryContent;
  message: typeof requestOf | typeof cancelOf | typeof uninviteOf;
}

interface Kind<Facts> {
  read: Read<Facts>;
  /** Out of a snapshot. */
  words: (snapshot: unknown) => MailText;
  /** Of what may come with a calendar entry. */
  entry?: ((snapshot: unknown) => Entry) | undefined;
}

const kind = <Facts>(
  read: Read<Facts>,
  word: (facts: Facts) => MailText,
  entry?: (facts: Facts) => Entry,
): Kind<Facts> => ({
  read,
  words: (snapshot) => word(read(snapshot, 'facts')),
  entry: entry && ((snapshot) => entry(read(snapshot, 'facts'))),
});

interface Told {
  reservation: ReservationFacts;
  alliance: AllianceFacts;
}

const enters = ({ reservation: facts, alliance: { timeZone } }: Told): Entry => ({
  content: entryContent(facts, timeZone),
  message: requestOf,
});
const takesOut = (told: Told): Entry => ({ ...enters(told), message: cancelOf });

const told = { reservation, alliance };
const office = maybe(alliance);
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

export const kinds = {
  'sign-in-code': kind(
    all({ code: all<SignInFacts>({ language, digits: text, link: text, minutes: count }), office }),
    (facts) => signInCode(facts.code, facts.office),
  ),
  'address-code': kind(all({ digits: text, minutes: count, language, office }), (facts) =>
    addressCode(facts.digits, facts.minutes, facts.language, facts.office),
  ),
  'address-taken': kind(all({ language, office }), (facts) => addressTaken(facts.language, facts.office)),
  'address-changed': kind(
    all({ undo: all<UndoFacts>({ language, link: text, until: instant }), office }),
    (facts) => addressChanged(facts.undo, facts.office),
  ),
  invited: kind(
    all({
      invitation: all({
        partnerNames: listOf(text),
        barred: listOf(text),
        language,
        address: text,
        link: text,
      }),
      alliance,
    }),
    (facts) => invited(facts.invitation, facts.alliance),
  ),
  'founding-invited': kind(
    all<FoundingFacts>({
      language,
      allianceName: text,
      address: text,
      link: text,
      until: instant,
      inviterName: text,
      inviterEmail: text,
      baseUrl: text,
    }),
    foundingInvited,
  ),
  'join-code': kind(
    all({
      joining: all<JoiningFacts>({ language, digits: text, minutes: count, partnerName: text }),
      alliance,
    }),
    (facts) => joinCode(facts.joining, facts.alliance),
  ),
  'role-handed-on': kind(
    all({
      handing: all<HandingFacts>({
        language,
        reader: oneOf(...handingSides),
        role: oneOf(...handedRoles),
        otherName: text,
        address: text,
        link: text,
      }),
      alliance,
    }),
    (facts) => roleHandedOn(facts.handing, facts.alliance),
  ),
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
  'nobody-told': kind(
    all({ ...told, unsaid: all({ kind: text, facts: asItIs }), contactPhone: text }),
    ({ unsaid, contactPhone, ...facts }) =>
      nobodyTold(facts.reservation, facts.alliance, {
        unsaid: wordsOf(unsaid.kind, unsaid.facts).subject,
        contactPhone,
      }),
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
  'at-risk': kind(all({ ...told, missing: listOf(text) }), (facts) =>
    promiseAtRisk(facts.reservation, facts.alliance, facts),
  ),
  'out-of-risk': kind(all(told), (facts) => promiseOutOfRisk(facts.reservation, facts.alliance)),
  'new-applicant': kind(
    all({
      applicant: all<ApplicantFacts>({
        language,
        name: text,
        partnerName: text,
        phone: text,
        email: text,
        occasionName: text,
        things: listOf(text),
        link: text,
      }),
      alliance,
    }),
    (facts) => newApplicant(facts.applicant, facts.alliance),
  ),
  admitted: kind(
    all({
      admission: all<AdmissionFacts>({
        language,
        address: text,
        partnerName: text,
        home: text,
        requestNumber: maybe(text),
        reasons: listOf(text),
        barred: maybe(text),
        isWithoutDays: yesOrNo,
        basketLink: maybe(text),
      }),
      alliance,
    }),
    (facts) => admitted(facts.admission, facts.alliance),
  ),
  'not-admitted': kind(all({ language, answer: text, alliance }), (facts) =>
    notAdmitted(facts, facts.alliance),
  ),
} satisfies Record<string, Kind<unknown>>;

export type MailKind = keyof typeof kinds;

/** Which mail, and what it tells. */
export type News = {
  [Name in MailKind]: { kind: Name; facts: ReturnType<(typeof kinds)[Name]['read']> };
}[MailKind];

/** Throws where this version of the program knows no such kind, or cannot read its facts. */
export const newsOf = (name: string, snapshot: unknown): News =>
  ({ kind: name, facts: kindOf(name).read(snapshot, 'facts') }) as News;

/** Throws likewise. */
export const wordsOf = (name: string, snapshot: unknown): MailText => kindOf(name).words(snapshot);

export function entryOf(name: string, snapshot: unknown): Entry {
  const { entry } = kindOf(name);
  if (!entry) throw new UnreadableFacts(`${name} has no calendar entry`);
  return entry(snapshot);
}

function kindOf(name: string): Kind<unknown> {
  const known: Readonly<Record<string, Kind<unknown>>> = kinds;
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found) throw new UnreadableFacts(`${name} is no kind of mail`);
  return found;
}
