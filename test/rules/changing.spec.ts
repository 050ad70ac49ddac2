/** The rules of changes: which line becomes which, in what it differs, until when it is decided, and how it is said. */
import { describe, expect, test } from '@jest/globals';
import { changesInWords, type LineChange } from '../../src/notifications/line-changes.js';
import { changeDeadline } from '../../src/reservations/changing/change-plan.js';
import { onlyReturnsOf } from '../../src/reservations/changing/out-lines.js';
import { differenceOf, droppedOf, wantedLines } from '../../src/reservations/changing/wanted-lines.js';
import { Refusal } from '../../src/shared/refusal.js';
import { at, hours } from './stock-builder.js';

const line = (id: string, itemId: string, heldQuantity = 5) => ({
  id,
  itemId,
  heldQuantity,
  quantity: 6,
  approvedQuantity: heldQuantity,
  period: hours(10, 20),
});

const known = [line('a', 'bench'), line('b', 'bench', 2), line('c', 'tent', 0)];
const WHOLE = hours(10, 20);

describe('wanted lines', () => {
  test('are those that stand where none is named, at the times that are said for all', () => {
    const wanted = wantedLines(known, { returnDueAt: at(22) }, WHOLE);
    expect(wanted.map((one) => [one.line?.id, one.quantity, one.period])).toEqual([
      ['a', 5, hours(10, 22)],
      ['b', 2, hours(10, 22)],
    ]);
  });

  test('named by an item are the line of it that stands and nobody else names, else new ones', () => {
    const named = [
      { itemId: 'bench', quantity: 1 },
      { lineId: 'a', quantity: 2 },
      { itemId: 'bench', quantity: 3, pickUpAt: at(12) },
      { itemId: 'tent', quantity: 1 },
    ];
    const wanted = wantedLines(known, { lines: named }, hours(8, 24));
    expect(wanted.map((one) => [one.line?.id, one.itemId, one.period])).toEqual([
      ['b', 'bench', hours(10, 20)],
      ['a', 'bench', hours(10, 20)],
      [undefined, 'bench', hours(12, 24)],
      [undefined, 'tent', hours(8, 24)],
    ]);
    expect(droppedOf(known, wanted).map(({ id }) => id)).toEqual(['c']);
  });

  test('differ in what is said of them, and grow where they get more or hold at another time', () => {
    const of = (quantity: number, period = hours(10, 20)) =>
      differenceOf({ line: known[0], itemId: 'bench', quantity, period });
    const same = { quantity: false, pickUp: false, returnDue: false, grows: false };
    expect(of(5)).toEqual(same);
    expect(of(4)).toEqual({ ...same, quantity: true });
    expect(of(6)).toEqual({ ...same, quantity: true, grows: true });
    expect(of(5, hours(12, 20))).toEqual({ ...same, pickUp: true });
    expect(of(5, hours(8, 18))).toEqual({ ...same, pickUp: true, returnDue: true, grows: true });
  });
});

test('of what is out, whoever repeats what was asked, promised or held changes nothing', () => {
  const [first] = known;
  const wanted = (quantity: number) => [{ line: first!, itemId: 'bench', quantity, period: hours(10, 30) }];
  for (const quantity of [5, 6])
    expect(onlyReturnsOf([first!], wanted(quantity))[0]).toMatchObject({ quantity: 5 });
  expect(() => onlyReturnsOf([first!], wanted(4))).toThrow(Refusal);
});

test('a change is decided within the days of the alliance, and before the next time of the loan', () => {
  const day = 24;
  expect(changeDeadline(at(0), 7, [hours(400, 500)])).toEqual(at(7 * day));
  expect(changeDeadline(at(0), 7, [hours(90, 500), hours(80, 500)])).toEqual(at(80));
  expect(changeDeadline(at(100), 7, [hours(90, 120), hours(90, 150)])).toEqual(at(120));
  expect(changeDeadline(at(130), 7, [hours(90, 120), hours(90, 150)])).toEqual(at(150));
});

describe('in words', () => {
  const state = (quantity: number, from: number, until: number) => ({
    quantity,
    pickUpAt: at(from),
    returnDueAt: at(until),
  });
  const change = (itemName: string, before: LineChange['before'], after: LineChange['after']) => ({
    itemName,
    unit: 'Garnitur',
    before,
    after,
  });
  const said = (changes: readonly LineChange[], language: 'de' | 'en' = 'de') =>
    changesInWords(changes, { language, timeZone: 'UTC' });

  test('a quantity stands before the one that it becomes', () => {
    const changes = [
      change('Bank', state(5, 10, 20), state(1, 10, 20)),
      change('Tisch', null, state(2, 10, 20)),
      change('Zelt', state(1, 10, 20), null),
      change('Stuhl', state(4, 10, 20), state(4, 10, 20)),
    ];
    expect(said(changes)).toEqual([
      'Bank: 5 → 1 Garnitur',
      'Tisch: neu, 2 Garnituren',
      'Zelt: entfällt (1 Garnitur)',
    ]);
    expect(said(changes, 'en')[0]).toBe('Bank: 5 → 1 set');
  });

  test('a time that moves for all is said once, and else with the thing that it is about', () => {
    const [moved, stays] = [
      change('Bank', state(5, 10, 20), state(5, 12, 20)),
      change('Tisch', state(2, 10, 20), state(2, 10, 20)),
    ];
    const time = 'Mo., 10. Mai 2027, 10:00 Uhr → Mo., 10. Mai 2027, 12:00 Uhr';
    expect(said([moved, moved])).toEqual([`Abholung: ${time}`]);
    expect(said([moved, stays])).toEqual([`Bank, Abholung: ${time}`]);
  });
});
