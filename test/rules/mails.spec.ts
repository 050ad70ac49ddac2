/** Mails: what each one says, that text and HTML say the same, and what must never stand in one. */
import { describe, expect, test } from '@jest/globals';
import { addressChanged, addressCode, addressTaken } from '../../src/notifications/address-mails.js';
import { approved, declined, expired, partlyApproved } from '../../src/notifications/decision-mails.js';
import type { AllianceFacts, LineFacts, ReservationFacts } from '../../src/notifications/mail-facts.js';
import { composed, type MailText, paragraph } from '../../src/notifications/mail-layout.js';
import {
  cancelled,
  invited,
  newRequest,
  requestReceived,
  signInCode,
} from '../../src/notifications/mails.js';

const alliance: AllianceFacts = {
  name: 'Bündnis Auenbrück',
  slug: 'auenbrueck',
  place: 'Auenbrück',
  contactName: 'Petra Lang',
  contactPhone: '03321 4711',
  contactHours: 'Mo bis Do, 9 bis 12 Uhr',
  timeZone: 'Europe/Berlin',
  baseUrl: 'https://leihen.example.org',
};

test('an approval reads like this', () => {
  const mail = approved(reservation({}), alliance, { calendarLink: 'https://leihen.example.org/r1.ics' });
  expect(mail.subject).toBe('Zusage: 5 Garnituren, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)');
  expect(mail.text).toBe(`Guten Tag,

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
  const english = reservation({
    language: 'en',
    lines: [line({}), line({ itemName: 'Beamer', unit: 'Stück' })],
  });
  const mail = approved(english, alliance, {});
  expect(mail.subject).toBe('Approved: 5 Garnituren and 1 more item, Fri 14/05 to Mon 17/05 (A-2027-0042)');
  expect(mail.text).toBe(`Hello,

Your request A-2027-0042 is approved. Everything is reserved for you.

Occasion: Sommerfest
Partner: Kita Sonnenschein

Items:
- Bierzeltgarnitur: 5 Garnituren
- Beamer: 5 Stück

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
    ...everyMail(reservation({ language: 'en', note: 'x', onBehalfOf: 'x' }), withoutHours).map(
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
      approved(reservation({ language }), alliance, {}),
      partlyApproved(reservation({ language }), alliance, { reason: '' }),
      cancelled(reservation({ language }), alliance, { by: 'borrower', reason: '', hasEntry: false }),
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
  const { subject, text } = requestReceived(reservation({}), alliance);
  expect(subject).toMatch(/^Anfrage eingegangen: 5 Garnituren, /);
  expect(text).toContain('noch nicht bestätigt');
  expect(text).toContain('bis Mo., 10. Mai 2027, 12:00 Uhr');
  expect(text).not.toMatch(/reserviert|Zusage/);
});

test('a new request tells the coordination who asks, for whom, and by when to decide', () => {
  const asked = reservation({
    onBehalfOf: 'Herr Krause (Telefon)',
    note: 'Wir holen selbst.\nNur vormittags.',
  });
  const { text } = newRequest(asked, alliance, { isUrgent: false });
  expect(text).toContain('Bitte entscheiden bis: Mo., 10. Mai 2027, 12:00 Uhr');
  expect(text).toContain('Im Auftrag von: Herr Krause (Telefon)');
  expect(text).toContain('Kontakt: Mia Weiß');
  expect(text).toContain('Anmerkung: Wir holen selbst.\n    Nur vormittags.');
  expect(text).not.toContain('kurzfristig');
});

test('a request that is urgent says so first', () => {
  const { subject, text } = newRequest(reservation({}), alliance, { isUrgent: true });
  expect(subject).toMatch(/^Kurzfristige Anfrage: /);
  expect(text).toContain('kurzfristig');
});

test('a partial approval says what is promised, what is not and why, and what is still open', () => {
  const lines = [
    line({ approvedQuantity: 3 }),
    line({ itemName: 'Pavillon', unit: 'Stück', quantity: 2, approvedQuantity: 0 }),
    line({ itemName: 'Hüpfburg', unit: 'Stück', quantity: 1, approvedQuantity: null }),
  ];
  const { subject, text } = partlyApproved(reservation({ lines }), alliance, {
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
  const { subject, text } = declined(reservation({}), alliance, {
    reason: 'Alles ist verliehen.',
    alternatives,
  });
  expect(subject).toMatch(/^Absage: 5 Garnituren, /);
  expect(text).toContain('Grund: Alles ist verliehen.');
  expect(text).toContain(`Das geht stattdessen:\n- ${alternatives.join('\n- ')}`);
});

test('a request that nobody decided is over, without blame', () => {
  const { subject, text } = expired(reservation({}), alliance, { alternatives: [] });
  expect(subject).toMatch(/^Anfrage abgelaufen: /);
  expect(text).toContain('nicht bis Mo., 10. Mai 2027, 12:00 Uhr entschieden. Das tut uns leid.');
  expect(text).not.toContain('stattdessen');
});

test('a cancellation says by whom and why; only the borrower has a calendar entry', () => {
  const own = cancelled(reservation({}), alliance, { by: 'borrower', reason: '' });
  expect(own.subject).toMatch(/^Storniert: 5 Garnituren, /);
  expect(own.text).toContain('Storniert von: Kita Sonnenschein\n\n');
  expect(own.text).toContain('Kalender');
  const ours = cancelled(reservation({}), alliance, {
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
  const member = invited({ partnerName: 'Kita Sonnenschein', ...way }, alliance).text;
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
    const lines = [line({ itemName, unit, quantity, approvedQuantity: quantity })];
    const mail = approved(reservation({ lines }), alliance, {});
    expect(mail.subject).toBe(`Zusage: ${inSubject}, Fr., 14.05. bis Mo., 17.05. (A-2027-0042)`);
    expect(mail.text).toContain(`- ${inText}\n`);
  });

  test('a subject names the first of several things, and counts the others', () => {
    const lines = [line({}), line({ itemName: 'Pavillon' }), line({ itemName: 'Hüpfburg' })];
    expect(approved(reservation({ lines: lines.slice(0, 2) }), alliance, {}).subject).toContain(
      ': 5 Garnituren und 1 weiterer Gegenstand, Fr.',
    );
    expect(approved(reservation({ lines }), alliance, {}).subject).toContain(
      'und 2 weitere Gegenstände, Fr.',
    );
  });

  test('a subject stays short, whatever an item is called', () => {
    const lines = [line({ itemName: 'x'.repeat(200), unit: 'Stück' })];
    expect(approved(reservation({ lines }), alliance, {}).subject.length).toBeLessThan(140);
  });
});

test('things are grouped by where and when they are fetched', () => {
  const church = { name: 'Kirche', address: 'Am Markt 1', accessNotes: 'klingeln' };
  const lines = [line({}), line({ itemName: 'Beamer', place: church }), line({ itemName: 'Bank' })];
  const { text } = approved(reservation({ lines }), alliance, {});
  expect(text.match(/Gegenstände:\n(- .+\n)+/g)).toEqual([
    'Gegenstände:\n- Bierzeltgarnitur: 5 Garnituren\n- Bank: 5 Garnituren\n',
    'Gegenstände:\n- Beamer: 5 Garnituren\n',
  ]);
  expect(text.match(/Lagerort: .+/g)).toEqual(['Lagerort: Bauhof', 'Lagerort: Kirche']);
});

test('how to get in is told only after the approval', () => {
  const secret = 'Tor 2, Schlüssel im Kasten';
  for (const [name, { text, html }] of everyMail(reservation({}))) {
    const isTold = name === 'approved' || name === 'partlyApproved';
    expect([name, text.includes(secret), html.includes(secret)]).toEqual([name, isTold, isTold]);
  }
});

describe.each([
  ...everyMail(reservation({})),
  ...everyMail(reservation({ language: 'en' })).map(([name, mail]): [string, MailText] => [
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
    expect(mail.html.match(/<a [^>]*style=/g) ?? []).toHaveLength(1);
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
    if (name.startsWith('signInCode')) return;
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
    const { text } = newRequest(reservation({ note: 'Hallo\nTelefon: 0190 666' }), alliance, {
      isUrgent: false,
    });
    expect(text).not.toMatch(/^Telefon: 0190/m);
  });

  test('cannot leave an attribute', () => {
    const link = 'https://leihen.example.org/?a="><img src=x>&b=\'';
    const { html } = approved(reservation({ link }), alliance, { calendarLink: link });
    expect(html).not.toContain('<img');
  });

  test('is no link that runs', () => {
    expect(() => approved(reservation({ link: 'javascript:alert(1)' }), alliance, {})).toThrow(
      'http or https',
    );
  });
});

test('an empty sentence leaves no gap', () => {
  const { text, html } = composed(
    'x',
    [paragraph('a'), paragraph(''), paragraph('b')],
    [paragraph('c')],
    'de',
  );
  expect(text).toBe('a\n\nb\n\n-- \nc\n');
  expect(html).not.toContain('<p></p>');
});

function everyMail(facts: ReservationFacts, from: AllianceFacts = alliance): [string, MailText][] {
  const { language, occasionName: words, link } = facts;
  return [
    ['signInCode', signInCode({ ...SIGN_IN, language })],
    ['invited', invited({ language, partnerName: words, address: 'mia@example.org', link }, from)],
    ['requestReceived', requestReceived(facts, from)],
    ['newRequest', newRequest(facts, from, { isUrgent: true })],
    ['approved', approved(facts, from, { calendarLink: link })],
    ['partlyApproved', partlyApproved(facts, from, { reason: words, calendarLink: link })],
    ['declined', declined(facts, from, { reason: words, alternatives: [words, words] })],
    ['expired', expired(facts, from, { alternatives: [words] })],
    ['cancelled', cancelled(facts, from, { by: 'borrower', reason: words })],
  ];
}

function typedEverywhere(typed: string): ReservationFacts {
  const place = { name: typed, address: typed, accessNotes: typed };
  const lines = [
    line({ itemName: typed, unit: typed, place }),
    line({ itemName: typed, approvedQuantity: 0 }),
  ];
  const names = {
    number: typed,
    partnerName: typed,
    onBehalfOf: typed,
    occasionName: typed,
    contactName: typed,
  };
  return reservation({ ...names, note: typed, lines });
}

function reservation(part: Partial<ReservationFacts>): ReservationFacts {
  return {
    language: 'de',
    number: 'A-2027-0042',
    partnerName: 'Kita Sonnenschein',
    onBehalfOf: '',
    occasionName: 'Sommerfest',
    contactName: 'Mia Weiß',
    note: '',
    pickUpAt: new Date('2027-05-14T15:00:00Z'),
    returnDueAt: new Date('2027-05-17T08:00:00Z'),
    decideBy: new Date('2027-05-10T10:00:00Z'),
    lines: [line({})],
    link: 'https://leihen.example.org/b/auenbrueck/r1',
    ...part,
  };
}

function line(part: Partial<LineFacts>): LineFacts {
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
