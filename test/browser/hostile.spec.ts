/** Hostile text: what the API stores shows as text on every page, in the refusal that names it and in mails; what is no text is refused. */
import { describe, expect, test } from '@jest/globals';
import type { Shape } from './support/chromium.js';
import { walk } from './support/crawler.js';

import { reflowFaults, Watch } from './support/page-checks.js';
import { Person } from './support/person.js';
import { CLUB, demoPeople, type Thing } from './support/site.js';
import { stage } from './support/stage.js';
import { weekend, at } from './support/weekends.js';
import { words } from './support/words.js';

const { coordinator, member } = demoPeople;

/** Fits every name: breaks out of attributes, elements, comments, templates and sentences, if anything lets it. */
const NASTY = `"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\${7*7}`;
const COMMENT = '--><!--<u>fett</u>';
const LONG_WORD = 'W'.repeat(180);
/** As long as a description may be, in one word. */
const LONGEST = `${NASTY} ${'Unendlich'.repeat(500)}`.slice(0, 4_000);

const shape: Shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true };

let tentId = '';

const on = stage(async ({ site }) => {
  const make = async (what: string, body: object): Promise<string> =>
    (await site.done<Thing>(what, coordinator, body)).id;
  const ownerId = await make('partners', {
    name: `${NASTY} e. V.`,
    shortName: LONG_WORD.slice(0, 60),
    notes: LONGEST.slice(0, 2_000),
    status: 'active',
    agreementSignedOn: '2020-05-15',
  });
  const storagePlaceId = await make('storage-places', {
    name: `Lager ${NASTY}`,
    address: `${NASTY} 3`,
    accessNotes: LONGEST.slice(0, 500),
  });
  tentId = await make('items', {
    inventoryNumber: 'A-0&<u>',
    name: `Zelt ${NASTY}`,
    unit: '<s>Stück',
    category: `Art ${COMMENT}`,
    description: LONGEST.slice(0, 2_000),
    needsOther: LONG_WORD,
    quantity: 2,
    ownerId,
    storagePlaceId,
  });
  await make('items', {
    inventoryNumber: 'A-0-lang',
    name: LONG_WORD,
    unit: 'Stück',
    quantity: 3,
    ownerId,
    storagePlaceId,
  });
});

/** A request whose every text is hostile. */
const hostileWish = async (quantity: number, week: number): Promise<object> => ({
  partnerId: await on.site.partner(CLUB),
  occasion: { name: `Fest ${NASTY}` },
  pickUpAt: at(weekend(week).from, '10:00'),
  returnDueAt: at(weekend(week).until, '10:00'),
  lines: [{ itemId: tentId, quantity }],
  contact: { name: `Jo ${COMMENT}`, phone: '030 <u>1</u>' },
  note: LONGEST.slice(0, 500),
  onBehalfOf: NASTY,
});

async function walkAs(email: string | undefined, starts: readonly string[]): Promise<string[]> {
  const person = await Person.at(on.browser, shape);
  if (email !== undefined) await person.enter(on.site, email);
  const watch = new Watch(person.page, on.site.origin);
  const look = async (): Promise<string[]> => {
    const planted = await person.page.evaluate<string[]>('look.planted()');
    return [...planted, ...(await reflowFaults(person.page)), ...watch.taken()];
  };
  const found = await walk({ page: person.page, watch, origin: on.site.origin, starts, look });
  expect(found.length).toBeGreaterThan(15);
  await person.leave();
  return found.flatMap(({ kind, status, faults }) => [
    ...(status >= 500 ? [`${kind}: ${status}`] : []),
    ...faults.map((fault) => `${kind}: ${fault}`),
  ]);
}

describe('hostile text that is stored', () => {
  test('shows as text on every page, breaks no layout and runs nothing', async () => {
    const open = await on.site.done<Thing>('reservations', member, await hostileWish(1, 3));
    const decided = await on.site.done<Thing>('reservations', member, await hostileWish(1, 5));
    await on.site.done(`reservations/${decided.id}/decline`, coordinator, { reason: LONGEST.slice(0, 500) });
    const { from, until } = weekend(3);
    const own = [`/requests/${open.id}`, `/requests/${decided.id}`, `/items/${tentId}`];
    const starts = [...own, `?from=${from}&until=${until}`, `?search=${encodeURIComponent(NASTY)}`];
    const addresses = starts.map((rest) => on.site.at(rest));
    expect(await walkAs(undefined, addresses)).toEqual([]);
    expect(await walkAs(member, addresses)).toEqual([]);
    expect(await walkAs(coordinator, [on.site.at('/decisions'), ...addresses])).toEqual([]);
  }, 240_000);

  test('shows as text in the refusal that names it, which keeps what was typed', async () => {
    const w = words.de;
    const person = await Person.signedIn(on.browser, shape, on.site, await on.site.newcomer());
    const watch = new Watch(person.page, on.site.origin);
    const { from, until } = weekend(6);
    await person.open(on.site.at(`/items/${tentId}?from=${from}&until=${until}`));
    await person.want(tentId, 2);
    await person.go(person.the('button', 'In den Korb'));
    await on.site.done('reservations', member, await hostileWish(2, 6));
    await person.type(w.occasion, NASTY);
    await person.go(person.the('button', w.send));
    const alert = await person.page.locator('[data-focus]').first().innerText();
    expect(alert).toContain(`Zelt ${NASTY}`);
    expect(await person.page.getByLabel(w.occasion).inputValue()).toBe(NASTY);
    expect(await person.page.evaluate('look.planted()')).toEqual([]);
    expect([...(await reflowFaults(person.page)), ...watch.taken()]).toEqual([]);
    await person.leave();
  });

  test('shows as text in the mails about it', async () => {
    const mails = await on.site.letters.all();
    const about = mails.filter(({ text = '' }) => text.includes('{{7*7}}'));
    expect(about.length).toBeGreaterThan(2);
    for (const { html = '', subject = '' } of about) {
      expect(html).not.toMatch(/<script|<img|<u>fett|<s>Stück/i);
      expect(html).toContain('&lt;script&gt;');
      expect(subject).not.toMatch(/[\r\n]/);
    }
    const person = await Person.at(on.browser, shape);
    const watch = new Watch(person.page, on.site.origin);
    for (const { html = '' } of about) {
      await person.page.setContent(html);
      expect(await person.page.evaluate('look.planted()')).toEqual([]);
    }
    expect(watch.taken()).toEqual([]);
    await person.leave();
  });
});

describe('what is no text', () => {
  test.each([
    ['text that runs backwards', 'Zelt \u202Eetsil'],
    ['a character that nobody sees', 'Zelt \u0007'],
    ['a line break of another kind', 'Zelt\u2028Zelt'],
    ['half a character', 'Zelt \uD800'],
  ])('is refused: %s', async (_, name) => {
    const item = {
      inventoryNumber: 'A-0-x',
      name,
      unit: 'Stück',
      quantity: 1,
      ownerId: 'x',
      storagePlaceId: 'x',
    };
    const { status, text } = await on.site.send('POST', 'items', coordinator, item);
    expect(status).toBe(422);
    expect((JSON.parse(text) as { errors: { field: string }[] }).errors.map(({ field }) => field)).toContain(
      'name',
    );
  });
});
