/** A calendar address: created with the browser, fetched as calendar programs do, and revoked. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { approved } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople } from './support/site.js';
import { stage } from './support/stage.js';
import { weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage(async ({ site }) => {
  await approved(site, { occasion: 'Sommerfest', when: weekend(3), things: { 'A-001': 5 } });
});

describe.each(shapes.map((shape, number) => ({ ...shape, number })))(
  'a calendar address $called',
  ({ number, ...shape }) => {
    test('is created, holds the booking, and is gone once it is revoked', async () => {
      const w = words[shape.language];
      const name = `Verein ${number}`;
      const person = await Person.signedIn(on.browser, shape, on.site, demoPeople.member);
      await person.open(on.site.at('/calendars'));
      await person.pick(person.page.locator('input[type=radio][name=choice]').first());
      await person.type(w.calendarName, name);
      await person.go(person.the('button', w.makeAddress));

      const { pathname } = new URL(await person.page.getByLabel(w.calendarAddress).inputValue());
      const { status, text, headers } = await on.site.call('GET', pathname);
      expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
      expect(text.replaceAll('\r\n ', '')).toContain('5 × Bierzeltgarnitur schmal');

      await person.open(on.site.at('/calendars'));
      expect(await person.text).toContain(name);
      await person.go(person.page.getByRole('button', { name: `${w.end}: ${name}` }));
      expect((await on.site.call('GET', pathname)).status).toBe(410);
      expect(await person.text).not.toContain(name);
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);
