/** What the partner's pages work out by themselves: other weeks, one store, states in words, and what was typed. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { ItemView } from '../../src/items/item.dto.js';
import type { ReservationView } from '../../src/reservations/record/reservation.view.js';
import { emptyBasket, type Basket } from '../../src/web/basket/basket.js';
import { offeredBasket } from '../../src/web/partner/basket/basket-offers.js';
import { nextYears, otherWeeks, yearHint } from '../../src/web/basket/other-days.js';
import type { BasketPlace } from '../../src/web/partner/basket/basket-sheet.js';
import { yearsLater } from '../../src/web/basket/year-later.js';
import { typedBasket } from '../../src/web/basket/basket-typed.js';
import { isOut } from '../../src/reservations/record/lifecycle.js';
import { reservationState } from '../../src/web/partner/requests/reservation-state.js';
import { oneStore } from '../../src/web/partner/basket/one-store.js';

const timeZone = 'Europe/Berlin';
const id = (number: number): string => `0190a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const basketOf = (from: string, until: string): Basket => ({ ...emptyBasket, from, until });
const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const days = ({ from, until }: Basket): string[] => [from, until];

const thing = (number: number, name: string, placeNumber: number, free = 100, packStep = 1): ItemView =>
  ({
    id: id(number),
    name,
    unit: 'Stück',
    kind: 'bulk',
    free,
    packStep,
    setAside: false,
    lent: true,
    storagePlace: { id: id(placeNumber), name: '' },
  }) as unknown as ItemView;
const placeOf = (placeNumber: number, ...things: [ItemView, number][]): BasketPlace =>
  ({
    place: { id: id(placeNumber), name: `Ort ${placeNumber}` },
    things: things.map(([item, quantity]) => ({ item, quantity, key: item.id })),
  }) as unknown as BasketPlace;

const view = (status: string, approvedQuantity: number | null = 5): ReservationView =>
  ({
    status,
    warnings: [],
    decideBy: '2027-05-10T10:00:00Z',
    pickUpAt: '2027-05-14T15:00:00Z',
    returnDueAt: '2027-05-17T08:00:00Z',
    lines: [
      {
        quantity: 5,
        approvedQuantity,
        pickUpAt: '2027-05-14T15:00:00Z',
        pickUpUntil: null,
        returnFrom: null,
        returnDueAt: '2027-05-17T08:00:00Z',
      },
    ],
  }) as unknown as ReservationView;
const said = (one: ReservationView, now: string): string => {
  const isLate = isOut(one.status) && new Date(one.returnDueAt) < new Date(now);
  const seen = { ...one, isOverdue: isLate };
  const { badge, sentence } = reservationState(seen, new Date(now), { timeZone, language: 'de' });
  return `${badge}: ${sentence}`;
};

describe('the same weekdays', () => {
  test.each([
    ['2027-10-01', '2027-10-04', '', '2028-10-06', '2028-10-09'],
    ['2027-05-14', '2027-05-17', '', '2028-05-12', '2028-05-15'],
    // The fifth of a month is its last.
    ['2027-04-30', '2027-05-02', '', '2028-04-28', '2028-04-30'],
    ['2028-02-29', '2028-02-29', '', '2029-02-27', '2029-02-27'],
    // A fixed feast keeps its date.
    ['2027-12-31', '2028-01-02', '', '2028-12-31', '2029-01-02'],
    ['2027-12-30', '2028-01-01', 'Silvesterlauf', '2028-12-30', '2029-01-01'],
    ['2027-12-23', '2027-12-27', '', '2028-12-23', '2028-12-27'],
    ['2027-11-10', '2027-11-12', 'Laternenumzug', '2028-11-10', '2028-11-12'],
    ['2027-11-12', '2027-11-14', 'Martinsmarkt', '2028-11-10', '2028-11-12'],
    ['2027-05-01', '2027-05-01', 'Maifest', '2028-05-01', '2028-05-01'],
    ['2027-04-30', '2027-05-03', 'Tanz in den Mai', '2028-04-30', '2028-05-03'],
    // A weekend with a feast in it is a weekend first of all.
    ['2026-10-02', '2026-10-05', 'Erntefest', '2027-10-01', '2027-10-04'],
  ])('or the same date: %s to %s (%s) becomes %s to %s', (from, until, occasion, first, last) => {
    const now = new Date(`${until}T12:00:00Z`);
    expect(days(nextYears(basketOf(from, until), timeZone, now, occasion))).toEqual([first, last]);
  });

  test('are said with the rule, and the other rule is one button away', () => {
    const before = { from: day('2027-12-31'), until: day('2028-01-02') };
    const [first, second] = yearsLater(before, '', day('2028-02-01'));
    expect([first!.words.de, second!.words.de]).toEqual([
      'Gleiches Datum, weil es ein festes Fest ist (Silvester): ab 31. Dezember 2028.',
      'Gleicher Wochentag im Monat: am letzten Freitag im Dezember 2028.',
    ]);
    const hint = yearHint(basketOf('2028-12-31', '2029-01-02'), [first!, second!]);
    expect([hint?.words.en, hint?.other?.label.de, days(hint!.other!.basket)]).toEqual([
      'The same date, since it is a fixed feast (New Year’s Eve): from 31 December 2028.',
      'Fr., 29.12. bis So., 31.12.: gleicher Wochentag',
      ['2028-12-29', '2028-12-31'],
    ]);
    expect(yearHint(basketOf('2029-01-05', '2029-01-07'), [first!, second!])).toBeUndefined();
    expect(yearsLater({ from: day('2027-10-01'), until: day('2027-10-01') }, '', day('2027-11-01'))).toEqual([
      {
        days: { from: day('2028-10-06'), until: day('2028-10-06') },
        rule: 'weekday',
        words: {
          de: 'Gleicher Wochentag im Monat: am ersten Freitag im Oktober 2028.',
          en: 'The same weekday of the month: on the first Friday of October 2028.',
        },
      },
    ]);
  });

  test('a year later are those of the same week of the month', () => {
    const next = nextYears(basketOf('2027-05-14', '2027-05-17'), timeZone, new Date('2027-06-01T00:00:00Z'));
    expect(days(next)).toEqual(['2028-05-12', '2028-05-15']);
  });

  test('of a loan of years ago are the first ones that lie ahead', () => {
    const next = nextYears(basketOf('2024-03-29', '2024-04-01'), timeZone, new Date('2027-03-01T00:00:00Z'));
    expect(days(next)).toEqual(['2027-03-26', '2027-03-29']);
  });

  test('in the weeks around go over clock changes and the turn of the year, and never begin in the past', () => {
    const now = new Date('2027-12-20T12:00:00Z');
    const around = otherWeeks(basketOf('2027-12-24', '2027-12-27'), timeZone, now);
    expect(around.map(({ basket }) => days(basket))).toEqual([
      ['2027-12-24', '2027-12-27'],
      ['2027-12-31', '2028-01-03'],
      ['2028-01-07', '2028-01-10'],
      ['2028-01-14', '2028-01-17'],
    ]);
    expect(around.map(({ isChosen }) => isChosen)).toEqual([true, false, false, false]);
    const march = new Date('2027-03-10T00:00:00Z');
    const spring = otherWeeks(basketOf('2027-03-19', '2027-03-22'), timeZone, march);
    expect(spring.map(({ basket }) => basket.until)).toContain('2027-03-29');
  });

  test('are the coming weekends while no days are chosen', () => {
    const weeks = otherWeeks(basketOf('', ''), timeZone, new Date('2027-12-20T12:00:00Z'));
    expect(weeks.map(({ basket }) => days(basket)).slice(0, 2)).toEqual([
      ['2027-12-24', '2027-12-27'],
      ['2027-12-31', '2028-01-03'],
    ]);
    expect(weeks.map(({ isChosen }) => isChosen)).toEqual(Array(6).fill(false));
  });
});

test('an offer becomes a basket with its things, days and hand-over times', () => {
  const line = {
    itemId: id(1),
    quantity: 3,
    pickUpAt: '2027-05-21T15:00:00.000Z',
    returnDueAt: '2027-05-24T08:00:00.000Z',
  };
  const { pickUpAt, returnDueAt } = line;
  const offer = { message: { de: '', en: '' }, lines: [line], pickUpAt, returnDueAt };
  const before = {
    ...basketOf('2027-05-14', '2027-05-17'),
    lines: [{ itemId: id(2), quantity: 9 }],
    partnerId: id(7),
  };
  const offered = offeredBasket(before, { kind: 'period', ...offer }, () => id(5), timeZone);
  expect(days(offered)).toEqual(['2027-05-21', '2027-05-24']);
  expect(offered.lines).toEqual([{ itemId: id(1), quantity: 3 }]);
  expect(offered.times).toEqual([
    { placeId: id(5), pickUpAt: new Date(line.pickUpAt), returnDueAt: new Date(line.returnDueAt) },
  ]);
  const twice = { ...offer, lines: [line, { ...line, quantity: 4 }] };
  const both = offeredBasket(before, { kind: 'similar', ...twice }, () => id(5), timeZone);
  expect(both.lines).toEqual([{ itemId: id(1), quantity: 7 }]);
  const less = offeredBasket(before, { kind: 'quantity', ...offer }, () => id(5), timeZone);
  expect(days(less)).toEqual(['2027-05-14', '2027-05-17']);
});

describe('one store', () => {
  const [here, there] = [thing(1, 'Bank 220 cm', 91, 10), thing(2, 'Bank, grün', 92, 30)];
  const two = [placeOf(91, [here, 10]), placeOf(92, [there, 10])];

  test('is the one that has enough of the same', () => {
    const found = oneStore(basketOf('2027-05-14', '2027-05-17'), two, [here, there]);
    expect(found?.placeName).toBe('Ort 92');
    expect(found?.basket.lines).toEqual([{ itemId: id(2), quantity: 20 }]);
  });

  test.each([
    ['is not suggested where everything is in one place', [two[1]!], [here, there]],
    ['is not suggested where it has too few', two, [here, thing(2, 'Bank, grün', 92, 19)]],
    ['is not suggested where packs would break', two, [here, thing(2, 'Bank, grün', 92, 99, 7)]],
    ['is not suggested for something else', two, [thing(1, 'Tisch', 91, 5), thing(2, 'Stuhl', 92)]],
  ])('%s', (_what, places, pool) => {
    const named = places.map((one) => ({
      ...one,
      things: one.things.map(({ item, quantity }) => ({
        item: pool.find((other) => other.id === item.id)!,
        quantity,
        key: item.id,
      })),
    }));
    expect(oneStore(basketOf('2027-05-14', '2027-05-17'), named, pool)).toBeUndefined();
  });
});

describe('what was typed', () => {
  const before = { ...basketOf('2027-05-14', '2027-05-17'), lines: [{ itemId: id(1), quantity: 2 }] };

  test('of a wrong quantity and of wrong days is refused, the rest is taken', () => {
    const typed = {
      from: '2027-05-20',
      until: '2027-05-19',
      [`quantity.${id(1)}`]: 'x',
      [`quantity.${id(2)}`]: '4',
    };
    const { basket, faults } = typedBasket(before, typed);
    expect(faults.map(({ field }) => field)).toEqual([`quantity.${id(1)}`, 'until']);
    expect(basket.lines).toEqual([...before.lines, { itemId: id(2), quantity: 4 }]);
    expect(days(basket)).toEqual(['2027-05-14', '2027-05-17']);
  });

  test('of hand-over times belongs to the days that were shown with them', () => {
    const times = {
      [`pickUp.${id(3)}`]: '2027-05-13T07:30:00.000Z',
      [`return.${id(3)}`]: '2027-05-18T09:30:00.000Z',
    };
    expect(typedBasket(before, times).basket.times).toHaveLength(1);
    const moved = { ...times, from: '2027-06-11', until: '2027-06-14' };
    expect(typedBasket(before, moved).basket.times).toEqual([]);
  });

  test('of a partner that is none counts as no choice', () => {
    expect(typedBasket({ ...before, partnerId: id(4) }, { partnerId: '' }).basket.partnerId).toBe('');
    expect(typedBasket({ ...before, partnerId: id(4) }, {}).basket.partnerId).toBe(id(4));
  });
});

describe('a state in words', () => {
  test.each([
    ['requested', 5, '2027-05-01T00:00:00Z', 'Anfrage: Entscheidung bis Mo., 10. Mai 2027, 12:00 Uhr'],
    ['approved', 5, '2027-05-01T00:00:00Z', 'Zugesagt: Abholung am Fr., 14. Mai 2027, 17:00 Uhr'],
    ['approved', 3, '2027-05-01T00:00:00Z', 'Teilweise zugesagt: Abholung am Fr., 14. Mai 2027, 17:00 Uhr'],
    ['approved', 5, '2027-05-15T00:00:00Z', 'Zugesagt: Abholung war am Fr., 14. Mai 2027, 17:00 Uhr'],
    ['handed_over', 5, '2027-05-16T00:00:00Z', 'Ausgegeben: Rückgabe bis Mo., 17. Mai 2027, 10:00 Uhr'],
    ['handed_over', 5, '2027-05-18T00:00:00Z', 'Überfällig: Überfällig seit Mo., 17. Mai 2027, 10:00 Uhr'],
    ['withdrawn', 5, '2027-05-18T00:00:00Z', 'Zurückgezogen: Die Anfrage wurde zurückgezogen'],
  ])('%s, %p of 5, at %s', (status, approved, now, words) => {
    expect(said(view(status, approved), now)).toBe(words);
  });

  test('is at risk where the stock no longer covers what was promised, until it is fetched', () => {
    const told = ['approved', 'requested', 'handed_over'].map((status) =>
      said({ ...view(status), isAtRisk: true }, '2027-05-12T00:00:00Z'),
    );
    expect(told).toEqual([
      'In Gefahr: Abholung am Fr., 14. Mai 2027, 17:00 Uhr',
      expect.stringMatching(/^Anfrage: /),
      expect.stringMatching(/^Ausgegeben: /),
    ]);
  });
});
