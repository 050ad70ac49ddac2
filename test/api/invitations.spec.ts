/** How people come in: a partner's manager looks after its people; invitations that are passed on let in as many as they say, for as long as they say. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { InvitationCode } from '../../src/partners/members/invitation-code.entity.js';
import { Invitation } from '../../src/partners/members/invitation.entity.js';
import { JoiningService } from '../../src/partners/members/joining.service.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { Membership } from '../../src/partners/who/membership.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { TestApp } from '../support/app.js';
import { done, furnish, type House } from '../support/house.js';
import { mailsTo } from '../support/mails.js';

let app: TestApp;
let house: House;
let other: House;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  other = await furnish(app, 'drueben', 'D', 'partners');
}, 60_000);
afterAll(() => app.stop());

let count = 0;
const fresh = (): string => `neu${(count += 1)}@example.org`;

const peopleOf = (partnerId: string): string => house.world.path(`partners/${partnerId}/people`);

const membersOf = (partnerId: string): Promise<string[]> =>
  app.get(Database).read(async (tx) => {
    const memberships = await tx.findBy(Membership, { partnerId });
    return memberships.map(({ personId }) => personId);
  });

const pass = (minutes: number): void => app.clock.advance(minutes);

interface MadeInvitation {
  id: string;
  link: string;
  insteadOf?: string;
}

const secretOf = ({ link }: { link: string }): string => link.split('/').at(-1)!;

async function invitation(body: object = {}, at = house): Promise<MadeInvitation> {
  const path = at.world.path(`partners/${at.borrowerId}/invitations`);
  return done<MadeInvitation>(app, 'post', path, at.guests.coordinator.token, body);
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

const post = (what: string, fields: Record<string, string>, slug = 'heim'): Promise<Response> =>
  app.call('post', `/b/${slug}/join/${what}`, {
    headers: { accept: 'text/html', ...FORM },
    body: new URLSearchParams(fields).toString(),
  });

const ask = (secret: string, email: string, slug = 'heim'): Promise<Response> =>
  post('ask', { secret, email, name: 'Frieda Fischer' }, slug);

/** The newest one that was mailed. */
async function codeFor(email: string): Promise<string> {
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Code zum Mitmachen'));
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

const enter = (secret: string, email: string, code: string, slug = 'heim'): Promise<Response> =>
  post('code', { secret, email, code }, slug);

/** Asks for the code and types it in. */
async function join(secret: string, email = fresh()): Promise<Response> {
  await ask(secret, email);
  return enter(secret, email, await codeFor(email));
}

const rowOf = ({ id }: { id: string }): Promise<Invitation> =>
  app.get(Database).read((tx) => tx.findOneByOrFail(Invitation, { id }));

const isMember = (email: string): Promise<boolean> =>
  app.get(Database).read(async (tx) => {
    const person = await tx.findOneBy(Person, { email });
    return person !== null && tx.existsBy(Membership, { partnerId: house.borrowerId, personId: person.id });
  });

beforeEach(() => pass(24 * 60));

describe('an invitation', () => {
  test('lets somebody in by a mailed code: they are a member, signed in, and one use is gone', async () => {
    const made = await invitation();
    const email = fresh();
    const entered = await join(secretOf(made), email);
    expect([entered.status, entered.headers['location']]).toEqual([303, '/b/heim']);
    expect(await isMember(email)).toBe(true);
    expect(await rowOf(made)).toMatchObject({ uses: 1, mostUses: 10 });
    const [cookie = ''] = entered.headers['set-cookie'] as unknown as string[];
    const requests = await app.call('get', '/b/heim/requests', {
      headers: { accept: 'text/html', cookie: cookie.split(';')[0]! },
    });
    expect(requests.status).toBe(200);
  });

  test('is kept as a hash only, and found as somebody types it off a sheet', async () => {
    const made = await invitation();
    const secret = secretOf(made);
    expect(secret).toMatch(/^([\da-hjkmnp-tv-z]{4}-){3}[\da-hjkmnp-tv-z]{4}$/);
    expect(JSON.stringify(await rowOf(made))).not.toContain(secret);
    expect((await join(secret.toUpperCase().replaceAll('-', ' '))).status).toBe(303);
  });

  test('opening it, and asking for codes, change nothing and use nothing up', async () => {
    const made = await invitation({ mostUses: 1 });
    for (const method of ['get', 'head', 'get'] as const)
      expect((await app.call(method, `/b/heim/join/${secretOf(made)}`)).status).toBe(200);
    const email = fresh();
    for (let time = 0; time < 3; time += 1) await ask(secretOf(made), email);
    expect((await rowOf(made)).uses).toBe(0);
    expect(await isMember(email)).toBe(false);
    expect(await app.get(Database).read((tx) => tx.existsBy(Person, { email }))).toBe(false);
  });

  test('answers alike, and mails alike, whether or not somebody has the address', async () => {
    const secret = secretOf(await invitation());
    const said = async (email: string): Promise<string> => {
      const { status, text } = await ask(secret, email);
      return `${status} ${text.replaceAll(email, '@').replace(/[\da-f-]{36}/g, '')}`;
    };
    const [known, unknown] = [house.guests.bystander.email, fresh()];
    expect(await said(unknown)).toBe(await said(known));
    expect(await codeFor(known)).not.toBe('');
    expect(await codeFor(unknown)).not.toBe('');
  });

  test('mails no more codes than signing in, and says nothing of it', async () => {
    const secret = secretOf(await invitation());
    const email = fresh();
    const answers = [];
    for (let time = 0; time < 5; time += 1) answers.push((await ask(secret, email)).status);
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    const mails = await mailsTo(app, email);
    expect(mails).toHaveLength(3);
    expect((await enter(secret, email, await codeFor(email))).status).toBe(303);
  });

  test('a code dies with its fifth wrong try, when it is ten minutes old, and when it was used', async () => {
    const secret = secretOf(await invitation());
    const tried = fresh();
    await ask(secret, tried);
    const code = await codeFor(tried);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let time = 0; time < 5; time += 1) expect((await enter(secret, tried, wrong)).status).toBe(401);
    expect((await enter(secret, tried, code)).status).toBe(401);

    const late = fresh();
    await ask(secret, late);
    const old = await codeFor(late);
    pass(10);
    expect((await enter(secret, late, old)).status).toBe(401);

    const twice = fresh();
    expect((await join(secret, twice)).status).toBe(303);
    expect((await enter(secret, twice, await codeFor(twice))).status).toBe(401);
  });

  test.each<[string, (made: MadeInvitation) => unknown]>([
    ['expired', () => pass(30 * 24 * 60)],
    [
      'revoked',
      ({ id }) => done(app, 'delete', house.world.path(`invitations/${id}`), house.guests.coordinator.token),
    ],
    ['used up', (made) => join(secretOf(made))],
  ])('that is %s lets nobody in, at no step', async (_, end) => {
    const made = await invitation({ mostUses: 1 });
    const secret = secretOf(made);
    const email = fresh();
    await ask(secret, email);
    const code = await codeFor(email);
    await end(made);
    const page = await app.call('get', `/b/heim/join/${secret}`, { headers: { accept: 'text/html' } });
    expect(page.text).toContain('Diese Einladung gilt nicht mehr');
    expect(page.text).not.toContain('name="email"');
    expect((await ask(secret, fresh())).status).toBe(404);
    expect((await enter(secret, email, code)).status).toBe(404);
    expect(await isMember(email)).toBe(false);
  });

  test('of another alliance, or one that never was, is the same dead end', async () => {
    const there = secretOf(await invitation({}, other));
    const open = async (secret: string): Promise<string> => {
      const page = await app.call('get', `/b/heim/join/${secret}`, { headers: { accept: 'text/html' } });
      return `${page.status} ${page.text.replace(/[\da-f-]{36}/g, '')}`;
    };
    expect(await open(there)).toBe(await open('0000-0000-0000-0000'));
    expect((await ask(there, fresh())).status).toBe(404);
    const email = fresh();
    await ask(there, email, 'drueben');
    expect((await enter(there, email, await codeFor(email))).status).toBe(404);
  });

  test('takes nothing from its uses for somebody who is a member already', async () => {
    const made = await invitation();
    const { borrower } = house.guests;
    expect((await join(secretOf(made), borrower.email)).status).toBe(303);
    expect((await rowOf(made)).uses).toBe(0);
  });

  test('lets nobody in whose account is closed, and is not used up by it', async () => {
    const made = await invitation();
    const email = fresh();
    await join(secretOf(await invitation()), email);
    await app.get(AccountsService).disable(email);
    const refused = await join(secretOf(made), email);
    expect([refused.status, refused.headers['set-cookie']]).toEqual([422, undefined]);
    expect((await rowOf(made)).uses).toBe(0);
  });

  test('gives the last place to exactly one of many who take it at the same moment', async () => {
    const made = await invitation({ mostUses: 1 });
    const secret = secretOf(made);
    const people = Array.from({ length: 8 }, fresh);
    for (const email of people) await ask(secret, email);
    const codes = await Promise.all(people.map(codeFor));
    const answers = await Promise.all(people.map((email, index) => enter(secret, email, codes[index]!)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array(7).fill(404)]);
    const joined = await Promise.all(people.map(isMember));
    expect(joined.filter(Boolean)).toHaveLength(1);
    expect((await rowOf(made)).uses).toBe(1);
  });

  test('ends when somebody is removed from the partner, who could come back by it', async () => {
    const made = await invitation();
    const email = fresh();
    await join(secretOf(made), email);
    const { id } = await app.get(Database).read((tx) => tx.findOneByOrFail(Person, { email }));
    await done(app, 'delete', `${peopleOf(house.borrowerId)}/${id}`, house.guests.manager.token);
    expect((await ask(secretOf(made), email)).status).toBe(404);
  });

  test('is made once for a repeated request: of two answers only the last is worth anything', async () => {
    const path = house.world.path(`partners/${house.borrowerId}/invitations`);
    const headers = { 'idempotency-key': 'einladung' };
    const again = () =>
      app.call('post', path, { token: house.guests.manager.token, body: { days: 7 }, headers });
    const [first, second] = [(await again()).body, (await again()).body];
    expect(second.insteadOf).toBe(first.id);
    expect((await ask(secretOf(first), fresh())).status).toBe(404);
    expect((await ask(secretOf(second), fresh())).status).toBe(200);
  });

  test('is made, listed and revoked by the partner’s manager, and by no other', async () => {
    const { manager, owner, borrower } = house.guests;
    const at = (partnerId: string): string => house.world.path(`partners/${partnerId}/invitations`);
    const made = await done<MadeInvitation>(app, 'post', at(house.borrowerId), manager.token, {});
    const { body } = await app.call('get', at(house.borrowerId), { token: manager.token });
    expect(body.items[0]).toMatchObject({ id: made.id, uses: 0, mostUses: 10 });
    expect(JSON.stringify(body)).not.toContain(secretOf(made));
    for (const { token } of [owner, borrower]) {
      expect((await app.call('post', at(house.borrowerId), { token, body: {} })).status).toBe(403);
      expect((await app.call('get', at(house.borrowerId), { token })).status).toBe(403);
      expect((await app.call('delete', house.world.path(`invitations/${made.id}`), { token })).status).toBe(
        403,
      );
    }
    expect((await app.call('post', at(house.lenderId), { token: manager.token, body: {} })).status).toBe(403);
    const gone = house.world.path(`invitations/${made.id}`);
    expect((await app.call('delete', gone, { token: manager.token })).status).toBe(204);
    expect((await app.call('delete', gone, { token: manager.token })).status).toBe(404);
  });

  test('codes are erased once they are over', async () => {
    await ask(secretOf(await invitation()), fresh());
    pass(11);
    await app.get(JoiningService).sweep();
    expect(await app.get(Database).read((tx) => tx.count(InvitationCode))).toBe(0);
  });
});

describe('a manager', () => {
  const invite = (partnerId: string, token: string) =>
    app.call('post', peopleOf(partnerId), {
      token,
      body: { email: fresh(), name: 'Neue Person', role: 'member' },
    });

  test('sees, invites and removes the people of the own partner', async () => {
    const { borrowerId, guests } = house;
    const { token } = guests.manager;
    const made = await invite(borrowerId, token);
    expect(made.status).toBe(201);
    const { body } = await app.call('get', peopleOf(borrowerId), { token });
    const shown = body.items.map(({ id }: { id: string }) => id);
    expect(shown).toEqual(expect.arrayContaining([guests.borrower.id, guests.manager.id, made.body.id]));
    const gone = await app.call('delete', `${peopleOf(borrowerId)}/${made.body.id}`, { token });
    expect(gone.status).toBe(204);
    expect(await membersOf(borrowerId)).not.toContain(made.body.id);
  });

  test('is turned away from the people of every other partner, and finds none in another alliance', async () => {
    const { lenderId, guests } = house;
    const { token } = guests.manager;
    const before = await membersOf(lenderId);
    const answers = [
      await app.call('get', peopleOf(lenderId), { token }),
      await invite(lenderId, token),
      await app.call('delete', `${peopleOf(lenderId)}/${guests.owner.id}`, { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await membersOf(lenderId)).toEqual(before);
    expect((await app.call('get', peopleOf(other.borrowerId), { token })).status).toBe(404);
    const there = other.world.path(`partners/${other.borrowerId}/people`);
    expect((await app.call('get', there, { token })).status).toBe(404);
  });

  test('loses the right with the role, and the last one may go', async () => {
    const { coordinator } = house.guests;
    const partnerId = await house.world.partner();
    const email = fresh();
    const body = { email, name: 'Leitung', role: 'manager' };
    const { id } = await done<{ id: string }>(app, 'post', peopleOf(partnerId), coordinator.token, body);
    const actor = await house.world.actor(email);
    expect(actor.relationsTo(partnerId)).toEqual(['manager']);
    await done(app, 'delete', `${peopleOf(partnerId)}/${id}`, coordinator.token);
    expect((await house.world.actor(email)).relationsTo(partnerId)).toEqual([]);
    expect(await app.get(Database).read((tx) => tx.existsBy(Person, { id }))).toBe(true);
  });

  test('a member without the role sees nobody, not even of the own partner', async () => {
    const { token } = house.guests.borrower;
    expect((await app.call('get', peopleOf(house.borrowerId), { token })).status).toBe(403);
    expect((await invite(house.borrowerId, token)).status).toBe(403);
  });
});
