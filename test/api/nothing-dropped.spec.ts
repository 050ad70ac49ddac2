/** Input that means nothing, or two things, is refused briefly, and changes that name nothing leave no trace. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { routesOf, type Route } from '../support/routes.js';
import { addressOf, credentialsFor, validCalls } from '../support/valid-calls.js';

let app: TestApp;
let house: House;
let routes: Route[];

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'public');
  routes = await routesOf(app);
}, 120_000);
afterAll(() => app.stop());

const errorsOf = ({ body }: Response): string[] =>
  ((body as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);

describe('a name that JSON says twice', () => {
  test('is refused with its path, and nothing is done', async () => {
    const email = 'niemand@example.org';
    const twice = await app.call('post', '/api/sign-in', {
      body: `{"email":"${email}","email":"x@example.org"}`,
    });
    expect([twice.status, errorsOf(twice)]).toEqual([422, ['email']]);
    const once = await app.call('post', '/api/sign-in', { body: `{"email":"${email}"}` });
    expect(once.status).toBe(202);
  });
});

describe('a change that names nothing', () => {
  const entries = (): Promise<number> => app.get(Database).read((tx) => tx.count(AuditEntry));

  test('leaves no entry in the log, on every route that changes', async () => {
    const changing = routes.filter(({ method }) => method === 'patch');
    expect(changing.length).toBeGreaterThan(3);
    for (const route of changing) {
      const { coordinator } = house.guests;
      const filled = await validCalls[route.name]!(house, coordinator);
      const before = await entries();
      const credentials = credentialsFor(filled, coordinator.token);
      const path = addressOf(route, house.slug, filled);
      const { status, text } = await app.call('patch', path, { ...credentials, body: {} });
      expect([route.name, status, status === 200 ? '' : text]).toEqual([route.name, 200, '']);
      expect([route.name, (await entries()) - before]).toEqual([route.name, 0]);
    }
  });
});

describe('very many names that there are not', () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `unbekannt${index}`);

  test('in a query are answered briefly, with some of them and how many more', async () => {
    const query = names.map((name) => `${name}=`).join('&');
    const answer = await app.call('get', `/api/alliances?${query}`.slice(0, 15_000));
    expect(answer.status).toBe(422);
    expect(answer.text.length).toBeLessThan(3_000);
    expect(errorsOf(answer).slice(0, 2)).toEqual(['unbekannt0', 'unbekannt1']);
    expect(answer.text).toMatch(/Und \d{3} weitere Angaben stimmen nicht\./);
  });

  test('in a body too, and the wrong fields that there are come first', async () => {
    const body = { ...Object.fromEntries(names.slice(0, 900).map((name) => [name, 1])), email: 'keine' };
    const answer = await app.call('post', '/api/sign-in', { body });
    expect(answer.text.length).toBeLessThan(3_000);
    expect(errorsOf(answer)[0]).toBe('email');
  });

  test('and a name of ten thousand characters is not sent back whole', async () => {
    const answer = await app.call('get', `/api/alliances?${'x'.repeat(10_000)}=1`);
    expect([answer.status, answer.text.length < 2_000]).toEqual([422, true]);
  });
});
