/** The partner's pages: the basket, sending it, what becomes of it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Browser, setCookies } from '../support/browser.js';
import { TestApp } from '../support/app.js';
import { ReadPage } from '../support/read-page.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

test('x', async () => {
  const benchId = await world.item({ name: 'Bank', quantity: 10 });
  const b = new Browser(app);
  const a = await b.submit(`/b/${world.slug}/basket/items`, { from: '2027-05-14', until: '2027-05-17', [`quantity.${benchId}`]: '3' });
  console.log(a.status, a.headers.location, setCookies(a));
  const page = await ReadPage.open(b, `/b/${world.slug}/basket`);
  console.log(page.status, page.text);
});
