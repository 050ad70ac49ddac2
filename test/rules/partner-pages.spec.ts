/** What the partner's pages work out by themselves: other weeks, one store, states in words, and what was typed. */
import { describe, expect, test } from '@jest/globals';
import type { ItemView } from '../../src/items/item.dto.js';
import type { ReservationView } from '../../src/reservations/reservation.view.js';
import { emptyBasket, type Basket } from '../../src/web/basket/basket.js';
import { neighbours, nextYears, offeredBasket } from '../../src/web/partner/basket-offers.js';
import type { BasketPlace } from '../../src/web/partner/basket-sheet.js';
import { typedBasket } from '../../src/web/partner/basket-typed.js';
import { loanState } from '../../src/web/partner/loan-state.js';
import { oneStore } from '../../src/web/partner/one-store.js';

const timeZone = 'Europe/Berlin';
const id = (number: number): string => `0190a1b2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const basketOf = (from: string, until: string): Basket => ({ ...emptyBasket, from, until });
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
    storagePlace: { id: id(placeNumber), name: '' },
  }) as unknown as ItemView;
const placeOf = (placeNumber: number, ...things: [ItemView, number][]): BasketPlace =>
  ({
    place: { id: id(placeNumber), name: `Ort ${placeNumber}` },
    things: things.map(([item, quantity]) => ({ item, quantity })),
  }) as unknown as BasketPlace;

const view = (status: string, approvedQuantity: number | null = 5): ReservationView =>
  ({
    status,
    decideBy: '2027-05-10T10:00:00Z',
    pickUpAt: '2027-05-14T15:00:00Z',
    returnDueAt: '2027-05-17T08:00:00Z',
    lines: [{ quantity: 5, approvedQuantity }],
  }) as unknown as ReservationView;
const said = (one: ReservationView, now: string): string => {
  const { badge, sentence } = loanState(one, new Date(now), timeZone, 'de');
  return `${badge}: ${sentence}`;
};

describe('the same weekdays', () => {
  test('a year later are 52 weeks later', () => {
    const next = nextYears(basketOf('2027-05-14', '2027-05-17'), timeZone, new Date('2027-06-01T00:00:00Z'));
    expect(days(next)).toEqual(['2028-05-12', '2028-05-15']);
  });

  test('of a loan of years ago are the first ones that lie ahead', () => {
    const next = nextYears(basketOf('2024-03-29', '2024-04-01'), timeZone, new Date('2027-03-01T00:00:00Z'));
    expect(days(next)).toEqual(['2027-03-26', '2027-03-29']);
  });

  test('in the weeks around go over clock changes and the turn of the year, and never begin in the past', () => {
    const now = new Date('2027-12-20T12:00:00Z');
    const around = neighbours(basketOf('2027-12-24', '2027-12-27'), timeZone, now, 'de');
    expect(around.map(({ basket }) => days(basket))).toEqual([
      ['2027-12-24', '2027-12-27'],
      ['2027-12-31', '2028-01-03'],
      ['2028-01-07', '2028-01-10'],
      ['2028-01-14', '2028-01-17'],
    ]);
    expect(around[0]).toMatchObject({ label: 'Fr., 24.12. bis Mo., 27.12.', isChosen: true });
    const spring = neighbours(
      basketOf('2027-03-19', '2027-03-22'),
      timeZone,
      new Date('2027-03-10T00:00:00Z'),
      'en',
    );
    expect(spring.map(({ basket }) => basket.until)).toContain('2027-03-29');
  });
});

test('an offer becomes a basket with its things, days and hand-over times', () => {
  const line = {
    itemId: id(1),
    quantity: 3,
    pickUpAt: '2027-05-21T15:00:00.000Z',
    returnDueAt: '2027-05-24T08:00:00.000Z',
  };
  const message = { de: '', en: '' };
  const before = {
    ...basketOf('2027-05-14', '2027-05-17'),
    lines: [{ itemId: id(2), quantity: 9 }],
    partnerId: id(7),
  };
  const offered = offeredBasket(before, { kind: 'period', message, lines: [line] }, () => id(5), timeZone);
  expect(days(offered)).toEqual(['2027-05-21', '2027-05-24']);
  expect(offered.lines).toEqual([{ itemId: id(1), quantity: 3 }]);
  expect(offered.times).toEqual([
    { placeId: id(5), pickUpAt: new Date(line.pickUpAt), returnDueAt: new Date(line.returnDueAt) },
  ]);
  const less = offeredBasket(before, { kind: 'quantity', message, lines: [line] }, () => id(5), timeZone);
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
});
