/** Questions on a request: written on it, mailed to the others at once, read by whoever is concerned and by nobody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const NOW = '2027-03-01T09:00:00Z';

let app: TestApp;
let world: World;
let owner: Person;
let stranger: Person;
let ids: { tent: string; bench: string; request: string };
let hours = 0;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(NOW);
  world = await World.make(app);
  const [zelte, andere] = [
    await world.partner({ name: 'Zeltverein' }),
    await world.partner({ name: 'Andere' }),
  ];
  owner = await world.memberOf(zelte, 'zelte@example.org');
  stranger = await world.memberOf(andere, 'andere@example.org');
  ids = {
    tent: await world.item({ name: 'Pavillon', quantity: 40, ownerId: zelte }),
    bench: await world.item({
      name: 'Bierbank',
      quantity: 40,
      ownerId: await world.partner({ name: 'Bänke' }),
    }),
    request: '',
  };
});
afterAll(() => app.stop());

beforeEach(async () => {
  // Nobody has written within the last hour.
  hours += 2;
  app.clock.set(new Date(new Date(NOW).getTime() + hours * 3_600_000).toISOString());
  ids.request = await asked([ids.tent, ids.bench]);
});

async function asked(itemIds: readonly string[]): Promise<string> {
  const lines = itemIds.map((itemId) => ({ itemId, quantity: 2 }));
  const { body } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, lines, WEEKEND),
  });
  return body.id;
}

const write = (person: Person, text: string, headers: Record<string, string> = {}) =>
  app.call('post', world.path(`reservations/${ids.request}/messages`), {
    token: person.token,
    body: { text },
    headers,
  });

const read = (person: Person) =>
  app.call('get', world.path(`reservations/${ids.request}/messages`), { token: person.token });

const mailed = async (person: Person) =>
  (await mailsTo(app, person.email)).filter(({ subject }) => subject?.startsWith('Nachricht'));

describe('a message', () => {
  test('is there for everybody concerned, in the order of asking and answering', async () => {
    const first = await write(world.member, 'Passt der Pavillon\ndurch das Tor?');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ side: 'borrower', text: 'Passt der Pavillon\ndurch das Tor?' });
    await write(owner, 'Ja, zusammengelegt.');
    await write(world.coordinator, 'Gut.');
    for (const person of [world.member, owner, world.coordinator]) {
      const { status, body } = await read(person);
      expect(status).toBe(200);
      expect(body.nextCursor).toBeNull();
      expect(body.items.map(({ side, text }: { side: string; text: string }) => [side, text])).toEqual([
        ['borrower', 'Passt der Pavillon\ndurch das Tor?'],
        ['owner', 'Ja, zusammengelegt.'],
        ['coordination', 'Gut.'],
      ]);
    }
  });

  test('is neither read nor written by whoever has nothing to do with the request', async () => {
    expect((await write(stranger, 'Ich auch!')).status).toBe(404);
    expect((await read(stranger)).status).toBe(404);
    ids.request = await asked([ids.bench]);
    expect((await read(owner)).status).toBe(404);
    expect((await write(owner, 'Und mein Zelt?')).status).toBe(404);
  });

  test('names its author to an owner only once something is promised', async () => {
    await write(world.member, 'Hallo?');
    const names = async () => (await read(owner)).body.items.map(({ who }: { who: string }) => who);
    expect(await names()).toEqual(['']);
    await app.call('post', world.path(`reservations/${ids.request}/approve`), {
      token: world.coordinator.token,
      body: {},
    });
    expect(await names()).not.toEqual(['']);
  });

  test('stands in the history without its text, and leaves the version as it was', async () => {
    const at = world.path(`reservations/${ids.request}`);
    const before = await app.call('get', at, { token: world.coordinator.token });
    await write(world.member, 'Geheim');
    const { body } = await app.call('get', at, { token: world.coordinator.token });
    expect(body.version).toBe(before.body.version);
    expect(body.history.at(-1)).toMatchObject({ what: 'writeMessage', detail: '' });
    expect(JSON.stringify(body)).not.toContain('Geheim');
  });

  test('that is sent twice with one key is there once', async () => {
    const headers = { 'idempotency-key': 'einmal' };
    const [one, two] = [
      await write(world.member, 'Hallo?', headers),
      await write(world.member, 'Hallo?', headers),
    ];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
    expect((await read(world.member)).body.items).toHaveLength(1);
  });

  test('without a word, or with too many, is refused at its field', async () => {
    for (const text of ['', '  ', 'x'.repeat(1001)]) {
      const { status, body } = await write(world.member, text);
      expect([status, body.errors[0].field]).toEqual([422, 'text']);
    }
    expect((await write(world.member, 'x'.repeat(1000))).status).toBe(201);
  });

  test('is one of twenty within an hour', async () => {
    for (let nth = 0; nth < 20; nth += 1) expect((await write(owner, `Noch eine ${nth}`)).status).toBe(201);
    const { status, headers, body } = await write(owner, 'Und noch eine');
    expect([status, body.code]).toEqual([429, 'too-many-messages']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect((await write(world.member, 'Ich darf')).status).toBe(201);
  });
});

describe('its mail', () => {
  test('brings it to all others at once, and not to who wrote it', async () => {
    const count = async () => [
      (await mailed(world.member)).length,
      (await mailed(owner)).length,
      (await mailed(world.coordinator)).length,
      (await mailed(stranger)).length,
    ];
    const before = await count();
    await write(world.member, 'Passt es durch das Tor?');
    const after = await count();
    expect(after.map((many, index) => many - before[index]!)).toEqual([0, 1, 1, 0]);
    const [mail] = (await mailed(world.coordinator)).slice(-1);
    expect(mail!.text).toContain('Passt es durch das Tor?');
    expect(mail!.text?.match(/https?:\S+\/requests\/\S+/g)).toEqual([
      expect.stringContaining(`/requests/${ids.request}/messages`),
    ]);
  });

  test('tells an owner of their own things only, and no name before the promise', async () => {
    await write(world.member, 'Passt es durch das Tor?');
    const [mail] = (await mailed(owner)).slice(-1);
    expect(`${mail!.subject} ${mail!.text}`).toContain('Pavillon');
    expect(`${mail!.subject} ${mail!.text}`).not.toContain('Bierbank');
    expect(mail!.text).toMatch(/^(?!.*\(.*\) schreibt).* schreibt zu /m);
  });

  test('speaks the language of its reader', async () => {
    await app.call('patch', '/api/me', { token: owner.token, body: { language: 'en' } });
    await write(world.coordinator, 'Passt es?');
    const told = (await mailsTo(app, owner.email)).at(-1)!;
    expect(told.subject).toMatch(/^Message: /);
    expect(told.text).toContain('The coordination writes about');
  });
});
