/** The coordination's Monday: what waits, with its light; deciding one, or all without a conflict; the calendar of the pool. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { Database } from '../../src/database/database.service.js';
import { Item } from '../../src/items/item.entity.js';
import { MOST_ROWS } from '../../src/reservations/pool/pool-calendar.js';
import { Turns } from '../../src/partners/who/turns.service.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { plain, ReadPage } from '../support/read-page.js';
import { wish, World } from '../support/world.js';

const FAIR: [from: string, until: string] = ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z'];
const SOON: [from: string, until: string] = ['2027-05-03T12:00:00.000Z', '2027-05-04T08:00:00.000Z'];
const NOON = '2027-05-03T10:00:00Z';

let app: TestApp;
let world: World;
let browser: Browser;
let worlds = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

/** An alliance of its own for each test, so that none finds another's requests. */
beforeEach(async () => {
  app.clock.set(NOON);
  worlds += 1;
  world = await World.make(app, `tal-${worlds}`);
  browser = await signedIn(world.coordinator.email);
});

async function signedIn(email: string): Promise<Browser> {
  const own = new Browser(app);
  await own.send('post', '/api/sign-in', { email });
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0];
  const { status } = await own.send('post', '/api/sessions', { email, code });
  if (status !== 201) throw new Error(`${email} cannot sign in: ${status}`);
  return own;
}

interface Asked {
  id: string;
  number: string;
  lines: { id: string }[];
}

async function ask(
  lines: { itemId: string; quantity: number }[],
  more: Record<string, unknown> = {},
  period = FAIR,
): Promise<Asked> {
  const body = { ...wish(world, lines, period), ...more };
  const {
    status,
    body: asked,
    text,
  } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body,
  });
  if (status !== 201) throw new Error(text);
  return asked as Asked;
}

const at = (rest: string): string => `/b/${world.slug}/${rest}`;

const decisions = (): Promise<ReadPage> => ReadPage.open(browser, at('decisions'));

/** What can be read of one request. */
const rowOf = (page: ReadPage, { id }: Asked): string => plain(page.find(`[id="r-${id}"]`).structuredText);

const lightOf = (page: ReadPage, { id }: Asked): string => page.find(`[id="r-${id}"] .lb-state`).text.trim();

async function statusOf({ id }: Asked): Promise<string> {
  const { body } = await app.call('get', world.path(`reservations/${id}`), {
    token: world.coordinator.token,
  });
  return (body as { status: string }).status;
}

const change = (itemId: string, body: object) =>
  app.call('patch', world.path(`items/${itemId}`), { token: world.coordinator.token, body });

const mailsAbout = async ({ number }: Asked, what: string): Promise<number> =>
  (await mailsTo(app, world.member.email)).filter(
    ({ subject }) => subject?.includes(number) && subject.includes(what),
  ).length;

describe('what waits', () => {
  test('stands on one page, the oldest deadline first', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 9 });
    const later = await ask([{ itemId: tent, quantity: 1 }]);
    const sooner = await ask([{ itemId: tent, quantity: 1 }], {}, [
      '2027-05-08T08:00:00.000Z',
      '2027-05-09T08:00:00.000Z',
    ]);
    const page = await decisions();
    expect(page.root.querySelectorAll('article').map((one) => one.id)).toEqual([
      `r-${sooner.id}`,
      `r-${later.id}`,
    ]);
  });

  test('says who asks, for whom, what for, which things, when, where, until when, whom to telephone', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 9, unit: 'Satz' });
    const asked = await ask([{ itemId: tent, quantity: 2 }], {
      onBehalfOf: 'Oma Krause',
      note: 'Mit Heringen',
    });
    const row = rowOf(await decisions(), asked);
    for (const said of [
      asked.number,
      `Verein ${world.slug}`,
      'Oma Krause',
      'Familienfest',
      'Zelt',
      'gewünscht: 2 Sätze',
      'Fr., 14. Mai 2027, 17:00 Uhr bis Mo., 17. Mai 2027, 10:00 Uhr',
      'Lager',
      'Entscheiden bis Mo., 10. Mai 2027, 12:00 Uhr',
      'Anna Auer, 030 23125 111',
      'Mit Heringen',
    ])
      expect(row).toContain(said);
  });

  test('is gone once its deadline has passed', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }], {}, SOON);
    expect((await decisions()).text).toContain(asked.number);
    app.clock.set(SOON[0]);
    const page = await decisions();
    expect(page.title).toBe('Zu entscheiden');
    expect(page.text).not.toContain(asked.number);
  });

  test('is nothing: then the next pick-up is named', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    expect((await decisions()).text).not.toContain('Nichts zu entscheiden');
    const page = await (await decisions()).submit(at(`decisions/${asked.id}/approve`));
    expect(page.text).toContain(
      'Nichts zu entscheiden. Die nächste Abholung ist Fr., 14. Mai 2027, 17:00 Uhr',
    );
    expect(page.link(asked.number)).toBe(at(`requests/${asked.id}`));
  });

  test('is nothing, and nothing is picked up', async () => {
    expect((await decisions()).text).toContain('In nächster Zeit wird auch nichts abgeholt.');
  });

  test('reads in English for whoever speaks it', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    await browser.submit('/language', { language: 'en', returnTo: '/' });
    const row = rowOf(await decisions(), asked);
    expect(row).toContain('Free by Mon 10/05, 12:00');
    expect(row).toContain('Decide by Mon, 10 May 2027, 12:00');
  });

  test('shows hostile text as text', async () => {
    const itemId = await world.item({ name: '<b>Zelt</b>' });
    const asked = await ask([{ itemId, quantity: 1 }], {
      note: '<script>alert(1)</script>',
      occasion: { name: '"><img src=x onerror=alert(1)>' },
    });
    const page = await decisions();
    expect(page.root.querySelectorAll('main script, main img')).toEqual([]);
    expect(page.answer.text).not.toContain('<b>Zelt');
    expect(page.answer.text).toContain('&lt;script>alert(1)&lt;/script>');
    expect(rowOf(page, asked)).toContain(asked.number);
  });
});

describe('the light', () => {
  test('is green where nothing speaks against it', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    expect(lightOf(await decisions(), asked)).toBe('Frei');
  });

  test('is amber at short notice', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }], {}, [
      '2027-05-05T08:00:00.000Z',
      '2027-05-06T08:00:00.000Z',
    ]);
    const page = await decisions();
    expect(lightOf(page, asked)).toBe('Kurzfristig');
    expect(rowOf(page, asked)).toContain('Das ist kurzfristig. Abholung: Mi., 5. Mai 2027, 10:00 Uhr.');
  });

  test('is amber where an inspection is due before the return', async () => {
    const itemId = await world.item({ name: 'Festzelt', inspectionDueOn: '2027-05-17' });
    const asked = await ask([{ itemId, quantity: 1 }]);
    const page = await decisions();
    expect(lightOf(page, asked)).toBe('Bitte ansehen');
    expect(rowOf(page, asked)).toContain('Festzelt: Die Prüfung ist am Mo., 17. Mai 2027 fällig.');
  });

  test('is red for exactly the reason for which approving is refused', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 3 });
    const asked = await ask([{ itemId, quantity: 3 }]);
    await change(itemId, { quantity: 2 });
    const page = await decisions();
    const { body } = await app.call('post', world.path(`reservations/${asked.id}/approve`), {
      token: world.coordinator.token,
      body: {},
    });
    const { reasons } = body as { reasons: { message: string }[] };
    expect(lightOf(page, asked)).toBe('Reicht nicht');
    const said = page.root.querySelectorAll(`[id="r-${asked.id}"] .lb-decide__why`);
    expect(said.map((one) => one.text.trim())).toEqual(reasons.map(({ message }) => message));
  });

  test('is red where the item was set aside, the partner rests, or a part of the set is missing', async () => {
    const table = await world.item({ name: 'Tisch', quantity: 5 });
    const set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      parts: [{ itemId: table, quantity: 1 }],
    });
    const tent = await world.item({ name: 'Zelt' });
    const ofSet = await ask([{ itemId: set, quantity: 5 }]);
    const ofTent = await ask([{ itemId: tent, quantity: 1 }]);
    await change(table, { quantity: 4 });
    await change(tent, { setAside: true });
    const page = await decisions();
    expect(rowOf(page, ofSet)).toContain('Es fehlt: Tisch.');
    expect(rowOf(page, ofTent)).toContain('Zelt wird zurzeit nicht verliehen.');
    expect([lightOf(page, ofSet), lightOf(page, ofTent)]).toEqual(['Reicht nicht', 'Geht zurzeit nicht']);
    await app.call('patch', world.path(`partners/${world.partnerId}`), {
      token: world.coordinator.token,
      body: { status: 'resting' },
    });
    expect(rowOf(await decisions(), ofTent)).toContain('Ausleihen können aktive Bündnispartner');
  });
});

/** How many statements it takes to open the page's facts. */
async function statementsFor(work: () => Promise<unknown>): Promise<number> {
  const database = app.get(Database);
  let count = 0;
  const counting = Object.create(database, {
    read: {
      value: (inner: (tx: EntityManager) => Promise<unknown>) =>
        database.read(async (tx) => {
          const runner = tx.queryRunner!;
          const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
          Object.assign(runner, { query: (...given: unknown[]) => ((count += 1), query(...given)) });
          return inner(tx).finally(() => Reflect.deleteProperty(runner, 'query'));
        }),
    },
  }) as Database;
  const turns = app.get(Turns);
  Object.assign(turns, { database: counting });
  await work().finally(() => Object.assign(turns, { database }));
  return count;
}

describe('reading it all', () => {
  test('takes as many statements for many requests as for two', async () => {
    const itemId = await world.item({ quantity: 20 });
    await ask([{ itemId, quantity: 1 }]);
    await ask([{ itemId, quantity: 1 }]);
    const few = await statementsFor(decisions);
    for (let count = 0; count < 10; count += 1) await ask([{ itemId, quantity: 1 }]);
    expect(few).toBeGreaterThan(5);
    expect(await statementsFor(decisions)).toBe(few);
  });
});

describe('a clash', () => {
  test('shows the other side, when it was asked, and what would be free if it went', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 5 });
    const partnerId = await world.partner({ name: 'Kita Sonne' });
    const one = await ask([{ itemId, quantity: 3 }]);
    const other = await ask([{ itemId, quantity: 2 }]);
    await app.get(Database).transaction((tx) => tx.update(Reservation, { id: other.id }, { partnerId }));
    await change(itemId, { quantity: 3 });
    const page = await decisions();
    const clash = plain(page.find(`[id="r-${one.id}"] .lb-clash`).structuredText);
    expect(clash).toContain('Familienfest: 2, angefragt');
    expect(clash).toContain('Diese Anfrage: 3, es fehlen 2');
    expect(clash).toContain('Der Strich steht bei 3');
    expect(clash).toContain('Angefragt Familienfest');
    expect(clash).toContain(`Kita Sonne · ${other.number}`);
    expect(clash).toContain('2 × Zelt · Fr., 14.05. bis Mo., 17.05.');
    expect(clash).toContain('Angefragt am Mo., 3. Mai 2027, 12:00 Uhr');
    expect(clash).toContain('Ginge das weg, wären hier frei: 3 von 3');
    const label = page.find(`[id="r-${one.id}"] .lb-clashbars`).getAttribute('aria-label');
    expect(label).toBe('Da: 3, gebraucht: 5');
  });

  test('is none where a closure takes the units', async () => {
    const itemId = await world.item({ quantity: 2 });
    const asked = await ask([{ itemId, quantity: 2 }]);
    await app.call('post', world.path('closures'), {
      token: world.coordinator.token,
      body: { itemId, quantity: 1, from: FAIR[0], until: FAIR[1], reason: 'Naht' },
    });
    const page = await decisions();
    expect(lightOf(page, asked)).toBe('Reicht nicht');
    expect(page.root.querySelectorAll('.lb-clash')).toEqual([]);
  });
});

describe('what is at risk', () => {
  test('is named with a link to the request', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 3 });
    const asked = await ask([{ itemId, quantity: 3 }]);
    await (await decisions()).submit(at(`decisions/${asked.id}/approve`));
    expect((await decisions()).text).not.toContain('in Gefahr');
    await change(itemId, { quantity: 1 });
    const page = await decisions();
    expect(page.text).toContain('Eine Zusage in Gefahr');
    expect(page.text).toContain('Zelt, Fr., 14.05. bis Mo., 17.05.: nur 1 von 3 Stück da');
    expect(page.link(asked.number)).toBe(at(`requests/${asked.id}`));
  });
});

describe('what is short', () => {
  const buttons = (page: ReadPage, { id }: Asked): string[] =>
    page.root.querySelectorAll(`[id="r-${id}"] button`).map((one) => one.getAttribute('aria-label') ?? '');

  test('offers as many as there are, in one click, and stands open', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 5 });
    const asked = await ask([{ itemId, quantity: 5 }]);
    await change(itemId, { quantity: 3 });
    const page = await decisions();
    expect(buttons(page, asked)[0]).toBe(`3 von 5 zusagen: ${asked.number}`);
    expect(page.root.querySelectorAll(`[id="r-${asked.id}"] details[open]`)).toHaveLength(1);
    const done = await page.submit(at(`decisions/${asked.id}/approve`));
    expect(done.text).toContain(`${asked.number}: zum Teil zugesagt.`);
  });

  test('of several things offers what is possible of each', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 5 });
    const bench = await world.item({ name: 'Bank', quantity: 5 });
    const asked = await ask([
      { itemId: tent, quantity: 5 },
      { itemId: bench, quantity: 2 },
    ]);
    await change(tent, { quantity: 0 });
    const page = await decisions();
    expect(buttons(page, asked)[0]).toBe(`Mögliches zusagen: ${asked.number}`);
    const filled = page.root.querySelectorAll(`[id="r-${asked.id}"] .lb-quantity`);
    expect(filled.map((one) => one.getAttribute('value'))).toEqual(['0', '2']);
    const done = await page.submit(at(`decisions/${asked.id}/approve`));
    expect(done.text).toContain(`${asked.number}: zum Teil zugesagt.`);
  });

  test('altogether, or of what must not be lent, offers no click that would be refused', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 1 });
    const aside = await world.item({ name: 'Pult', quantity: 1 });
    const [gone, notLent] = [
      await ask([{ itemId: tent, quantity: 1 }]),
      await ask([{ itemId: aside, quantity: 1 }]),
    ];
    await change(tent, { quantity: 0 });
    await change(aside, { setAside: true });
    const page = await decisions();
    for (const asked of [gone, notLent])
      expect(buttons(page, asked)).toEqual([`So zusagen: ${asked.number}`, `Absagen: ${asked.number}`]);
  });
});

describe('approving one', () => {
  test('in full is one click, and the page says so', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const page = await (await decisions()).submit(at(`decisions/${asked.id}/approve`));
    expect(page.text).toContain(`${asked.number}: zugesagt.`);
    expect(await statusOf(asked)).toBe('approved');
  });

  test('in part is a smaller number with a reason', async () => {
    const asked = await ask([{ itemId: await world.item({ quantity: 5 }), quantity: 5 }]);
    const page = await (
      await decisions()
    ).submit(at(`decisions/${asked.id}/approve`), { 'lines.0.quantity': '3', reason: 'Zwei sind kaputt.' });
    expect(page.text).toContain(`${asked.number}: zum Teil zugesagt.`);
    const { body } = await app.call('get', world.path(`reservations/${asked.id}`), {
      token: world.member.token,
    });
    expect(body).toMatchObject({ reason: 'Zwei sind kaputt.', lines: [{ approvedQuantity: 3 }] });
  });

  test.each([
    ['more than was asked', '9', 'Bitte höchstens 5'],
    ['no number', 'drei', ''],
    ['nothing', '', ''],
  ])('%s is refused beside the field, and nothing typed is lost', async (_what, typed, said) => {
    const asked = await ask([{ itemId: await world.item({ quantity: 5 }), quantity: 5 }]);
    const page = await (
      await decisions()
    ).submit(at(`decisions/${asked.id}/approve`), { 'lines.0.quantity': typed, reason: 'Darum' });
    expect(page.status).toBe(422);
    expect(page.find('#f-lines-0-quantity').getAttribute('value')).toBe(typed);
    expect(page.find('#f-lines-0-quantity').getAttribute('aria-invalid')).toBe('true');
    expect(page.find('#f-lines-0-quantity-fault').text).toContain(said);
    expect(page.find('#f-reason').text.trim()).toBe('Darum');
    expect(page.find('[data-focus] a').getAttribute('href')).toBe('#f-lines-0-quantity');
    expect(await statusOf(asked)).toBe('requested');
  });

  test('a broken pack is refused with the pack step', async () => {
    const asked = await ask([{ itemId: await world.item({ quantity: 60, packStep: 10 }), quantity: 20 }]);
    const page = await (
      await decisions()
    ).submit(at(`decisions/${asked.id}/approve`), { 'lines.0.quantity': '15' });
    expect(page.find('#f-lines-0-quantity-fault').text).toContain('in Schritten von 10');
  });

  test('nothing of anything is refused: that would be declining', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const page = await (
      await decisions()
    ).submit(at(`decisions/${asked.id}/approve`), { 'lines.0.quantity': '0' });
    expect(page.text).toContain('So bliebe nichts zugesagt.');
    expect(page.find('#f-lines').rawTagName).toBe('fieldset');
  });

  test('what the stock does not cover is refused with the rules’ reasons', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 3 });
    const asked = await ask([{ itemId, quantity: 3 }]);
    const before = await decisions();
    await change(itemId, { quantity: 2 });
    const page = await before.submit(at(`decisions/${asked.id}/approve`));
    expect(page.status).toBe(409);
    expect(page.find('[data-focus]').text).toContain(
      'Zelt: In dieser Zeit ist von 3 gewünschten nur 2 möglich.',
    );
    expect(await statusOf(asked)).toBe('requested');
  });

  test('sent twice, it acts once', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const page = await decisions();
    const [first, second] = await Promise.all([
      page.submit(at(`decisions/${asked.id}/approve`)),
      page.submit(at(`decisions/${asked.id}/approve`)),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.text).toContain(`${asked.number}: zugesagt.`);
    expect(await mailsAbout(asked, 'Zusage')).toBe(1);
  });

  test('in two tabs the second is told that it was decided, and changes nothing', async () => {
    const asked = await ask([{ itemId: await world.item({ quantity: 5 }), quantity: 5 }]);
    const [one, other] = [await decisions(), await decisions()];
    await one.submit(at(`decisions/${asked.id}/approve`));
    const page = await other.submit(at(`decisions/${asked.id}/decline`), { reason: 'Nein' });
    expect(page.status).toBe(412);
    expect(page.text).toContain(`${asked.number} wurde inzwischen entschieden: zugesagt.`);
    expect(await statusOf(asked)).toBe('approved');
  });

  test('an owner’s decision in the meantime is shown, and what was typed stays at its own line', async () => {
    const owner = await world.partner({ name: 'Wehr' });
    const { token } = await world.memberOf(owner, `wehr.${world.slug}@example.org`);
    const asked = await ask([
      { itemId: await world.item({ name: 'Pumpe', quantity: 5, ownerId: owner }), quantity: 5 },
      { itemId: await world.item({ name: 'Zelt', quantity: 9 }), quantity: 9 },
    ]);
    const before = await decisions();
    await app.call('post', world.path(`reservations/${asked.id}/approve`), { token, body: {} });
    const page = await before.submit(at(`decisions/${asked.id}/approve`), {
      'lines.0.quantity': '3',
      'lines.1.quantity': '7',
    });
    expect(page.status).toBe(412);
    expect(page.text).toContain(`${asked.number} hat sich inzwischen geändert.`);
    expect(rowOf(page, asked)).toContain('Pumpe: schon entschieden: 5 Stück');
    expect(page.find('#f-lines-0-quantity').getAttribute('value')).toBe('7');
    const done = await page.submit(at(`decisions/${asked.id}/approve`));
    expect(done.text).toContain(`${asked.number}: zum Teil zugesagt.`);
  });

  test('a version that is no number is nobody’s', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const page = await (await decisions()).submit(at(`decisions/${asked.id}/approve`), { version: '*' });
    expect(page.status).toBe(412);
    expect(await statusOf(asked)).toBe('requested');
  });

  test('after the deadline it says that it has passed', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }], {}, SOON);
    const page = await decisions();
    app.clock.set(SOON[0]);
    const answer = await page.submit(at(`decisions/${asked.id}/approve`));
    expect(answer.text).toContain(`Die Frist von ${asked.number} ist inzwischen abgelaufen.`);
  });
});

describe('declining', () => {
  test('takes a reason from the list, and what was added', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const page = await (
      await decisions()
    ).submit(at(`decisions/${asked.id}/decline`), { choice: 'broken', reason: 'Die Plane ist gerissen.' });
    expect(page.text).toContain(`${asked.number}: abgesagt.`);
    const { body } = await app.call('get', world.path(`reservations/${asked.id}`), {
      token: world.member.token,
    });
    expect(body).toMatchObject({
      status: 'declined',
      reason: 'Das ist zurzeit beschädigt oder in Reparatur. Die Plane ist gerissen.',
    });
  });

  test('says the chosen reason in the language of whoever asked', async () => {
    await app
      .get(Database)
      .transaction((tx) => tx.update(Person, { email: world.member.email }, { language: 'en' }));
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    await (await decisions()).submit(at(`decisions/${asked.id}/decline`), { choice: 'broken' });
    const mail = (await mailsTo(app, world.member.email)).at(-1)?.text ?? '';
    expect(mail).toContain('Damaged or being repaired at present.');
    expect(mail).not.toContain('Reparatur');
  });

  test.each(['', 'constructor', 'unknown'])(
    'with the choice "%s" alone is refused, and the form stands open',
    async (choice) => {
      const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
      const page = await (await decisions()).submit(at(`decisions/${asked.id}/decline`), { choice });
      expect(page.status).toBe(422);
      expect(page.find('details[open] #f-reason-fault').text.trim()).not.toBe('');
      expect(await statusOf(asked)).toBe('requested');
    },
  );
});

describe('a note about what was done', () => {
  test('repeats nothing but a number', async () => {
    const page = await ReadPage.open(browser, at('decisions?done=Ihr+Konto+ist+gesperrt&as=approved'));
    expect(page.text).not.toContain('Konto');
  });
});

const three = async (): Promise<Asked[]> => {
  const itemId = await world.item({ name: 'Zelt', quantity: 9 });
  return [
    await ask([{ itemId, quantity: 1 }]),
    await ask([{ itemId, quantity: 2 }]),
    await ask([{ itemId, quantity: 3 }]),
  ];
};

/** The first click. */
const confirmation = async (count: number): Promise<ReadPage> =>
  ReadPage.open(browser, (await decisions()).link(`Alle ohne Konflikt zusagen (${count})`));

const allPath = (): string => at('decisions/approve-all');

describe('all without a conflict', () => {
  test('are approved with two clicks', async () => {
    const asked = await three();
    const page = await (await confirmation(3)).submit(allPath());
    expect(page.title).toBe('Zugesagt: 3 von 3 Anfragen');
    for (const one of asked) {
      expect(await statusOf(one)).toBe('approved');
      expect(await mailsAbout(one, 'Zusage')).toBe(1);
    }
  });

  test('are those that stand on the page: amber and red ones do not, and what comes in later waits', async () => {
    await three();
    const itemId = await world.item({ quantity: 1 });
    const red = await ask([{ itemId, quantity: 1 }]);
    await change(itemId, { quantity: 0 });
    const page = await confirmation(3);
    const late = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    await page.submit(allPath());
    expect([await statusOf(red), await statusOf(late)]).toEqual(['requested', 'requested']);
  });

  test('what no longer fits is named with its reason, and takes nothing from the others', async () => {
    const [one, two] = await three();
    const itemId = await world.item({ name: 'Pult', quantity: 1 });
    const gone = await ask([{ itemId, quantity: 1 }]);
    const page = await confirmation(4);
    await change(itemId, { quantity: 0 });
    await (await decisions()).submit(at(`decisions/${two!.id}/decline`), { reason: 'Nein' });
    const answer = await page.submit(allPath());
    expect(answer.title).toBe('Zugesagt: 2 von 4 Anfragen');
    expect(answer.text).toContain('Pult: In dieser Zeit ist von 1 gewünschten nichts möglich.');
    expect(answer.text).toContain(`${two!.number} · Verein ${world.slug} ist schon entschieden: abgesagt.`);
    expect([await statusOf(one!), await statusOf(two!), await statusOf(gone)]).toEqual([
      'approved',
      'declined',
      'requested',
    ]);
  });

  test('sent twice at once, each is approved once, and both answers say so', async () => {
    const asked = await three();
    const page = await confirmation(3);
    const answers = await Promise.all([page.submit(allPath()), page.submit(allPath())]);
    expect(answers.map(({ title }) => title)).toEqual(Array(2).fill('Zugesagt: 3 von 3 Anfragen'));
    for (const one of asked) expect(await mailsAbout(one, 'Zusage')).toBe(1);
  });

  test('sent from two pages, the second says what is decided already', async () => {
    const asked = await three();
    const [page, twin] = [await confirmation(3), await confirmation(3)];
    await page.submit(allPath());
    const answer = await twin.submit(allPath());
    expect(answer.title).toBe('Zugesagt: 0 von 3 Anfragen');
    expect(answer.text).toContain(
      `${asked[0]!.number} · Verein ${world.slug} ist schon entschieden: zugesagt.`,
    );
  });

  test('one that was changed in the meantime is not approved', async () => {
    const [one] = await three();
    const page = await confirmation(3);
    await app.get(Database).transaction((tx) => tx.increment(Reservation, { id: one!.id }, 'version', 1));
    const answer = await page.submit(allPath());
    expect(answer.title).toBe('Zugesagt: 2 von 3 Anfragen');
    expect(answer.text).toContain('hat sich inzwischen geändert');
    expect(await statusOf(one!)).toBe('requested');
  });

  test('what belongs to another alliance, or to nobody, is not found and changes nothing', async () => {
    const [own] = await three();
    const here = world;
    world = await World.make(app, `fern-${worlds}`, {}, 'F');
    const foreign = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const elsewhere = world;
    world = here;
    const page = await confirmation(3);
    const answer = await page.submit(allPath(), { [`version.${foreign.id}`]: '1', 'version.x': '1' });
    expect(answer.title).toBe('Zugesagt: 3 von 5 Anfragen');
    expect(answer.text).toContain('Eine Anfrage gibt es hier nicht.');
    expect(answer.text).not.toContain(foreign.number);
    expect(await statusOf(own!)).toBe('approved');
    world = elsewhere;
    expect(await statusOf(foreign)).toBe('requested');
  });

  test('are none: the page says so, and a form without any leads back', async () => {
    const page = await ReadPage.open(browser, allPath());
    expect(page.title).toBe('Zurzeit gibt es keine Anfrage ohne Konflikt.');
    const answer = await browser.submit(allPath(), {});
    expect(answer.headers['location']).toBe(at('decisions'));
  });
});

const formsTo = (id: string): [path: string, fields: Record<string, string>][] => [
  [at('decisions/approve-all'), { [`version.${id}`]: '1' }],
  [at(`decisions/${id}/approve`), { version: '1' }],
  [at(`decisions/${id}/decline`), { version: '1', reason: 'Nein' }],
];

describe('the wall', () => {
  const pages = ['decisions', 'decisions/approve-all', 'calendar'];

  const answersTo = async (own: Browser, id: string): Promise<number[]> => {
    const answers = [];
    for (const page of pages) answers.push((await own.get(at(page))).status);
    for (const [path, fields] of formsTo(id)) answers.push((await own.submit(path, fields)).status);
    return answers;
  };

  test('members and keepers are not let in, and decide nothing', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const keeper = { email: `lager.${world.slug}@example.org`, name: 'Lena Lager' };
    await app
      .get(RolesService)
      .appoint(await world.actor(), keeper, { role: 'keeper', storagePlaceId: world.placeId });
    for (const email of [world.member.email, keeper.email])
      expect(await answersTo(await signedIn(email), asked.id)).toEqual(Array(6).fill(403));
    expect(await statusOf(asked)).toBe('requested');
  });

  test('another alliance’s coordination is not let in, and decides nothing', async () => {
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const other = await World.make(app, `fremd-${worlds}`, {}, 'F');
    const answers = await answersTo(await signedIn(other.coordinator.email), asked.id);
    expect(answers.every((status) => status === 403 || status === 404)).toBe(true);
    expect(await statusOf(asked)).toBe('requested');
  });

  test('whoever is not signed in is led to the sign-in page, and comes back', async () => {
    const answer = await new Browser(app).get(at('decisions'));
    expect(answer.headers['location']).toBe(`/sign-in?to=${encodeURIComponent(at('decisions'))}`);
  });

  test('another alliance’s request cannot be decided here', async () => {
    const here = world;
    world = await World.make(app, `weit-${worlds}`, {}, 'W');
    const foreign = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const there = world;
    world = here;
    for (const kind of ['approve', 'decline']) {
      const path = at(`decisions/${foreign.id}/${kind}`);
      expect((await browser.submit(path, { version: '1', reason: 'Nein' })).status).toBe(404);
    }
    world = there;
    expect(await statusOf(foreign)).toBe('requested');
  });

  test('the deputy may do the same', async () => {
    const deputy = { email: `vertretung.${world.slug}@example.org`, name: 'Vera Tretung' };
    await app.get(RolesService).appoint(await world.actor(), deputy, { role: 'deputy' });
    const asked = await ask([{ itemId: await world.item({}), quantity: 1 }]);
    const own = await signedIn(deputy.email);
    await (await ReadPage.open(own, at('decisions'))).submit(at(`decisions/${asked.id}/approve`));
    expect(await statusOf(asked)).toBe('approved');
  });
});

const calendar = (query = ''): Promise<ReadPage> => ReadPage.open(browser, at(`calendar${query}`));

/** The numbers of the first item, by day of the month. */
const freeOf = (page: ReadPage): string[] =>
  page.root.querySelectorAll('tbody:first-of-type tr:first-child td').map((cell) => cell.text);

describe('the calendar', () => {
  test('says for every day how many are free', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 5 });
    await ask([{ itemId, quantity: 2 }]);
    const page = await calendar('?span=month&day=2027-05-20');
    expect(page.title).toBe('Kalender des Bestands, Mai 2027');
    const free = freeOf(page);
    expect(free).toHaveLength(31);
    expect(free.slice(12, 18)).toEqual(['5', '3', '3', '3', '3', '5']);
  });

  test('says who has how many, and whether it is promised, in words', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 5 });
    const asked = await ask([{ itemId, quantity: 2 }]);
    const bar = async () => (await calendar('?span=month&day=2027-05-20')).find('.lb-lane .lb-span');
    expect((await bar()).structuredText.replace(/\s+/g, ' ')).toContain('angefragt: 2 Verein');
    expect((await bar()).getAttribute('colspan')).toBe('4');
    await (await decisions()).submit(at(`decisions/${asked.id}/approve`));
    const page = await calendar('?span=month&day=2027-05-20');
    expect(page.find('.lb-lane .lb-span').text).toContain('zugesagt: 2 Verein');
    const details = page.find(page.find('tbody th a').getAttribute('href')!).structuredText;
    expect(details.replace(/\s+/g, ' ')).toContain(
      `Fr., 14. Mai 2027, 17:00 Uhr bis Mo., 17. Mai 2027, 10:00 Uhr: 2 Stück, Verein ${world.slug}, zugesagt, ${asked.number}`,
    );
  });

  test('shows what is out too long as overdue, up to today', async () => {
    const itemId = await world.item({ name: 'Zelt', quantity: 5 });
    const asked = await ask([{ itemId, quantity: 2 }], {}, [
      '2027-05-04T08:00:00.000Z',
      '2027-05-05T08:00:00.000Z',
    ]);
    await (await decisions()).submit(at(`decisions/${asked.id}/approve`));
    await app
      .get(Database)
      .transaction((tx) =>
        tx.query(
          `UPDATE reservation_lines SET out_quantity = 2, handed_over_quantity = 2 WHERE id = '${asked.lines[0]!.id}'`,
        ),
      );
    app.clock.set('2027-05-07T10:00:00Z');
    browser = await signedIn(world.coordinator.email);
    const page = await calendar('?span=month');
    expect(page.find('.lb-lane .lb-span').text).toContain('überfällig: 2');
    expect(page.find('.lb-lane .lb-span').getAttribute('colspan')).toBe('4');
    expect(freeOf(page).slice(2, 8)).toEqual(['5', '3', '3', '3', '3', '5']);
  });

  test('shows what was set aside for as long as somebody has it', async () => {
    const itemId = await world.item({ name: 'Zelt' });
    await world.item({ name: 'Bank' });
    await ask([{ itemId, quantity: 1 }]);
    await change(itemId, { setAside: true });
    expect((await calendar('?span=month&day=2027-05-20')).text).toContain('wird nicht mehr verliehen');
    expect((await calendar('?span=month&day=2027-06-20')).text).not.toContain('Zelt');
  });

  test('shows closures', async () => {
    const itemId = await world.item({ quantity: 5 });
    await app.call('post', world.path('closures'), {
      token: world.coordinator.token,
      body: { itemId, quantity: 1, from: FAIR[0], until: FAIR[1], reason: 'Naht' },
    });
    expect((await calendar('?span=month&day=2027-05-20')).find('.lb-lane .lb-span').text).toContain(
      'Sperrzeit: 1',
    );
  });

  test('shows at a part by which set it is taken', async () => {
    const table = await world.item({ name: 'Tisch', quantity: 5, inventoryNumber: 'A' });
    const set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      inventoryNumber: 'B',
      parts: [{ itemId: table, quantity: 2 }],
    });
    await ask([{ itemId: set, quantity: 1 }]);
    const page = await calendar('?span=month&day=2027-05-20');
    expect(page.find('#i-1').structuredText.replace(/\s+/g, ' ')).toContain('2 Stück, Verein');
    expect(page.find('#i-1').text).toContain('im Satz „Garnitur“');
  });

  test('has a caption, and heads for columns and rows', async () => {
    await world.item({ name: 'Zelt' });
    const page = await calendar('?span=month');
    expect(page.find('table caption').text).toBe('Frei: Mai 2027');
    expect(page.root.querySelectorAll('thead th[scope=col]')).toHaveLength(32);
    expect(page.find('thead th[scope=colgroup]').text).toBe('Mai 2027');
    expect(page.find('tbody th').getAttribute('scope')).toBe('rowgroup');
    expect(page.find('th[aria-current=date]').structuredText).toContain('heute');
  });

  test('leads to the months beside it, and keeps the choice', async () => {
    await world.item({ name: 'Zelt', category: 'Zelte & Dächer' });
    await world.item({ name: 'Bank', category: 'Möbel' });
    const page = await calendar('?span=month&category=Zelte+%26+D%C3%A4cher&day=2027-12-24');
    expect(page.text).not.toContain('Bank');
    const next = await ReadPage.open(browser, page.link('Später: Januar 2028').replaceAll('&amp;', '&'));
    expect(next.title).toBe('Kalender des Bestands, Januar 2028');
    expect(next.text).toContain('Zelt');
    expect(next.text).not.toContain('Bank');
  });

  test('sorts the headings as a German list does', async () => {
    for (const category of ['Zelte', 'Öfen', 'Bänke']) await world.item({ category });
    const options = (await calendar()).root.querySelectorAll('#f-category option');
    expect(options.map((one) => one.text.trim())).toEqual(['alle', 'Bänke', 'Öfen', 'Zelte']);
  });

  test('of a large pool shows its beginning, and asks to choose', async () => {
    const { slug } = world;
    const itemId = await world.item({ name: 'Erstes', category: 'Möbel' });
    await app.get(Database).transaction(async (tx) => {
      const first = await tx.findOneByOrFail(Item, { id: itemId });
      for (let count = 0; count < MOST_ROWS; count += 1)
        await tx.insert(Item, {
          ...first,
          id: randomUUID(),
          inventoryNumber: `Z-${slug}-${String(count).padStart(3, '0')}`,
          category: 'Zelte',
        });
    });
    const rows = (page: ReadPage): number => page.root.querySelectorAll('#table tbody').length;
    const all = await calendar();
    expect(rows(all)).toBe(MOST_ROWS);
    expect(all.text).toContain('Hier stehen die ersten 200 Gegenstände.');
    const chosen = await calendar('?category=M%C3%B6bel');
    expect(rows(chosen)).toBe(1);
    expect(chosen.text).not.toContain('Hier stehen die ersten');
  });

  test.each([
    ['2027-04-30', true],
    ['2027-05-01', false],
    ['2027-06-01', false],
  ])('of the month of %s says that finished loans are not there: %s', async (day, isSaid) => {
    await world.item({ name: 'Zelt' });
    const { text } = await calendar(`?span=month&day=${day}`);
    expect(text.includes('Abgeschlossene Ausleihen stehen hier nicht')).toBe(isSaid);
    expect(text.includes('In dieser Zeit ist nichts vergeben')).toBe(!isSaid);
  });

  test('takes an address that makes no sense as the weeks from today on', async () => {
    const page = await calendar('?span=jahr&day=2027-02-31&place=keiner');
    expect(page.status).toBe(200);
    expect(page.title).toBe('Kalender des Bestands, Mo., 3. Mai 2027 bis So., 13. Juni 2027');
  });

  test('opens with today at the left, and shows six weeks', async () => {
    await world.item({ name: 'Zelt' });
    const page = await calendar();
    const heads = page.root.querySelectorAll('thead tr:last-child th');
    expect(heads).toHaveLength(42);
    expect(heads[0]!.structuredText.replace(/\s+/g, ' ')).toBe('Mo 3 heute');
    expect(page.root.querySelectorAll('thead th[scope=colgroup]').map((one) => one.text)).toEqual([
      'Mai 2027',
      'Juni 2027',
    ]);
  });

  test('says on each way where it leads, and leads back to today', async () => {
    const page = await calendar();
    const later = await ReadPage.open(
      browser,
      page.link('Später: Mo., 14. Juni 2027 bis So., 25. Juli 2027').replaceAll('&amp;', '&'),
    );
    expect(later.title).toContain('Mo., 14. Juni 2027');
    expect(later.link('Früher: Mo., 3. Mai 2027 bis So., 13. Juni 2027')).toContain('day=2027-05-03');
    expect((await ReadPage.open(browser, later.link('Zu heute'))).title).toBe(page.title);
    const week = await ReadPage.open(browser, later.link('Woche').replaceAll('&amp;', '&'));
    expect(week.title).toContain('Mo., 14. Juni 2027 bis So., 20. Juni 2027');
    expect(week.find('[aria-current=true]').text).toBe('Woche');
  });

  test('shows on demand only what somebody has, and keeps that on the way', async () => {
    const itemId = await world.item({ name: 'Zelt' });
    await world.item({ name: 'Bank' });
    await ask([{ itemId, quantity: 1 }]);
    const page = await ReadPage.open(
      browser,
      (await calendar()).link('Nur Belegtes').replaceAll('&amp;', '&'),
    );
    expect([page.text.includes('Zelt'), page.text.includes('Bank')]).toEqual([true, false]);
    const later = page.root
      .querySelectorAll('a')
      .find((one) => one.text.startsWith('Später'))!
      .getAttribute('href')!;
    expect((await ReadPage.open(browser, later.replaceAll('&amp;', '&'))).text).toContain(
      'In dieser Zeit ist nichts vergeben oder angefragt.',
    );
  });

  test('of a storage place of another alliance shows nothing', async () => {
    await world.item({ name: 'Zelt' });
    const other = await World.make(app, `ort-${worlds}`, {}, 'O');
    const page = await calendar(`?place=${other.placeId}`);
    expect(page.text).toContain('Mit dieser Auswahl gibt es keine Gegenstände.');
  });

  test('shows hostile text as text', async () => {
    const itemId = await world.item({ name: '<img src=x>', category: '<b>x</b>' });
    await ask([{ itemId, quantity: 1 }]);
    const page = await calendar('?span=month&day=2027-05-20');
    expect(page.root.querySelectorAll('main img, main b')).toEqual([]);
  });
});
