/** Whose yes: automatic, by the coordination or by an owner, over HTTP and with the mails that go out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { allMails, type ReadMail } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let churchId: string;
let church: Person;
let benchId: string;
let tentId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  world = await World.make(app, `tal${count}`, {}, 'AB');
  churchId = await world.partner({ name: `Kirchengemeinde ${count}` });
  church = await world.memberOf(churchId, `kirche.${count}@example.org`);
  benchId = await world.item({ name: 'Bierbank', quantity: 20 });
  tentId = await world.item({
    name: 'Festzelt',
    quantity: 2,
    ownerId: churchId,
    replacementValueCents: 50_000,
  });
  await allMails(app);
});

type Answer = Awaited<ReturnType<TestApp['call']>>;

const rule = (body: object, { token } = world.coordinator): Promise<Answer> =>
  app.call('post', world.path('approval-rules'), { token, body: { ...body } });
const ruleFor = async (body: object): Promise<string> => {
  const { status, body: made, text } = await rule(body);
  if (status !== 201) throw new Error(text);
  return made.id as string;
};
const consent = (): Promise<string> => ruleFor({ scope: 'owner', subjectId: churchId, mode: 'owner' });
const ask = (lines: { itemId: string; quantity: number }[], { token } = world.member): Promise<Answer> =>
  app.call('post', world.path('reservations'), { token, body: wish(world, lines, WEEKEND) });
const move = (id: string, deed: string, { token }: Person, body: object = {}): Promise<Answer> =>
  app.call('post', world.path(`reservations/${id}/${deed}`), { token, body: { ...body } });

async function causedBy<T>(work: () => Promise<T>): Promise<[T, string[], ReadMail[]]> {
  const before = new Set((await allMails(app)).map(({ messageId }) => messageId));
  const done = await work();
  const mails = (await allMails(app)).filter(({ messageId }) => !before.has(messageId));
  return [
    done,
    mails.map((one) => `${one.to?.[0]?.address}: ${one.subject?.split(':')[0]}`).toSorted(),
    mails,
  ];
}

describe('automatic', () => {
  test('promises in the same answer what meets the conditions, with the one mail of the promise', async () => {
    await ruleFor({ scope: 'item', subjectId: benchId, mode: 'automatic', upToQuantity: 5 });
    const [{ status, body }, mails] = await causedBy(() => ask([{ itemId: benchId, quantity: 5 }]));
    expect(status).toBe(201);
    expect(body.status).toBe('approved');
    expect(body.lines[0]).toMatchObject({
      approvedQuantity: 5,
      ownerStatus: 'approved',
      decider: 'automatic',
      deciderReason: 'as-agreed',
    });
    expect(mails).toEqual([`${world.member.email}: Zusage`]);
    const { history } = (
      await app.call('get', world.path(`reservations/${body.id}`), { token: world.member.token })
    ).body;
    expect(history.map(({ what, who }: { what: string; who: string }) => [what, who])).toEqual([
      ['ask', 'Anna Auer'],
      ['approve', null],
    ]);
  });

  test('falls back to a person where it is too much, also where that is split over lines', async () => {
    await ruleFor({ scope: 'alliance', mode: 'automatic', upToQuantity: 5 });
    const one = { itemId: benchId, quantity: 3 };
    const [{ body }, mails] = await causedBy(() => ask([one, one]));
    expect(body.status).toBe('requested');
    expect(body.lines[0]).toMatchObject({ decider: 'coordinator', deciderReason: 'over-quantity' });
    expect(mails).toContain(`${world.coordinator.email}: Neue Anfrage`);
  });

  test('passes the one check: what is not there is refused as ever', async () => {
    await ruleFor({ scope: 'alliance', mode: 'automatic' });
    const { status, body } = await ask([{ itemId: benchId, quantity: 21 }]);
    expect([status, body.code]).toEqual([409, 'refused']);
  });

  test('never promises more than there is, whoever asks at once', async () => {
    await ruleFor({ scope: 'alliance', mode: 'automatic' });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => ask([{ itemId: benchId, quantity: 5 }])),
    );
    expect(answers.filter(({ status }) => status === 201).map(({ body }) => body.status)).toEqual(
      Array.from({ length: 4 }, () => 'approved'),
    );
  });

  test('holds from the next request on', async () => {
    const { body } = await ask([{ itemId: benchId, quantity: 1 }]);
    await ruleFor({ scope: 'alliance', mode: 'automatic' });
    const { body: later } = await app.call('get', world.path(`reservations/${body.id}`), {
      token: world.member.token,
    });
    expect([later.status, later.lines[0].decider]).toEqual(['requested', 'coordinator']);
  });

  test('does not answer for what is changed afterwards', async () => {
    await consent();
    await ruleFor({ scope: 'item', subjectId: benchId, mode: 'automatic' });
    const { body } = await ask([
      { itemId: benchId, quantity: 1 },
      { itemId: tentId, quantity: 1 },
    ]);
    expect(body.lines[0].approvedQuantity).toBe(1);
    const lines = [
      { lineId: body.lines[0].id, quantity: 4 },
      { lineId: body.lines[1].id, quantity: 1 },
    ];
    const { body: changed } = await app.call('patch', world.path(`reservations/${body.id}`), {
      token: world.member.token,
      body: { lines },
    });
    expect(changed.lines[0]).toMatchObject({
      approvedQuantity: null,
      decider: 'coordinator',
      deciderReason: 'changed-since',
    });
  });
});

describe('a basket over several owners', () => {
  const both = () => [
    { itemId: benchId, quantity: 2 },
    { itemId: tentId, quantity: 1 },
  ];

  test('asks each side for its part, and tells the borrower once all is decided', async () => {
    await consent();
    const [{ body }, asked, mails] = await causedBy(() => ask(both()));
    expect(asked).toEqual(
      [
        `${church.email}: Ihre Zustimmung`,
        `${world.coordinator.email}: Neue Anfrage`,
        `${world.member.email}: Anfrage eingegangen`,
      ].toSorted(),
    );
    const mail = mails.find(({ subject }) => subject?.startsWith('Ihre Zustimmung'))!;
    expect(mail.subject).toContain('1 × Festzelt');
    expect(mail.text).toContain(`/b/${world.slug}/consents/${body.id}`);
    for (const hidden of ['Bierbank', 'Anna Auer', '030 23125 111']) {
      expect(mail.text).not.toContain(hidden);
      expect(mail.html).not.toContain(hidden);
    }
    const [approved, told] = await causedBy(() => move(body.id, 'approve', world.coordinator));
    expect([approved.body.status, told]).toEqual(['requested', []]);
    expect(approved.body.lines.map(({ ownerStatus }: { ownerStatus: string }) => ownerStatus)).toEqual([
      'approved',
      'open',
    ]);
    const [done, whole] = await causedBy(() => move(body.id, 'approve', church));
    expect([done.body.status, whole]).toEqual(['approved', [`${world.member.email}: Zusage`]]);
  });

  test('may be declined in part by its owner, who leaves the rest to others', async () => {
    await consent();
    const { body } = await ask(both());
    const { body: own } = await move(body.id, 'decline', church, { reason: 'Eigenbedarf.' });
    expect(own.lines.map(({ itemId }: { itemId: string }) => itemId)).toEqual([tentId]);
    const { body: declined } = await app.call('get', world.path(`reservations/${body.id}`), {
      token: world.coordinator.token,
    });
    expect([declined.status, declined.lines[0].ownerStatus, declined.lines[1].ownerStatus]).toEqual([
      'requested',
      'open',
      'declined',
    ]);
    const [{ body: done }, mails] = await causedBy(() => move(body.id, 'approve', world.coordinator));
    expect([done.status, done.reason]).toEqual(['approved', 'Eigenbedarf.']);
    expect(mails).toEqual([`${world.member.email}: Teilweise Zusage`]);
  });

  test('does not bother the coordination with what is only an owner’s, which may decide all the same', async () => {
    await consent();
    const [{ body }, mails] = await causedBy(() => ask([{ itemId: tentId, quantity: 1 }]));
    expect(mails.some((one) => one.startsWith(world.coordinator.email))).toBe(false);
    expect((await move(body.id, 'approve', world.coordinator)).body.status).toBe('approved');
  });

  test('leaves to the coordination what belongs to whom nobody acts for', async () => {
    const sleepyId = await world.partner();
    const kettleId = await world.item({ name: 'Kessel', ownerId: sleepyId });
    await ruleFor({ scope: 'alliance', mode: 'owner' });
    const { body } = await ask([{ itemId: kettleId, quantity: 1 }]);
    expect(body.lines[0]).toMatchObject({ decider: 'coordinator', deciderReason: 'owner-mute' });
  });

  test('asks an owner that comes in by a change, and asks nobody twice', async () => {
    await consent();
    const { body } = await ask([{ itemId: benchId, quantity: 2 }]);
    const path = world.path(`reservations/${body.id}`);
    const { token } = world.member;
    const kept = { lineId: body.lines[0].id, quantity: 2 };
    const [changed, mails] = await causedBy(() =>
      app.call('patch', path, { token, body: { lines: [kept, { itemId: tentId, quantity: 1 }] } }),
    );
    expect(mails).toEqual([`${church.email}: Ihre Zustimmung`]);
    const more = { lineId: changed.body.lines[1].id, quantity: 2 };
    const [, again] = await causedBy(() => app.call('patch', path, { token, body: { lines: [kept, more] } }));
    expect(again).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('are made, read, changed and taken away, each change once and with its version', async () => {
    const path = world.path('approval-rules');
    const { token } = world.coordinator;
    const made = await rule({ scope: 'owner', subjectId: churchId, mode: 'owner' });
    expect(made.body).toMatchObject({ scope: 'owner', mode: 'owner', otherwise: 'coordinator', version: 1 });
    expect((await rule({ scope: 'owner', subjectId: churchId, mode: 'owner' })).body.code).toBe('rule-there');
    const one = `${path}/${made.body.id}`;
    const changed = await app.call('patch', one, { token, body: { mode: 'automatic', upToQuantity: 2 } });
    expect(changed.body).toMatchObject({ mode: 'automatic', upToQuantity: 2, version: 2 });
    const stale = await app.call('patch', one, {
      token,
      body: { mode: 'owner' },
      headers: { 'if-match': made.headers['etag'] as string },
    });
    expect(stale.status).toBe(412);
    expect((await app.call('get', path, { token })).body.items).toHaveLength(1);
    expect((await app.call('delete', one, { token })).status).toBe(204);
    expect((await app.call('get', one, { token })).status).toBe(404);
    const { body: log } = await app.call('get', world.path('audit'), { token });
    expect(log.items.filter(({ what }: { what: string }) => what === 'approval-rules.change')).toHaveLength(
      3,
    );
  });

  test.each([
    ['a partner for the whole alliance', { scope: 'alliance', subjectId: 'church', mode: 'owner' }, 422],
    ['nobody for an owner', { scope: 'owner', mode: 'owner' }, 422],
    ['an item that is none', { scope: 'item', subjectId: 'church', mode: 'owner' }, 404],
    ['a way that is none', { scope: 'alliance', mode: 'never' }, 422],
    ['a partner that is none', { scope: 'alliance', mode: 'automatic', partnerIds: ['tent'] }, 404],
  ])('refuse %s', async (_, body, status) => {
    const ids: Record<string, string> = { church: churchId, tent: tentId };
    const known = JSON.parse(JSON.stringify(body), (__, value: unknown) =>
      typeof value === 'string' ? (ids[value] ?? value) : value,
    ) as object;
    expect((await rule(known)).status).toBe(status);
  });

  test('are none of a member’s business, nor of another partner’s manager', async () => {
    const id = await consent();
    const path = world.path(`approval-rules/${id}`);
    expect((await app.call('get', path, { token: world.member.token })).status).toBe(403);
    expect((await rule({ scope: 'owner', subjectId: churchId, mode: 'owner' }, church)).status).toBe(403);
  });
});
