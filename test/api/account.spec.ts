/** One's account: sessions listed and ended, by oneself and by what changes; another address, and the way back. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { AddressChange } from '../../src/partners/signing-in/address-change.entity.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { SessionsService } from '../../src/partners/signing-in/sessions.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { onPostgres } from '../support/database.js';
import { mailsTo, type ReadMail } from '../support/mails.js';
import { seenNow } from '../support/seen.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let count = 0;
let email: string;
/** A program of hers, made long ago. */
let token: string;
let browser: Browser;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

/** Somebody new for each test, signed in just now. */
beforeEach(async () => {
  count += 1;
  email = `person.${count}@example.org`;
  token = (await world.memberOf(world.partnerId, email)).token;
  app.clock.advance(60);
  browser = await signedIn();
});

const mailOf = async (address: string, subject: string): Promise<ReadMail | undefined> =>
  (await mailsTo(app, address)).filter((mail) => mail.subject?.includes(subject)).at(-1);

async function codeOf(address: string, subject = 'Anmeldecode'): Promise<string> {
  return /^ *(\d{6})$/m.exec((await mailOf(address, subject))?.text ?? '')?.[1] ?? '';
}

async function signedIn(address = email): Promise<Browser> {
  const one = new Browser(app);
  await one.send('post', '/api/sign-in', { email: address });
  await one.send('post', '/api/sessions', { email: address, code: await codeOf(address) });
  return one;
}

const me = async (one: Browser): Promise<number> => (await one.get('/api/me')).status;
const idOf = (address: string): Promise<string> =>
  app.get(Database).read(async (tx) => (await tx.findOneByOrFail(Person, { email: address })).id);

interface Listed {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
}

const sessions = async (one: Browser): Promise<Listed[]> => (await one.get('/api/me/sessions')).body.items;

describe('one’s own sessions', () => {
  test('are listed, oldest first, with the present one marked, and no one else’s', async () => {
    app.clock.advance(20);
    const other = await signedIn();
    await signedIn(world.member.email);
    const listed = await sessions(other);
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    expect(listed[1]!.createdAt).toBe(app.clock.now().toISOString());
    const { body } = await other.get('/api/me/sessions?limit=1');
    const rest = await other.get(`/api/me/sessions?cursor=${body.nextCursor}`);
    expect([...body.items, ...rest.body.items]).toEqual(listed);
    const byProgram = await app.call('get', '/api/me/sessions', { token });
    expect(byProgram.body.items.map(({ isCurrent }: Listed) => isCurrent)).toEqual([false, false]);
  });

  test('are listed only while they are alive', async () => {
    app.clock.advance(14 * 24 * 60 - 1);
    expect(await sessions(await signedIn())).toHaveLength(2);
    app.clock.advance(1);
    expect(await sessions(await signedIn())).toHaveLength(2);
  });

  test('end one by one, all others at once, and never somebody else’s', async () => {
    const [second, third] = [await signedIn(), await signedIn()];
    const stranger = await signedIn(world.member.email);
    const [first] = await sessions(browser);
    expect((await stranger.send('delete', `/api/me/sessions/${first!.id}`)).status).toBe(404);
    expect((await second.send('delete', `/api/me/sessions/${first!.id}`)).status).toBe(204);
    expect((await second.send('delete', `/api/me/sessions/${first!.id}`)).status).toBe(404);
    expect([await me(browser), await me(second), await me(third)]).toEqual([401, 200, 200]);
    expect((await second.send('delete', '/api/me/sessions')).status).toBe(204);
    expect([await me(second), await me(third), await me(stranger)]).toEqual([200, 401, 200]);
  });

  test.each([
    ['a member', 0, 14 * 24 * 60, 90 * 24 * 60],
    ['a coordinator', 1, 12 * 60, 7 * 24 * 60],
    ['a deputy', 2, 12 * 60, 7 * 24 * 60],
    ['an operator', 3, 12 * 60, 7 * 24 * 60],
    ['a keeper', 4, 14 * 24 * 60, 90 * 24 * 60],
  ])('of %s end after silence, and at the latest', async (_who, which, idle, latest) => {
    await powers[which]!();
    const silent = await signedIn();
    app.clock.advance(idle - 1);
    expect(await me(silent)).toBe(200);
    app.clock.advance(idle);
    expect(await me(silent)).toBe(401);
    const busy = await signedIn();
    const step = idle / 2;
    for (let passed = step; passed < latest; passed += step) {
      app.clock.advance(step);
      expect(await me(busy)).toBe(200);
      await seenNow(app);
    }
    app.clock.advance(step);
    expect(await me(busy)).toBe(401);
  });
});

const role = async (wish: {
  role: 'coordinator' | 'deputy' | 'keeper';
  storagePlaceId?: string;
}): Promise<void> => app.get(RolesService).appoint(await world.actor(), { email, name: 'Anna' }, wish);

const powers = [
  async (): Promise<void> => undefined,
  () => role({ role: 'coordinator' }),
  () => role({ role: 'deputy' }),
  () => app.get(PeopleService).makeOperator({ email, name: 'Anna' }),
  () => role({ role: 'keeper', storagePlaceId: world.placeId }),
];

/** What ends all of somebody's sessions, codes and links, and whether she can sign in afterwards. */
const endings: [what: string, end: () => Promise<unknown>, isIn: boolean][] = [
  ['is given a role', () => role({ role: 'deputy' }), true],
  ['loses a role', async () => app.get(RolesService).take(await world.actor(), await idOf(email), {}), true],
  [
    'loses her membership',
    async () => app.get(PeopleService).remove(await world.actor(), world.partnerId, await idOf(email)),
    true,
  ],
  ['becomes operator', () => app.get(PeopleService).makeOperator({ email, name: 'Anna' }), true],
  ['is disabled', () => app.get(AccountsService).disable(email), false],
  ['is signed out by the operator', () => app.get(AccountsService).endSessions(email), true],
  ['is signed out with everybody', () => app.get(AccountsService).endAllSessions(), true],
];

describe('whoever', () => {
  test.each(endings)(
    '%s, is signed out everywhere at once, and no code or link is left',
    async (_what, end, isIn) => {
      await role({ role: 'keeper', storagePlaceId: world.placeId });
      const [one, two] = [await signedIn(), await signedIn()];
      // Past the limits: this must be a code and link that nobody has used.
      app.clock.advance(16);
      const asking = new Browser(app);
      await asking.send('post', '/api/sign-in', { email });
      const { text = '' } = (await mailOf(email, 'Anmeldecode'))!;
      const secret = /\/sign-in\/([\w-]+)/.exec(text)![1]!;
      await end();
      expect([await me(one), await me(two)]).toEqual([401, 401]);
      expect((await asking.submit('/sign-in', { secret })).status).toBe(401);
      expect((await asking.submit('/sign-in/code', { email, code: await codeOf(email) })).status).toBe(401);
      app.clock.advance(16);
      expect(await me(await signedIn())).toBe(isIn ? 200 : 401);
    },
  );

  test('is given a role that she has already, stays signed in', async () => {
    await role({ role: 'deputy' });
    const one = await signedIn();
    await role({ role: 'deputy' });
    expect(await me(one)).toBe(200);
  });

  test('keeps her sessions where the change was refused', async () => {
    const there = await World.make(app, `ort${count}`, {}, 'O');
    const sole = await signedIn(there.coordinator.email);
    const take = app.get(RolesService).take(await there.actor(), await idOf(there.coordinator.email), {});
    await expect(take).rejects.toThrow('last coordinator');
    expect(await me(sole)).toBe(200);
  });

  test('is disabled, is let in by nothing: session, token, code or feed; and by the token alone when enabled', async () => {
    const wish = { scope: 'partner', id: world.partnerId, detail: 'partners', name: 'Kalender' };
    const { body } = await app.call('post', world.path('feeds'), { token, body: wish });
    const feed = new URL(body.url).pathname;
    const answers = async (): Promise<number[]> => [
      await me(browser),
      (await app.call('get', '/api/me', { token })).status,
      (await app.call('get', feed)).status,
    ];
    expect(await answers()).toEqual([200, 200, 200]);
    await app.get(AccountsService).disable(email.toUpperCase());
    expect(await answers()).toEqual([401, 401, 410]);
    const mails = (await mailsTo(app, email)).length;
    await browser.send('post', '/api/sign-in', { email });
    expect(await mailsTo(app, email)).toHaveLength(mails);
    await app.get(AccountsService).enable(email);
    // Whoever had the calendar's address meanwhile must not come back with it (calendar-and-mail.md, R48).
    expect(await answers()).toEqual([401, 200, 410]);
    expect(await me(await signedIn())).toBe(200);
    await expect(app.get(AccountsService).disable('niemand@example.org')).rejects.toThrow('Nobody');
  });

  if (onPostgres) {
    test('signs in while everything of hers is ended, waits for the end and what comes with it', async () => {
      const [database, id, ended, gate] = [app.get(Database), await idOf(email), new Gate(), new Gate()];
      const ending = database.transaction(async (tx) => {
        await app.get(SessionsService).endAllOf(tx, id, app.clock.now());
        await tx.update(Person, { id }, { disabledAt: app.clock.now() });
        ended.open();
        await gate.passed;
      });
      await ended.passed;
      const one = new Browser(app);
      await one.send('post', '/api/sign-in', { email });
      const opening = one.send('post', '/api/sessions', { email, code: await codeOf(email) });
      const first = await Promise.race([opening.then(({ status }) => status), pause(300, 'waits')]);
      gate.open();
      await ending;
      expect([first, (await opening).status]).toEqual(['waits', 401]);
    });

    test('is signed out, disabled or another’s on one server, is so on the other at once', async () => {
      const beside = await app.another();
      const there = (path: string, headers: Record<string, string>) => beside.call('get', path, { headers });
      const cookie = `leihbund=${browser.cookie('leihbund')}`;
      expect((await there('/api/me', { cookie })).status).toBe(200);
      await browser.send('delete', '/api/sessions/current');
      expect((await there('/api/me', { cookie })).status).toBe(401);
      expect((await beside.call('get', '/api/me', { token })).status).toBe(200);
      await app.get(AccountsService).disable(email);
      expect((await beside.call('get', '/api/me', { token })).status).toBe(401);
      const { coordinator } = world;
      await role({ role: 'deputy' });
      await app.get(AccountsService).enable(email);
      const partners = world.path('partners');
      expect((await beside.call('get', partners, { token })).status).toBe(200);
      await app.get(RolesService).take(await world.actor(coordinator.email), await idOf(email), {});
      expect((await beside.call('get', partners, { token })).status).toBe(403);
      await beside.close();
    });
  }
});

const wish = (to: string, one = browser) => one.send('post', '/api/me/email', { email: to });
const prove = (code: string, one = browser) => one.send('post', '/api/me/email/confirm', { code });

/** Changes the address; answers the secret that the old one was mailed. */
async function changedTo(to: string, one = browser, from = email): Promise<string> {
  expect((await wish(to, one)).status).toBe(202);
  const answer = await prove(await codeOf(to, 'neue Adresse'), one);
  expect([answer.status, answer.body]).toEqual([200, { email: to, sessionsEnded: true }]);
  const { text = '' } = (await mailOf(from, 'Anmeldeadresse wurde geändert'))!;
  return /\/undo-address\/([\w-]+)/.exec(text)![1]!;
}

const undo = async (secret: string): Promise<number> =>
  (await new Browser(app).submit('/undo-address', { secret })).status;

const made = async (one: Browser): Promise<string> =>
  (await one.send('post', '/api/me/tokens', { name: 'Hintertür' })).body.token;

const another = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a change of address', () => {
  let fresh: string;
  beforeEach(() => {
    fresh = `neu.${count}@example.org`;
  });

  test('is proved at the new one, told to the old one, and ends every session, this one too', async () => {
    const other = await signedIn();
    await changedTo(fresh);
    expect([await me(browser), await me(other)]).toEqual([401, 401]);
    expect(await me(await signedIn(fresh))).toBe(200);
    expect(await me(await signedIn(email))).toBe(401);
    expect((await app.call('get', '/api/me', { token })).body).toMatchObject({ email: fresh });
  });

  test('needs a browser that signed in at most ten minutes ago', async () => {
    app.clock.advance(10);
    expect((await wish(fresh)).status).toBe(202);
    app.clock.advance(1);
    const refused = { status: 403, code: 'fresh-sign-in-needed' };
    expect((await wish(fresh)).body).toMatchObject(refused);
    const byProgram = { token, body: { email: fresh } };
    expect((await app.call('post', '/api/me/email', byProgram)).body).toMatchObject(refused);
    const proof = { token, body: { code: await codeOf(fresh, 'neue Adresse') } };
    expect((await app.call('post', '/api/me/email/confirm', proof)).body).toMatchObject(refused);
  });

  test('takes five wrong codes and no more, ten minutes and no more, and each code once', async () => {
    await wish(fresh);
    const dead = await codeOf(fresh, 'neue Adresse');
    for (let tries = 0; tries < 5; tries += 1) expect((await prove(another(dead))).status).toBe(409);
    expect((await prove(dead)).body).toMatchObject({ status: 409, code: 'wrong-code' });
    await wish(fresh);
    const older = await codeOf(fresh, 'neue Adresse');
    await wish(fresh);
    expect((await prove(older)).status).toBe(409);
    const late = await codeOf(fresh, 'neue Adresse');
    app.clock.advance(10);
    expect((await prove(late)).status).toBe(409);
    expect(await me(browser)).toBe(200);
  });

  test('proved twenty times at once is made once', async () => {
    await wish(fresh);
    const code = await codeOf(fresh, 'neue Adresse');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => {
        const one = new Browser(app);
        one.put('leihbund', browser.cookie('leihbund')!);
        return prove(code, one);
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await mailsTo(app, email)).filter(({ subject }) => subject?.includes('geändert'))).toHaveLength(
      1,
    );
  });

  test('to somebody else’s is answered the same, and changes nothing; the mailbox is told', async () => {
    const free = await wish(fresh);
    const taken = await wish(world.member.email);
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    const mail = (await mailOf(world.member.email, 'schon vergeben'))!;
    expect(mail.text).not.toMatch(/\d{6}/);
    // The office's pages stand below, and nothing that lets anybody in.
    const links = mail.text?.match(/http\S+/g) ?? [];
    expect(links.filter((link) => !/\/(impressum|datenschutz)$/.test(link))).toEqual([]);
    expect(mail.text).not.toContain(email);
    expect((await prove('000000')).status).toBe(409);
    expect(await me(await signedIn(world.member.email))).toBe(200);
  });

  test('to one that somebody was invited with meanwhile is refused, and nothing has changed', async () => {
    await wish(fresh);
    const code = await codeOf(fresh, 'neue Adresse');
    await world.memberOf(world.partnerId, fresh);
    expect((await prove(code)).body).toMatchObject({ status: 409, code: 'address-taken' });
    expect(await me(browser)).toBe(200);
  });

  test('to one’s own is refused, and counts into the limits otherwise', async () => {
    expect((await wish(email.toUpperCase())).status).toBe(422);
    for (let round = 0; round < 5; round += 1) expect((await wish(fresh)).status).toBe(202);
    expect(await mailsTo(app, fresh)).toHaveLength(3);
    await new Browser(app).send('post', '/api/sign-in', { email: fresh });
    expect(await mailsTo(app, fresh)).toHaveLength(3);
  });

  describe('is taken back', () => {
    test('by the link in the old mailbox: looking changes nothing, pressing does, once', async () => {
      const secret = await changedTo(fresh);
      const after = await signedIn(fresh);
      const page = await new Browser(app).get(`/undo-address/${secret}`);
      expect([page.status, page.text.includes('action="/undo-address"')]).toEqual([200, true]);
      expect((await app.call('head', `/undo-address/${secret}`)).status).toBe(200);
      expect(await me(after)).toBe(200);
      expect(await undo(secret)).toBe(200);
      expect(await me(after)).toBe(401);
      expect(await me(await signedIn(email))).toBe(200);
      expect(await me(await signedIn(fresh))).toBe(401);
      expect(await undo(secret)).toBe(404);
      expect(await undo('x'.repeat(43))).toBe(404);
    });

    test('with the tokens made since that sign-in, and not the older ones', async () => {
      const before = await made(browser);
      app.clock.advance(5);
      const secret = await changedTo(fresh);
      const after = await made(await signedIn(fresh));
      await undo(secret);
      const answers = await Promise.all(
        [token, before, after].map((one) => app.call('get', '/api/me', { token: one })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 401, 401]);
    });

    test('even when it was changed again meanwhile, and then the later ways back are closed', async () => {
      const first = await changedTo(fresh);
      app.clock.advance(1);
      const second = await changedTo(`zwei.${fresh}`, await signedIn(fresh), fresh);
      app.clock.advance(1);
      const open = await signedIn(`zwei.${fresh}`);
      await wish(`drei.${fresh}`, open);
      expect(await undo(first)).toBe(200);
      expect(await undo(second)).toBe(404);
      expect(await me(open)).toBe(401);
      expect(await me(await signedIn(email))).toBe(200);
    });

    test('by one of twenty who press at once', async () => {
      const secret = await changedTo(fresh);
      const statuses = await Promise.all(Array.from({ length: 20 }, () => undo(secret)));
      expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 404)]);
    });

    test('for three days', async () => {
      const secret = await changedTo(fresh);
      app.clock.advance(72 * 60 - 1);
      const row = await app
        .get(Database)
        .read((tx) => tx.findOneByOrFail(AddressChange, { newEmail: fresh }));
      expect(JSON.stringify(row)).not.toContain(secret);
      app.clock.advance(1);
      expect(await undo(secret)).toBe(404);
    });
  });

  test('keeps the old address for its person three days, whoever wants it', async () => {
    const secret = await changedTo(fresh);
    const invite = async (): Promise<unknown> =>
      app
        .get(PeopleService)
        .invite(await world.actor(), world.partnerId, { email, name: 'Neu', role: 'member' })
        .catch((refusal: { code: string }) => refusal.code);
    expect(await invite()).toBe('address-kept');
    await expect(role({ role: 'deputy' })).rejects.toMatchObject({ code: 'address-kept' });
    const other = await signedIn(world.member.email);
    expect((await wish(email, other)).status).toBe(202);
    expect(await mailOf(email, 'neue Adresse')).toBeUndefined();
    expect(await mailOf(email, 'schon vergeben')).toBeDefined();
    // Back to it with a code instead of the link: it is her own.
    app.clock.advance(16);
    const back = await changedTo(email, await signedIn(fresh), fresh);
    app.clock.advance(16);
    expect(await undo(back)).toBe(200);
    expect(await undo(secret)).toBe(200);
    expect(await me(await signedIn(email))).toBe(200);
  });

  test('frees the old address after three days', async () => {
    await changedTo(fresh);
    app.clock.advance(72 * 60);
    await world.memberOf(world.partnerId, email);
    expect(await idOf(email)).not.toBe(await idOf(fresh));
  });

  test('and an invitation to the same address at once: one of the two is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const to = `rennen.${round}.${fresh}`;
      const one = await signedIn((await world.memberOf(world.partnerId, `lief.${round}.${fresh}`)).email);
      await wish(to, one);
      const code = await codeOf(to, 'neue Adresse');
      const invitation = { email: to, name: 'Neu', role: 'member' };
      const [changed, invited] = await Promise.all([
        prove(code, one),
        app.call('post', world.path(`partners/${world.partnerId}/people`), {
          token: world.coordinator.token,
          body: invitation,
        }),
      ]);
      expect(['200 409', '409 201']).toContain(`${changed.status} ${invited.status}`);
    }
  });
});

/** Somebody waits until another opens it. */
class Gate {
  private readonly opener = new EventEmitter();
  readonly passed = once(this.opener, 'open');

  open(): void {
    this.opener.emit('open');
  }
}
