/** Qualifications over HTTP: the list, who has what, and what follows when asking, deciding and handing over. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DocketService } from '../../src/reservations/deciding/docket.service.js';
import { TestApp, type Method } from '../support/app.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];
const FRIDAY = '2027-05-14T15:10:00Z';

let app: TestApp;
let world: World;
let briefingId: string;
let castleId: string;
let personId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  count += 1;
  world = await World.make(app, `burg${count}`, {}, 'QB');
  const made = await call('post', 'qualifications', { name: 'Einweisung Hüpfburg', validMonths: 24 });
  briefingId = made.body.id as string;
  castleId = await world.item({ name: 'Hüpfburg', quantity: 1, requiredQualificationId: briefingId });
  const { body } = await call('get', `partners/${world.partnerId}/people`);
  personId = body.items[0].id as string;
});

type Answer = Awaited<ReturnType<TestApp['call']>>;

const call = (method: Method, path: string, body?: object, { token } = world.coordinator): Promise<Answer> =>
  app.call(method, world.path(path), { token, ...(body ? { body: { ...body } } : {}) });
const of = (id = personId): string => `partners/${world.partnerId}/people/${id}/qualifications`;
const held = (): string => `${of()}/${briefingId}`;
const enter = (validUntil?: string | null): Promise<Answer> =>
  call('post', of(), { qualificationId: briefingId, ...(validUntil === undefined ? {} : { validUntil }) });
const ask = ({ token }: Person = world.member): Promise<Answer> =>
  app.call('post', world.path('reservations'), {
    token,
    body: wish(world, [{ itemId: castleId, quantity: 1 }], WEEKEND),
  });
const warned = ({ body }: Answer): string[] => body.warnings.map(({ code }: { code: string }) => code);

describe('the list', () => {
  test('is read with the list of things, and kept by the coordination', async () => {
    const everybody = await app.call('get', world.path('qualifications'), {});
    expect(everybody.body.items).toEqual([{ id: briefingId, name: 'Einweisung Hüpfburg', validMonths: 24 }]);
    expect((await call('post', 'qualifications', { name: 'BE' }, world.member)).status).toBe(403);
    const twice = await call('post', 'qualifications', { name: 'Einweisung Hüpfburg' });
    expect([twice.status, twice.body.code]).toEqual([409, 'name-taken']);
    const path = `qualifications/${briefingId}`;
    const changed = await call('patch', path, { name: 'Einweisung', validMonths: null });
    expect(changed.body).toEqual({ id: briefingId, name: 'Einweisung', validMonths: null });
    expect((await call('get', path)).body.name).toBe('Einweisung');
  });

  test('loses nothing that a thing requires', async () => {
    const refused = await call('delete', `qualifications/${briefingId}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'still-required']);
    expect(refused.body.detail).toContain('Hüpfburg');
    await enter();
    const opened = await call('patch', `items/${castleId}`, { requiredQualificationId: null });
    expect(opened.body.requiredQualificationId).toBeNull();
    expect((await call('delete', `qualifications/${briefingId}`)).status).toBe(204);
    expect((await call('get', `partners/${world.partnerId}/qualifications`)).body.items).toEqual([]);
  });

  test('is that of the own alliance: a thing requires nothing of another one', async () => {
    const other = await World.make(app, `tal${count}`, {}, 'QT');
    const body = { name: 'Einweisung' };
    const { id } = (
      await app.call('post', other.path('qualifications'), { token: other.coordinator.token, body })
    ).body;
    const set = await call('patch', `items/${castleId}`, { requiredQualificationId: id });
    expect(set.status).toBe(404);
  });
});

describe('who has it', () => {
  test('is entered by the coordination, for as long as it usually lasts or to a day', async () => {
    const usual = await enter();
    expect([usual.status, usual.body]).toEqual([
      201,
      {
        personId,
        personName: 'Anna Auer',
        qualificationId: briefingId,
        qualificationName: 'Einweisung Hüpfburg',
        validUntil: '2029-03-01',
        isValid: true,
        enteredBy: 'Kora Dinator',
        enteredAt: '2027-03-01T09:00:00.000Z',
      },
    ]);
    expect((await enter('2027-05-14')).body.validUntil).toBe('2027-05-14');
    expect((await enter(null)).body.validUntil).toBeNull();
    const list = await call('get', `partners/${world.partnerId}/qualifications`);
    expect(list.body.items).toHaveLength(1);
    expect((await call('delete', held())).status).toBe(204);
    expect((await call('delete', held())).status).toBe(404);
  });

  test('is no business of others, and of nobody who does not act for the partner', async () => {
    const body = { qualificationId: briefingId };
    expect((await call('post', of(), body, world.member)).status).toBe(403);
    expect(
      (await call('get', `partners/${world.partnerId}/qualifications`, undefined, world.member)).status,
    ).toBe(403);
    const churchId = await world.partner();
    const church = await world.memberOf(churchId, `kirche.${count}@example.org`);
    const people = await call('get', `partners/${churchId}/people`);
    expect((await call('post', of(people.body.items[0].id), body)).status).toBe(404);
    expect((await call('get', `partners/${world.partnerId}/qualifications`, undefined, church)).status).toBe(
      403,
    );
  });

  test('is forgotten when the person acts for nobody here any more', async () => {
    await enter();
    expect((await call('delete', `partners/${world.partnerId}/people/${personId}`)).status).toBe(204);
    const again = { email: world.member.email, name: 'Anna Auer', role: 'member' };
    await call('post', `partners/${world.partnerId}/people`, again);
    expect((await call('get', `partners/${world.partnerId}/qualifications`)).body.items).toEqual([]);
  });
});

describe('asking', () => {
  test('is taken with a warning where nobody has it on the day of the pick-up', async () => {
    const first = await ask();
    expect([first.status, warned(first)]).toEqual([201, ['qualification-missing']]);
    expect(first.body.warnings[0].message).toContain('„Einweisung Hüpfburg“');
    await call('post', `reservations/${first.body.id}/withdraw`, {}, world.member);
    await enter('2027-05-13');
    const second = await ask();
    expect(warned(second)).toEqual(['qualification-missing']);
    await call('post', `reservations/${second.body.id}/withdraw`, {}, world.member);
    await enter('2027-05-14');
    expect(warned(await ask())).toEqual([]);
  });

  test('is amber for whoever decides until somebody has it', async () => {
    const { body } = await ask();
    const docket = app.get(DocketService);
    const light = async () => {
      const entry = await docket.entry(await world.actor(), body.id);
      return [entry?.light, entry?.reasons.map(({ code }) => code)];
    };
    expect(await light()).toEqual(['amber', ['qualification-missing']]);
    await enter();
    expect(await light()).toEqual(['green', []]);
  });

  test('is automatic only where somebody has it', async () => {
    await call('post', 'approval-rules', { scope: 'alliance', mode: 'automatic' });
    const waits = await ask();
    expect(waits.body.status).toBe('requested');
    expect(waits.body.lines[0]).toMatchObject({ decider: 'coordinator', deciderReason: 'unqualified' });
    await call('post', `reservations/${waits.body.id}/withdraw`, {}, world.member);
    await enter();
    expect((await ask()).body.status).toBe('approved');
  });
});

describe('handing over', () => {
  const promised = async (): Promise<string> => {
    const { body } = await ask();
    await call('post', `reservations/${body.id}/approve`, {});
    app.clock.set(FRIDAY);
    return body.id as string;
  };

  test('is stopped while nobody has it, and the coordination may say why not', async () => {
    const id = await promised();
    const path = `reservations/${id}/hand-over`;
    const stopped = await call('post', path, {});
    expect([stopped.status, stopped.body.reasons[0].code]).toEqual([409, 'qualification-missing']);
    const overrule = { reason: 'Bauhof baut auf' };
    expect((await call('post', path, { overrule }, world.member)).status).toBe(403);
    expect((await call('post', path, { overrule })).status).toBe(200);
  });

  test('goes on where somebody has it by then', async () => {
    const id = await promised();
    await enter('2027-05-14');
    expect((await call('post', `reservations/${id}/hand-over`, {})).status).toBe(200);
  });

  test('is stopped for whoever stands at the door as well', async () => {
    app.clock.set(FRIDAY);
    const { pickUpAt: _at, ...loan } = wish(world, [{ itemId: castleId, quantity: 1 }], WEEKEND);
    const stopped = await call('post', 'loans', loan);
    expect([stopped.status, stopped.body.reasons[0].code]).toEqual([409, 'qualification-missing']);
  });
});

test('who asks hears of an inspection that is due before things are back', async () => {
  const tentId = await world.item({ name: 'Zelt', quantity: 1, inspectionDueOn: '2027-05-16' });
  const body = wish(world, [{ itemId: tentId, quantity: 1 }], WEEKEND);
  const asked = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  expect([asked.status, warned(asked)]).toEqual([201, ['inspection-due']]);
  const entry = await app.get(DocketService).entry(await world.actor(), asked.body.id);
  expect([entry?.light, entry?.reasons.map(({ code }) => code)]).toEqual(['amber', ['inspection-due']]);
});
