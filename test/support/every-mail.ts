/** Every kind of mail about the same facts, to see of each what must hold of all. */
import { addressChanged, addressCode, addressTaken } from '../../src/notifications/address-mails.js';
import { admitted, newApplicant, notAdmitted } from '../../src/notifications/applicant-mails.js';
import { approved, declined, expired, partlyApproved } from '../../src/notifications/decision-mails.js';
import { changeAsked, changed, changeEnded } from '../../src/notifications/change-mails.js';
import { counterOffer, offerAnswered, offerAnswers } from '../../src/notifications/offer-mails.js';
import { messageWritten } from '../../src/notifications/message-mails.js';
import { waitingOffered, type HeldFacts } from '../../src/notifications/waiting-mails.js';
import { consentAsked, consentDue } from '../../src/notifications/consent-mails.js';
import { entryTaken, handedOn } from '../../src/notifications/entry-mails.js';
import { joinCode } from '../../src/notifications/joining-mails.js';
import { digest, type Waiting } from '../../src/notifications/digest-mails.js';
import { keeperList, type Walk } from '../../src/notifications/keeper-mails.js';
import { overdue, reminder, type RemindedOf } from '../../src/notifications/reminder-mails.js';
import { stillTrue } from '../../src/notifications/still-true-mails.js';
import { standIn, standInDeeds } from '../../src/notifications/stand-in-mails.js';
import { handingSides, roleHandedOn } from '../../src/notifications/role-mails.js';
import type { LineChange } from '../../src/notifications/line-changes.js';
import type { AllianceFacts, LineFacts, ReservationFacts } from '../../src/notifications/mail-facts.js';
import type { MailText } from '../../src/notifications/mail-layout.js';
import {
  cancelled,
  invited,
  newRequest,
  nobodyTold,
  requestReceived,
  signInCode,
  withdrawn,
} from '../../src/notifications/mails.js';

export const office: AllianceFacts = {
  name: 'Bündnis Auenbrück',
  slug: 'auenbrueck',
  place: 'Auenbrück',
  contactName: 'Petra Lang',
  contactPhone: '03321 4711',
  contactHours: 'Mo bis Do, 9 bis 12 Uhr',
  timeZone: 'Europe/Berlin',
  baseUrl: 'https://leihen.example.org',
};

/** Named like the function that words it. */
export function everyMail(facts: ReservationFacts, from: AllianceFacts = office): [string, MailText][] {
  const { language, occasionName: words, link } = facts;
  const code = { digits: '042137', link: 'https://leihen.example.org/sign-in/token', minutes: 10 };
  const way = { address: 'mia@example.org', link, language };
  const undo = { language, link: 'https://leihen.example.org/undo', until: new Date('2027-03-04T09:00:00Z') };
  const reason = words;
  const home = `${office.baseUrl}/b/${office.slug}`;
  const changes = lineChanges(facts);
  const waiting = { toldAt: facts.toldAt, waiting: [waitingFacts(facts)], count: 3, wishes: 1 };
  const walk = walkFacts(facts);
  const placeDay = { placeName: words, pickUps: [walk], returns: [walk] };
  const admission = { ...way, partnerName: words, home, reasons: [], isWithoutDays: false };
  return [
    ['signInCode', signInCode({ ...code, language }, from)],
    ['addressCode', addressCode('042137', 10, language, from)],
    ['addressTaken', addressTaken(language, from)],
    ['addressChanged', addressChanged(undo, from)],
    ['invited', invited({ partnerNames: [words, words], ...way }, from)],
    ['invited, with a role', invited({ role: words, ...way }, from)],
    ['joinCode', joinCode({ language, digits: '042137', minutes: 10, partnerName: words }, from)],
    ...handingSides.map((reader): [string, MailText] => [
      `roleHandedOn, to the ${reader}`,
      roleHandedOn({ ...way, reader, role: 'coordinator', otherName: words }, from),
    ]),
    ...standInDeeds.map((what): [string, MailText] => [
      `standIn, ${what}`,
      standIn(
        {
          language,
          what,
          name: words,
          deputyName: words,
          partnerName: words,
          period: { from: facts.pickUpAt, until: facts.returnDueAt },
        },
        from,
      ),
    ]),
    ['requestReceived', requestReceived(facts, from)],
    ['newRequest', newRequest(facts, from, { isUrgent: true })],
    ['withdrawn', withdrawn(facts, from, { by: 'borrower', reason, reader: 'coordination' })],
    ['withdrawn, to the borrower', withdrawn(facts, from, { by: 'alliance', reason, reader: 'borrower' })],
    ['nobodyTold', nobodyTold(facts, from, { unsaid: words, contactPhone: '030 23125 100' })],
    ['approved', approved(facts, from, { calendarLink: link })],
    ['approved, in somebody’s place', approved({ ...facts, hasAsked: false }, from, {})],
    ['partlyApproved', partlyApproved(facts, from, { reason, calendarLink: link })],
    ['declined', declined(facts, from, { reason, alternatives: [words, words] })],
    ['expired', expired(facts, from, { alternatives: [words] })],
    ['cancelled', cancelled(facts, from, { by: 'borrower', reason })],
    [
      'cancelled, to the coordination',
      cancelled(facts, from, { by: 'borrower', reason, reader: 'coordination' }),
    ],
    ['changed', changed(facts, from, { changes, reason, isPromised: true, calendarLink: link })],
    ['changed, a request', changed(facts, from, { changes, reason, isPromised: false })],
    ['counterOffer', counterOffer(facts, from, { changes, until: facts.decideBy, message: words })],
    ...offerAnswers.map((answer): [string, MailText] => [
      `offerAnswered, ${answer}`,
      offerAnswered(facts, from, { changes, answer, reason }),
    ]),
    [
      'message',
      messageWritten(facts, from, {
        said: { name: words, partnerName: words, text: words },
        why: 'coordination',
        whose: '',
      }),
    ],
    ['waitingOffered', waitingOffered(heldFacts(facts, link), from)],
    ['consentAsked', consentAsked(facts, from, { ownerName: words })],
    [
      'consentDue',
      consentDue({
        language: facts.language,
        alliance: from,
        requests: [{ reservation: facts, ownerName: words }],
      }),
    ],
    [
      'consentDue, of several',
      consentDue({
        language: facts.language,
        alliance: from,
        requests: [
          { reservation: facts, ownerName: words },
          { reservation: facts, ownerName: 'Chor' },
        ],
      }),
    ],
    ['changeAsked', changeAsked(facts, from, { changes, decideBy: facts.decideBy, note: words })],
    ['changeEnded', changeEnded(facts, from, { changes, decideBy: facts.decideBy, reason })],
    ['changeEnded, too late', changeEnded(facts, from, { changes, decideBy: facts.decideBy, reason: null })],
    ['handedOn', handedOn(facts, from, { why: 'removed', calendarLink: link })],
    ['handedOn, to a new address', handedOn(facts, from, { why: 'moved', calendarLink: link })],
    ['entryTaken', entryTaken(facts, from, { why: 'moved' })],
    ['entryTaken, removed', entryTaken(facts, from, { why: 'removed' })],
    ['entryTaken, cancelled', entryTaken(facts, from, { why: 'cancelled' })],
    ['newApplicant', newApplicant(applicantFacts(facts), from)],
    ['newApplicant, to take part', newApplicant({ ...applicantFacts(facts), agreementVersion: 2 }, from)],
    ['admitted', admitted({ ...admission, requestNumber: facts.number }, from)],
    ['admitted, without a request', admitted({ ...admission, reasons: [words], basketLink: link }, from)],
    ['admitted, signed', admitted({ ...admission, leads: true, signedOn: '2027-02-01' }, from)],
    [
      'keeperList',
      keeperList({ language, alliance: from, day: facts.pickUpAt, places: [placeDay], unsubscribe: link }),
    ],
    [
      'stillTrue',
      stillTrue({
        language,
        alliance: from,
        since: facts.pickUpAt,
        partnerNames: [words],
        entries: [{ name: words, quantity: 3, unit: 'Stück' }],
        count: 2,
        placeNames: [words],
        unsubscribe: link,
      }),
    ],
    ['digest', digest({ ...waiting, language, alliance: from, unsubscribe: link })],
    [
      'reminder',
      reminder({
        language,
        alliance: from,
        unsubscribe: link,
        loans: [{ what: 'pick-up', reservation: facts }],
      }),
    ],
    ['reminder of several', reminder({ language, alliance: from, unsubscribe: link, loans: ahead(facts) })],
    ['overdue', overdue({ language, alliance: from, loans: [{ nth: 1, reservation: facts }] })],
    [
      'overdue, several',
      overdue({ language, alliance: from, loans: [3, 4].map((nth) => ({ nth, reservation: facts })) }),
    ],
    ['notAdmitted', notAdmitted({ language, answer: words }, from)],
    ['notAdmitted, to take part', notAdmitted({ language, answer: words, isJoining: true }, from)],
  ];
}

export const heldFacts = (
  { language, hasAsked, partnerName, lines, pickUpAt, returnDueAt, decideBy }: ReservationFacts,
  link: string,
): HeldFacts => ({
  language,
  hasAsked,
  partnerName,
  itemName: lines[0]?.itemName ?? '',
  unit: 'Stück',
  quantity: 8,
  pickUpAt,
  returnDueAt,
  until: decideBy,
  link,
});

export const waitingFacts = (reservation: ReservationFacts): Waiting => ({
  number: reservation.number,
  partnerName: reservation.partnerName,
  occasionName: reservation.occasionName,
  things: reservation.lines.map(({ itemName, unit, quantity }) => ({ itemName, unit, quantity })),
  pickUpAt: reservation.pickUpAt,
  returnDueAt: reservation.returnDueAt,
  decideBy: reservation.decideBy,
});

export const walkFacts = (reservation: ReservationFacts): Walk => ({
  hours: { from: reservation.pickUpAt, until: reservation.pickUpAt },
  number: reservation.number,
  partnerName: reservation.partnerName,
  contactName: reservation.contactName,
  contactPhone: '030 23125 100',
  things: reservation.lines.map(({ itemName, unit, quantity }) => ({ itemName, unit, quantity })),
});

const ahead = (reservation: ReservationFacts): RemindedOf[] =>
  (['pick-up', 'return'] as const).map((what) => ({ what, reservation }));

/** More of each, fetched a day earlier; one of each is new, and one is dropped. */
export const lineChanges = ({ lines }: ReservationFacts): LineChange[] =>
  lines.flatMap(({ itemName, unit, quantity, pickUpAt, returnDueAt }) => {
    const before = { quantity, pickUpAt, returnDueAt };
    const earlier = new Date(pickUpAt.getTime() - 24 * 3_600_000);
    const after = { quantity: quantity + 2, pickUpAt: earlier, returnDueAt };
    return [
      { itemName, unit, before, after },
      { itemName, unit, before: null, after },
      { itemName, unit, before, after: null },
    ];
  });

const applicantFacts = ({ language, link, ...facts }: ReservationFacts) => ({
  language,
  link,
  name: facts.contactName,
  partnerName: facts.partnerName,
  phone: '030 23125 100',
  email: 'mia@example.org',
  occasionName: facts.occasionName,
  things: facts.lines.map(({ itemName }) => itemName),
});

export function reservationFacts(part: Partial<ReservationFacts> = {}): ReservationFacts {
  return {
    language: 'de',
    toldAt: new Date('2027-05-03T08:00:00Z'),
    hasAsked: true,
    number: 'A-2027-0042',
    partnerName: 'Kita Sonnenschein',
    onBehalfOf: '',
    occasionName: 'Sommerfest',
    contactName: 'Mia Weiß',
    note: '',
    pickUpAt: new Date('2027-05-14T15:00:00Z'),
    returnDueAt: new Date('2027-05-17T08:00:00Z'),
    decideBy: new Date('2027-05-10T10:00:00Z'),
    lines: [lineFacts()],
    link: 'https://leihen.example.org/b/auenbrueck/r1',
    ...part,
  };
}

export function lineFacts(part: Partial<LineFacts> = {}): LineFacts {
  return {
    itemName: 'Bierzeltgarnitur',
    unit: 'Garnitur',
    quantity: 5,
    approvedQuantity: 5,
    pickUpAt: new Date('2027-05-14T15:00:00Z'),
    returnDueAt: new Date('2027-05-17T08:00:00Z'),
    place: {
      name: 'Bauhof',
      address: 'Hofstraße 3, 12345 Auenbrück',
      accessNotes: 'Tor 2, Schlüssel im Kasten',
    },
    ...part,
  };
}
