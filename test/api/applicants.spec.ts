/** Applicants for programs: reading the founding agreement, looking at who asked, letting in and setting aside. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { ApplicantTry } from '../../src/reservations/admitting/applicant-try.entity.js';
import type { PartnerApplicationDto } from '../../src/reservations/admitting/applicant.dto.js';
import { ApplicantsService } from '../../src/reservations/admitting/applicants.service.js';
import { TestApp, type Call } from '../support/app.js';
import { mailsTo } from '../support/mails.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let email: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  email = `chor${count}@example.org`;
  world = await World.make(app, `tal${count}`, {}, `T${String.fromCodePoint(64 + count)}`);
  await app.get(Database).transaction((tx) => tx.createQueryBuilder().delete().from(ApplicantTry).execute());
});

const call = (method: 'get' | 'post', path: string, more: Omit<Call, 'token'> = {}) =>
  app.call(method, world.path(path), { token: world.coordinator.token, ...more });

const publish = async (text: string) =>
  app.get(TextsService).publish(await world.actor(), 'founding-agreement', text);

/** As the page does. */
async function ask(more: Partial<PartnerApplicationDto> = {}): Promise<void> {
  const said = { name: 'Samira Kranz', partnerName: 'Chor Auental', email, agreementVersion: 1, ...more };
  const baggage = { wanted: [], basket: '', language: 'en' as const, ip: '127.0.0.1' };
  await app.get(ApplicantsService).takePart(await world.actor(), said, baggage);
}

interface Waiting {
  id: string;
  version: number;
}

const waiting = async (): Promise<Waiting[]> =>
  ((await call('get', 'applicants')).body as { items: Waiting[] }).items;

describe('a stranger', () => {
  test('reads the founding agreement, and the coordination who accepted it', async () => {
    expect((await app.call('get', world.path('founding-agreement'))).status).toBe(404);
    await publish('Wir leihen einander alles.');
    const read = await app.call('get', world.path('founding-agreement'));
    expect(read.body).toEqual({
      version: 1,
      text: 'Wir leihen einander alles.',
      publishedAt: '2027-03-01T09:00:00.000Z',
    });
    await ask();
    expect((await call('get', 'applicants')).body).toMatchObject({
      items: [{ name: 'Samira Kranz', phone: '', agreementVersion: 1, version: 1, knownAt: [], alike: [] }],
      nextCursor: null,
    });
  });

  test('sees nobody who asked, and decides about nobody', async () => {
    await publish('Wir leihen einander alles.');
    await ask();
    const [{ id }] = (await waiting()) as [Waiting];
    for (const [token, status] of [
      [undefined, 401],
      [world.member.token, 403],
    ] as const) {
      expect((await app.call('get', world.path('applicants'), { token })).status).toBe(status);
      const body = { partnerName: 'Chor Auental' };
      const made = await app.call('post', world.path(`applicants/${id}/new-partner`), { token, body });
      expect(made.status).toBe(status);
    }
  });
});

describe('the coordination', () => {
  beforeEach(async () => {
    await publish('Wir leihen einander alles.');
    await ask();
  });

  test('makes a partner that keeps the version, with the day of its signature', async () => {
    const [{ id }] = (await waiting()) as [Waiting];
    const body = { partnerName: 'Chor Auental', agreementSignedOn: '2027-02-15' };
    const made = await call('post', `applicants/${id}/new-partner`, { body });
    expect(made.status).toBe(200);
    const { partnerId, personId, reservationId } = made.body as Record<string, string>;
    expect(reservationId).toBeNull();
    expect((await call('get', `partners/${partnerId}`)).body).toMatchObject({
      status: 'active',
      agreementSignedOn: '2027-02-15',
      agreementVersion: 1,
    });
    const people = await call('get', `partners/${partnerId}/people`);
    expect(people.body).toMatchObject({ items: [{ id: personId, email, role: 'manager' }] });
    expect((await mailsTo(app, email)).at(-1)!.text).toContain('signed on 15 February 2027');
    expect((await call('post', `applicants/${id}/new-partner`, { body })).status).toBe(404);
  });

  test.each(['2027-03-02', '1926-11-28'])(
    'is refused the day %s for a signature',
    async (agreementSignedOn) => {
      const [{ id }] = (await waiting()) as [Waiting];
      const body = { partnerName: 'Chor Auental', agreementSignedOn };
      const made = await call('post', `applicants/${id}/new-partner`, { body });
      expect(made.body).toMatchObject({ status: 422, errors: [{ field: 'agreementSignedOn' }] });
      expect(await waiting()).toHaveLength(1);
    },
  );

  test('decides about what it saw, where it says so', async () => {
    const [{ id, version }] = (await waiting()) as [Waiting];
    await ask({ phone: '030 23125 777' });
    const body = { partnerId: world.partnerId };
    const headers = { 'if-match': `"${version}"` };
    expect((await call('post', `applicants/${id}/admit`, { body, headers })).status).toBe(412);
    const admitted = await call('post', `applicants/${id}/admit`, { body });
    expect(admitted.body).toMatchObject({ partnerId: world.partnerId });
    expect((await call('post', `applicants/${id}/admit`, { body, headers })).status).toBe(412);
  });

  test('sets somebody aside with an answer, which is mailed', async () => {
    const [{ id }] = (await waiting()) as [Waiting];
    const done = await call('post', `applicants/${id}/set-aside`, { body: { answer: 'Bitte in Neustadt.' } });
    expect(done.status).toBe(204);
    expect((await mailsTo(app, email)).at(-1)!.text).toContain('Bitte in Neustadt.');
    expect(await waiting()).toEqual([]);
  });

  test('of another alliance finds nobody', async () => {
    const [{ id }] = (await waiting()) as [Waiting];
    const other = await World.make(app, `nachbarn${count}`, {}, `N${String.fromCodePoint(64 + count)}`);
    const { token } = other.coordinator;
    const body = { partnerId: other.partnerId };
    expect((await app.call('post', other.path(`applicants/${id}/admit`), { token, body })).status).toBe(404);
    expect((await app.call('get', other.path('applicants'), { token })).body).toMatchObject({ items: [] });
  });
});
