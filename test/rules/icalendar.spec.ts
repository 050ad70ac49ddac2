/** iCalendar files: RFC 5545 as strict readers take it, and the library's defects (calendar-and-mail.md, L1 to L17), each shown, then shown to be gone. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { ICalAttendeeStatus, ICalCalendar, ICalCalendarMethod, type ICalCalendarData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { type CalendarEntry, toICalendar } from '../../src/notifications/icalendar.js';

const uid = '7d2f0c9e-4f0b-4c55-9f0e-0a3f7f3f1b11';
const start = new Date('2026-07-04T08:00:00Z');
const end = new Date('2026-07-05T16:00:00Z');

const entry = (changes: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid,
  sequence: 0,
  status: 'CONFIRMED',
  period: { from: start, until: end },
  summary: '2 × Zelt',
  isTransparent: false,
  stamp: new Date('2026-07-01T12:00:00Z'),
  ...changes,
});
const feed = (changes: Partial<CalendarEntry> = {}): string => toICalendar({ entries: [entry(changes)] });
const mailboxes = {
  organizer: { name: 'Leihbund', address: 'kalender@leihbund.example' },
  attendee: { name: 'Anna', address: 'anna@example.org' },
};
const request = (changes: Partial<CalendarEntry> = {}): string =>
  toICalendar({ method: 'REQUEST', entries: [entry({ ...mailboxes, ...changes })] });

const linesOf = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');
const parsed = (content: string) => new ICAL.Component(ICAL.parse(content));
const eventIn = (content: string) => parsed(content).getFirstSubcomponent('vevent') as ICAL.Component;
const valueOf = (content: string, name: string) => eventIn(content).getFirstPropertyValue(name);
const propertyNames = (component: ICAL.Component) => component.getAllProperties().map(({ name }) => name);

/** What the library does by itself. */
const bare = (event: Record<string, unknown> = {}, calendar: ICalCalendarData = {}): string => {
  const raw = new ICalCalendar(calendar);
  raw.createEvent({ id: uid, start, end, stamp: start, summary: 'Zelt', ...event });
  return raw.toString();
};

const hostile: [what: string, text: string][] = [
  ['quotes', 'quotes "double" and \'single\''],
  ['backslashes', 'back\\slash \\n \\, \\;'],
  ['separators', 'a;b,c:d=e^f^n^^'],
  ['line feed and tab', 'line\nbreak and\ttab'],
  ['an attendee after a backslash', 'x\\\nATTENDEE:mailto:evil@example.org'],
  ['emoji and Chinese', 'Ünïcödé 🏕️ 👩‍👩‍👧 漢字'],
  ['the end of the calendar', 'END:VEVENT\nEND:VCALENDAR'],
  ['4,000 umlauts', 'ä'.repeat(4000)],
];

/** An invitation with every property that we can write. */
const everything = (): string =>
  request({ description: 'd', location: 'l', url: 'https://leihbund.example/', lastModified: start });

describe('a file', () => {
  test('says no more than this of a feed with one entry', () => {
    expect(linesOf(toICalendar({ name: 'Zelte', entries: [entry({ lastModified: start })] }))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Leihbund//Leihbund//DE',
      'NAME:Zelte',
      'X-WR-CALNAME:Zelte',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'SEQUENCE:0',
      'DTSTAMP:20260701T120000Z',
      'DTSTART:20260704T080000Z',
      'DTEND:20260705T160000Z',
      'SUMMARY:2 × Zelt',
      'TRANSP:OPAQUE',
      'STATUS:CONFIRMED',
      'LAST-MODIFIED:20260704T080000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('asks to be fetched again only where it is a feed', () => {
    expect(request()).not.toMatch(/REFRESH-INTERVAL|X-PUBLISHED-TTL/);
    expect(linesOf(request())).toContain('METHOD:REQUEST');
    expect(feed()).not.toContain('METHOD');
  });

  test('has status and transparency as they were given', () => {
    for (const status of ['TENTATIVE', 'CONFIRMED', 'CANCELLED'] as const)
      expect(valueOf(feed({ status }), 'status')).toBe(status);
    expect(valueOf(feed({ isTransparent: true }), 'transp')).toBe('TRANSPARENT');
    expect(valueOf(feed(), 'transp')).toBe('OPAQUE');
  });

  test('keeps the order of the entries', () => {
    const other = '00000000-0000-4000-8000-000000000001';
    const uids = parsed(toICalendar({ entries: [entry(), entry({ uid: other })] }))
      .getAllSubcomponents('vevent')
      .map((event) => event.getFirstPropertyValue('uid'));
    expect(uids).toEqual([uid, other]);
  });

  test('names both hours of the October night apart, for they are in UTC', () => {
    const night = { from: new Date('2026-10-25T00:30:00Z'), until: new Date('2026-10-25T01:30:00Z') };
    expect(linesOf(feed({ period: night }))).toEqual(
      expect.arrayContaining(['DTSTART:20261025T003000Z', 'DTEND:20261025T013000Z']),
    );
  });
});

describe('lines', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'aß;,\\"\n 😀', '👩‍👧', 'e\u0301', '漢'),
    size: 'max',
    maxLength: 400,
  });

  test('are at most 75 octets long, end in CRLF and never cut a character in two', () => {
    fc.assert(
      fc.property(text, text, text, (summary, description, name) => {
        const bytes = Buffer.from(
          toICalendar({ name, entries: [entry({ summary, description, location: name })] }),
        );
        const lines = bytes.toString('latin1').split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(line.length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(Buffer.from(line, 'latin1').toString()).not.toContain('\uFFFD');
        }
      }),
    );
  });

  test('also of a long attendee, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), (length) => {
        const content = request({ attendee: { name: 'Ä'.repeat(length), address: 'anna@example.org' } });
        expect(Math.max(...content.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
          75,
        );
        expect(valueOf(content, 'attendee')).toBe('mailto:anna@example.org');
      }),
    );
  });
});

describe('text', () => {
  test.each(hostile)('comes back as it went in: %s', (_what, text) => {
    expect(valueOf(feed({ description: text }), 'description')).toBe(text);
    expect(valueOf(feed({ location: text }), 'location')).toBe(text);
    expect(valueOf(feed({ summary: text }), 'summary')).toBe(text.replace(/[\t\n]/g, ' '));
  });

  test('comes back whatever it is, and adds no property', () => {
    const usual = propertyNames(eventIn(feed({ description: 'x', location: 'x' })));
    const letters = fc.constantFrom(...'abc;:,\\"\'^ \nN', 'ü', '😀', 'ATTENDEE:', 'END:VEVENT');
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1 }), (text) => {
        const event = eventIn(feed({ description: `x${text}`, location: `x${text}` }));
        expect(event.getFirstPropertyValue('description')).toBe(`x${text}`);
        expect(event.getFirstPropertyValue('location')).toBe(`x${text}`);
        expect(propertyNames(event)).toEqual(usual);
      }),
    );
  });

  test('cannot inject a line with CRLF, CR or a line separator', () => {
    for (const lineEnd of ['\r\n', '\r', '\n', '\u2028', '\u0085']) {
      const evil = `x${lineEnd}ATTENDEE:mailto:evil@example.org`;
      const content = toICalendar({
        name: evil,
        entries: [entry({ summary: evil, description: evil, location: evil })],
      });
      expect(linesOf(content).filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
      expect(valueOf(content, 'description')).toBe('x\nATTENDEE:mailto:evil@example.org');
    }
  });

  test('loses bidi overrides and lone surrogates, but no joiner in an emoji', () => {
    const content = feed({ summary: 'a\u202Egpj.exe\u2066b\uD83D', description: '👩‍👧\uDC00' });
    expect(valueOf(content, 'summary')).toBe('agpj.exeb');
    expect(valueOf(content, 'description')).toBe('👩‍👧');
  });

  test('that is empty leaves no property behind', () => {
    expect(linesOf(feed({ description: '', location: '\0' })).join()).not.toMatch(/DESCRIPTION|LOCATION/);
    expect(toICalendar({ name: ' ', entries: [entry()] })).not.toContain('NAME');
  });
});

describe('refused is', () => {
  const { organizer, attendee } = mailboxes;

  test.each([
    ['a UID that is no bare UUID', 'bare UUID', () => feed({ uid: `${uid}@leihbund.example` })],
    ['a negative counter', 'no counter', () => feed({ sequence: -1 })],
    ['a timestamp as counter', 'no counter', () => feed({ sequence: 1_783_000_000_000 })],
    ['half a revision', 'no counter', () => feed({ sequence: 0.5 })],
    [
      'a year of five digits',
      'four digits',
      () => feed({ period: { from: start, until: new Date('+010000-01-01') } }),
    ],
    [
      'a period without a time',
      'after it starts',
      () => feed({ period: { from: start, until: new Date(NaN) } }),
    ],
    ['a stamp without a time', 'valid date', () => feed({ stamp: new Date(NaN) })],
    ['a relative URL', 'Invalid URL', () => feed({ url: '/r/1' })],
    ['a URL that is no web address', 'http or https', () => feed({ url: 'data:text/html,x' })],
    ['a feed that names an attendee', 'no mailbox', () => feed({ attendee })],
    ['a feed that names an organizer', 'no mailbox', () => feed({ organizer })],
    ['a message without entry', 'exactly one', () => toICalendar({ method: 'REQUEST', entries: [] })],
    [
      'a message with two entries',
      'exactly one',
      () => toICalendar({ method: 'CANCEL', entries: [entry(), entry()] }),
    ],
    ['a message without organizer', 'has organizer and attendee', () => request({ organizer: undefined })],
    ['a message without attendee', 'has organizer and attendee', () => request({ attendee: undefined })],
    ['a request that says cancelled', 'contradicts', () => request({ status: 'CANCELLED' })],
    [
      'a cancellation that says confirmed',
      'contradicts',
      () => toICalendar({ method: 'CANCEL', entries: [entry(mailboxes)] }),
    ],
    [
      'an address with an umlaut',
      'ASCII',
      () => request({ attendee: { name: 'A', address: 'a@müller.de' } }),
    ],
    [
      'an address with a line break',
      'ASCII',
      () => request({ attendee: { name: 'A', address: 'a@b.de\r\nURL:x' } }),
    ],
  ])('%s', (_what, sentence, make) => {
    expect(make).toThrow(sentence);
  });
});

describe('the library’s defect', () => {
  test('L1: a calendar zone makes stamps local and starts floating; there is no zone to set', () => {
    expect(bare({}, { timezone: 'Europe/Berlin' })).toMatch(/DTSTAMP:\d{8}T\d{6}\r\nDTSTART:\d{8}T\d{6}\r\n/);
    // @ts-expect-error no such door
    const ours = toICalendar({ timezone: 'Europe/Berlin', entries: [entry({ lastModified: start })] });
    expect(ours).toBe(toICalendar({ entries: [entry({ lastModified: start })] }));
  });

  test('L2: a Date with a zone shows the machine’s time; ours shows UTC', () => {
    const machine = `${String(start.getHours()).padStart(2, '0')}0000`;
    expect(bare({ timezone: 'Europe/Berlin' })).toContain(
      `DTSTART;TZID=Europe/Berlin:20260704T${machine}\r\n`,
    );
    // @ts-expect-error no such door
    expect(linesOf(feed({ timezone: 'Europe/Berlin' }))).toContain('DTSTART:20260704T080000Z');
  });

  test('L3: a zoned time is not converted; ours takes instants only', () => {
    const zoned = Temporal.ZonedDateTime.from('2026-07-04T04:00[America/New_York]');
    expect(bare({ start: zoned, timezone: 'Europe/Berlin' })).toContain(
      'DTSTART;TZID=Europe/Berlin:20260704T040000',
    );
    // @ts-expect-error no such door
    expect(() => feed({ period: { from: zoned, until: zoned } })).toThrow('getTime');
  });

  test('L4: a whole day from a Date may be the day before; ours has no whole days', () => {
    const berlinMidnight = new Date('2026-07-03T22:00:00Z');
    expect(bare({ start: berlinMidnight, allDay: true })).toContain('DTSTART;VALUE=DATE:20260703');
    // @ts-expect-error no such door
    expect(linesOf(feed({ allDay: true }))).toContain('DTSTART:20260704T080000Z');
    expect(everything()).not.toMatch(/VALUE=DATE[:;]|TZID|TIMEZONE/);
  });

  test('L5: a name with quotes is escaped with a backslash; ours needs no escape', () => {
    const name = 'Anna "Änni", Büro; ^n \\ 3:1';
    expect(bare({ attendees: [{ name, email: 'a@b.de' }] })).toContain('CN="Anna \\"Änni\\"');
    const attendee = eventIn(request({ attendee: { name, address: 'a@b.de' } })).getFirstProperty('attendee');
    expect(attendee?.getFirstParameter('cn')).toBe("Anna 'Änni', Büro; n 3:1");
    expect(attendee?.getFirstValue()).toBe('mailto:a@b.de');
  });

  test('L5: no name of a mailbox breaks its line or is empty', () => {
    const unit = fc.constantFrom(...'aü"\\^:;,\'\r\n\t\0 😀', ':MAILTO:', ':mailto:');
    fc.assert(
      fc.property(fc.string({ unit }), (name) => {
        const organizer = { name, address: 'kalender@leihbund.example' };
        const event = eventIn(request({ organizer, attendee: { name, address: 'anna@example.org' } }));
        expect(event.getFirstPropertyValue('organizer')).toBe('mailto:kalender@leihbund.example');
        expect(event.getFirstPropertyValue('attendee')).toBe('mailto:anna@example.org');
        expect(event.getFirstProperty('attendee')?.getFirstParameter('cn')).toMatch(/^[^"\\^\r\n\0]+$/);
      }),
    );
  });

  test.each(hostile)(
    'L6: a calendar’s name is printed raw; ours is escaped, and twice the same: %s',
    (_what, name) => {
      const escaped = name.replace(/[\t\n]/g, ' ').replace(/[\\;,]/g, '\\$&');
      const [, , , inName, inCalName] = linesOf(toICalendar({ name, entries: [entry()] }));
      expect([inName, inCalName]).toEqual([`NAME:${escaped}`, `X-WR-CALNAME:${escaped}`]);
    },
  );

  test('L6: a line break in a calendar’s name adds a property; in ours it does not', () => {
    expect(linesOf(bare({}, { name: 'x\r\nMETHOD:CANCEL' }))).toContain('METHOD:CANCEL');
    expect(linesOf(toICalendar({ name: 'x\r\nMETHOD:CANCEL', entries: [] }))).toContain(
      'NAME:x METHOD:CANCEL',
    );
  });

  test('L7: a URL is escaped as if it were text; ours is percent-encoded', () => {
    const url = 'https://leihbund.example/r?a=1,2;b=\\ü';
    expect(linesOf(bare({ url }))).toContain('URL;VALUE=URI:https://leihbund.example/r?a=1\\,2\\;b=\\\\ü');
    expect(linesOf(feed({ url }))).toContain(
      'URL;VALUE=URI:https://leihbund.example/r?a=1%2C2%3Bb=%5C%C3%BC',
    );
    expect(valueOf(feed({ url }), 'url')).toBe('https://leihbund.example/r?a=1%2C2%3Bb=%5C%C3%BC');
  });

  test('L7: a mail address is no free URI; in ours it cannot carry more than itself (RFC 6068)', () => {
    const address = 'a?bcc=b&c%41/+d@example.org';
    expect(bare({ organizer: { name: 'A', email: address } })).toContain(`mailto:${address}`);
    const organizer = valueOf(request({ organizer: { name: 'A', address } }), 'organizer');
    expect(organizer).toBe('mailto:a%3Fbcc%3Db%26c%2541%2F+d@example.org');
  });

  test('L8: a UID is printed raw; ours is a UUID or nothing', () => {
    expect(linesOf(bare({ id: 'x\r\nSUMMARY:evil' }))).toContain('SUMMARY:evil');
    expect(() => feed({ uid: 'x\r\nSUMMARY:evil' })).toThrow('UUID');
    expect(() => feed({ uid: `${uid}\n` })).toThrow('UUID');
  });

  test('L9: properties of the calendar may follow its components; in ours they stand first', () => {
    const raw = linesOf(bare({}, { x: [['X-A', '1']] }));
    expect(raw.indexOf('X-A:1')).toBeGreaterThan(raw.indexOf('END:VEVENT'));
    for (const entries of [[], [entry()], [entry(), entry()]]) {
      const ours = linesOf(toICalendar({ name: 'Zelte', entries }));
      const firstComponent = ours.findIndex((line) => /^BEGIN:V(EVENT|TIMEZONE)/.test(line));
      expect(ours.slice(1, firstComponent).join(' ')).toBe(
        'VERSION:2.0 PRODID:-//Leihbund//Leihbund//DE NAME:Zelte X-WR-CALNAME:Zelte ' +
          'REFRESH-INTERVAL;VALUE=DURATION:PT1H X-PUBLISHED-TTL:PT1H',
      );
      expect(ours.slice(-3)).toEqual([entries.length ? 'END:VEVENT' : 'END:VTIMEZONE', 'END:VCALENDAR', '']);
    }
  });

  test('L10: an unknown zone is printed without its rules; ours names no zone', () => {
    expect(bare({ timezone: 'Mars/Olympus' })).toMatch(/TZID=Mars\/Olympus/);
    expect(everything()).not.toContain('TZID');
  });

  test('L11: control characters pass; in ours all but tab and line feed are gone', () => {
    const controls = Array.from({ length: 160 }, (_, code) => String.fromCharCode(code)).filter((c) =>
      /\p{Cc}/u.test(c),
    );
    expect(controls).toHaveLength(65);
    expect(bare({ summary: 'a\0b\u0007' })).toContain('a\0b\u0007');
    const evil = `a${controls.join('')}b`;
    const named = {
      organizer: { name: evil, address: 'a@b.de' },
      attendee: { name: evil, address: 'c@d.de' },
    };
    const content = request({ ...named, summary: evil, description: evil, location: evil });
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[^\P{Cc}\t]/u);
    expect(valueOf(content, 'description')).toBe('a\t\n\n\nb');
    expect(toICalendar({ name: evil, entries: [] })).toContain('NAME:a b\r\n');
  });

  test('L12: an inverted period is swapped silently; ours is refused, and so is an empty one', () => {
    expect(bare({ start: end, end: start })).toContain('DTSTART:20260704T080000Z');
    expect(() => feed({ period: { from: end, until: start } })).toThrow('ends at least a second after');
    expect(() => feed({ period: { from: start, until: start } })).toThrow('ends at least a second after');
  });

  test('L12: a period within one second would print as an empty one and is refused', () => {
    const early = new Date('2026-07-04T08:00:00.001Z');
    const late = new Date('2026-07-04T08:00:00.999Z');
    const next = new Date('2026-07-04T08:00:01Z');
    expect(() => feed({ period: { from: early, until: late } })).toThrow('ends at least a second after');
    expect(feed({ period: { from: late, until: next } })).toContain('DTEND:20260704T080001Z');
  });

  test('L13: identity and stamp are drawn anew each time; in ours the same input has the same bytes', () => {
    const unset = { id: undefined, stamp: undefined };
    expect(bare(unset)).not.toBe(bare(unset));
    expect(everything()).toBe(everything());
    expect(toICalendar({ entries: [] })).toBe(toICalendar({ entries: [] }));
  });

  test('L14: the last line has no CRLF, an empty file no component; ours have both', () => {
    expect(new ICalCalendar().toString()).toMatch(/PRODID[^\r]*\r\nEND:VCALENDAR$/);
    for (const content of [feed(), request(), toICalendar({ entries: [] })])
      expect(content).toMatch(/[^\n]\r\nEND:VCALENDAR\r\n$/);
    const [zone, ...more] = parsed(toICalendar({ name: 'Leer', entries: [] })).getAllSubcomponents();
    expect(more).toEqual([]);
    expect(
      new ICAL.Timezone(zone as ICAL.Component).utcOffset(
        ICAL.Time.fromDateTimeString('2026-07-04T10:00:00'),
      ),
    ).toBe(0);
    expect(parsed(feed()).getAllSubcomponents('vtimezone')).toEqual([]);
  });

  test('L15: the zone UTC with a generator makes times floating; ours end in Z', () => {
    expect(bare({}, { timezone: { name: 'UTC', generator: () => '' } })).toMatch(/DTSTART:\d{8}T\d{6}\r\n/);
    const times = linesOf(everything()).filter((line) => /^(DT|LAST-)/.test(line));
    expect(times).toHaveLength(4);
    for (const time of times) expect(time).toMatch(/^[A-Z-]+:\d{8}T\d{6}Z$/);
  });

  test('L16: parameters of one’s own are escaped as text; ours has none', () => {
    const x = { 'X-A': 'a,b' };
    expect(bare({ attendees: [{ email: 'a@b.de', x }] })).toContain('X-A=a\\,b');
    // @ts-expect-error no such door
    expect(request({ attendee: { ...mailboxes.attendee, x } })).toBe(request());
  });

  test('L17: some properties cannot be set; ours needs none of them, and no alarm either', () => {
    expect(propertyNames(eventIn(everything())).join(' ')).toBe(
      'uid sequence dtstamp dtstart dtend summary transp location description ' +
        'organizer attendee url status last-modified',
    );
    expect(eventIn(everything()).getAllSubcomponents()).toEqual([]);
  });

  test('beside these: an attendee is a MAILTO in capitals; ours is spelled as everybody spells it', () => {
    const email = 'anna@example.org';
    const status = ICalAttendeeStatus.ACCEPTED;
    const raw = bare({ attendees: [{ email, status, rsvp: false }] }, { method: ICalCalendarMethod.REQUEST });
    expect(linesOf(raw)).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:MAILTO:anna@example.org',
    );
    expect(linesOf(request())).toContain(
      'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Anna":mailto:anna@example.org',
    );
  });
});
