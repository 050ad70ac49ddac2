/** A client that a well-kept generator makes from the document: it asks, is refused, and takes an offer. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { GeneratedClient } from '../support/generated-client.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let client: GeneratedClient;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  client = await GeneratedClient.from((await app.call('get', '/api/openapi.json')).body as object);
}, 120_000);
afterAll(() => app.stop());

/** As a stranger would write it who has only read the document; nothing in it is untyped. */
const asking = `
import { argv } from 'node:process';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Wish = components['schemas']['NewReservationDto'];

const [, , baseUrl = '', alliance = '', token = '', partnerId = '', itemId = ''] = argv;
const api = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${token}\` } });

const ask = (wish: Wish) =>
  api.POST('/api/alliances/{alliance}/reservations', { params: { path: { alliance } }, body: wish });

const wish: Wish = {
  partnerId,
  occasion: { name: 'Sommerfest' },
  contact: { name: 'Ada' },
  pickUpAt: '2027-05-14T17:00:00+02:00',
  returnDueAt: '2027-05-17T10:00:00+02:00',
  lines: [{ itemId, quantity: 7 }],
};

const refused = await ask(wish);
const { reasons = [], shortages = [], offers = [] } = refused.error ?? {};
const offer = offers[0];
if (!offer) throw new Error('Nothing was offered.');
const { pickUpAt, returnDueAt, lines } = offer;
const taken = await ask({ ...wish, pickUpAt, returnDueAt, lines });
const reservation = taken.data;

console.log(
  JSON.stringify({
    refused: [refused.response.status, reasons.map(({ code }) => code)],
    short: shortages.map(({ asked, free, because }) => [asked, free, because.kind]),
    taken: [taken.response.status, reservation?.status, reservation?.lines.map(({ quantity }) => quantity)],
  }),
);
`;

const misuse = (right: string, wrong: string): string => {
  if (!asking.includes(right)) throw new Error(`The program does not say "${right}".`);
  return asking.replace(right, wrong);
};

test('compiles where it is right, runs, and takes the first offer as it stands', async () => {
  const faults = client.compile({
    asking,
    offer: misuse('returnDueAt, lines } = offer', 'returnDueAt, linez: lines } = offer'),
    reason: misuse('({ code }) => code', '({ code }) => code.day'),
    because: misuse('because.kind', "because.kind === 'weather'"),
    route: misuse('{alliance}/reservations', '{alliance}/reservationz'),
    body: misuse('  partnerId,\n', ''),
    quantity: misuse('quantity: 7', "quantity: '7'"),
    answer: misuse('reservation?.status', 'reservation?.state'),
  });
  const { asking: none, ...planted } = faults;
  expect(none).toEqual([]);
  expect(Object.entries(planted).filter(([, found]) => found.length === 0)).toEqual([]);

  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  const itemId = await world.item({ name: 'Bank', quantity: 5 });
  const given = [`http://127.0.0.1:${port}`, world.slug, world.member.token, world.partnerId, itemId];
  expect(await client.run('asking', given)).toEqual({
    refused: [409, ['out-of-stock']],
    short: [[7, 5, 'quantity']],
    taken: [201, 'requested', [5]],
  });
}, 120_000);
