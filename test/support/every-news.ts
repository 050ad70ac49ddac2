/** Every kind of mail with what is noted of it: the compiler finds a kind that is missing here. */
import type { MailKind, News } from '../../src/notifications/mail-kinds.js';
import type { AllianceFacts, ReservationFacts } from '../../src/notifications/mail-facts.js';
import { lineChanges, office, heldFacts, waitingFacts, walkFacts } from './every-mail.js';

type FactsByKind = { [Kind in MailKind]: Extract<News, { kind: Kind }>['facts'] };

/** About the same reservation. */
export function everyNews(reservation: ReservationFacts, alliance: AllianceFacts = office): FactsByKind {
  const { language, link, occasionName: words } = reservation;
  const told = { reservation, alliance };
  const off = { ...told, by: 'borrower', reason: words } as const;
  const counted = { itemName: words, unit: 'Stück', quantity: 8 };
  const changes = lineChanges(reservation);
  const until = new Date('2027-03-04T09:00:00.007Z');
  return {
    'sign-in-code': { code: { language, digits: '042137', link, minutes: 10 }, office: alliance },
    'address-code': { digits: '042137', minutes: 10, language, office: undefined },
    'address-taken': { language, office: alliance },
    'address-changed': { undo: { language, link, until }, office: alliance },
    'founding-invited': {
      language,
      allianceName: words,
      address: 'mia@example.org',
      link,
      until,
      inviterName: words,
      inviterEmail: 'betrieb@example.org',
      baseUrl: 'https://leihbund.example',
    },
    'join-code': { joining: { language, digits: '042137', minutes: 10, partnerName: words }, alliance },
    'role-handed-on': {
      handing: {
        language,
        reader: 'successor',
        role: 'coordinator',
        otherName: words,
        address: 'mia@example.org',
        link,
      },
      alliance,
    },
    'stand-in': {
      standIn: {
        language,
        what: 'entered',
        name: words,
        deputyName: words,
        partnerName: words,
        period: { from: until, until },
      },
      alliance,
    },
    invited: {
      invitation: { partnerNames: [words], barred: [words], language, address: 'mia@example.org', link },
      alliance,
    },
    'request-received': told,
    'new-request': { ...told, isUrgent: true },
    approved: { ...told, calendarLink: link, reason: words },
    'partly-approved': { ...told, reason: words, calendarLink: undefined },
    declined: { ...told, reason: words, alternatives: [words, words] },
    expired: told,
    withdrawn: off,
    'withdrawn-notice': off,
    cancelled: { ...off, hasEntry: true },
    'cancelled-notice': off,
    changed: { ...told, changes, reason: words, isPromised: true, calendarLink: link },
    'change-asked': { ...told, changes, decideBy: until, note: words },
    'change-ended': { ...told, changes, decideBy: until, reason: null },
    'counter-offer': { ...told, changes, until, message: words },
    'offer-answered': { ...told, changes, answer: 'declined', reason: words },
    'consent-asked': { ...told, ownerName: words },
    'consent-due': { language, alliance, requests: [{ reservation, ownerName: words }] },
    'nobody-told': {
      ...told,
      unsaid: { kind: 'declined', facts: { ...told, reason: '', alternatives: [] } },
      contactPhone: '030',
    },
    'entry-taken': { ...told, why: 'removed' },
    'handed-on': { ...told, why: 'moved', calendarLink: link },
    'handed-over': { ...told, counts: [{ ...counted, what: 'handed-over', of: 10 }] },
    losses: {
      ...told,
      counts: [{ ...counted, what: 'damaged', note: words }],
      ownerName: words,
    },
    'damage-reported': {
      ...told,
      counts: [{ ...counted, what: 'reported', note: words }],
      why: 'keeper',
      whose: words,
    },
    deposit: { ...told, move: 'kept', cents: 2050, heldCents: 7950, reason: words },
    message: { ...told, said: { name: words, partnerName: words, text: words }, why: 'owner', whose: words },
    'at-risk': { ...told, missing: [words] },
    'out-of-risk': told,
    'waiting-offered': {
      held: heldFacts(reservation, link),
      alliance,
    },
    'new-applicant': {
      applicant: {
        language,
        link,
        name: words,
        partnerName: words,
        phone: '',
        email: 'mia@example.org',
        occasionName: words,
        things: [words],
        agreementVersion: 2,
      },
      alliance,
    },
    admitted: {
      admission: {
        language,
        address: 'mia@example.org',
        partnerName: words,
        home: `${alliance.baseUrl}/b/${alliance.slug}`,
        leads: true,
        signedOn: '2027-02-01',
        requestNumber: undefined,
        reasons: [words],
        barred: undefined,
        isWithoutDays: false,
        basketLink: link,
      },
      alliance,
    },
    'not-admitted': { language, answer: words, isJoining: true, alliance },
    'keeper-list': {
      language,
      alliance,
      day: until,
      places: [{ placeName: words, pickUps: [walkFacts(reservation)], returns: [] }],
      unsubscribe: link,
    },
    digest: {
      language,
      alliance,
      toldAt: until,
      waiting: [waitingFacts(reservation)],
      count: 3,
      wishes: 1,
      unsubscribe: link,
    },
    'still-true': {
      language,
      alliance,
      since: until,
      partnerNames: [words],
      entries: [{ name: words, quantity: 12, unit: 'Stück' }],
      count: 31,
      placeNames: [words],
      unsubscribe: link,
    },
    reminder: { language, alliance, unsubscribe: link, loans: [{ what: 'pick-up', reservation }] },
    overdue: { language, alliance, loans: [{ nth: 1, reservation }] },
  };
}
