/** When a decision is late: the reminder two days before the deadline, the coordination on the day before. */
import { describe, expect, test } from '@jest/globals';
import { lateDecisions } from '../../src/reservations/reminding/late-decisions.js';

const BERLIN = 'Europe/Berlin';
const at = (instant: string) => lateDecisions(new Date(instant), BERLIN);
const iso = ({ from, until }: { from: Date; until: Date }): string[] => [
  from.toISOString(),
  until.toISOString(),
];

describe('on a day', () => {
  test('nothing is late before nine', () => {
    expect(at('2027-05-10T06:59:00Z')).toBeUndefined();
    expect(at('2027-05-10T07:00:00Z')?.reminder.dueAt).toEqual(new Date('2027-05-10T07:00:00Z'));
  });

  test('owners are reminded of what runs out on the day after tomorrow', () => {
    expect(iso(at('2027-05-10T07:00:00Z')!.reminder.deadlines)).toEqual([
      '2027-05-11T22:00:00.000Z',
      '2027-05-12T22:00:00.000Z',
    ]);
  });

  test('the coordination decides about what runs out by tomorrow, also where a day was missed', () => {
    expect(iso(at('2027-05-10T12:00:00Z')!.last.deadlines)).toEqual([
      '2027-05-10T12:00:00.000Z',
      '2027-05-11T22:00:00.000Z',
    ]);
  });

  test('an owner who was asked since yesterday morning is not reminded', () => {
    expect(at('2027-05-10T12:00:00Z')!.reminder.askedBefore).toEqual(new Date('2027-05-09T07:00:00Z'));
  });

  test('of what runs out by tomorrow only what was asked today is not late: tomorrow’s nine may come after its deadline', () => {
    expect(at('2027-05-10T12:00:00Z')!.last.askedBefore).toEqual(new Date('2027-05-09T22:00:00Z'));
  });

  test('it is nine on the wall also where the clock has just changed', () => {
    expect(at('2027-03-28T06:59:00Z')).toBeUndefined();
    const late = at('2027-03-28T07:00:00Z')!;
    expect(late.reminder.askedBefore).toEqual(new Date('2027-03-27T08:00:00Z'));
    expect(late.last.askedBefore).toEqual(new Date('2027-03-27T23:00:00Z'));
  });
});
