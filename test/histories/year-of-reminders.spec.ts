/** A year of reminders: random loans under a clock, through both nights of the summer time: whatever happens, each is told once, when it should be. `SEED` runs it again, `LOANS` says how many. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { Dice } from '../support/dice.js';
import { LoanYear } from '../support/loan-year.js';
import { compare, figures } from '../support/year-check.js';

const YEAR = { days: 365, loans: Number(process.env['LOANS'] ?? 400), borrowers: 12 };
const FIRST = Temporal.PlainDate.from('2027-01-01');

let app: TestApp;
let twin: TestApp | undefined;
beforeEach(async () => {
  app = await TestApp.start();
});
afterEach(async () => {
  await twin?.close();
  twin = undefined;
  await app.stop();
});

const down = (dice: Dice): ((day: Temporal.PlainDate) => boolean) => {
  const days = new Set<string>();
  for (let first = FIRST; first.year === FIRST.year; first = first.add({ days: dice.whole(2, 12) }))
    for (let length = dice.whole(1, 3); length > 0; length -= 1)
      days.add(first.add({ days: length }).toString());
  return (day) => !days.has(day.toString());
};

test.each([
  ['that never stands still', 1, () => () => true],
  ['that stands still for one to three days every week or so', 1, down],
  ['of two servers', 2, () => () => true],
  ['of two servers that stand still', 2, down],
] as const)(
  'a year %s',
  async (what, servers, isUp) => {
    const dice = Dice.ofThisRun(`A year ${what}`);
    // SQLite has one server: there it looks twice at once.
    if (servers === 2) twin = onPostgres ? await app.another() : undefined;
    const year = await LoanYear.begin(app, 'jahr', FIRST, dice, YEAR);
    const begun = performance.now();
    await year.live(servers === 2 ? [app, twin ?? app] : [app], isUp(dice));
    const { expected, told, faults } = await compare(year);
    expect(told).toEqual(expected);
    expect(faults).toEqual([]);
    const { single, bundled } = await figures(year);
    const seconds = Math.round((performance.now() - begun) / 1000);
    process.stdout.write(
      `A year ${what}: ${told.length} told, ${single.toFixed(1)} a borrower in ${bundled.toFixed(1)} mails, ${seconds} s\n`,
    );
  },
  1_200_000,
);
