/** Scenes of the second half of a loan, on a phone: what dries is not lent, what goes out otherwise is told, and who leaves brings back. */
import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { shapes, type Language } from './support/chromium.js';
import { approved, requestsFor, standsThere } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople, type Thing } from './support/site.js';
import { stage } from './support/stage.js';
import { moved, weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage();
const { keeper, coordinator, member } = demoPeople;

/** One, which dries for a day; its place is open from Monday to Friday. */
const CASTLE = 'A-048';
/** Six at the keeper's place. */
const TABLE = 'A-010';
/** Another partner's, with a deposit. */
const WHEEL = 'A-035';
const OWNER = 'Auenländische Genossenschaftsbank eG';
const HOURS = ['16:00', '08:00'] as const;

const said: Readonly<Record<Language, { buffer: RegExp; missing: RegExp; atRisk: RegExp }>> = {
  de: { buffer: /Pufferzeit/, missing: /Fehlt/, atRisk: /In Gefahr/ },
  en: { buffer: /buffer/i, missing: /Missing/, atRisk: /At risk/i },
};

const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

const onPhones = shapes.filter(({ device }) => device === 'phone');

describe.each(onPhones.map((shape, count) => ({ ...shape, count })))('$called', ({ count, ...shape }) => {
  const w = words[shape.language];
  const s = said[shape.language];

  test('a castle that is back on Monday morning is not lent on Monday afternoon: it dries, and other days are offered (scene 2)', async () => {
    const when = weekend(2 * count + 3);
    await approved(on.site, { occasion: `Vorher ${count}`, when, things: { [CASTLE]: 1 } });
    const person = await Person.signedIn(on.browser, shape, on.site, member);
    const free = moved(when, 40);
    await person.open(on.site.at(`?from=${free.from}&until=${free.until}&search=${CASTLE}`));
    await person.want(on.site.item(CASTLE), 1);
    await person.open(on.site.at('/basket'));

    await person.tap(person.page.locator('details:has(input[name=from]) > summary'));
    await person.page.locator('input[name=from]').fill(when.until);
    await person.page.locator('input[name=until]').fill(dayAfter(when.until, 2));
    await person.page.locator('input[name=fromTime]').fill('17:00');
    await person.page.locator('input[name=untilTime]').fill('10:00');
    await person.go(person.the('button', w.checkAgain));

    expect(await person.text).toMatch(s.buffer);
    await person.go(person.page.locator('main button[name=offer]').first());
    await person.type(w.occasion, `Nachher ${count}`);
    await person.go(person.the('button', w.send));
    expect(await requestsFor(on.site, `Nachher ${count}`)).toMatchObject([{ status: 'requested' }]);
    expect(person.complaints).toEqual([]);
    await person.leave();
  });

  test('what stays here is free at once, what is missing warns who is next, and what turns up mends it (scene 5)', async () => {
    const when = weekend(2 * count + 10);
    const things = { [TABLE]: 6 };
    const { id } = await approved(on.site, { occasion: `Fest ${count}`, when, things, hours: HOURS });
    await standsThere(on.site, id, 90);
    const next = await approved(on.site, { occasion: `Danach ${count}`, when, things, hours: HOURS });
    const person = await Person.signedIn(on.browser, shape, on.site, keeper);

    await person.open(on.site.at(`/desk/${id}/out`));
    await person.go(person.page.locator('button[name=less]').first());
    await person.go(person.the('button', w.soOut));
    expect(await freeNow(TABLE)).toBe(1);

    await person.open(on.site.at(`/desk/${id}/back`));
    await person.tap(person.page.locator('main details > summary').first());
    await person.page.locator('input[name^="missing"]').first().fill('1');
    await person.page.locator('input[name^="quantity"]').first().fill('4');
    const warning = await on.site.letters.after(member, new RegExp(next.number), () =>
      person.go(person.the('button', w.soIn)),
    );
    expect(`${warning.subject} ${warning.text}`).toContain('Klapptisch');
    expect(await standing(next.id)).toMatch(s.atRisk);

    await person.open(on.site.at(`/items/${on.site.item(TABLE)}/where`));
    expect(await person.text).toMatch(s.missing);

    await person.go(person.the('button', w.foundAgain));
    expect(await standing(next.id)).not.toMatch(s.atRisk);
    expect(person.complaints).toEqual([]);
    await person.leave();
  });

  test('a partner leaves: what is out comes back with its deposit, and its things are in the list for nobody (scene 7)', async () => {
    const when = weekend(2 * count + 16);
    const things = { [WHEEL]: 1 };
    const { id } = await approved(on.site, { occasion: `Abschied ${count}`, when, things, hours: HOURS });
    await standsThere(on.site, id, 90);
    await on.site.done(`reservations/${id}/hand-over`, coordinator, { depositCents: 5_000 });
    const person = await Person.signedIn(on.browser, shape, on.site, coordinator);

    await becomes(person, 'left');
    expect(await freeNow(WHEEL)).toBe(0);
    await person.open(on.site.at(`/desk/${id}/back`));
    await person.go(person.the('button', w.allIn));
    expect(await freeNow(WHEEL)).toBe(0);
    expect(await on.site.read(`reservations/${id}`, coordinator)).toMatchObject({ status: 'checked' });
    expect(await on.site.read(`reservations/${id}/money`, coordinator)).toMatchObject({
      heldCents: 5_000,
    });

    await becomes(person, 'active');
    expect(await freeNow(WHEEL)).toBe(1);
    expect(person.complaints).toEqual([]);
    await person.leave();
  });

  /** The owner of the wheel. */
  async function becomes(person: Person, status: 'left' | 'active'): Promise<void> {
    await person.open(on.site.at(`/manage/partners/${await on.site.partner(OWNER)}/edit`));
    await person.choose(person.page.locator('select[name=status]'), status);
    await person.go(person.the('button', w.save));
  }

  /** What the borrower reads of a loan. */
  async function standing(id: string): Promise<string> {
    const borrower = await Person.signedIn(on.browser, shape, on.site, member);
    await borrower.open(on.site.at(`/requests/${id}`));
    const text = await borrower.text;
    await borrower.leave();
    return text;
  }
});

async function freeNow(inventoryNumber: string): Promise<number> {
  const [from, until] = [new Date(), new Date(Date.now() + 60_000)].map((at) => at.toISOString());
  const { items } = await on.site.read<{ items: Thing[] }>(`items?from=${from}&until=${until}&limit=200`);
  return items.find((item) => item.inventoryNumber === inventoryNumber)?.free ?? 0;
}
