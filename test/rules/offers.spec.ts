/** Offers, rule by rule: what is proposed instead of what cannot be had. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { shortages } from '../../src/reservations/stock/availability.js';
import type { AskedLine, StockItem } from '../../src/reservations/stock/ledger.js';
import {
  type Offer,
  type RefusedRequest,
  areApart,
  offers,
  sameWeekdaysFirst,
} from '../../src/reservations/asking/offers.js';
import { addMinutes } from '../../src/shared/period.js';
import { atOnce } from '../../src/shared/search.js';
import { type Situation, asks, furniture, hours, item, lent, shut, situation } from './stock-builder.js';

const DAY = 24 * 60;

const laterBy = (lines: readonly AskedLine[], days: number): AskedLine[] =>
  lines.map((line) => ({
    ...line,
    period: {
      from: addMinutes(line.period.from, days * DAY),
      until: addMinutes(line.period.until, days * DAY),
    },
  }));

const noOffer = { similarTo: () => [], otherTimes: [] };

const on = ({ lines }: Situation, ...days: number[]): Partial<RefusedRequest> => ({
  otherTimes: days.map((count) => laterBy(lines, count)),
});

const offered = ({ ledger, lines }: Situation, ways: Partial<RefusedRequest> = {}): Offer[] =>
  atOnce(offers({ ledger, lines, ...noOffer, ...ways }));

/** '5 set + 1 table' */
const inWords = ({ lines }: Offer): string =>
  lines.map(({ quantity, itemId }) => `${quantity} ${itemId}`).join(' + ');

const named = (all: readonly Offer[], kind: Offer['kind']): string[] =>
  all.filter((offer) => offer.kind === kind).map(inWords);

test('nothing is offered where the wish itself can be had', () => {
  expect(
    offered(situation(furniture(21, 10), asks('##', 5, 'set')), {
      ...on(situation(furniture(21, 10), asks('##', 5, 'set')), 1, 2, 3),
    }),
  ).toEqual([]);
});

describe('a smaller quantity', () => {
  test('six sets of 21 tables and 10 benches: five sets, or five and a table without benches (scene 1)', () => {
    const all = offered(situation(furniture(21, 10), asks('##', 6, 'set')));
    const five = { itemId: 'set', quantity: 5, period: hours(0, 2) };
    expect(all).toEqual([
      { kind: 'quantity', lines: [five] },
      {
        kind: 'parts',
        insteadOf: 'set',
        lines: [five, { itemId: 'table', quantity: 1, period: hours(0, 2) }],
      },
    ]);
  });

  test('leaves out what cannot be had at all, and keeps the other lines', () => {
    const asked = situation(
      [item('tent'), item('chair', { quantity: 9 })],
      lent(' ### ', 1, 'tent'),
      asks('  ###', 1, 'tent'),
      asks('  ###', 4, 'chair'),
    );
    expect(offered(asked).map(inWords)).toEqual(['4 chair']);
  });

  test('is not offered where nothing is left', () => {
    expect(offered(situation([item('tent')], lent('###', 1, 'tent'), asks('###', 1, 'tent')))).toEqual([]);
  });

  test('is in whole packs', () => {
    const crates = item('glass', { quantity: 80, packStep: 33 });
    expect(offered(situation([crates], asks('##', 99, 'glass'))).map(inWords)).toEqual(['66 glass']);
  });
});

describe('loose parts', () => {
  test('come with the other lines, which keep what they were granted', () => {
    const chair = item('chair', { quantity: 4 });
    const asked = situation([...furniture(8, 10), chair], asks('##', 7, 'set'), asks('##', 6, 'chair'));
    expect(named(offered(asked), 'parts')).toEqual(['5 set + 4 chair + 2 table']);
  });

  test('are not more than another line leaves', () => {
    const asked = situation(furniture(8, 10), asks('##', 7, 'set'), asks('##', 2, 'table'));
    expect(named(offered(asked), 'parts')).toEqual(['5 set + 2 table + 1 table']);
  });

  test('are all that is left where no whole set is', () => {
    expect(offered(situation(furniture(8, 1), asks('##', 2, 'set'))).map(inWords)).toEqual([
      '2 table + 1 bench',
    ]);
  });

  test('come in whole packs, or not at all', () => {
    const tens = situation(covers(10), asks('##', 45, 'cover'));
    const crates = situation(covers(33), asks('##', 45, 'cover'));
    expect(named(offered(tens), 'parts')).toEqual(['20 cover + 20 plate']);
    expect(named(offered(crates), 'parts')).toEqual([]);
  });

  test('are offered for a set that is closed: its parts are not', () => {
    const asked = situation(furniture(3, 6), shut('##', 1, 'set'), asks('##', 3, 'set'));
    expect(named(offered(asked), 'parts')).toEqual(['2 set + 1 table + 2 bench']);
  });
});

describe('another period', () => {
  test('is one of the next three in which everything fits', () => {
    const asked = situation(
      [item('tent')],
      //    0     6     12    18    24    30    36
      lent('    #########################           ', 1, 'tent'),
      asks('    ####                                ', 1, 'tent'),
    );
    const periods = offered(asked, on(asked, 1, 2, 3, 4, 5, 6, 7, 8, 9)).filter(
      ({ kind }) => kind === 'period',
    );
    expect(periods.map(({ lines }) => lines[0]?.period)).toEqual([
      hours(52, 56),
      hours(76, 80),
      hours(100, 104),
    ]);
  });

  test('is offered once, and looked for no further than it takes', () => {
    const asked = situation([item('tent')], lent('###', 1, 'tent'), asks('###', 1, 'tent'));
    const looked: number[] = [];
    function* times(): Generator<AskedLine[]> {
      for (const days of [2, 2, 3, 4, 5]) {
        looked.push(days);
        yield laterBy(asked.lines, days);
      }
    }
    const periods = offered(asked, { otherTimes: times() });
    expect(periods.map(({ lines }) => lines[0]?.period)).toEqual([
      hours(48, 51),
      hours(72, 75),
      hours(96, 99),
    ]);
    expect(looked).toEqual([2, 2, 3, 4]);
  });

  test('is none where more is asked than there is', () => {
    const asked = situation([item('tent')], asks('###', 2, 'tent'));
    expect(named(offered(asked, on(asked, 1, 2, 3, 4, 5, 6, 7, 8, 9)), 'period')).toEqual([]);
  });
});

describe('what stands beside what there is', () => {
  const broad = (line: AskedLine): AskedLine[] => [{ ...line, itemId: 'broad' }];
  const sets = (narrow: number, wide: number): Situation =>
    situation(
      [item('narrow', { quantity: 10 }), item('broad', { quantity: 9 })],
      lent('##', 10 - narrow, 'narrow'),
      lent('##', 9 - wide, 'broad'),
      asks('##', 10, 'narrow'),
    );

  test.each([
    [8, 9, ['8 narrow + 2 broad', '9 broad']],
    [8, 1, ['8 narrow + 1 broad']],
    [0, 9, ['9 broad']],
    [3, 3, ['3 narrow + 3 broad']],
    [8, 0, []],
  ])('ten asked, %d and %d of another kind free: %j', (narrow, wide, expected) => {
    expect(named(offered(sets(narrow, wide), { similarTo: broad }), 'similar')).toEqual(expected);
  });

  test('is one kind where that is enough', () => {
    const asked = situation(
      [item('narrow', { quantity: 2 }), item('broad', { quantity: 10 })],
      asks('##', 4, 'narrow'),
      asks('##', 3, 'broad'),
    );
    expect(named(offered(asked, { similarTo: broad }), 'similar')[0]).toBe('4 broad + 3 broad');
  });
});

describe('another time', () => {
  test('is on the same weekdays first, the nearest of them, later and earlier', () => {
    const shifts = sameWeekdaysFirst(15);
    expect(shifts.slice(0, 8)).toEqual([7, -7, 14, -14, 1, -1, 2, -2]);
    expect(shifts).toHaveLength(30);
  });

  test('does not meet what it stands for, nor the rest that things get before and after', () => {
    const { ledger, lines } = situation([item('tent', { bufferHours: 24 })], asks('###', 1, 'tent'));
    const apart = [1, -1, 2, -2].filter((count) => areApart(ledger, lines, laterBy(lines, count)));
    expect(apart).toEqual([2, -2]);
  });
});

describe('a similar item', () => {
  const tents = ['red', 'blue', 'green', 'white', 'small', 'huge'].map((id) => item(id, { quantity: 2 }));
  test('replaces a short line, and up to three that fit are offered', () => {
    const asked = situation(
      [item('tent'), ...tents],
      lent('###  ', 1, 'small'),
      asks(' ### ', 2, 'tent'),
      asks(' ### ', 1, 'red'),
    );
    const all = offered(asked, { similarTo: otherTents }).filter(({ kind }) => kind === 'similar');
    expect(all.map(inWords)).toEqual(['2 blue + 1 red', '2 green + 1 red', '2 white + 1 red']);
    expect(all.map(({ insteadOf }) => insteadOf)).toEqual(['tent', 'tent', 'tent']);
  });

  test('takes nothing from the other lines', () => {
    const asked = situation([item('tent'), ...tents], asks('##', 2, 'tent'), asks('##', 1, 'blue'));
    expect(named(offered(asked, { similarTo: otherTents }), 'similar')[0]).toBe('2 small + 1 blue');
  });

  test('leaves to the other lines what the replaced one would have taken', () => {
    const asked = situation(
      [...furniture(5, 99), item('round table', { quantity: 9 })],
      asks('##', 6, 'set'),
      asks('##', 3, 'table'),
    );
    const all = offered(asked, {
      similarTo: (line) => (line.itemId === 'set' ? [{ ...line, itemId: 'round table' }] : []),
    });
    expect(named(all, 'similar')).toEqual(['6 round table + 3 table']);
  });

  test('stands beside what the other short lines were granted', () => {
    const asked = situation([item('tent'), ...tents], asks('##', 2, 'tent'), asks('##', 5, 'red'));
    const all = offered(asked, {
      similarTo: (line) => (line.itemId === 'tent' ? [{ ...line, itemId: 'blue' }] : []),
    });
    expect(named(all, 'similar')).toEqual(['2 blue + 2 red']);
  });

  test('must come in packs of its own that make the quantity', () => {
    const lots = item('lot', { quantity: 20, packStep: 10 });
    const asked = situation([item('cup', { quantity: 8 }), lots], asks('##', 15, 'cup'));
    expect(named(offered(asked, { similarTo: (line) => [{ ...line, itemId: 'lot' }] }), 'similar')).toEqual(
      [],
    );
  });
});

test('whatever is offered fits, and is in whole packs', () => {
  const ids = ['table', 'bench', 'set', 'tent', 'marquee'];
  const one = fc.tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(...ids));
  const drawing = one.map(([from, length]) => ' '.repeat(from) + '#'.repeat(length));
  const part = fc.tuple(drawing, fc.integer({ min: 1, max: 6 }), fc.constantFrom(...ids));
  const facts = fc.record({ bufferHours: fc.nat({ max: 9 }), packStep: fc.integer({ min: 1, max: 3 }) });
  const pool = fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 9 }), facts);
  const all = fc.record({
    pool,
    loans: fc.array(part, { maxLength: 5 }),
    wishes: fc.array(part, { minLength: 1, maxLength: 3 }),
  });
  const property = fc.property(all, ({ pool: [tables, benches, rules], loans, wishes }) => {
    const items = [...furniture(tables, benches), item('tent'), item('marquee', { quantity: 3 })];
    const asked = situation(
      items.map((each) => item(each.id, { ...each, ...rules })),
      ...loans.map((loan) => lent(...loan)),
      ...wishes.map((wish) => asks(...wish)),
    );
    for (const offer of offered(asked, {
      similarTo: (line) => ids.map((itemId) => ({ ...line, itemId })),
      ...on(asked, 1, -1, 2, -2, 3, 4, 5),
    })) {
      expect(shortages(asked.ledger, offer.lines)).toEqual([]);
      expect(offer.lines.every(({ quantity }) => quantity > 0 && quantity % rules.packStep === 0)).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 300 });
});

const otherTents = (line: AskedLine): AskedLine[] =>
  ['blue', 'small', 'green', 'white', 'huge'].map((itemId) => ({ ...line, itemId }));

/** A cover is a plate and a fork; plates come in packs. */
const covers = (packStep: number): StockItem[] => [
  item('plate', { quantity: 50, packStep }),
  item('fork', { quantity: 20 }),
  item('cover', {
    quantity: null,
    parts: [
      { itemId: 'plate', quantity: 1 },
      { itemId: 'fork', quantity: 1 },
    ],
  }),
];
