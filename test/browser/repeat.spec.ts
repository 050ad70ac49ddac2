/** Who borrowed last year repeats it in three taps: the loan, the new date, send. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { approved, requestsFor } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople } from './support/site.js';
import { stage } from './support/stage.js';
import { at, moved, weekendBeforeAnother } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage();

/** A year in whole weeks: the same weekdays. */
const YEAR = '-364 days';

const ago = (column: string): string => `${column} = strftime('%Y-%m-%d %H:%M:%f', ${column}, '${YEAR}')`;

/** Makes a loan of the past out of one that was approved: nobody can ask for last year. */
async function putBackAYear(id: string): Promise<void> {
  const times = ['pick_up_at', 'return_due_at'].map(ago);
  const back = 'handed_over_quantity = quantity, returned_quantity = quantity, held_quantity = 0';
  const lines = [...times, back].join();
  await on.site.installation.change(`UPDATE reservation_lines SET ${lines} WHERE reservation_id = '${id}'`);
  const loan = [...times, ago('asked_at'), ago('decide_by'), `status = 'checked'`].join();
  await on.site.installation.change(`UPDATE reservations SET ${loan} WHERE id = '${id}'`);
}

describe.each(shapes.map((shape, count) => ({ ...shape, count })))(
  'who borrowed last year, $called',
  ({ count, ...shape }) => {
    test('asks for the same on other days in three taps', async () => {
      const w = words[shape.language];
      const occasion = `Vereinsfest Nr. ${count}`;
      const when = weekendBeforeAnother(count + 2);
      const { id, number } = await approved(on.site, { occasion, when, things: { 'A-001': 3, 'A-011': 1 } });
      await putBackAYear(id);
      const person = await Person.signedIn(on.browser, shape, on.site, demoPeople.member);
      await person.open(on.site.at('/requests'));

      await person.go(person.the('button', new RegExp(`^${String(w.likeLastYear)}.*${number}`)));
      // One week later than last year's.
      const week = 'xpath=//*[@aria-current="true" and @name="offer"]/../following-sibling::*[1]/button';
      await person.go(person.page.locator(week));
      await person.go(person.the('button', w.send));

      expect([person.taps, person.typed]).toEqual([3, 0]);
      const [, again] = (await requestsFor(on.site, occasion)).toSorted((one) => (one.id === id ? -1 : 1));
      const { from, until } = moved(when, 1);
      expect(again).toMatchObject({
        status: 'requested',
        lines: [{ quantity: 3 }, { quantity: 1 }],
        pickUpAt: expect.stringContaining(at(from, '10:00').slice(0, 10)),
        returnDueAt: expect.stringContaining(at(until, '10:00').slice(0, 10)),
      });
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);
