/** Partners and people as pasted lines: looked at without a trace, entered once and whole, and each person told once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { AddressChange } from '../../src/partners/signing-in/address-change.entity.js';
import { hashed } from '../../src/partners/who/secrets.js';
import { newId } from '../../src/database/columns.js';
import { addMinutes } from '../../src/shared/period.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { allMails } from '../support/mails.js';
import { changes, everything } from '../support/rows.js';
import { World } from '../support/world.js';

interface Answer {
  imported: number;
  review: number;
  skipped: number;
  newPartners: number;
  invited: number;
  lines: {
    verdict: string;
    reason: { code: string; message: string } | null;
    partner: { id: string | null; name: string; isOnlyInterested: boolean } | null;
    person: { name: string; email: string; role: string } | null;
  }[];
}

let app: TestApp;
let world: World;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  world = await World.make(app, `tal${count}`, {}, `T${String.fromCodePoint(64 + count)}`);
});

const body = (text: string, more: object = {}) => ({
  text,
  status: 'active',
  agreementSignedOn: '2020-05-15',
  isLender: true,
  isBorrower: true,
  ...more,
});

const importing = (text: string, query = '', headers = {}) =>
  app.call('post', world.path(`partners/import${query}`), {
    token: world.coordinator.token,
    body: body(text),
    headers,
  });

const partners = async () =>
  (
    await done<{ items: { id: string; name: string }[] }>(
      app,
      'get',
      world.path('partners?limit=200'),
      world.coordinator.token,
    )
  ).items;

const peopleOf = async (id: string) =>
  (
    await done<{ items: { email: string; name: string; role: string }[] }>(
      app,
      'get',
      world.path(`partners/${id}/people`),
      world.coordinator.token,
    )
  ).items.map(({ email, name, role }) => ({ email, name, role }));

const invitations = async (address: string): Promise<number> =>
  (await allMails(app)).filter(({ to }) => to?.[0]?.address === address).length;

const eleven = (domain: string): string =>
  [
    'Partner;Kurzname;Art;Ansprechperson;E-Mail;Funktion',
    ...Array.from(
      { length: 11 },
      (_, index) =>
        `Sportverein Nr. ${index + 1} e. V.;SV${index + 1};Verein;Person ${index + 1};p${index + 1}@${domain};Leitung`,
    ),
  ].join('\n');

test('looking at it tells everything and leaves no trace', async () => {
  const before = await everything(app);
  const { status, body: answer } = await importing(
    `${eleven('a.example')}\n\nKita ohne Adresse`,
    '?dryRun=true',
  );
  expect(status).toBe(200);
  expect(answer).toMatchObject({ imported: 11, review: 1, skipped: 2, newPartners: 11, invited: 11 });
  expect(changes(before, await everything(app))).toEqual([]);
});

test('eleven partners with their people are there, with the status and the day of all, and each was told', async () => {
  const answer = (await importing(eleven('b.example'))).body as Answer;
  expect(answer).toMatchObject({ imported: 11, review: 0, skipped: 1, newPartners: 11, invited: 11 });
  const all = await partners();
  expect(all).toHaveLength(12);
  expect(all.find(({ name }) => name === 'Sportverein Nr. 3 e. V.')).toMatchObject({
    shortName: 'SV3',
    organisationType: 'Verein',
    status: 'active',
    agreementSignedOn: '2020-05-15',
    isLender: true,
  });
  expect(await peopleOf(all.find(({ name }) => name.includes('Nr. 11'))!.id)).toEqual([
    { email: 'p11@b.example', name: 'Person 11', role: 'manager' },
  ]);
  expect(await invitations('p11@b.example')).toBe(1);
});

test('the same list again changes nothing and tells nobody', async () => {
  await importing(eleven('c.example'));
  const answer = (await importing(eleven('c.example'))).body as Answer;
  expect(answer).toMatchObject({ imported: 0, skipped: 12, newPartners: 0, invited: 0 });
  expect(new Set(answer.lines.map(({ reason }) => reason?.code))).toEqual(new Set(['heading', 'unchanged']));
  expect(await invitations('p1@c.example')).toBe(1);
});

test('sent twice with one key it is done once and answered alike', async () => {
  const headers = { 'idempotency-key': 'einmal' };
  const first = await importing(eleven('d.example'), '', headers);
  const again = await importing(eleven('d.example'), '', headers);
  expect(again.body).toEqual(first.body);
  expect(await invitations('p1@d.example')).toBe(1);
});

test('a partner that is there keeps what it is, and gets the person; a person of two partners is told once', async () => {
  const text = `VEREIN  ${world.slug}; Bert; bert@e.example\nKita Au; Bert; bert@e.example; Leitung`;
  const answer = (await importing(text)).body as Answer;
  expect(answer).toMatchObject({ imported: 2, newPartners: 1, invited: 1 });
  expect(answer.lines[0]!.partner).toEqual({
    id: world.partnerId,
    name: `Verein ${world.slug}`,
    isOnlyInterested: false,
  });
  expect(await peopleOf(world.partnerId)).toContainEqual({
    email: 'bert@e.example',
    name: 'Bert',
    role: 'member',
  });
  const mails = (await allMails(app)).filter(({ to }) => to?.[0]?.address === 'bert@e.example');
  expect(mails).toHaveLength(1);
  expect(mails[0]!.text).toContain('Kita Au');
  expect(mails[0]!.text).toContain(`Verein ${world.slug}`);
});

describe('nothing of it is done', () => {
  test.each([
    ['agreementSignedOn', body('Kita Au; Anna; a@f.example', { agreementSignedOn: '2031-01-01' })],
    [
      'text',
      body(Array.from({ length: 201 }, (_, index) => `Kita ${index}; A; a${index}@f.example`).join('\n')),
    ],
  ])('where %s is wrong', async (field, wanted) => {
    const before = await everything(app);
    for (const query of ['', '?dryRun=true']) {
      const { status, body: answer } = await app.call('post', world.path(`partners/import${query}`), {
        token: world.coordinator.token,
        body: wanted,
      });
      expect(status).toBe(422);
      expect((answer as { errors: { field: string }[] }).errors.map((one) => one.field)).toEqual([field]);
    }
    expect(changes(before, await everything(app))).toEqual([]);
  });

  test('by a member, or in another alliance', async () => {
    const there = await World.make(app, `drueben${count}`, {}, `D${String.fromCodePoint(64 + count)}`);
    const call = (token: string) =>
      app.call('post', world.path('partners/import'), { token, body: body('Kita; A; a@g.example') });
    expect((await call(world.member.token)).status).toBe(403);
    expect((await call(there.coordinator.token)).status).toBe(404);
  });
});

test('two hundred lines are taken at once, empty ones beside', async () => {
  const lines = Array.from({ length: 200 }, (_, index) => `Kita ${index}; A; a${index}@h.example`);
  const answer = (await importing(lines.join('\n\n'))).body as Answer;
  expect(answer).toMatchObject({ imported: 200, skipped: 199, newPartners: 200 });
}, 30_000);

test('an address that is our own, or was just given up, is to be looked at', async () => {
  const now = app.clock.now();
  const given = {
    id: newId(),
    personId: (await world.actor()).personId,
    oldEmail: 'alt@i.example',
    newEmail: world.coordinator.email,
    codeHash: hashed(newId()),
    tries: 0,
    createdAt: now,
    expiresAt: now,
    endedAt: now,
    undoHash: hashed(newId()),
    undoUntil: addMinutes(now, 60),
  };
  await app.get(Database).transaction((tx) => tx.insert(AddressChange, given));
  const text = 'Kita Au; A; alt@i.example\nKita Ob; L; leihbund@example.org\nKita Un; C; c@i.example';
  const answer = (await importing(text)).body as Answer;
  expect(answer.lines.map(({ verdict }) => verdict)).toEqual(['review', 'review', 'import']);
});

test('reasons come in the language that was asked for', async () => {
  const { body: answer } = await importing('Kita Au', '?dryRun=true', { 'accept-language': 'en' });
  expect((answer as Answer).lines[0]!.reason!.message).toMatch(/^The mail address is missing/);
});
