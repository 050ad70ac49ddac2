/** Snapshots of what mails tell: what was noted is read back exactly, and what cannot be read says so and no more. */
import { describe, expect, test } from '@jest/globals';
import { cancelOf, requestOf, uninviteOf } from '../../src/notifications/invitation.js';
import { entryOf, kinds, wordsOf, type MailKind } from '../../src/notifications/mail-kinds.js';
import { instant, UnreadableFacts } from '../../src/notifications/snapshot.js';
import { lineFacts, reservationFacts } from '../support/every-mail.js';
import { everyNews } from '../support/every-news.js';

const NASTY = 'Grüße „A“ \u0000 \ud800 \u2028 <b> 🎪 \\u0041 {"pickUpAt":"2027-05-14T15:00:00.000Z"}';
const windows = { pickUpUntil: new Date('2027-05-14T16:30:00.001Z'), returnFrom: null };
const reservation = reservationFacts({
  occasionName: NASTY,
  onBehalfOf: '2027-05-14T15:00:00.000Z',
  pickUpAt: new Date('2027-05-14T15:00:00.999Z'),
  lines: [
    lineFacts({ ...windows, approvedQuantity: null }),
    lineFacts({ place: { name: 'Hof', accessNotes: '' } }),
  ],
  pickUpHelp: [{ place: '', bring: ['Fahrzeug'], opens: 'Frau Weiß' }],
});
const every = Object.entries(everyNews(reservation)) as [MailKind, object][];
const stored = (facts: unknown): unknown => JSON.parse(JSON.stringify(facts));

describe('what was noted', () => {
  // What was said by somebody else is read when it is put into words.
  test.each(every.filter(([kind]) => kind !== 'nobody-told'))(
    'of %s is read back as it was, instants and all',
    (kind, facts) => {
      expect(kinds[kind].read(stored(facts), 'facts')).toEqual(facts);
    },
  );

  test.each(every)('of %s is put into words', (kind, facts) => {
    expect(wordsOf(kind, stored(facts)).text).not.toBe('');
  });

  test('and text that looks like an instant stays text', () => {
    const { reservation: back } = kinds.expired.read(stored({ ...everyNews(reservation).expired }), 'facts');
    expect(back).toEqual(reservation);
    expect(back.onBehalfOf).toBe('2027-05-14T15:00:00.000Z');
    expect(back.lines[0]?.pickUpUntil).toEqual(windows.pickUpUntil);
  });

  test('by another version that noted more is read all the same', () => {
    const more = stored({ ...everyNews(reservation).expired, weather: 'fair' });
    expect(wordsOf('expired', more)).toEqual(wordsOf('expired', stored(everyNews(reservation).expired)));
  });
});

describe('what cannot be read', () => {
  const told = stored(everyNews(reservation).approved) as Record<string, Record<string, unknown>>;
  const without = (name: string): unknown => ({
    ...told,
    reservation: { ...told['reservation'], [name]: undefined },
  });

  test.each(['pickUpAt', 'lines', 'number', 'hasAsked', 'language'])(
    'because %s is missing is named',
    (name) => {
      expect(() => wordsOf('approved', without(name))).toThrow(UnreadableFacts);
      expect(() => wordsOf('approved', without(name))).toThrow(`facts.reservation.${name}`);
    },
  );

  test.each(['2027-05-14', '14.05.2027', '2027-05-14 15:00:00.000', '2027-13-14T15:00:00.000Z', 0, null])(
    'as an instant: %j is never guessed',
    (raw) => {
      expect(() => instant(raw, 'here')).toThrow('here is no instant');
    },
  );

  test('says nothing of what stood there', () => {
    const planted = { ...told, reservation: { ...told['reservation'], pickUpAt: 'Geheimnis' } };
    expect(() => wordsOf('approved', planted)).toThrow(/^((?!Geheimnis).)*$/);
  });

  test.each(['lost', 'toString', '__proto__'])('is a kind such as %s', (kind) => {
    expect(() => wordsOf(kind, {})).toThrow(UnreadableFacts);
  });
});

describe('the entry that comes along', () => {
  test('is entered, taken out, or taken from one person alone, as its kind says', () => {
    const message = (kind: MailKind, more = {}): unknown =>
      entryOf(kind, stored({ ...everyNews(reservation)[kind], ...more })).message;
    expect(['approved', 'partly-approved', 'handed-on'].map((kind) => message(kind as MailKind))).toEqual([
      requestOf,
      requestOf,
      requestOf,
    ]);
    expect(message('cancelled')).toBe(cancelOf);
    expect(message('entry-taken')).toBe(uninviteOf);
    expect(message('entry-taken', { why: 'cancelled' })).toBe(cancelOf);
  });

  test('tells a mailbox that it leaves neither where nor how to get in', () => {
    const { content } = entryOf('entry-taken', stored(everyNews(reservation)['entry-taken']));
    expect(Object.keys(content).toSorted()).toEqual(['description', 'period', 'summary']);
    expect(content.description).toBe('');
  });

  test('comes with no other kind', () => {
    expect(() => entryOf('declined', stored(everyNews(reservation).declined))).toThrow(UnreadableFacts);
  });
});
