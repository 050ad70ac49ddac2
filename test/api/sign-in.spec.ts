/** Signing in: a code of six digits, ten minutes and five tries; a cookie that no other site can use. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { IsNull } from 'typeorm';
import { v7 } from 'uuid';
import { Database } from '../../src/database/database.service.js';
import { SignIn } from '../../src/partners/signing-in/sign-in.entity.js';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { seenNow } from '../support/seen.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let count = 0;
let email: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

/** A new address for each test, so that no limit of another one is in the way. */
beforeEach(async () => {
  count += 1;
  email = `person.${count}@example.org`;
  await world.memberOf(world.partnerId, email);
});

const ask = (address = email) => app.call('post', '/api/sign-in', { body: { email: address } });
const open = (code: string, address = email) =>
  app.call('post', '/api/sessions', { body: { email: address, code } });

async function newestCode(address = email): Promise<string> {
  const mails = (await mailsTo(app, address)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

async function newestCodeAfterAsking(): Promise<string> {
  await ask();
  return newestCode();
}

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('the code', () => {
  test('opens one session and no second', async () => {
    await ask();
    const code = await newestCode();
    expect((await open(code)).status).toBe(201);
    expect((await open(code)).status).toBe(401);
  });

  test('is dead after five wrong tries', async () => {
    await ask();
    const code = await newestCode();
    for (let tries = 0; tries < 5; tries += 1) expect((await open(another(code))).status).toBe(401);
    expect((await open(code)).body).toMatchObject({ status: 401, code: 'wrong-code' });
  });

  test('still works after four wrong tries', async () => {
    await ask();
    const code = await newestCode();
    for (let tries = 0; tries < 4; tries += 1) await open(another(code));
    expect((await open(code)).status).toBe(201);
  });

  test('is dead after ten minutes, and alive a moment before', async () => {
    await ask();
    const old = await newestCode();
    app.clock.advance(10);
    expect((await open(old)).status).toBe(401);
    app.clock.advance(10);
    await ask();
    const code = await newestCode();
    app.clock.advance(9);
    expect((await open(code)).status).toBe(201);
  });

  test('is voided by a newer one', async () => {
    await ask();
    const older = await newestCode();
    await ask();
    expect((await open(older)).status).toBe(401);
    expect((await open(await newestCode())).status).toBe(201);
  });

  test('is found though a server whose clock is ahead made an older one', async () => {
    const old = await newestCodeAfterAsking();
    const ahead = new Date(Date.now() + 60_000);
    const id = v7({ msecs: ahead.getTime() });
    await app.get(Database).transaction((tx) => tx.update(SignIn, { email, endedAt: IsNull() }, { id }));
    const code = await newestCodeAfterAsking();
    expect(code).not.toBe(old);
    expect((await open(code)).status).toBe(201);
  });

  test('may be typed with spaces, and the address in capitals', async () => {
    await ask();
    const code = await newestCode();
    expect((await open(`${code.slice(0, 3)} ${code.slice(3)}`, email.toUpperCase())).status).toBe(201);
  });
});

describe('who asks', () => {
  test('gets the same answer, known or not, and only the known get a mail', async () => {
    const known = await ask();
    const unknown = await ask('niemand@example.org');
    expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
    expect(await mailsTo(app, 'niemand@example.org')).toEqual([]);
  });

  test('gets no more than three codes in a quarter of an hour, with the same answer', async () => {
    const codes = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      expect((await ask()).status).toBe(202);
      codes.add(await newestCode());
    }
    expect(
      (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode')),
    ).toHaveLength(3);
    expect((await open(await newestCode())).status).toBe(201);
    app.clock.advance(16);
    await ask();
    expect(codes.has(await newestCode())).toBe(false);
  });
});

const signIn = async (): Promise<string> => {
  await ask();
  const { headers } = await open(await newestCode());
  return (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
};
const me = async (cookie: string) => (await app.call('get', '/api/me', { headers: { cookie } })).status;

describe('the session', () => {
  test('ends after a fortnight of silence, and lives on while it is used', async () => {
    const cookie = await signIn();
    const day = 24 * 60;
    app.clock.advance(13 * day);
    expect(await me(cookie)).toBe(200);
    await seenNow(app);
    app.clock.advance(13 * day);
    expect(await me(cookie)).toBe(200);
    await seenNow(app);
    app.clock.advance(15 * day);
    expect(await me(cookie)).toBe(401);
  });

  test('changes nothing for a page of another site, and everything for our own', async () => {
    const cookie = await signIn();
    const create = (headers: Record<string, string>) =>
      app.call('post', '/api/me/tokens', { headers: { cookie, ...headers }, body: { name: 'Programm' } });
    expect((await create({ 'sec-fetch-site': 'cross-site' })).body).toMatchObject({
      status: 403,
      code: 'foreign-origin',
    });
    expect((await create({ origin: 'https://evil.example.net' })).status).toBe(403);
    expect((await create({})).status).toBe(403);
    expect((await create({ origin: 'http://localhost:3000' })).status).toBe(201);
    expect((await create({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('ends when its person signs out', async () => {
    const cookie = await signIn();
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await app.call('delete', '/api/sessions/current', { headers })).status).toBe(204);
    expect(await me(cookie)).toBe(401);
  });
});

describe('an access token', () => {
  test('works until it is revoked, is shown once, and is nobody else’s to revoke', async () => {
    const { token } = world.member;
    const made = await app.call('post', '/api/me/tokens', { token, body: { name: 'Website' } });
    expect(made.status).toBe(201);
    const listed = await app.call('get', '/api/me/tokens', { token: made.body.token });
    expect(listed.body.items.map(({ name }: { name: string }) => name)).toContain('Website');
    expect(JSON.stringify(listed.body)).not.toContain(made.body.token);
    const path = `/api/me/tokens/${made.body.id}`;
    expect((await app.call('delete', path, { token: world.coordinator.token })).status).toBe(404);
    expect((await app.call('delete', path, { token })).status).toBe(204);
    expect((await app.call('get', '/api/me', { token: made.body.token })).status).toBe(401);
    expect((await app.call('delete', path, { token })).status).toBe(404);
  });
});
