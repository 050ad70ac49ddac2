/** In flight: beyond so many requests people hear at once to come again; health, feeds and whoever comes later do not (J04). */
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AccessService } from '../../src/partners/access/access.service.js';
import { TestApp } from '../support/app.js';
import { until } from '../support/until.js';
import { World } from '../support/world.js';

const MOST = 3;

let app: TestApp;
let world: World;
let gate: Gate;

/** In front of what every route asks first. */
class Gate {
  /** How many have come to it. */
  count = 0;
  open: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));
  private readonly enter: AccessService['enter'];

  constructor(private readonly access: AccessService) {
    this.enter = access.enter.bind(access);
    access.enter = async (...given) => {
      this.count += 1;
      await this.opened;
      return this.enter(...given);
    };
  }

  remove(): void {
    this.open();
    this.access.enter = this.enter;
  }
}

beforeAll(async () => {
  process.env['MOST_IN_FLIGHT'] = String(MOST);
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(async () => {
  delete process.env['MOST_IN_FLIGHT'];
  await app.stop();
});
beforeEach(() => {
  gate = new Gate(app.get(AccessService));
});
afterEach(() => gate.remove());

const me = () => app.call('get', '/api/me', { token: world.member.token });

/** As many as may be, all waiting at the gate. */
async function crowd(): Promise<() => Promise<number[]>> {
  const before = gate.count;
  const answers = Promise.all(Array.from({ length: MOST }, () => me().then(({ status }) => status)));
  await until(() => gate.count === before + MOST);
  return () => answers;
}

test('one more is sent away at once, with when to come again, and asks nobody for anything', async () => {
  const answers = await crowd();
  const { status, body, headers } = await me();
  expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '2']);
  const page = await app.call('get', `/b/${world.slug}`, {
    headers: { accept: 'text/html', authorization: `Bearer ${world.member.token}` },
  });
  expect([page.status, page.headers['retry-after']]).toEqual([503, '2']);
  expect(page.text).toContain('versuchen Sie es in einer Minute noch einmal');
  expect(gate.count).toBe(MOST);
  gate.open();
  expect(await answers()).toEqual([200, 200, 200]);
  expect((await me()).status).toBe(200);
});

test('what would change something is sent away before it began', async () => {
  const answers = await crowd();
  const sent = await app.call('post', '/api/me/tokens', {
    token: world.member.token,
    body: { name: 'Zu viel' },
  });
  expect(sent.status).toBe(503);
  gate.open();
  await answers();
  const { body } = await app.call('get', '/api/me/tokens', { token: world.member.token });
  expect(JSON.stringify(body)).not.toContain('Zu viel');
});

test('health and what pages look like are answered all the same', async () => {
  const answers = await crowd();
  const style = /\/assets\/[^"]+\.css/.exec(
    (await app.call('get', '/', { headers: { accept: 'text/html' } })).text,
  );
  for (const path of ['/health/live', '/health/ready', style![0]]) {
    const { status } = await app.call('get', path);
    expect([path, status]).toEqual([path, 200]);
  }
  gate.open();
  await answers();
});

test('a feed gets its last copy, or no answer at all; never a status', async () => {
  const facts = { scope: 'partner', id: world.partnerId, detail: 'full', name: 'Unsere Ausleihen' };
  gate.open();
  const made = await app.call('post', world.path('feeds'), { token: world.member.token, body: facts });
  const known = new URL(made.body.url).pathname;
  const first = await app.call('get', known);
  gate.remove();
  gate = new Gate(app.get(AccessService));

  const answers = await crowd();
  const again = await app.call('get', known);
  expect([again.status, again.text]).toEqual([200, first.text]);
  const unknown = known.replace(/feeds\/.{4}/, 'feeds/AAAA');
  await expect(app.call('get', unknown)).rejects.toThrow(/hang up|ECONNRESET/);
  gate.open();
  await answers();
});

test('who goes away amid the work counts until the work is done, and no longer', async () => {
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  const headers = { authorization: `Bearer ${world.member.token}` };
  const target = { port, host: '127.0.0.1', path: '/api/me', agent: new Agent(), headers };
  const calls = Array.from({ length: MOST }, () => request(target).on('error', () => undefined));
  for (const call of calls) call.end();
  await until(() => gate.count === MOST);
  for (const call of calls) call.destroy();
  expect((await me()).status).toBe(503);
  gate.open();
  await until(async () => (await me()).status === 200);
  gate.remove();
  gate = new Gate(app.get(AccessService));
  const answers = await crowd();
  gate.open();
  expect(await answers()).toEqual([200, 200, 200]);
});

test('who sends slowly does not count', async () => {
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  const headers = {
    authorization: `Bearer ${world.member.token}`,
    'content-type': 'application/json',
    'content-length': '100',
  };
  const target = { port, host: '127.0.0.1', method: 'POST', path: '/api/me/tokens', headers };
  const slow = Array.from({ length: MOST }, () => request({ ...target, agent: new Agent() }));
  for (const call of slow) call.on('error', () => undefined).write('{"name":');
  gate.open();
  expect((await me()).status).toBe(200);
  for (const call of slow) call.destroy();
});
