/** 60 kB of bait: no text holds up a field of any body or query (safety.md, F07). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TestApp } from '../support/app.js';
import { furnish, guestNames, type Guest, type House } from '../support/house.js';
import { RawCaller, type RawCall } from '../support/raw-call.js';
import { routesOf, type Route } from '../support/routes.js';
import { textSlots, withText } from '../support/text-slots.js';
import { addressOf, validCalls } from '../support/valid-calls.js';

let app: TestApp;
let caller: RawCaller;
let house: House;
let writing: Route[];

beforeAll(async () => {
  app = await TestApp.start();
  caller = new RawCaller(app);
  house = await furnish(app, 'heim', 'H', 'partners');
  writing = (await routesOf(app)).filter(({ body }) => body && textSlots(body).length > 0);
}, 60_000);
afterAll(async () => {
  caller.stop();
  await app.stop();
});

function somebodyAllowed({ action }: Route): Guest {
  const guest = guestNames
    .map((name) => house.guests[name])
    .find(({ relations }) =>
      allows(action, new Set<Relation>(['anyone', 'person', 'listReader', ...relations])),
    );
  if (!guest) throw new Error(`Nobody may ${action}.`);
  return guest;
}

const baits = ['a@', '1 ', 'a.', ' ', '\n', '<', '/', 'e\u0301'];

/** What a call costs in work, in the best of ten: other people's work on this machine does not count. */
async function leastWork(call: RawCall): Promise<number> {
  let least = Infinity;
  for (let tries = 0; tries < 10 && least > 50; tries += 1) {
    const before = process.cpuUsage();
    await caller.call(call);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

test('hold up no field of any body', async () => {
  const slow: string[] = [];
  for (const route of writing) {
    const { token } = somebodyAllowed(route);
    const filled = await validCalls[route.name]!(house, somebodyAllowed(route));
    const path = addressOf(route, house.slug, filled);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const slots = textSlots(route.body!);
    for (const bait of baits) {
      // All fields at once would be too large, so they share what fits.
      const text = bait.repeat(Math.floor(50_000 / slots.length / Buffer.byteLength(bait)));
      const body = JSON.stringify(
        slots.reduce((whole, slot) => withText(whole, slot.path, `${text}!`), filled.body!),
      );
      if (Buffer.byteLength(body) > 64 * 1024) continue;
      const least = await leastWork({ method: route.method, path, headers, body });
      if (least > 50) slow.push(`${route.name} ${JSON.stringify(bait)}: ${least} ms`);
    }
  }
  expect(slow).toEqual([]);
}, 60_000);

test('or as much as a query holds, no field of any query', async () => {
  const slow: string[] = [];
  const { token } = house.guests.coordinator;
  for (const route of (await routesOf(app)).filter(({ query }) => query.length > 0)) {
    const filled = await validCalls[route.name]!(house, house.guests.coordinator);
    for (const { name } of route.query) {
      for (const bait of baits) {
        const text = encodeURIComponent(bait.repeat(15_000))
          .slice(0, 15_000)
          .replace(/%[\dA-F]?$/, '');
        const path = `${addressOf(route, house.slug, { ...filled, query: {} })}?${name}=${text}!`;
        const headers = { authorization: `Bearer ${token}` };
        const least = await leastWork({ method: 'get', path, headers });
        if (least > 50) slow.push(`${route.name} ?${name} ${JSON.stringify(bait)}: ${least} ms`);
      }
    }
  }
  expect(slow).toEqual([]);
}, 60_000);
