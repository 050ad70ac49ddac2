/** Weeks of reminders: a random population of loans under a clock, over a night of the summer time; the whole year is in `test/histories`. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TestApp } from '../support/app.js';
import { Dice } from '../support/dice.js';
import { LoanYear } from '../support/loan-year.js';
import { compare } from '../support/year-check.js';

const WEEKS = { days: 45, loans: 60, borrowers: 6 };
const MARCH = Temporal.PlainDate.from('2027-03-10');

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

test('each is told once and when it should be, by two that look at once and after days of standing still', async () => {
  const dice = Dice.ofThisRun('Weeks of reminders');
  const year = await LoanYear.begin(app, 'wochen', MARCH, dice, WEEKS);
  const down = new Set(year.days.filter(() => dice.whole(1, 6) === 1).map(String));
  await year.live([app, app], (day) => !down.has(day.toString()));
  const { expected, told, faults } = await compare(year);
  expect(told).toEqual(expected);
  expect(faults).toEqual([]);
  expect(told.length).toBeGreaterThan(50);
}, 120_000);
