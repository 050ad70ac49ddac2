/** Stock loads: how often the stock is read from the tables for one request. It is the dearest read that there is. */
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { WishPreviewService } from '../../src/reservations/asking/wish-preview.service.js';
import { StockService } from '../../src/reservations/stock/stock.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const DAYS = { from: '2027-05-14', until: '2027-05-17' };
const PERIOD: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

let app: TestApp;
let world: World;
let at: string;
let benchId: string;
let tentId: string;
let loads: jest.SpiedFunction<StockService['loadOf']>;
beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}`;
  benchId = await world.item({ name: 'Bank', quantity: 10, category: 'Bänke' });
  tentId = await world.item({ name: 'Zelt', quantity: 10, storagePlaceId: await world.place({}) });
  loads = jest.spyOn(app.get(StockService), 'loadOf');
});
afterAll(() => app.stop());
beforeEach(() => {
  loads.mockClear();
});

/** Signed in, with benches and a tent from two places in the basket. */
async function withBasket(quantity: number): Promise<Browser> {
  const browser = new Browser(app);
  const { email } = world.member;
  await app.call('post', '/api/sign-in', { body: { email } });
  const code = /\b\d{6}\b/.exec((await mailsTo(app, email)).at(-1)?.text ?? '')?.[0];
  await browser.send('post', '/api/sessions', { email, code });
  const quantities = { [`quantity.${benchId}`]: String(quantity), [`quantity.${tentId}`]: '1' };
  await browser.submit(`${at}/basket/items`, { ...DAYS, ...quantities });
  loads.mockClear();
  return browser;
}

const send = (browser: Browser, quantity: number) =>
  browser.submit(`${at}/basket/ask`, {
    ...DAYS,
    [`quantity.${benchId}`]: String(quantity),
    [`quantity.${tentId}`]: '1',
    partnerId: world.partnerId,
    'occasion.name': 'Familienfest',
    'contact.name': 'Anna Auer',
  });

test('a basket that is sent loads the stock once, under the lock', async () => {
  const answer = await send(await withBasket(2), 2);
  expect(answer.headers['location']).toContain('done=sent');
  expect(loads).toHaveBeenCalledTimes(1);
});

test('a request over the interface loads the stock once', async () => {
  const body = wish(world, [{ itemId: benchId, quantity: 1 }], PERIOD);
  const { status } = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  expect(status).toBe(201);
  expect(loads).toHaveBeenCalledTimes(1);
});

test('a preview loads the stock once, for what is free and for what stands in the way', async () => {
  const moment = (iso: string) => ({
    at: new Date(iso),
    window: { from: new Date(iso), until: new Date(iso) },
  });
  const ways = [{ pickUp: moment(PERIOD[0]), returnDue: moment(PERIOD[1]) }];
  const places = [{ things: [{ itemId: benchId, quantity: 11 }], ways }];
  const wished = { places, others: [places], partnerId: world.partnerId };
  const { preview, others } = await app.get(WishPreviewService).look(await world.actor(), wished);
  expect(others.map(({ reasons }) => reasons)).toEqual([preview!.reasons]);
  expect(preview!.reasons.map(({ code }) => code)).toEqual(['out-of-stock']);
  expect(loads).toHaveBeenCalledTimes(1);
});

test('a basket’s page loads the stock for its things, and once for its days and all the weeks around', async () => {
  const browser = new Browser(app);
  await browser.submit(`${at}/basket/items`, { ...DAYS, [`quantity.${benchId}`]: '2' });
  loads.mockClear();
  const { text } = await browser.get(`${at}/basket`);
  expect(text.match(/alles frei/g)!.length).toBeGreaterThan(4);
  expect(loads).toHaveBeenCalledTimes(2);
});

test('an approval loads the stock once', async () => {
  const body = wish(world, [{ itemId: benchId, quantity: 1 }], PERIOD);
  const asked = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  loads.mockClear();
  const path = world.path(`reservations/${(asked.body as { id: string }).id}/approve`);
  const { status } = await app.call('post', path, { token: world.coordinator.token, body: {} });
  expect(status).toBe(200);
  expect(loads).toHaveBeenCalledTimes(1);
});

test('a refused basket is looked at again for offers and for the page, so the count does count', async () => {
  const answer = await send(await withBasket(11), 11);
  expect(answer.status).toBe(409);
  expect(loads.mock.calls.length).toBeGreaterThan(1);
});
