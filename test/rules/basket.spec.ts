/** The basket in its cookies: what goes in comes out, what is no basket is an empty one. */
import { describe, expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import {
  basketFrom,
  basketText,
  emptyBasket,
  lineKey,
  MOST_LINES,
  unitsIn,
  withoutLines,
  withPeriod,
  withQuantities,
  type Basket,
} from '../../src/web/basket/basket.js';
import { draftFrom, draftText, emptyDraft } from '../../src/web/basket/draft.js';
import { Refusal } from '../../src/shared/refusal.js';

const id = (number: number): string => `0190a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const may = { from: '2027-05-14', until: '2027-05-17', fromTime: '', untilTime: '' };
const full: Basket = {
  ...may,
  fromTime: '17:00',
  untilTime: '10:30',
  lines: [
    { itemId: id(1), quantity: 5 },
    { itemId: id(2), quantity: 100_000 },
  ],
  times: [
    {
      placeId: id(3),
      pickUpAt: new Date('2027-05-13T07:30:00Z'),
      returnDueAt: new Date('2027-05-18T09:30:00Z'),
    },
  ],
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  partnerId: id(4),
};

describe('a basket in its cookie', () => {
  test('what goes in comes out', () => {
    expect(basketFrom(basketText(full))).toEqual(full);
    expect(basketFrom(basketText(emptyBasket))).toEqual(emptyBasket);
  });

  test('holds one thing on several days, which move along with the others', () => {
    const days = { from: '2027-05-21', until: '2027-05-24', fromTime: '17:00', untilTime: '' };
    const lines = [...full.lines, { itemId: id(1), quantity: 3, days }];
    const twice = { ...full, lines };
    expect(basketFrom(basketText(twice))).toEqual(twice);
    const moved = withPeriod(twice, { ...may, from: '2028-05-12', until: '2028-05-15' });
    expect(moved.lines[2]?.days).toEqual({ ...days, from: '2028-05-19', until: '2028-05-22' });
    const less = withQuantities(twice, new Map([[lineKey(lines[2]!), 1]]));
    expect(less.lines.map(({ quantity }) => quantity)).toEqual([5, 100_000, 1]);
    expect(withoutLines(twice, [lines[2]!]).lines).toEqual(full.lines);
    expect(unitsIn(twice, id(1))).toBe(5);
    expect(basketFrom('20270514~20270517~~.AAAAAAAAcACAAAAAAAAAAQ*3*x*y.').lines).toEqual([]);
  });

  test('needs no encoding, and fits into a cookie with the most lines and places', () => {
    const lines = Array.from({ length: MOST_LINES + 5 }, (_, index) => ({
      itemId: id(index),
      quantity: 99_999,
    }));
    const times = Array.from({ length: 30 }, (_, index) => ({ ...full.times[0]!, placeId: id(index) }));
    const text = basketText({ ...full, lines, times });
    expect(text).toMatch(/^[\w.~*-]+$/);
    expect(text.length).toBeLessThan(3900);
    expect(basketFrom(text).lines).toHaveLength(MOST_LINES);
  });

  test.each([
    undefined,
    '',
    'garbage',
    '....',
    '%00',
    '~~~.*.*.*',
    '20270514~20270510~~.AAAA*5.x*y*z.!!',
    '99999999~99999999~9999~9999...',
    `20270514.${'A'.repeat(22)}*0~${'_'.repeat(22)}*-1~*5.`,
  ])('%p is an empty basket', (text) => {
    expect(basketFrom(text)).toEqual(emptyBasket);
  });

  test('nothing that a browser sends is an error', () => {
    const isTaken = property(
      string(),
      (text) => basketFrom(text).lines.length <= MOST_LINES && !!draftFrom(text, ''),
    );
    expect(() => assert(isTaken)).not.toThrow();
  });
});

describe('things put into a basket', () => {
  test('named ones get their quantity, 0 takes out, the others stay', () => {
    const quantities = new Map([
      [id(1), 0],
      [id(2), 7],
      [id(9), 1],
    ]);
    expect(withQuantities(full, quantities).lines).toEqual([
      { itemId: id(2), quantity: 7 },
      { itemId: id(9), quantity: 1 },
    ]);
  });

  test('no quantity that nobody can fetch gets in', () => {
    const odd = new Map([
      [id(5), -1],
      [id(6), 1.5],
      [id(7), Number.NaN],
      [id(8), 100_001],
      ['no id', 1],
    ]);
    expect(withQuantities(emptyBasket, odd).lines).toEqual([]);
  });

  test('another period forgets the hand-over times, the same one keeps them', () => {
    expect(withPeriod(full, { ...may, until: '2027-05-18' }).times).toEqual([]);
    expect(withPeriod(full, full).times).toEqual(full.times);
  });

  test('a period that runs backwards is none', () => {
    expect(withPeriod(full, { ...may, until: '2027-05-13' })).toMatchObject({ from: '', until: '' });
  });
});

describe('a draft in its cookie', () => {
  const draft = {
    occasion: 'Fest „Öse“',
    contactName: '<b>',
    contactPhone: '030',
    note: 'a\nb',
    onBehalfOf: '🎪',
    forCaller: 'true',
    isPublic: 'true',
  };

  test('what goes in comes out', () => {
    expect(draftFrom(draftText(draft, ''), '')).toEqual(draft);
  });

  test('five hundred letters with umlauts fit', () => {
    const long = { ...draft, note: 'ä'.repeat(500), occasion: 'ö'.repeat(200), contactName: 'ü'.repeat(200) };
    expect(draftFrom(draftText(long, ''), '')).toEqual(long);
  });

  test('what is too long is refused at the note', () => {
    expect(() => draftText({ ...draft, note: '🎪'.repeat(1000) }, '')).toThrow(Refusal);
  });

  test.each([undefined, '', 'x', 'e30', 'WzFd', 'bnVsbA'])('%p is an empty draft', (text) => {
    expect(draftFrom(text, '')).toEqual(emptyDraft);
  });
});
