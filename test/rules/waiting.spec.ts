/** The queue of the waiting list: who stands where, what has become of an entry, and who is next. */
import { describe, expect, test } from '@jest/globals';
import {
  heldUntil,
  inOrder,
  isTellingTime,
  offersIn,
  placeOf,
  stateOf,
  type Queued,
} from '../../src/reservations/waiting/queue.js';

const at = (day: number, hour = 9): Date => new Date(Date.UTC(2027, 4, day, hour));
const NOW = at(1);

const entry = (id: string, facts: Partial<Queued> = {}): Queued => ({
  id,
  itemId: 'bench',
  period: { from: at(14), until: at(17) },
  askedAt: NOW,
  jumpedAt: null,
  heldUntil: null,
  answeredAt: null,
  reservationId: null,
  ...facts,
});
const idsOf = (entries: readonly Queued[]): string[] => entries.map(({ id }) => id);

describe('an entry', () => {
  test.each<[string, Partial<Queued>, Date]>([
    ['waiting', {}, NOW],
    ['waiting', {}, at(14, 8)],
    ['lapsed', {}, at(14)],
    ['offered', { heldUntil: at(3) }, at(3, 8)],
    ['lapsed', { heldUntil: at(3) }, at(3)],
    ['passed', { heldUntil: at(3), answeredAt: at(2) }, at(20)],
    ['accepted', { answeredAt: at(2), reservationId: 'r' }, at(20)],
  ])('is %s', (state, facts, now) => {
    expect(stateOf(entry('a', facts), now)).toBe(state);
  });

  test('is held for two days, and never past its pick-up', () => {
    expect([heldUntil(entry('a'), NOW), heldUntil(entry('a'), at(13))]).toEqual([at(3), at(14)]);
  });
});

test('whoever was put first comes first, the last of them before the others, then whoever has waited longest', () => {
  const entries = [
    entry('later', { askedAt: at(2) }),
    entry('first', { askedAt: at(1) }),
    entry('jumped', { askedAt: at(4), jumpedAt: at(5) }),
    entry('jumped last', { askedAt: at(3), jumpedAt: at(6) }),
  ];
  expect(idsOf(inOrder(entries))).toEqual(['jumped last', 'jumped', 'first', 'later']);
});

test('a place counts those who wait for the same at the same time', () => {
  const mine = entry('mine', { askedAt: at(2) });
  const all = [
    mine,
    entry('earlier'),
    entry('offered', { heldUntil: at(5) }),
    entry('later', { askedAt: at(3) }),
    entry('other thing', { itemId: 'tent' }),
    entry('other days', { period: { from: at(17), until: at(18) } }),
    entry('over', { heldUntil: at(2) }),
    entry('passed', { answeredAt: at(2) }),
  ];
  expect(placeOf(mine, all, at(4))).toBe(3);
  expect(placeOf(all[7]!, all, at(4))).toBeUndefined();
});

test('whoever fits is next, also where one before needs more; each takes before the next is looked at', () => {
  const wanted = new Map([
    ['a', 6],
    ['b', 3],
    ['c', 3],
    ['d', 2],
  ]);
  const entries = [...wanted.keys()].map((id, index) => entry(id, { askedAt: at(1, index) }));
  let free = 5;
  const next = offersIn([...entries, entry('held', { heldUntil: at(9) })], NOW, {
    fits: ({ id }) => wanted.get(id)! <= free,
    take: ({ id }) => {
      free -= wanted.get(id)!;
    },
  });
  expect(idsOf(next)).toEqual(['b', 'd']);
});

test.each([
  ['2027-05-01T04:59:00Z', false],
  ['2027-05-01T05:00:00Z', true],
  ['2027-05-01T17:59:00Z', true],
  ['2027-05-01T18:00:00Z', false],
  ['2027-12-01T05:30:00Z', false],
])('at %s somebody is told: %s', (now, isTold) => {
  expect(isTellingTime(new Date(now), 'Europe/Berlin')).toBe(isTold);
});
