/** Hostile text in every field that reaches a mail: what comes out has one recipient, one subject line, no header more, and shows the text harmlessly. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { approved, declined, expired, partlyApproved } from '../../src/notifications/decision-mails.js';
import { cancelOf, requestOf } from '../../src/notifications/invitation.js';
import { isMailAddress } from '../../src/notifications/mailbox.js';
import type { AllianceFacts, ReservationFacts } from '../../src/notifications/mail-facts.js';
import type { MailText } from '../../src/notifications/mail-layout.js';
import {
  cancelled,
  invited,
  newRequest,
  requestReceived,
  signInCode,
} from '../../src/notifications/mails.js';
import { rendered } from '../../src/notifications/message.builder.js';
import { languages } from '../../src/shared/words.js';

const BAITS = [
  '\r\nBcc: evil@example.net',
  '\nBcc: evil@example.net\n\n',
  '\r\n\r\n<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></head><body>',
  '" <evil@example.net>',
  'a, evil@example.net, b',
  'Group: evil@example.net;',
  '=?utf-8?Q?=0D=0ABcc:_evil@example.net?=',
  '\r\n.\r\nRCPT TO:<evil@example.net>\r\n',
  '\u2028Bcc: evil@example.net\u2029',
  '\u0085Subject: other',
  '\u202egnp.exe\u202c',
  '\u0000\u0007\u001b[31m',
  '\ud800',
  '--boundary\r\nContent-Type: text/html\r\n',
  '\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n',
  'x'.repeat(200),
  '&lt;&amp;&#60;',
  'javascript:alert(1)',
];

const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...BAITS), fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('Zelt')),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));

const monday = new Date('2027-05-03T08:00:00Z');
const instants = {
  pickUpAt: new Date('2027-05-14T15:00:00Z'),
  returnDueAt: new Date('2027-05-17T08:00:00Z'),
};

const allianceFacts: fc.Arbitrary<AllianceFacts> = fc.record({
  name: hostile,
  slug: fc.constant('auental'),
  place: hostile,
  contactName: hostile,
  contactPhone: hostile,
  contactHours: hostile,
  timeZone: fc.constant('Europe/Berlin'),
  baseUrl: fc.constant('https://leihbund.example.org'),
});

const reservationFacts: fc.Arbitrary<ReservationFacts> = fc.record({
  language: fc.constantFrom(...languages),
  toldAt: fc.constant(monday),
  hasAsked: fc.boolean(),
  number: hostile,
  partnerName: hostile,
  onBehalfOf: hostile,
  occasionName: hostile,
  contactName: hostile,
  note: hostile,
  pickUpAt: fc.constant(instants.pickUpAt),
  returnDueAt: fc.constant(instants.returnDueAt),
  decideBy: fc.constant(monday),
  link: fc.constant('https://leihbund.example.org/b/auental'),
  lines: fc.array(
    fc.record({
      itemName: hostile,
      unit: hostile,
      quantity: fc.constant(5),
      approvedQuantity: fc.constantFrom(null, 0, 3, 5),
      pickUpAt: fc.constant(instants.pickUpAt),
      returnDueAt: fc.constant(instants.returnDueAt),
      place: fc.record({ name: hostile, address: hostile, accessNotes: hostile }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
});

const bait = fc.record({
  alliance: allianceFacts,
  reservation: reservationFacts,
  reason: hostile,
  name: hostile,
  address: fc.constantFrom('anna@example.org', "o'neil+x@example.org", 'a!#$%&*/=?^_`{|}~-@example.org'),
});
type Bait = typeof bait extends fc.Arbitrary<infer T> ? T : never;

const link = 'https://leihbund.example.org/b/auental';
const everyMail: Readonly<Record<string, (given: Bait) => MailText>> = {
  'sign-in-code': () => signInCode({ language: 'de', digits: '123456', minutes: 10, link }),
  invited: ({ alliance, reservation: { language }, reason, address }) =>
    invited({ language, partnerNames: [reason], address, link }, alliance),
  role: ({ alliance, reservation: { language }, reason, address }) =>
    invited({ language, role: reason, address, link }, alliance),
  'request-received': ({ alliance, reservation }) => requestReceived(reservation, alliance),
  'new-request': ({ alliance, reservation }) => newRequest(reservation, alliance, { isUrgent: true }),
  approved: ({ alliance, reservation }) => approved(reservation, alliance, { calendarLink: link }),
  'partly-approved': ({ alliance, reservation, reason }) =>
    partlyApproved(reservation, alliance, { reason, calendarLink: link }),
  declined: ({ alliance, reservation, reason }) =>
    declined(reservation, alliance, { reason, alternatives: [reason] }),
  expired: ({ alliance, reservation, reason }) => expired(reservation, alliance, { alternatives: [reason] }),
  cancelled: ({ alliance, reservation, reason }) =>
    cancelled(reservation, alliance, { by: 'borrower', reason }),
};

const HEADERS = [
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
];

/** Names of the headers before the first empty line, folded lines joined. */
function headersOf(raw: string): { name: string; value: string }[] {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, ' ');
  return head.split('\r\n').map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
}

/** With the calendar that goes with approvals and cancellations, made of the same hostile words. */
function calendarOf(kind: string, { reservation, alliance, reason, name, address }: Bait) {
  if (!/approved|cancelled/.test(kind)) return undefined;
  const invitation = {
    uid: '0b9ad1f4-6a3c-4a2e-9f57-3d3f7a1c9e10',
    sequence: 1,
    period: { from: instants.pickUpAt, until: instants.returnDueAt },
    summary: reservation.occasionName,
    description: reason,
    location: reservation.lines[0]?.place.name ?? '',
    url: link,
    organizer: { name: alliance.name, address: 'leihbund@example.org' },
    attendee: { name, address },
    stamp: monday,
  };
  return kind === 'cancelled' ? cancelOf(invitation) : requestOf(invitation);
}

async function mailOf(kind: string, given: Bait): Promise<string> {
  const { alliance, name, address } = given;
  const bytes = await rendered({
    messageId: '<1@example.org>',
    from: { name: alliance.name, address: 'leihbund@example.org' },
    to: { name, address },
    replyTo: { name: alliance.contactName, address: 'buero@example.org' },
    ...everyMail[kind]!(given),
    calendar: calendarOf(kind, given),
    references: [],
    date: monday,
  });
  return bytes.toString('latin1');
}

/** Tags that the layout itself writes; whatever else looks like one came from a field. */
const OUR_TAGS = /^<(!DOCTYPE html|\/?(html|head|meta|title|body|div|p|strong|br|ul|li|a)\b[^<>]*)>$/;
const HANDLERS = /<[^>]*\son\w+\s*=/i;

describe.each(Object.keys(everyMail))('the mail %s', (kind) => {
  test('stays one mail to one person, whatever its fields say', async () => {
    await fc.assert(
      fc.asyncProperty(bait, async (given) => {
        const raw = await mailOf(kind, given);
        const headers = headersOf(raw);
        expect(headers.map(({ name }) => name).toSorted()).toEqual(HEADERS.toSorted());
        // Nothing but ASCII and CRLF travels, and no line is longer than a server must take.
        expect(raw).not.toMatch(/[^\x20-\x7e\t\r\n]|\r(?!\n)|(?<!\r)\n|[^\r\n]{999}/);

        const mail = await PostalMime.parse(raw);
        expect(mail.to?.map(({ address }) => address)).toEqual([given.address]);
        expect(mail.from?.address).toBe('leihbund@example.org');
        expect(mail.replyTo?.map(({ address }) => address)).toEqual(['buero@example.org']);
        const names = [mail.from, ...(mail.to ?? []), ...(mail.replyTo ?? [])]
          .map((one) => one?.name)
          .join('|');
        expect(names).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        expect(mail.cc ?? mail.bcc).toBeUndefined();
        expect(mail.subject).not.toMatch(/\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(mail.text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: 8 },
    );
  });

  test('shows hostile text as text: no tag, no handler and no link of it in the HTML', () => {
    fc.assert(
      fc.property(bait, (given) => {
        const { html } = everyMail[kind]!(given);
        expect((html.match(/<[^>]*>?/g) ?? []).filter((tag) => !OUR_TAGS.test(tag))).toEqual([]);
        expect(html).not.toMatch(HANDLERS);
        for (const [, address = ''] of html.matchAll(/href="([^"]*)"/g)) {
          expect(address).toMatch(/^https:\/\/leihbund\.example\.org\//);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('an address', () => {
  test('that is taken for one holds nothing that ends it, adds another, or needs quoting', () => {
    const odd = fc
      .tuple(hostile, fc.constantFrom('@example.org', '@', ''), hostile)
      .map(([before, at, after]) => `${before}${at}${after}`);
    fc.assert(
      fc.property(fc.oneof(odd, fc.emailAddress(), hostile), (text) => {
        expect(!isMailAddress(text) || /^[^\s@<>,;:()"\\[\]]+@[a-z\d.-]+$/i.test(text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
