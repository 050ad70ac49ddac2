/** Every page on narrow phones, with the longest words that people write: nothing scrolls sideways, neither the page nor a table in it. */
import { describe, expect, test } from '@jest/globals';
import { walk } from './support/crawler.js';
import { Person } from './support/person.js';
import { demoPeople, type Loan } from './support/site.js';
import { stage, type Stage } from './support/stage.js';
import { Watch } from './support/page-checks.js';

/** 34 letters, as a club called its thing; 60 without a single place to break. */
const LONG = 'Großraumzeltheizungsgebläseanlagen';
const LONGER = `${LONG}verleihgemeinschaftssammlung`.slice(0, 60).padEnd(60, 'n');
const ADDRESS = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenstraße-12345';
const MAILBOX =
  'donaudampfschifffahrtsgesellschaft.verwaltung.sekretariat@lange-verbandsgemeinde-auenbrueck.example.org';

const { coordinator } = demoPeople;

/** Addresses of what has the longest words; they come first, so that they stand for their kind of page. */
let long: Record<'public' | 'member' | 'coordination', string[]>;

const on = stage(furnish);

async function furnish({ site }: Stage): Promise<void> {
  const made = <T>(rest: string, body: object) => site.done<T & { id: string }>(rest, coordinator, body);
  const partner = await made('partners', {
    name: LONGER,
    shortName: LONG,
    status: 'active',
    agreementSignedOn: '2020-05-15',
    organisationType: LONGER,
    notes: LONGER,
  });
  await made(`partners/${partner.id}/people`, { name: LONGER, email: MAILBOX, role: 'member' });
  const place = await made('storage-places', {
    name: LONGER,
    address: ADDRESS,
    accessNotes: LONGER,
    handOverWindows: [],
  });
  const thing = {
    name: LONGER,
    unit: 'Verleihgemeinschaftspackungseinheitsstück'.slice(0, 40),
    quantity: 1000,
    ownerId: partner.id,
    storagePlaceId: place.id,
    category: LONGER,
    description: LONGER,
    size: LONGER,
    needsVehicle: LONGER,
    needsPersons: 4,
    needsOther: LONGER,
    notes: LONGER,
    seasonNote: LONGER,
    depositCents: 123_456,
    depositBasis: 'per_unit',
  };
  const first = await made('items', { ...thing, inventoryNumber: `0-${'9'.repeat(36)}` });
  const parts = [{ itemId: first.id, quantity: 2 }];
  const more = { name: LONG, inventoryNumber: '00-1', kind: 'computed_set', quantity: null };
  const set = await made('items', { ...thing, ...more, parts, accessoryIds: [first.id] });
  const days = { from: '2027-06-01T08:00:00Z', until: '2027-06-02T08:00:00Z' };
  const closure = await made('closures', {
    itemId: first.id,
    quantity: 1,
    ...days,
    reason: LONGER,
    note: LONGER,
  });
  const ask = () =>
    made<Loan>('reservations', {
      partnerId: partner.id,
      occasion: { name: LONGER },
      pickUpAt: inDays(20),
      returnDueAt: inDays(23),
      lines: [
        { itemId: first.id, quantity: 200 },
        { itemId: set.id, quantity: 50 },
      ],
      contact: { name: LONGER, phone: '03321 4711 0815 4711 0815 4711' },
      note: LONGER,
      onBehalfOf: LONGER,
    });
  const waiting = await ask();
  const promised = await ask();
  const lines = promised.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity: quantity / 2 }));
  await made(`reservations/${promised.id}/approve`, { lines, reason: LONGER });
  // More is promised than there is: the tables of what is at risk are full as well.
  await site.send('PATCH', `items/${first.id}`, coordinator, { quantity: 100 });
  const own = ['/requests', `/requests/${promised.id}`, `/requests/${promised.id}/cancel`];
  const [tables] = (await site.read<{ items: { id: string }[] }>('items?search=Bierzeltgarnitur')).items;
  const papers = [`/requests/${promised.id}/paper`, `/requests/${waiting.id}/withdraw`];
  const basket = ['/basket'];
  long = {
    public: [
      `/items/${set.id}`,
      `/items/${tables!.id}?month=${nextMay()}`,
      '?search=Großraumzelt',
      `?from=${day(20)}&until=${day(23)}&search=Großraumzelt`,
    ],
    member: [...own, ...papers, ...basket],
    coordination: [
      '/decisions',
      '/calendar',
      '/manage/log',
      '/manage/mails',
      `/manage/items/${first.id}`,
      `/manage/items/${set.id}/edit`,
      `/manage/partners/${partner.id}`,
      `/manage/places/${place.id}/edit`,
      '/manage/closures',
      `/manage/closures/${closure.id}/remove`,
      '/manage/at-risk',
      '/manage/roles',
      ...own,
      ...papers,
    ],
  };
}

/** Six holidays, of which one has sixteen letters. */
const nextMay = (): string => `${new Date().getFullYear() + 1}-05`;

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const day = (days: number): string => inDays(days).slice(0, 10);

/** What is meant to scroll in its own box: days beside days, the marks of a list on a phone, texts as they were written, and what is typed. */
const WIDE_BY_NATURE = '.lb-calendar, .lb-rail .lb-chips, pre, textarea, input, select';

/** What scrolls sideways within the page, or is cut off in it. */
const inner = `[...document.querySelectorAll('main *')]
  .filter((one) => one.checkVisibility() && !one.closest(${JSON.stringify(WIDE_BY_NATURE)}))
  .filter((one) => ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(one).overflowX))
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
  .map((one) => 'within the page: <' + one.tagName.toLowerCase() + ' ' + one.className + '> is ' + one.scrollWidth
    + ' in ' + one.clientWidth + ' px: ' + one.innerText.slice(0, 60))`;

async function faultsAt(person: Person, width: number): Promise<string[]> {
  await person.page.setViewportSize({ width, height: 740 });
  const wide = await person.page.evaluate<string[]>('look.overflow()');
  const cut = await person.page.evaluate<string[]>(inner);
  return [...wide, ...cut].map((fault) => `${width} px: ${fault}`);
}

describe('with the longest German words, no page scrolls sideways at 360 and 320 px', () => {
  test.each([
    ['a visitor', undefined, 'public'],
    ['a member of the partner', MAILBOX, 'member'],
    ['the coordinator', coordinator, 'coordination'],
  ] as const)(
    'for %s',
    async (_, email, whose) => {
      const shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true } as const;
      const person = await Person.at(on.browser, shape);
      if (email !== undefined) await person.enter(on.site, email);
      const look = async () => [...(await faultsAt(person, 360)), ...(await faultsAt(person, 320))];
      const starts = [...long.public, ...long[whose], ''].map((path) => on.site.at(path));
      const watch = new Watch(person.page, on.site.origin);
      const found = await walk({
        page: person.page,
        watch,
        origin: on.site.origin,
        starts: [...starts, on.site.origin, `${on.site.origin}/me`, on.site.at('/no-such-page')],
        look,
      });
      await person.leave();
      const faults = found.flatMap(({ kind, faults: all }) => all.map((fault) => `${kind}: ${fault}`));
      process.stdout.write(`${whose}: ${found.length} kinds of pages\n`);
      expect(faults).toEqual([]);
      expect(found.length).toBeGreaterThan(8);
    },
    300_000,
  );
});
