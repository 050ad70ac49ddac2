/** Succession: a role goes to somebody else in one step, both are told and sign in anew, and the alliance is never without a coordinator. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { Role } from '../../src/partners/who/role.entity.js';
import { Config } from '../../src/shared/config.js';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let other: World;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  other = await World.make(app, 'drueben', {}, 'D');
});
afterAll(() => app.stop());
/** Each with a coordinator who has not handed on anything yet. */
beforeEach(async () => {
  count += 1;
  world = await World.make(app, `ort${count}`, {}, `O${count}`);
});

const fresh = (): string => `folge${count}@example.org`;

const rolesOf = (email: string): Promise<string[]> =>
  app.get(Database).read(async (tx) => {
    const person = await tx.findOneBy(Person, { email });
    return person ? (await tx.findBy(Role, { personId: person.id })).map(({ role }) => role) : [];
  });

const idOf = async (email: string): Promise<string> =>
  (await app.get(Database).read((tx) => tx.findOneByOrFail(Person, { email }))).id;

async function handOn(email: string, body: object, token = world.coordinator.token, at = world) {
  const path = at.path(`roles/${await idOf(email)}/hand-on`);
  return app.call('post', path, { token, body });
}

const coordination = (email: string): object => ({ role: 'coordinator', email, name: 'Nadja Neu' });

describe('handing a role on', () => {
  test('goes from the list of roles to a successor who is in no partner, and signs out whoever did it', async () => {
    const at = `/b/${world.slug}/manage/roles`;
    const coordinator = await Visitor.of(app, world.coordinator.email);
    const list = await coordinator.open(at);
    const page = await coordinator.open(list.link('An Nachfolge übergeben'));
    expect(page.title).toBe('Koordination übergeben');
    const id = await idOf(world.coordinator.email);
    const refused = await page.submit(`${at}/${id}/hand-on`, { email: 'x', name: 'Nadja Neu' });
    expect(refused.status).toBe(422);
    expect(refused.fieldsOf(`${at}/${id}/hand-on`)).toMatchObject({ email: 'x', name: 'Nadja Neu' });
    const done = await refused.submit(`${at}/${id}/hand-on`, { email: fresh() });
    expect(done.title).toBe('Ihre Rolle ist übergeben');
    expect([await rolesOf(fresh()), await rolesOf(world.coordinator.email)]).toEqual([['coordinator'], []]);
    expect(await coordinator.status('/me')).toBe(303);

    const successor = await Visitor.of(app, fresh());
    expect((await successor.open(`/b/${world.slug}/manage`)).title).toBe('Verwaltung');
  });

  test('tells both by mail, each of the other', async () => {
    expect((await handOn(world.coordinator.email, coordination(fresh()))).status).toBe(200);
    const [gained] = await mailsTo(app, fresh());
    const lost = (await mailsTo(app, world.coordinator.email)).at(-1);
    expect(gained?.subject).toContain('Sie übernehmen die Koordination');
    expect(gained?.text).toContain('von Kora Dinator übernommen');
    expect(lost?.subject).toContain('Sie haben die Koordination übergeben');
    expect(lost?.text).toContain('hat jetzt Nadja Neu');
  });

  test('of somebody else leads back to the list, and ends the sessions of both', async () => {
    const { member, placeId } = world;
    const keeper = { email: `lager${count}@example.org`, name: 'Lars Lager' };
    const role = { role: 'keeper', storagePlaceId: placeId } as const;
    await app.get(RolesService).appoint(await world.actor(), keeper, role);
    const visitors = [await Visitor.of(app, keeper.email), await Visitor.of(app, member.email)];
    const coordinator = await Visitor.of(app, world.coordinator.email);
    const at = `/b/${world.slug}/manage/roles`;
    const action = `${at}/${await idOf(keeper.email)}/hand-on`;
    const page = await coordinator.open(`${action}?role=keeper&storagePlaceId=${placeId}`);
    const list = await page.submit(action, { email: member.email, name: 'Ein anderer Name' });
    expect(list.text).toContain('Die Rolle ist übergeben. Beide bekommen eine E-Mail.');
    expect(list.text).not.toContain('Ein anderer Name');
    expect([await rolesOf(keeper.email), await rolesOf(member.email)]).toEqual([[], ['keeper']]);
    for (const visitor of visitors) expect(await visitor.status('/me')).toBe(303);
    expect(await coordinator.status('/me')).toBe(200);
  });

  test('keeps what else the predecessor does, and the last coordinator is never lost', async () => {
    const email = world.coordinator.email;
    await app.get(RolesService).appoint(await world.actor(), { email, name: 'Kora' }, { role: 'deputy' });
    expect((await handOn(email, coordination(fresh()))).status).toBe(200);
    expect(await rolesOf(email)).toEqual(['deputy']);
    const actor = await world.actor(fresh());
    await expect(
      app.get(RolesService).take(actor, actor.personId, { role: 'coordinator' }),
    ).rejects.toMatchObject({ code: 'last-coordinator' });
  });

  test('is refused to oneself, to a closed account and to our own mailbox, and changes nothing', async () => {
    const closed = `zu${count}@example.org`;
    await world.memberOf(world.partnerId, closed);
    await app.get(AccountsService).disable(closed);
    const { mailFrom } = app.get(Config);
    for (const email of [world.coordinator.email, closed, mailFrom])
      expect([email, (await handOn(world.coordinator.email, coordination(email))).status]).toEqual([
        email,
        422,
      ]);
    expect(await rolesOf(world.coordinator.email)).toEqual(['coordinator']);
  });

  test('of a role that somebody does not hold, or of another alliance, is not there', async () => {
    const deputy = { ...coordination(fresh()), role: 'deputy' };
    expect((await handOn(world.coordinator.email, deputy)).status).toBe(404);
    expect((await handOn(other.coordinator.email, coordination(fresh()))).status).toBe(404);
    const theirs = await handOn(other.coordinator.email, coordination(fresh()), undefined, other);
    expect(theirs.status).toBe(404);
    expect(await rolesOf(other.coordinator.email)).toEqual(['coordinator']);
  });

  test('is the coordinator’s: a deputy hands on nothing, not even their own', async () => {
    const email = `stv${count}@example.org`;
    await app.get(RolesService).appoint(await world.actor(), { email, name: 'Stella' }, { role: 'deputy' });
    const deputy = await Visitor.of(app, email);
    const own = `/b/${world.slug}/manage/roles/${await idOf(email)}/hand-on`;
    expect(await deputy.status(`${own}?role=deputy`)).toBe(403);
    expect(await deputy.send(own, { role: 'deputy', email: fresh(), name: 'N' })).toBe(403);
  });

  test('of two who hand the same role on at once one does, and the other finds it gone', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        handOn(world.coordinator.email, coordination(`${name}${count}@example.org`)),
      ),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    const held = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) => rolesOf(`${name}${count}@example.org`)),
    );
    expect(held.flat()).toEqual(['coordinator']);
  });
});
