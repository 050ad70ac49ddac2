/** Texts: published in versions that stay as they are, once per click, by the coordination of their own alliance. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { Actor } from '../../src/partners/who/actor.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { Refusal } from '../../src/shared/refusal.js';
import { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';

const FAIR: [string, string] = ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z'];

let app: TestApp;
let world: World;
let there: World;
let texts: TextsService;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  there = await World.make(app, 'drueben', {}, 'D');
  texts = app.get(TextsService);
});
afterAll(() => app.stop());

const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

/** The coordinator, sending a form with this token. */
const sending = async (token: string, payload: string): Promise<Actor> => {
  const actor = await world.actor();
  const request = { keyHash: token.padEnd(64, '0'), requestHash: payload.padEnd(64, '0') };
  return new Actor(Object.assign(actor, { request }), actor.alliance, {
    partners: [],
    memberships: [],
    roles: [{ role: 'coordinator', storagePlaceId: null }],
  });
};

const revision = async (): Promise<number> =>
  (await app.get(Database).read((tx) => tx.findOneByOrFail(Alliance, { slug: world.slug }))).revision;

describe('publishing a text', () => {
  test('starts with version 1, counts each kind for itself, and keeps what was published before', async () => {
    const actor = await world.actor();
    expect(await texts.current(actor.allianceId, 'about')).toBeUndefined();
    expect(await texts.publish(actor, 'about', 'Wir leihen.')).toEqual({ version: 1 });
    expect(await texts.publish(actor, 'about', 'Wir leihen gern.')).toEqual({ version: 2 });
    expect(await texts.publish(actor, 'privacy', 'Wir speichern wenig.')).toEqual({ version: 1 });
    expect(await texts.current(actor.allianceId, 'about')).toEqual({
      text: 'Wir leihen gern.',
      version: 2,
      publishedAt: app.clock.now(),
      isPrepared: false,
    });
    expect((await texts.version(actor.allianceId, 'about', 1)).text).toBe('Wir leihen.');
    expect(await texts.versions(actor, 'about')).toEqual([
      { version: 2, publishedAt: app.clock.now(), who: 'Kora Dinator' },
      { version: 1, publishedAt: app.clock.now(), who: 'Kora Dinator' },
    ]);
  });

  test('twice with the same click publishes once', async () => {
    const first = await texts.publish(await sending('a', 'x'), 'imprint', 'Gemeinde Auental');
    expect(await texts.publish(await sending('a', 'x'), 'imprint', 'Gemeinde Auental')).toEqual(first);
    expect(await texts.history(await allianceId(), 'imprint')).toHaveLength(1);
  });

  test('at once by several people gives every text a number of its own', async () => {
    const actor = await world.actor();
    const all = ['eins', 'zwei', 'drei', 'vier'].map((text) => texts.publish(actor, 'plain-language', text));
    const versions = (await Promise.all(all)).map(({ version }) => version);
    expect(versions.toSorted()).toEqual([1, 2, 3, 4]);
  });

  test('is refused where nothing changed, with a sentence at the field', async () => {
    const actor = await world.actor();
    await texts.publish(actor, 'accessibility', 'Alles erreichbar.');
    const refused = await refusalOf(texts.publish(actor, 'accessibility', 'Alles erreichbar.'));
    expect(refused).toMatchObject({ kind: 'invalid', details: { errors: [{ field: 'text' }] } });
    expect((await texts.current(actor.allianceId, 'accessibility'))?.version).toBe(1);
  });

  test('raises the revision, since pages show it', async () => {
    const before = await revision();
    await texts.publish(await world.actor(), 'about', 'Neu.');
    expect(await revision()).toBe(before + 1);
  });

  test('is not for members', async () => {
    const member = await world.actor(world.member.email);
    const work = async () => texts.publish(member, 'about', 'Meins.');
    expect(await refusalOf(work())).toMatchObject({ kind: 'forbidden' });
    expect(await refusalOf((async () => texts.versions(member, 'about'))())).toBeInstanceOf(Refusal);
  });

  test('leaves other alliances alone', async () => {
    await texts.publish(await world.actor(), 'loan-rules', 'Pünktlich.');
    const { allianceId: other } = await there.actor();
    expect(await texts.current(other, 'loan-rules')).toBeUndefined();
    expect(await refusalOf(texts.version(other, 'loan-rules', 1))).toMatchObject({ kind: 'not-found' });
  });
});

describe('a request', () => {
  test('keeps the version of the loan rules that applied when it was asked for', async () => {
    const actor = await there.actor();
    const itemId = await there.item({ quantity: 10 });
    expect(await asked(there, itemId)).toMatchObject({ loanRulesVersion: null });
    await texts.publish(actor, 'loan-rules', 'Sauber zurück.');
    const { id } = await asked(there, itemId);
    await texts.publish(actor, 'loan-rules', 'Sauber und pünktlich zurück.');
    const { body } = await app.call('get', there.path(`reservations/${id}`), {
      token: there.coordinator.token,
    });
    expect(body).toMatchObject({ loanRulesVersion: 1 });
    expect(await asked(there, itemId)).toMatchObject({ loanRulesVersion: 2 });
  });
});

const allianceId = async (): Promise<string> => (await world.actor()).allianceId;

async function asked(at: World, itemId: string): Promise<{ id: string; loanRulesVersion: number | null }> {
  const body = wish(at, [{ itemId, quantity: 1 }], FAIR);
  const answer = await app.call('post', at.path('reservations'), { token: at.coordinator.token, body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body as { id: string; loanRulesVersion: number | null };
}
