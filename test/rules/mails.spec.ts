/** Mails: what each one says, that text and HTML say the same, and what must never stand in one. */
import { describe, expect, test } from '@jest/globals';
import * as addressMails from '../../src/notifications/address-mails.js';
import * as decisionMails from '../../src/notifications/decision-mails.js';
import * as entryMails from '../../src/notifications/entry-mails.js';
import * as applicantMails from '../../src/notifications/applicant-mails.js';
import * as otherMails from '../../src/notifications/mails.js';
import { addressChanged, addressCode, addressTaken } from '../../src/notifications/address-mails.js';
import { approved, declined, expired, partlyApproved } from '../../src/notifications/decision-mails.js';
import type { ReservationFacts } from '../../src/notifications/mail-facts.js';
import { waitingOffered } from '../../src/notifications/waiting-mails.js';
import { everyMail, heldFacts, lineFacts, office, reservationFacts } from '../support/every-mail.js';
import { composed, type MailText, paragraph } from '../../src/notifications/mail-layout.js';
import {
  cancelled,
  invited,
  newRequest,
  requestReceived,
  signInCode,
} from '../../src/notifications/mails.js';

const alliance = office;

test('an approval reads like this', () => {
  const mail = approved(reservationFacts({}), alliance, {
    calendarLink: 'https://leihen.example.org/r1.ics',
  });
  expect(mail.subject).toBe('Zusage: 5 Garnituren, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)');
  expect(mail.text).toBe(`Bündnis Auenbrück

Guten Tag,

Ihre Anfrage A-2027-0042 ist zugesagt. Alles ist für Sie reserviert.

Aktion: Sommerfest
Bündnispartner: Kita Sonnenschein

Gegenstände:
- Bierzeltgarnitur: 5 Garnituren

Abholung: Fr., 14. Mai 2027, 17:00 Uhr
Rückgabe: Mo., 17. Mai 2027, 10:00 Uhr
Lagerort: Bauhof
Adresse: Hofstraße 3, 12345 Auenbrück
Zugang: Tor 2, Schlüssel im Kasten

Bitte holen Sie zur angegebenen Zeit ab. Ändert sich etwas, dann sagen Sie bitte früh Bescheid.

Reservierung ansehen oder stornieren:
https://leihen.example.org/b/auenbrueck/r1

Diese E-Mail bringt einen Kalendereintrag mit.

Ablehnen im Kalender storniert nicht; bitte hier: https://leihen.example.org/b/auenbrueck/r1

Gmail zeigt den Termin vielleicht erst im Kalender, wenn Sie dort bestätigen, dass Sie den Absender kennen.

Kein Eintrag angekommen? Hier herunterladen:
https://leihen.example.org/r1.ics

-- 
Bündnis: Bündnis Auenbrück, Auenbrück
Kontakt: Petra Lang
Telefon: 03321 4711
Erreichbar: Mo bis Do, 9 bis 12 Uhr

Impressum:
https://leihen.example.org/b/auenbrueck/impressum

Datenschutz:
https://leihen.example.org/b/auenbrueck/datenschutz

Sie bekommen diese E-Mail, weil Sie bei „Bündnis Auenbrück“ etwas angefragt haben.
`);
});

test('an approval reads like this in English', () => {
  const english = reservationFacts({
    language: 'en',
    lines: [lineFacts({}), lineFacts({ itemName: 'Beamer', unit: 'Stück' })],
  });
  const mail = approved(english, alliance, {});
  expect(mail.subject).toBe(
    'Approved: 5 × Bierzeltgarnitur and 1 more item, Fri 14/05 to Mon 17/05 (A-2027-0042)',
  );
  expect(mail.text).toBe(`Bündnis Auenbrück

Hello,

Your request A-2027-0042 is approved. Everything is reserved for you.

Occasion: Sommerfest
Partner: Kita Sonnenschein

Items:
- Bierzeltgarnitur: 5 sets
- Beamer: 5 pieces

Pick-up: Fri, 14 May 2027, 17:00
Return: Mon, 17 May 2027, 10:00
Storage place: Bauhof
Address: Hofstraße 3, 12345 Auenbrück
Access: Tor 2, Schlüssel im Kasten

Please pick up at the time given. If anything changes, please let us know early.

See or cancel the reservation:
https://leihen.example.org/b/auenbrueck/r1

-- 
Alliance: Bündnis Auenbrück, Auenbrück
Contact: Petra Lang
Phone: 03321 4711
Hours: Mo bis Do, 9 bis 12 Uhr

Legal notice:
https://leihen.example.org/b/auenbrueck/impressum

Privacy:
https://leihen.example.org/b/auenbrueck/datenschutz

You get this mail because you asked for something at “Bündnis Auenbrück”.
`);
});

test('no English mail has a German word of ours in it', () => {
  const withoutHours = { ...alliance, contactHours: '' };
  const english = [
    ...everyMail(reservationFacts({ language: 'en', note: 'x', onBehalfOf: 'x' }), withoutHours).map(
      ([, mail]) => mail,
    ),
    addressCode('042137', 10, 'en'),
    addressTaken('en'),
    addressChanged({
      language: 'en',
      link: 'https://leihen.example.org/u',
      until: new Date('2027-03-04T09:00:00Z'),
    }),
  ];
  for (const { subject, text } of english) {
    expect(`${subject}\n${text}`).not.toMatch(
      /\b(Sie|Ihre?|Ihren|und|der|die|das|bis|Grund|Uhr|Anfrage|Zusage)\b/,
    );
  }
});

test('whoever wants no calendar entries reads nothing of them', () => {
  for (const language of ['de', 'en'] as const) {
    const mails = [
      approved(reservationFacts({ language }), alliance, {}),
      partlyApproved(reservationFacts({ language }), alliance, { reason: '' }),
      cancelled(reservationFacts({ language }), alliance, { by: 'borrower', reason: '', hasEntry: false }),
    ];
    for (const { text } of mails) expect(text).not.toMatch(/[Kk]alender|calendar/);
  }
});

const SIGN_IN = {
  language: 'de',
  digits: '042137',
  link: 'https://leihen.example.org/sign-in/geheim',
  minutes: 10,
} as const;

test('a sign-in code stands alone, not in the subject, with the link below it', () => {
  const mail = signInCode(SIGN_IN);
  expect(mail.subject).toBe('Ihr Anmeldecode (gilt 10 Minuten)');
  expect(mail.text).toMatch(/^ {4}042137$/m);
  expect(mail.text.indexOf(SIGN_IN.link)).toBeGreaterThan(mail.text.indexOf('042137'));
  expect(mail.text.match(/https?:/g)).toHaveLength(1);
});

test('a received request is no promise, and says until when it will be decided', () => {
  const { subject, text } = requestReceived(reservationFacts({}), alliance);
  expect(subject).toMatch(/^Anfrage eingegangen: 5 Garnituren, /);
  expect(text).toContain('noch nicht bestätigt');
  expect(text).toContain('bis Mo., 10. Mai 2027, 12:00 Uhr');
  expect(text).not.toMatch(/reserviert|Zusage/);
});

test('a new request tells the coordination who asks, for whom, and by when to decide', () => {
  const asked = reservationFacts({
    onBehalfOf: 'Herr Krause (Telefon)',
    note: 'Wir holen selbst.\nNur vormittags.',
  });
  const { text } = newRequest(asked, alliance, { isUrgent: false });
  expect(text).toContain('Bitte entscheiden bis: Mo., 10. Mai 2027, 12:00 Uhr');
  expect(text).toContain('Im Auftrag von: Herr Krause (Telefon)');
  expect(text).toContain('Kontakt: Mia Weiß');
  expect(text).toContain('Nachricht: Wir holen selbst.\n    Nur vormittags.');
  expect(text).not.toContain('kurzfristig');
});

test('a request that is urgent says so first', () => {
  const { subject, text } = newRequest(reservationFacts({}), alliance, { isUrgent: true });
  expect(subject).toMatch(/^Kurzfristige Anfrage: /);
  expect(text).toContain('kurzfristig');
});

test('a partial approval says what is promised, what is not and why, and what is still open', () => {
  const lines = [
    lineFacts({ approvedQuantity: 3 }),
    lineFacts({ itemName: 'Pavillon', unit: 'Stück', quantity: 2, approvedQuantity: 0 }),
    lineFacts({ itemName: 'Hüpfburg', unit: 'Stück', quantity: 1, approvedQuantity: null }),
  ];
  const { subject, text } = partlyApproved(reservationFacts({ lines }), alliance, {
    reason: 'Ein Pavillon ist gerissen.',
  });
  expect(subject).toMatch(/^Teilweise Zusage: 3 Garnituren, /);
  expect(text).toContain('Gegenstände:\n- Bierzeltgarnitur: 3 von 5 Garnituren\n');
  expect(text).toContain('Nicht zugesagt:\n- Bierzeltgarnitur: 2 von 5 Garnituren\n- Pavillon: 2 Stück\n');
  expect(text).toContain('Grund: Ein Pavillon ist gerissen.');
  expect(text).toContain('Noch nicht entschieden:\n- Hüpfburg: 1 Stück\n');
});

test('a refusal has its reason and comes with alternatives', () => {
  const alternatives = [
    'Vom 21. bis 24. Mai sind 5 Garnituren frei.',
    'Am selben Wochenende sind 3 Garnituren frei.',
  ];
  const { subject, text } = declined(reservationFacts({}), alliance, {
    reason: 'Alles ist verliehen.',
    alternatives,
  });
  expect(subject).toMatch(/^Absage: 5 Garnituren, /);
  expect(text).toContain('Grund: Alles ist verliehen.');
  expect(text).toContain(`Das geht stattdessen:\n- ${alternatives.join('\n- ')}`);
});

test('a request that nobody decided is over, without blame', () => {
  const { subject, text } = expired(reservationFacts({}), alliance, { alternatives: [] });
  expect(subject).toMatch(/^Anfrage abgelaufen: /);
  expect(text).toContain('nicht bis Mo., 10. Mai 2027, 12:00 Uhr entschieden. Das tut uns leid.');
  expect(text).not.toContain('stattdessen');
});

test('a cancellation says by whom and why; only the borrower has a calendar entry', () => {
  const own = cancelled(reservationFacts({}), alliance, { by: 'borrower', reason: '' });
  expect(own.subject).toMatch(/^Storniert: 5 Garnituren, /);
  expect(own.text).toContain('Storniert von: Kita Sonnenschein\n\n');
  expect(own.text).toContain('Kalender');
  const ours = cancelled(reservationFacts({}), alliance, {
    by: 'alliance',
    reason: 'Sturm',
    reader: 'coordination',
  });
  expect(ours.text).toContain('Storniert von: Koordination von „Bündnis Auenbrück“\nGrund: Sturm');
  expect(ours.text).not.toContain('Kalender');
});

test('whoever is let in learns as what, and how to sign in without a password', () => {
  const way = {
    language: 'de',
    address: 'mia@example.org',
    link: 'https://leihen.example.org/b/auenbrueck',
  } as const;
  const member = invited({ partnerNames: ['Kita Sonnenschein'], ...way }, alliance).text;
  expect(member).toContain('für „Kita Sonnenschein“ Gegenstände ausleihen');
  expect(member).toContain('kein Passwort');
  expect(member).toContain('mia@example.org');
  expect(invited({ role: 'Lagerbetreuung', ...way }, alliance).text).toContain(
    'diese Aufgabe: Lagerbetreuung.',
  );
});

describe('quantities carry their unit', () => {
  test.each([
    [1, 'Garnitur', 'Bierzeltgarnitur', '1 Garnitur', 'Bierzeltgarnitur: 1 Garnitur'],
    [10, 'Stück', 'Biertisch', '10 × Biertisch', 'Biertisch: 10 Stück'],
    [2, 'Satz', 'Seitenwände', '2 Sätze Seitenwände', 'Seitenwände: 2 Sätze'],
    [5, 'Ballen', 'Stroh', '5 × Stroh (Ballen)', 'Stroh: 5 × Ballen'],
  ])('%i %s of %s: "%s", "%s"', (quantity, unit, itemName, inSubject, inText) => {
    const lines = [lineFacts({ itemName, unit, quantity, approvedQuantity: quantity })];
    const mail = approved(reservationFacts({ lines }), alliance, {});
    expect(mail.subject).toBe(`Zusage: ${inSubject}, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)`);
    expect(mail.text).toContain(`- ${inText}\n`);
  });

  test('a subject names the first of several things, and counts the others', () => {
    const lines = [lineFacts({}), lineFacts({ itemName: 'Pavillon' }), lineFacts({ itemName: 'Hüpfburg' })];
    expect(approved(reservationFacts({ lines: lines.slice(0, 2) }), alliance, {}).subject).toContain(
      ': 5 Garnituren und 1 weiterer Gegenstand, Fr.',
    );
    expect(approved(reservationFacts({ lines }), alliance, {}).subject).toContain(
      'und 2 weitere Gegenstände, Fr.',
    );
  });

  test('a subject stays short, whatever an item is called', () => {
    const lines = [lineFacts({ itemName: 'x'.repeat(200), unit: 'Stück' })];
    expect(approved(reservationFacts({ lines }), alliance, {}).subject.length).toBeLessThan(140);
  });
});

test('things are grouped by where and when they are fetched', () => {
  const church = { name: 'Kirche', address: 'Am Markt 1', accessNotes: 'klingeln' };
  const lines = [
    lineFacts({}),
    lineFacts({ itemName: 'Beamer', place: church }),
    lineFacts({ itemName: 'Bank' }),
  ];
  const { text } = approved(reservationFacts({ lines }), alliance, {});
  expect(text.match(/Gegenstände:\n(- .+\n)+/g)).toEqual([
    'Gegenstände:\n- Bierzeltgarnitur: 5 Garnituren\n- Bank: 5 Garnituren\n',
    'Gegenstände:\n- Beamer: 5 Garnituren\n',
  ]);
  expect(text.match(/Lagerort: .+/g)).toEqual(['Lagerort: Bauhof', 'Lagerort: Kirche']);
});

test('how to get in is told only after the approval', () => {
  const secret = 'Tor 2, Schlüssel im Kasten';
  for (const [name, { text, html }] of everyMail(reservationFacts({}))) {
    const isTold = /^(approved|partlyApproved|handedOn|changed$|reminder|overdue)/.test(name);
    expect([name, text.includes(secret), html.includes(secret)]).toEqual([name, isTold, isTold]);
  }
});

describe.each([
  ...everyMail(reservationFacts({})),
  ...everyMail(reservationFacts({ language: 'en' })).map(([name, mail]): [string, MailText] => [
    `${name} in English`,
    mail,
  ]),
])('%s', (name, mail) => {
  const isEnglish = name.endsWith('English');

  test('says in HTML exactly what it says in text', () => {
    expect(wordsOf(plain(mail.html))).toEqual(wordsOf(mail.text.replace(/^- /gm, '').replace('-- \n', '')));
  });

  test('loads nothing from anywhere and says its language', () => {
    expect(mail.html).toMatch(/^<!DOCTYPE html>\n<html lang="(de|en)">/);
    expect(mail.html.includes('lang="en"')).toBe(isEnglish);
    expect(mail.html).not.toMatch(
      /<(img|link|script|iframe|style|object|form)|src=|url\(|@import|background=/i,
    );
  });

  test('has one main link at most, and no link that the text lacks', () => {
    // Where there is nothing to do, there is none.
    const isIdle = /^(addressCode|joinCode|addressTaken|entryTaken|notAdmitted)/.test(name);
    expect(mail.html.match(/<a [^>]*style=/g) ?? []).toHaveLength(isIdle ? 0 : 1);
    for (const [, address = ''] of mail.html.matchAll(/href="([^"]+)"/g))
      expect(mail.text).toContain(`\n${address}\n`);
  });

  test('names nobody in its subject', () => {
    expect(mail.subject).not.toMatch(/Sonnenschein|Weiß|Lang|@/);
  });

  test('says why one gets it, and whose mail it is', () => {
    expect(mail.text).toContain(
      isEnglish ? 'You get this mail because ' : 'Sie bekommen diese E-Mail, weil ',
    );
    expect(mail.text).toContain('03321 4711');
    expect(mail.text).toContain('https://leihen.example.org/b/auenbrueck/impressum');
    expect(mail.text).toContain('https://leihen.example.org/b/auenbrueck/datenschutz');
  });
});

describe('whatever people typed', () => {
  const typed = `<script>alert("x")</script> 'a' & <b>b</b>\r\n\0Bcc: evil@example.net\u202E`;

  test.each(
    everyMail(typedEverywhere(typed), { ...alliance, name: typed, contactName: typed, contactHours: typed }),
  )('is text in the HTML of %s, and one line in the subject', (_name, mail) => {
    expect(mail.html).not.toMatch(/<script|<b>|\u202E|\0/);
    expect(mail.html).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
    expect(mail.text).not.toMatch(/[\r\0\u202E]/);
    expect(mail.subject).not.toMatch(/[\r\n\0\u202E]/);
  });

  test('cannot look like a line of ours', () => {
    const { text } = newRequest(reservationFacts({ note: 'Hallo\nTelefon: 0190 666' }), alliance, {
      isUrgent: false,
    });
    expect(text).not.toMatch(/^Telefon: 0190/m);
  });

  test('cannot leave an attribute', () => {
    const link = 'https://leihen.example.org/?a="><img src=x>&b=\'';
    const { html } = approved(reservationFacts({ link }), alliance, { calendarLink: link });
    expect(html).not.toContain('<img');
  });

  test('is no link that runs', () => {
    expect(() => approved(reservationFacts({ link: 'javascript:alert(1)' }), alliance, {})).toThrow(
      'http or https',
    );
  });
});

test('an empty sentence leaves no gap', () => {
  const body = [paragraph('a'), paragraph(''), paragraph('b')];
  const head = { name: 'Leihbund' };
  const { text, html } = composed({ head, subject: 'x', body, footer: [paragraph('c')], language: 'de' });
  expect(text).toBe('Leihbund\n\na\n\nb\n\n-- \nc\n');
  expect(html).not.toContain('<p></p>');
});

function typedEverywhere(typed: string): ReservationFacts {
  const place = { name: typed, address: typed, accessNotes: typed };
  const lines = [
    lineFacts({ itemName: typed, unit: typed, place }),
    lineFacts({ itemName: typed, approvedQuantity: 0 }),
  ];
  const names = {
    number: typed,
    partnerName: typed,
    onBehalfOf: typed,
    occasionName: typed,
    contactName: typed,
  };
  return reservationFacts({ ...names, note: typed, lines });
}

/** What a reader of the HTML part sees, with the address after each link. */
const plain = (html: string): string =>
  html
    .replace(/<head>.*<\/head>/s, '')
    .replace(/<a href="([^"]+)"[^>]*>([^<]+)<\/a>/g, '$2: $1')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '');

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

test('every mail that can be worded is looked at here', () => {
  const worded = [otherMails, applicantMails, decisionMails, entryMails, addressMails].flatMap((file) =>
    Object.keys(file),
  );
  const helpers = ['nextSteps'];
  const seen = everyMail(reservationFacts()).map(([name]) => name.split(',')[0]);
  expect(worded.filter((name) => !helpers.includes(name) && !seen.includes(name))).toEqual([]);
});

describe('a subject', () => {
  const friday = (day: string): Date => new Date(`${day}T15:00:00Z`);
  const about = (from: string, until: string, toldAt: string): string => {
    const times = { pickUpAt: friday(from), returnDueAt: friday(until) };
    const facts = { ...times, toldAt: friday(toldAt), lines: [lineFacts(times)] };
    return requestReceived(reservationFacts(facts), alliance).subject;
  };

  test.each([
    ['in the coming twelve months', '2027-05-14', '2027-05-17', '2026-05-17', 'Fr., 14.05. bis Mo., 17.05.'],
    ['later than that', '2027-05-14', '2027-05-17', '2026-05-16', 'Fr., 14.05.2027 bis Mo., 17.05.2027'],
    ['over a year’s end', '2027-12-30', '2028-01-03', '2027-12-01', 'Do., 30.12.2027 bis Mo., 03.01.2028'],
    ['that has begun', '2027-05-14', '2027-05-17', '2027-05-15', 'Fr., 14.05.2027 bis Mo., 17.05.2027'],
    ['that begins today', '2027-05-14', '2027-05-17', '2027-05-14', 'Fr., 14.05. bis Mo., 17.05.'],
    ['of one day, far away', '2029-05-14', '2029-05-14', '2027-05-14', 'Mo., 14.05.2029 ('],
  ])('says the year where it is needed: a loan %s', (_which, from, until, toldAt, said) => {
    expect(about(from, until, toldAt)).toContain(said);
  });

  test('spans what it is about, and not what was refused', () => {
    const early = { pickUpAt: friday('2027-05-12'), returnDueAt: friday('2027-05-20') };
    const lines = [lineFacts({ ...early, approvedQuantity: 0 }), lineFacts()];
    const facts = reservationFacts({ lines, ...early });
    expect(partlyApproved(facts, alliance, { reason: 'Kaputt' }).subject).toContain(
      'Fr., 14.05. bis Mo., 17.05.',
    );
    expect(cancelled(facts, alliance, { by: 'alliance', reason: 'Kaputt' }).subject).toContain(
      'Fr., 14.05. bis Mo., 17.05.',
    );
    expect(requestReceived(facts, alliance).subject).toContain('Mi., 12.05. bis Do., 20.05.');
  });
});

test('whoever acts in somebody’s place reads why, and not that they asked', () => {
  const { text } = approved(reservationFacts({ hasAsked: false }), alliance, {});
  expect(text).toContain('weil Sie sich bei „Kita Sonnenschein“ um Ausleihen kümmern');
});

test('a mail with an entry says why Gmail may not show it', () => {
  expect(
    approved(reservationFacts(), alliance, { calendarLink: 'https://x.example.org/a.ics' }).text,
  ).toContain('Gmail zeigt den Termin vielleicht erst');
  expect(approved(reservationFacts(), alliance, {}).text).not.toContain('Gmail');
});

test('what is held for the waiting list is counted in the reader’s language', () => {
  const link = 'https://leihen.example.org/x';
  const told = (language: 'de' | 'en'): string =>
    waitingOffered(heldFacts(reservationFacts({ language }), link), alliance).text;
  expect(told('de')).toContain('8 Stück');
  expect(told('en')).toContain('8 pieces');
});
