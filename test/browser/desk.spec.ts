/** The keeper at the desk: what goes as planned takes two taps each way, one count that is different at most five; somebody at the door waits for eight. */
import { describe, expect, test } from '@jest/globals';
import { shapes } from './support/chromium.js';
import { approved, standsThere } from './support/loans.js';
import { Person } from './support/person.js';
import { CLUB, demoPeople } from './support/site.js';
import { stage } from './support/stage.js';
import { weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage();

const { keeper, coordinator, owner } = demoPeople;
/** Of the keeper's place, which gives out on Friday afternoon and takes back on Monday morning. */
const TABLE = 'A-010';
const PRESENTER = 'A-034';
const URN = 'A-042';
/** Of the owner among the demo people. */
const BENCH = 'A-003';
const HOURS = ['16:00', '08:00'] as const;

const read = (id: string): Promise<{ status: string; lines: { outQuantity: number }[] }> =>
  on.site.read(`reservations/${id}`, coordinator);

/** In eight taps and one typed field at most: the partner, what, and who fetches it. */
describe.each(shapes.map((shape, count) => ({ ...shape, count })))(
  'somebody at the door, $called',
  ({ count, ...shape }) => {
    test('gets a thing along in under a minute of tapping', async () => {
      const w = words[shape.language];
      const person = await Person.signedIn(on.browser, shape, on.site, keeper);
      await person.open(on.site.at('/desk'));
      person.countAnew();

      await person.go(person.the('link', w.walkIn));
      await person.choose(person.page.locator('select[name=partnerId]'), await on.site.partner(CLUB));
      await person.type(w.fetches, `Tom Träger ${count}`);
      await person.want(on.site.item(URN), 1);
      await person.go(person.the('button', w.lendNow));

      expect(person.taps).toBeLessThanOrEqual(8);
      expect(person.typed).toBe(1);
      expect(await read(/[0-9a-f-]{36}/.exec(person.page.url())![0])).toMatchObject({
        status: 'handed_over',
        lines: [{ outQuantity: 1 }],
      });
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);

describe.each(shapes.map((shape, count) => ({ ...shape, count })))(
  'a keeper at the desk, $called',
  ({ count, ...shape }) => {
    const promised = async (round: number): Promise<string> => {
      const when = weekend(2 * count + round + 4);
      const things = { [TABLE]: 2, [PRESENTER]: 1 };
      const { id } = await approved(on.site, {
        occasion: `Fest ${count}.${round}`,
        when,
        things,
        hours: HOURS,
      });
      await standsThere(on.site, id, 90);
      return id;
    };

    test('hands over and takes back what goes as planned in two taps each', async () => {
      const w = words[shape.language];
      const id = await promised(0);
      const person = await Person.signedIn(on.browser, shape, on.site, keeper);
      await person.open(on.site.at('/desk'));

      person.countAnew();
      await person.go(person.page.locator(`a[href$="/desk/${id}/out"]`));
      await person.go(person.the('button', w.allOut));
      expect([person.taps, person.typed]).toEqual([2, 0]);
      expect(await read(id)).toMatchObject({ status: 'handed_over', lines: [{ outQuantity: 2 }, {}] });

      person.countAnew();
      await person.go(person.page.locator(`a[href$="/desk/${id}/back"]`));
      await person.go(person.the('button', w.allIn));
      expect([person.taps, person.typed]).toEqual([2, 0]);
      expect(await read(id)).toMatchObject({ status: 'checked', lines: [{ outQuantity: 0 }, {}] });
      expect(person.complaints).toEqual([]);
      await person.leave();
    });

    test('changes one count in three taps, and nothing that was not tapped', async () => {
      const w = words[shape.language];
      const id = await promised(1);
      const person = await Person.signedIn(on.browser, shape, on.site, keeper);
      await person.open(on.site.at('/desk'));

      person.countAnew();
      await person.go(person.page.locator(`a[href$="/desk/${id}/out"]`));
      await person.go(person.page.locator('button[name=less]').first());
      await person.go(person.the('button', w.soOut));
      expect([person.taps, person.typed]).toEqual([3, 0]);
      const { lines } = await read(id);
      expect(lines.map(({ outQuantity }) => outQuantity)).toEqual([1, 1]);
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);

describe.each(shapes.map((shape, count) => ({ ...shape, count })))(
  'an owner, $called',
  ({ count, ...shape }) => {
    test('takes own things in two taps once the days are chosen, and ends it with one', async () => {
      const w = words[shape.language];
      const id = on.site.item(BENCH);
      const { from, until } = weekend(2 * count + 20);
      const person = await Person.signedIn(on.browser, shape, on.site, owner);
      const taken = async () => (await on.site.read<{ items: object[] }>(`closures?item=${id}`, owner)).items;
      await person.open(on.site.at(`/items/${id}?from=${from}&until=${until}`));

      person.countAnew();
      await person.go(person.the('link', w.ownUse));
      await person.go(person.the('button', w.takeOwn));
      expect([person.taps, person.typed]).toEqual([2, 0]);
      expect(await taken()).toMatchObject([{ cause: 'own-use', quantity: 43 }]);

      await person.go(person.page.locator('form[action$="/own-use/end"] button'));
      expect(await taken()).toEqual([]);
      expect(person.complaints).toEqual([]);
      await person.leave();
    });
  },
);
