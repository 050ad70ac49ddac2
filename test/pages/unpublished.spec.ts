/** An alliance that is not public yet: for strangers it answers like one that nobody founded, at every address; its own people see it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { ShowingService } from '../../src/partners/alliances/showing.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { mailsTo } from '../support/mails.js';
import { addressIn, isInAlliance, pageRoutesOf } from '../support/page-routes.js';
import { routesOf } from '../support/routes.js';
import { addressOf, callFor, signedIn, validCalls } from '../support/valid-calls.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

const NOBODY = 'gibtesnicht';

let app: TestApp;
let hidden: House;
let neighbour: World;
const cookies = new Map<string, string>();

beforeAll(async () => {
  app = await TestApp.start();
  hidden = await furnish(app, 'verborgen', 'V', 'public');
  neighbour = await World.make(app, 'nachbarn');
  await app.get(ShowingService).hide(await hidden.world.actor());
  await app.get(PeopleService).makeOperator({ email: 'betrieb@example.org', name: 'Bea Betrieb' });
  for (const email of [neighbour.coordinator.email, 'betrieb@example.org'])
    cookies.set(email, await signedIn(app, email));
}, 60_000);
afterAll(() => app.stop());

/** A stranger without a sign-in, one who coordinates another alliance, and the operator. */
const strangers = (): Record<string, string>[] => [
  {},
  ...[...cookies.values()].map((cookie) => ({ cookie })),
];

/** Without what names the address that was asked for, and what differs each time. */
const said = ({ status, text, headers }: Response): unknown => {
  const {
    date: _date,
    'content-length': _length,
    'x-request-id': _id,
    ...others
  } = headers as Record<string, string>;
  const body = text
    .replaceAll(hidden.slug, 'X')
    .replaceAll(NOBODY, 'X')
    .replace(/[\da-f]{8}-[\da-f-]{27}/g, 'ID');
  return { status, body, others: JSON.stringify(others).replace(/[\da-f]{8}-[\da-f-]{27}/g, 'ID') };
};

const unknown = (address: string): string => address.replace(`/${hidden.slug}`, `/${NOBODY}`);

describe('for strangers, members of others and the operator', () => {
  test('every page answers like that of an alliance that nobody founded', async () => {
    const pages = pageRoutesOf(app).filter((route) => isInAlliance(route));
    expect(pages.length).toBeGreaterThan(100);
    for (const who of strangers())
      for (const route of pages) {
        const { method } = route;
        const address = addressIn(route, hidden);
        const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
        const headers = { accept: 'text/html', ...who, ...(method === 'post' ? own : {}) };
        const body = method === 'post' ? { body: 'formToken=1' } : {};
        const [one, other] = [
          await app.call(method, address, { headers, ...body }),
          await app.call(method, unknown(address), { headers, ...body }),
        ];
        expect({ address, answer: said(one) }).toEqual({ address, answer: said(other) });
        expect([address, one.status]).toEqual([address, 404]);
      }
  }, 300_000);

  test('so does every route of the API', async () => {
    const routes = (await routesOf(app)).filter(({ path }) => path.includes('{alliance}'));
    expect(routes.length).toBeGreaterThan(40);
    const { coordinator } = hidden.guests;
    for (const route of routes) {
      const filled = await validCalls[route.name]!(hidden, coordinator);
      for (const token of [undefined, neighbour.coordinator.token]) {
        const [address, other] = [hidden.slug, NOBODY].map((slug) => addressOf(route, slug, filled));
        const call = callFor({ ...filled, browser: undefined! }, token);
        const answers = [
          await app.call(route.method, address!, call),
          await app.call(route.method, other!, call),
        ];
        expect({ address, answer: said(answers[0]!) }).toEqual({ address, answer: said(answers[1]!) });
        // Whoever sends a file is asked to sign in before anything is read, wherever it goes.
        const isFile = filled.form !== undefined && token === undefined;
        expect([address, answers[0]!.status]).toEqual([address, isFile ? 401 : 404]);
      }
    }
  }, 120_000);

  test('it stands in no list: front page, search, map, texts, API, ways to join', async () => {
    const anonymous = Visitor.nobody(app);
    const pages = ['/', `/?place=${hidden.portraitWord}`, '/kontakt', '/impressum', '/datenschutz'];
    for (const path of pages) {
      const page = await anonymous.open(path);
      expect([path, page.status, page.root.toString().includes(`Bündnis ${hidden.portraitWord}`)]).toEqual([
        path,
        200,
        false,
      ]);
      expect(page.root.toString()).not.toContain(`/b/${hidden.slug}`);
    }
    const { text } = await app.call('get', '/api/alliances');
    expect([text.includes(neighbour.slug), text.includes(hidden.slug)]).toEqual([true, false]);
    const ask = await anonymous.open(`/sign-in?to=/b/${hidden.slug}`);
    const code = await ask.submit('/sign-in/ask', { email: 'niemand@example.org' });
    expect(code.text).not.toContain(hidden.portraitWord);
  });

  test('no mail to somebody without an alliance names it as the office to ask', async () => {
    await app.call('post', '/api/sign-in', { body: { email: 'betrieb@example.org' } });
    const { text = '' } = (await mailsTo(app, 'betrieb@example.org')).at(-1)!;
    expect([text.includes(hidden.portraitWord), text.includes('Bündnis nachbarn')]).toEqual([false, true]);
  });
});

describe('for its own people', () => {
  test('it is there, with a quiet word that it is not public; only the coordination is led to the switch', async () => {
    const { coordinator, borrower } = hidden.guests;
    for (const [guest, isLed] of [
      [coordinator, true],
      [borrower, false],
    ] as const) {
      const page = await (await Visitor.of(app, guest.email)).open(`/b/${hidden.slug}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Noch nicht öffentlich');
      expect(page.text.includes('Öffentlich machen')).toBe(isLed);
    }
    const path = `/api/alliances/${hidden.slug}`;
    expect((await app.call('get', path, { token: borrower.token })).status).toBe(200);
  });

  test('its calendars go on', async () => {
    const feeds = `/api/alliances/${hidden.slug}/feeds`;
    const route = (await routesOf(app)).find(({ name }) => name === 'createFeed')!;
    const { coordinator } = hidden.guests;
    const { body } = await validCalls[route.name]!(hidden, coordinator);
    const made = await app.call('post', feeds, { token: coordinator.token, body: body! });
    expect(made.status).toBe(201);
    const { url } = made.body as { url: string };
    expect((await app.call('get', new URL(url).pathname)).status).toBe(200);
  });

  test('whoever loses the last tie finds it no more', async () => {
    const email = 'kurz.dabei@example.org';
    const actor = await hidden.world.actor();
    await app.get(RolesService).appoint(actor, { email, name: 'Kurz' }, { role: 'deputy' });
    const visitor = await Visitor.of(app, email);
    expect(await visitor.status(`/b/${hidden.slug}/kontakt`)).toBe(200);
    const { id } = (await app.get(PeopleService).everybody(actor)).find((one) => one.email === email)!;
    await app.get(RolesService).take(actor, id, {});
    expect(await (await Visitor.of(app, email)).status(`/b/${hidden.slug}/kontakt`)).toBe(404);
  });
});

describe('the switch', () => {
  const at = `/b/verborgen/manage/showing`;

  test('says what everybody will see, shows at once, and has a way back', async () => {
    const visitor = await Visitor.of(app, hidden.guests.coordinator.email);
    const asked = await visitor.open(at);
    expect(asked.text).toContain('Machen Sie es öffentlich, dann sieht jeder');
    const shown = await asked.submit(`${at}/show`);
    expect(shown.text).toContain('Das Bündnis ist jetzt öffentlich.');
    expect((await app.call('get', '/api/alliances')).text).toContain(hidden.slug);
    expect((await app.call('get', `/api/alliances/${hidden.slug}`)).status).toBe(200);
    const back = await shown.submit(`${at}/hide`);
    expect(back.text).toContain('Das Bündnis ist verborgen.');
    expect((await app.call('get', `/api/alliances/${hidden.slug}`)).status).toBe(404);
    const log = await visitor.open(`/b/verborgen/manage/log`);
    expect(log.text).toMatch(/Bündnis verborgen.*Bündnis öffentlich gemacht/);
  });

  test('is for the coordination', async () => {
    const member = await Visitor.of(app, hidden.guests.borrower.email);
    expect(await member.status(at)).toBe(403);
    expect(await member.send(`${at}/show`)).toBe(403);
    expect((await app.call('get', '/api/alliances')).text).not.toContain(hidden.slug);
  });
});
