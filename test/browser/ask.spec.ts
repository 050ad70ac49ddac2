/** A new volunteer asks for five sets and a pavilion: at most eight taps and three typed fields, once the list is open. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { requestsFor } from './support/loans.js';
import { Person } from './support/person.js';
import { stage } from './support/stage.js';
import { weekend, type Weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage();

const SETS = 'A-001';
const PAVILION = 'A-011';

async function chosen(person: Person, { from }: Weekend): Promise<void> {
  const w = words[person.language];
  await person.go(person.page.locator(`a[href*="from=${from}"]`).first());
  await person.want(on.site.item(SETS), 5);
  await person.want(on.site.item(PAVILION), 1);
  await person.go(person.the('button', w.toBasket));
}

async function signedInOnTheWay(person: Person, email: string, occasion: string): Promise<void> {
  const w = words[person.language];
  await person.type(w.occasion, occasion);
  await person.type(w.email, email);
  const code = await on.site.letters.codeAfter(email, () => person.go(person.the('button', w.askCode)));
  await person.type(w.code, code);
  await person.go(person.the('button', w.signIn));
}

describe.each(shapes.map((shape, number) => ({ ...shape, number })))(
  'a new volunteer $called',
  ({ number, ...shape }) => {
    test('asks for five sets and a pavilion in at most eight taps and three typed fields', async () => {
      const email = await on.site.newcomer();
      const occasion = `Sommerfest Nr. ${number}`;
      const person = await Person.at(on.browser, shape);
      await person.open(on.site.at());
      person.countAnew();

      await chosen(person, weekend(number + 1));
      await signedInOnTheWay(person, email, occasion);
      await person.go(person.the('button', words[shape.language].send));

      expect(person.taps).toBeLessThanOrEqual(8);
      expect(person.typed).toBeLessThanOrEqual(3);
      const found = await requestsFor(on.site, occasion);
      expect(found).toMatchObject([
        {
          status: 'requested',
          lines: expect.arrayContaining([
            expect.objectContaining({ itemId: on.site.item(SETS), quantity: 5 }),
            expect.objectContaining({ itemId: on.site.item(PAVILION), quantity: 1 }),
          ]),
        },
      ]);
      expect(await person.text).toContain(found[0]!.number);
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);
