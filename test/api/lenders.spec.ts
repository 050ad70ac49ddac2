/** What an owner who left, rests or lends no more still shows and lends: nothing new, and all that was promised. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

interface Listed {
  id: string;
  name: string;
  free?: number;
  lent: boolean;
}

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

describe.each([
  ['left', { status: 'left' }],
  ['rests', { status: 'resting' }],
  ['lends no more', { isLender: false }],
] as const)('an owner who %s', (called, change) => {
  let app: TestApp;
  let world: World;
  let ownerId: string;
  let tentId: string;
  let setId: string;
  let ownTableId: string;
  let promisedId: string;

  const read = async (path: string, token?: string): Promise<Listed[]> => {
    const { body } = await app.call('get', world.path(path), token === undefined ? {} : { token });
    return body.items as Listed[];
  };
  const ask = (itemId: string, quantity = 1) =>
    app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: wish(world, [{ itemId, quantity }], WEEKEND),
    });

  beforeAll(async () => {
    app = await TestApp.start();
    world = await World.make(app);
    ownerId = await world.partner({ name: 'Zeltfreunde' });
    tentId = await world.item({ ownerId, name: 'Zelt', quantity: 3, category: 'Zelte' });
    ownTableId = await world.item({ name: 'Tisch', quantity: 10, category: 'Zelte' });
    setId = await world.item({
      name: 'Festplatz',
      kind: 'computed_set',
      quantity: null,
      parts: [
        { itemId: tentId, quantity: 1 },
        { itemId: ownTableId, quantity: 2 },
      ],
    });
    const { body } = await ask(tentId);
    promisedId = body.id as string;
    await app.call('post', world.path(`reservations/${promisedId}/approve`), {
      token: world.coordinator.token,
      body: {},
    });
    await app.call('patch', world.path(`partners/${ownerId}`), {
      token: world.coordinator.token,
      body: change,
    });
  });
  afterAll(() => app.stop());

  test('vanishes from the list, its search and its headings, for members and strangers', async () => {
    for (const token of [undefined, world.member.token]) {
      expect((await read('items', token)).map(({ name }) => name)).toEqual(['Tisch', 'Festplatz']);
      expect(await read('items?search=Zelt', token)).not.toContainEqual(
        expect.objectContaining({ id: tentId }),
      );
      expect(await read(`items?owner=${ownerId}`, token)).toEqual([]);
    }
  });

  test('has no page, no free units and no month of any item', async () => {
    const period = `from=${WEEKEND[0]}&until=${WEEKEND[1]}`;
    expect((await app.call('get', world.path(`items/${tentId}`))).status).toBe(404);
    expect((await app.call('get', world.path(`items/${tentId}/availability?${period}`))).status).toBe(404);
    const visitor = Visitor.nobody(app);
    expect(await visitor.status(`/b/${world.slug}/items/${tentId}`)).toBe(404);
    // A set that lacks it says so by its name.
    expect((await visitor.open(`/b/${world.slug}`)).answer.text).not.toContain(tentId);
  });

  test('still sees the things, marked as not lent, as the coordination does', async () => {
    const owner = await world.memberOf(ownerId, `zelte.${called.replaceAll(' ', '-')}@example.org`);
    const period = `from=${WEEKEND[0]}&until=${WEEKEND[1]}`;
    for (const token of [owner.token, world.coordinator.token]) {
      const found = (await read(`items?${period}`, token)).find(({ id }) => id === tentId);
      expect(found).toMatchObject({ lent: false, free: 0 });
    }
  });

  test('has no set on offer that needs a thing of theirs', async () => {
    const period = `from=${WEEKEND[0]}&until=${WEEKEND[1]}`;
    const found = (await read(`items?${period}`)).find(({ id }) => id === setId);
    expect(found).toMatchObject({ free: 0 });
    const steps = await app.call('get', world.path(`items/${setId}/availability?${period}`));
    expect((steps.body as { free: number }[]).every(({ free }) => free === 0)).toBe(true);
  });

  test('lends nothing new: the refusal says so, with the thing named', async () => {
    for (const itemId of [tentId, setId]) {
      const refused = await ask(itemId);
      expect(refused.status).toBe(409);
      expect(refused.body.reasons).toContainEqual(
        expect.objectContaining({ code: 'set-aside', message: expect.stringContaining('nicht verliehen') }),
      );
    }
  });

  test('is not what a refusal offers instead', async () => {
    const refused = await ask(ownTableId, 11);
    expect(refused.status).toBe(409);
    const offered = (refused.body.offers ?? []) as { lines: { itemId: string }[] }[];
    expect(offered.flatMap(({ lines }) => lines.map(({ itemId }) => itemId))).not.toContain(tentId);
  });

  test('keeps every promise, which is not at risk by it', async () => {
    const kept = await app.call('get', world.path(`reservations/${promisedId}`), {
      token: world.member.token,
    });
    expect(kept.body).toMatchObject({ status: 'approved', warnings: [] });
    const risks = await app.call('get', world.path('at-risk'), { token: world.coordinator.token });
    expect(risks.body.items).toEqual([]);
  });

  test('whoever returns is on the list again', async () => {
    await app.call('patch', world.path(`partners/${ownerId}`), {
      token: world.coordinator.token,
      body: { status: 'active', isLender: true },
    });
    expect((await read('items')).map(({ name }) => name)).toContain('Zelt');
    expect((await ask(setId)).status).toBe(201);
  });
});
