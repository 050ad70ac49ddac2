/** The coordinator on Monday morning: ten requests, nine of them in two clicks, the tenth with a reason. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { asked } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople, type Loan } from './support/site.js';
import { stage } from './support/stage.js';
import { weekend, at, type Weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage(async ({ site }) => {
  // The demo's own requests would be among them.
  const { items } = await site.read<{ items: Loan[] }>(
    'reservations?status=requested&limit=200',
    coordinator,
  );
  for (const { id } of items) await site.done(`reservations/${id}/decline`, coordinator, { reason: 'Probe' });
});

const { coordinator } = demoPeople;

const POTS = 'A-042';
const WHEEL = 'A-035';

/** The storage place of both gives out late on Friday. */
const request = (occasion: string, when: Weekend, number: string): Promise<Loan> =>
  asked(on.site, { occasion, when, things: { [number]: 1 }, hours: ['16:00', '09:00'] });

/** Nine that can be approved, and one whose thing was closed after it was asked for. */
async function ten(when: Weekend): Promise<{ green: Loan[]; red: Loan }> {
  const green: Loan[] = [];
  for (let number = 1; number <= 9; number += 1) green.push(await request(`Aktion ${number}`, when, POTS));
  const red = await request('Glücksspiel', when, WHEEL);
  const closure = {
    itemId: on.site.item(WHEEL),
    quantity: 1,
    from: at(when.from, '08:00'),
    until: at(when.until, '12:00'),
  };
  await on.site.done('closures', coordinator, { ...closure, reason: 'Scheibe verzogen' });
  return { green, red };
}

const statusOf = async ({ id }: Loan): Promise<string> =>
  (await on.site.read<Loan>(`reservations/${id}`, coordinator)).status;

describe.each(shapes.map((shape, number) => ({ ...shape, number })))(
  'ten requests wait, $called',
  ({ number, ...shape }) => {
    test('nine are approved in two clicks, and the tenth is declined with a reason', async () => {
      const { green, red } = await ten(weekend(number + 2));
      const person = await Person.signedIn(on.browser, shape, on.site, coordinator);
      const w = words[shape.language];

      await person.open(on.site.at('/decisions'));
      await person.go(person.the('link', w.approveAll));
      await person.go(person.the('button', w.approveThem));
      expect(person.taps).toBe(2);
      expect(await Promise.all(green.map(statusOf))).toEqual(green.map(() => 'approved'));
      expect(await statusOf(red)).toBe('requested');

      await person.open(on.site.at('/decisions'));
      expect(await person.text).toContain(w.waiting);
      await person.tap(person.page.locator('summary').filter({ hasText: w.declineOpen }));
      const reasons = person.page.locator('select[name=choice]');
      const [, first] = await reasons
        .locator('option')
        .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
      await person.choose(reasons, first!);
      await person.go(person.the('button', w.decline));
      expect(await statusOf(red)).toBe('declined');
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);
