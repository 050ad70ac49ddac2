/** Somebody telephones: the coordination asks for them, approves in the same step, and prints what was promised. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { allMails } from '../support/mails.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let count = 0;
let coordinator: Visitor;
let tent: string;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2027-05-03T10:00:00Z');
  count += 1;
  world = await World.make(app, `rufen-${count}`);
  tent = await world.item({ quantity: 3, name: 'Zelt' });
  coordinator = await Visitor.of(app, world.coordinator.email);
});

const at = (rest = ''): string => `/b/${world.slug}${rest}`;

const caller = (): Record<string, string> => ({
  partnerId: world.partnerId,
  name: 'Oma Krause',
  phone: '030 4711',
  occasion: 'Goldene Hochzeit',
});

/** From the entrance to the basket with tents in it. */
async function basketWith(tents: number, fields: Record<string, string> = {}): Promise<ReadPage> {
  const start = await coordinator.open(at('/for-caller'));
  await start.submit(at('/for-caller'), { ...caller(), ...fields });
  await coordinator.send(at('/basket/items'), {
    from: '2027-05-14',
    until: '2027-05-17',
    [`quantity.${tent}`]: String(tents),
  });
  return coordinator.open(at('/basket'));
}

interface Listed {
  id: string;
  status: string;
  forCaller: boolean;
  contact: { name: string; phone: string };
  onBehalfOf: string;
}

async function reservations(): Promise<Listed[]> {
  const { items } = await done<{ items: Listed[] }>(
    app,
    'get',
    world.path('reservations'),
    world.coordinator.token,
  );
  return items;
}

const subjects = async (): Promise<(string | undefined)[]> =>
  (await allMails(app))
    .filter(({ to }) => to?.some(({ address = '' }) => address.includes(world.slug)))
    .map(({ subject }) => subject)
    .filter((subject) => !/Anmeldecode|eingetragen|Zugang|Willkommen/.test(subject ?? ''));

describe('asking for a caller', () => {
  test('begins on Heute and on the decisions, for the coordination alone', async () => {
    for (const page of ['/today', '/decisions'])
      expect((await coordinator.open(at(page))).link('Für jemanden anfragen')).toBe(at('/for-caller'));
    const member = await Visitor.of(app, world.member.email);
    expect(await member.status(at('/for-caller'))).toBe(403);
    expect(await member.send(at('/for-caller'), caller())).toBe(403);
  });

  test('takes what was said into the basket', async () => {
    const page = await basketWith(2);
    expect(page.find('[name="contact.name"]').getAttribute('value')).toBe('Oma Krause');
    expect(page.find('[name="contact.phone"]').getAttribute('value')).toBe('030 4711');
    expect(page.find('[name="occasion.name"]').getAttribute('value')).toBe('Goldene Hochzeit');
    expect(page.text).not.toContain('Sie bekommen eine E-Mail');
  });

  test('says what is missing, and keeps what was typed', async () => {
    const start = await coordinator.open(at('/for-caller'));
    const page = await start.submit(at('/for-caller'), { ...caller(), partnerId: '', name: '' });
    expect(page.status).toBe(422);
    expect(page.find('[name=phone]').getAttribute('value')).toBe('030 4711');
    expect(page.root.querySelectorAll('.kern-form-input--error')).toHaveLength(2);
  });

  test('is approved in the same step, and nobody is mailed', async () => {
    const before = await subjects();
    const page = await (await basketWith(2)).submit(at('/basket/ask'), { decision: 'approve' });
    expect(page.text).toContain('Angefragt und zugesagt');
    expect(await reservations()).toMatchObject([
      { status: 'approved', forCaller: true, onBehalfOf: 'Oma Krause', contact: { phone: '030 4711' } },
    ]);
    expect(await subjects()).toEqual(before);
    expect((await coordinator.open(at('/basket'))).text).toContain('Ihr Korb ist leer');
  });

  test('without approving waits for the decision, and says so to whoever asked', async () => {
    const before = await subjects();
    const page = await (await basketWith(2)).submit(at('/basket/ask'));
    expect(page.text).toContain('Die Anfrage ist gestellt');
    expect(page.text).not.toMatch(/schreibt Ihnen|Bestätigung geschickt/);
    expect(await reservations()).toMatchObject([{ status: 'requested', forCaller: true }]);
    expect(await subjects()).toEqual(before);
  });

  test('reaches the people of the partner where the coordination wants it, with one mail for the one event', async () => {
    const before = (await subjects()).length;
    await (await basketWith(1)).submit(at('/basket/ask'), { decision: 'approve', forCaller: 'false' });
    const after = await subjects();
    expect(after.length - before).toBe(1);
    expect(after.at(-1)).toContain('Zusage');
  });

  test('that cannot be promised is not asked for either', async () => {
    const page = await (await basketWith(4)).submit(at('/basket/ask'), { decision: 'approve' });
    expect(page.status).toBe(409);
    expect(await reservations()).toEqual([]);
    expect(page.find('[name="contact.name"]').getAttribute('value')).toBe('Oma Krause');
  });

  test('sent twice acts once', async () => {
    const page = await basketWith(1);
    const first = await page.submit(at('/basket/ask'), { decision: 'approve' });
    const second = await page.submit(at('/basket/ask'), { decision: 'approve' });
    expect([first.title, second.title]).toEqual([first.title, first.title]);
    expect(await reservations()).toHaveLength(1);
  });

  test('is approved at once by no member, whatever a form says', async () => {
    const member = await Visitor.of(app, world.member.email);
    await member.send(at('/basket/items'), {
      from: '2027-05-14',
      until: '2027-05-17',
      [`quantity.${tent}`]: '1',
    });
    const page = await (
      await member.open(at('/basket'))
    ).submit(at('/basket/ask'), {
      'occasion.name': 'Fest',
      decision: 'approve',
    });
    expect(page.text).toContain('Ihre Anfrage ist abgeschickt');
    expect(await reservations()).toMatchObject([{ status: 'requested' }]);
  });

  test('keeps what lay in the basket only where that is wanted', async () => {
    await basketWith(2);
    const start = await coordinator.open(at('/for-caller'));
    expect(start.text).toContain('In Ihrem Korb liegt noch etwas');
    await start.submit(at('/for-caller'), { ...caller(), basket: 'filled' });
    expect((await coordinator.open(at('/basket'))).text).toContain('Zelt');
    await start.submit(at('/for-caller'), { ...caller(), name: 'Opa Krause', basket: 'empty' });
    expect((await coordinator.open(at('/basket'))).text).toContain('Ihr Korb ist leer');
  });
});

describe('the paper for a caller', () => {
  test.each([
    ['de', /schreibt Ihnen|stornieren/],
    ['en', /writes to you|cancel/],
  ] as const)('promises no letter, before and after the decision (%s)', async (language, wrong) => {
    await (await basketWith(1)).submit(at('/basket/ask'));
    const [{ id } = { id: '' }] = await reservations();
    const reader = await Visitor.of(app, world.coordinator.email, language);
    const waiting = await reader.open(at(`/requests/${id}/paper`));
    expect(waiting.text).not.toMatch(wrong);
    await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
    const promised = await reader.open(at(`/requests/${id}/paper`));
    expect(promised.text).not.toMatch(wrong);
    expect(promised.text).toContain('Oma Krause');
  });

  test('says what was promised, and what was not', async () => {
    const bench = await world.item({ quantity: 5, name: 'Bank' });
    await basketWith(2);
    await coordinator.send(at('/basket/items'), { [`quantity.${bench}`]: '5' });
    await (await coordinator.open(at('/basket'))).submit(at('/basket/ask'));
    const [{ id } = { id: '' }] = await reservations();
    const { lines } = await done<{ lines: { id: string; itemId: string }[] }>(
      app,
      'get',
      world.path(`reservations/${id}`),
      world.coordinator.token,
    );
    const refused = lines.find(({ itemId }) => itemId === bench)!;
    await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {
      lines: [{ lineId: refused.id, quantity: 0 }],
      reason: 'Vergeben',
    });
    const paper = await coordinator.open(at(`/requests/${id}/paper`));
    expect(paper.root.querySelectorAll('tbody tr')).toHaveLength(1);
    expect(paper.text).toContain('2 Stück');
    expect(paper.text).toContain('Nicht zugesagt: Bank');
  });
});
