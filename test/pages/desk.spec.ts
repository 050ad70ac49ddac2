/** The desk on pages: two taps for what goes as planned, a few more for what does not; each refusal keeps what was typed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { KEEPER, makeKeeper } from '../support/keeper.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const MONDAY = '2027-05-17T07:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];

interface Loan {
  id: string;
  lines: { id: string; [counter: string]: unknown }[];
}

let app: TestApp;
let world: World;
let keeper: Visitor;
let placeId: string;
let loan: Loan;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
  placeId = await world.place({ name: 'Schuppen' });
  await makeKeeper(app, world, placeId);
  keeper = await Visitor.of(app, KEEPER);
});
afterAll(() => app.stop());

/** Anew: who does not come for two weeks is signed out. */
const memberNow = (): Promise<Visitor> => Visitor.of(app, world.member.email);

const as = { coordinator: () => world.coordinator.token, member: () => world.member.token };
const read = (): Promise<Loan> => done(app, 'get', world.path(`reservations/${loan.id}`), as.coordinator());

beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  const bench = await world.item({ name: 'Bierbank', quantity: 10, storagePlaceId: placeId });
  const cups = await world.item({ name: 'Becher', quantity: 50, storagePlaceId: placeId });
  const lines = [
    { itemId: bench, quantity: 10 },
    { itemId: cups, quantity: 5 },
  ];
  loan = await done(app, 'post', world.path('reservations'), as.member(), wish(world, lines, WEEKEND));
  await done(app, 'post', world.path(`reservations/${loan.id}/approve`), as.coordinator(), {});
  app.clock.set(FRIDAY);
});

/** Another loan: a tent, to which pegs belong; and a lamp, which nobody asked for. */
async function tentWithPegs(): Promise<{ tent: string; pegs: string; lamp: string }> {
  app.clock.set('2027-05-01T09:00:00Z');
  const at = { storagePlaceId: placeId };
  const pegs = await world.item({ name: 'Heringe', kind: 'accessory', unit: 'Satz', quantity: 4, ...at });
  const lamp = await world.item({ name: 'Lampe', quantity: 5, ...at });
  const tent = await world.item({ name: 'Zelt', quantity: 1, accessoryIds: [pegs], ...at });
  const body = wish(world, [{ itemId: tent, quantity: 1 }], WEEKEND);
  loan = await done(app, 'post', world.path('reservations'), as.member(), body);
  await done(app, 'post', world.path(`reservations/${loan.id}/approve`), as.coordinator(), {});
  app.clock.set(FRIDAY);
  return { tent, pegs, lamp };
}

const desk = (rest = ''): string => `/b/${world.slug}/desk${rest}`;
const out = (): string => desk(`/${loan.id}/out`);
const back = (): string => desk(`/${loan.id}/back`);

describe('as planned', () => {
  test('out in two taps from the day: to the loan, and everything', async () => {
    const day = await keeper.open(desk());
    expect(day.root.querySelectorAll(`a[href="${out()}"]`)).toHaveLength(1);
    const page = await keeper.open(out());
    const after = await page.submit(out(), { collectedBy: 'Tom Träger' }, 0);
    expect(after.text).toContain('Ausgegeben');
    const now = await read();
    expect(now).toMatchObject({ status: 'handed_over', collectedBy: 'Tom Träger' });
    expect(now.lines.map(({ outQuantity }) => outQuantity)).toEqual([10, 5]);
  });

  test('back and looked at in two taps, or back now and looked at by somebody later', async () => {
    await (await keeper.open(out())).submit(out(), {}, 0);
    app.clock.set(MONDAY);
    const today = await keeper.open(desk());
    expect(today.root.querySelectorAll(`a[href="${back()}"]`)).toHaveLength(1);
    await (await keeper.open(back())).submit(back(), { all: 'later' }, 0);
    expect(await read()).toMatchObject({ status: 'returned' });
    const day = await keeper.open(desk());
    expect(day.text).toContain('Noch zu prüfen: ');
    await day.submit(desk(`/${loan.id}/check`), {});
    expect(await read()).toMatchObject({ status: 'checked' });
  });
});

describe('otherwise', () => {
  test('− and + only count, and what was counted goes out', async () => {
    const page = await keeper.open(out());
    const [bench] = loan.lines;
    const field = `quantity.${bench!.id}`;
    const counted = await page.submit(out(), { less: field, collectedBy: 'Tom' }, 1);
    expect(counted.fieldsOf(out(), 1)).toMatchObject({ [field]: '9', collectedBy: 'Tom' });
    expect(await read()).toMatchObject({ status: 'approved' });
    await counted.submit(out(), {}, 1);
    const now = await read();
    expect(now.lines.map(({ outQuantity, awaitedQuantity }) => [outQuantity, awaitedQuantity])).toEqual([
      [9, 0],
      [5, 0],
    ]);
  });

  test('damaged, missing and still out, line by line', async () => {
    await (await keeper.open(out())).submit(out(), {}, 0);
    app.clock.set(MONDAY);
    const [bench, cups] = loan.lines.map(({ id }) => id);
    const said = {
      [`quantity.${bench}`]: '8',
      [`damaged.${bench}`]: '1',
      [`missing.${bench}`]: '2',
      [`note.${bench}`]: 'Bein ab',
      [`quantity.${cups}`]: '3',
    };
    await (await keeper.open(back())).submit(back(), said, 1);
    const now = await read();
    expect(now).toMatchObject({ status: 'handed_over' });
    expect(now.lines).toMatchObject([
      { returnedQuantity: 8, damagedQuantity: 1, missingQuantity: 2, outQuantity: 0 },
      { returnedQuantity: 3, outQuantity: 2 },
    ]);
    const seen = (await (await memberNow()).open(`/b/${world.slug}/requests/${loan.id}`)).text;
    expect(seen).toContain('Bierbank: 1 Stück beschädigt');
    expect(seen).toContain('Bierbank: 2 Stück fehlen – Bein ab');
  });

  test('counts that do not add up come back with a sentence at their field, and all that was typed', async () => {
    await (await keeper.open(out())).submit(out(), {}, 0);
    const [bench] = loan.lines.map(({ id }) => id);
    const said = { [`quantity.${bench}`]: '8', [`missing.${bench}`]: '3', note: 'Nass' };
    const again = await (await keeper.open(back())).submit(back(), said, 1);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Zurück und fehlend zusammen')]);
    expect(again.fieldsOf(back(), 1)).toMatchObject({ [`missing.${bench}`]: '3', note: 'Nass' });
    expect(await read()).toMatchObject({ status: 'handed_over' });
  });

  test('somebody else was quicker: the page says so and shows how it stands', async () => {
    const page = await keeper.open(out());
    await done(app, 'post', world.path(`reservations/${loan.id}/cancel`), as.member(), {});
    const again = await page.submit(out(), {}, 0);
    expect([again.status, again.text]).toEqual([412, expect.stringContaining('Hier ist nichts auszugeben')]);
  });

  test('an inspection that is due is said, and the coordination may say why it goes out all the same', async () => {
    const castle = await world.item({
      name: 'Hüpfburg',
      storagePlaceId: placeId,
      inspectionDueOn: '2027-05-13',
    });
    app.clock.set('2027-05-01T09:00:00Z');
    const body = wish(world, [{ itemId: castle, quantity: 1 }], WEEKEND);
    loan = await done(app, 'post', world.path('reservations'), as.member(), body);
    await done(app, 'post', world.path(`reservations/${loan.id}/approve`), as.coordinator(), {});
    app.clock.set(FRIDAY);
    const stopped = await (await keeper.open(out())).submit(out(), {}, 0);
    expect([stopped.status, stopped.text]).toEqual([409, expect.stringContaining('Die Prüfung war am')]);
    expect(stopped.text).not.toContain('Trotzdem ausgeben');
    const coordinator = await Visitor.of(app, world.coordinator.email);
    const asked = await (await coordinator.open(out())).submit(out(), {}, 0);
    expect(asked.text).toContain('Trotzdem ausgeben, weil');
    await asked.submit(out(), { overrule: 'Prüfer kommt gleich' }, 0);
    expect(await read()).toMatchObject({ status: 'handed_over' });
  });
});

describe('what goes along', () => {
  test('accessories are ticked and counted, other things chosen from a list; the day says what went out', async () => {
    const { tent, pegs, lamp } = await tentWithPegs();
    const page = await keeper.open(out());
    const [line] = loan.lines;
    const [tick, count] = [`along.${line!.id}.${pegs}`, `alongCount.${line!.id}.${pegs}`];
    expect(page.text).toContain('Heringe');
    expect(page.fieldsOf(out(), 1)).not.toHaveProperty([tick]);
    const stepped = await page.submit(out(), { more: count }, 1);
    expect(stepped.fieldsOf(out(), 1)).toMatchObject({ [tick]: 'true', [count]: '2' });
    const added = await stepped.submit(out(), { thing: lamp, thingCount: '3', add: 'yes' }, 1);
    expect(added.fieldsOf(out(), 1)).toMatchObject({ [tick]: 'true', [count]: '2', [`added.${lamp}`]: '3' });
    expect(await read()).toMatchObject({ status: 'approved' });
    const after = await added.submit(out(), {}, 1);
    expect(after.text).toContain('Ausgegeben');
    for (const said of ['Zelt: 1 Stück', 'Heringe: 2 Sätze', 'Lampe: 3 Stück'])
      expect(after.text).toContain(said);
    expect((await read()).lines).toMatchObject([
      { itemId: tent, outQuantity: 1 },
      { itemId: pegs, outQuantity: 2 },
      { itemId: lamp, outQuantity: 3 },
    ]);
    app.clock.set(MONDAY);
    const home = await keeper.open(back());
    for (const name of ['Zelt', 'Heringe', 'Lampe']) expect(home.text).toContain(name);
  });

  test('what was chosen and not put among the others goes out as well', async () => {
    const { lamp } = await tentWithPegs();
    await (await keeper.open(out())).submit(out(), { thing: lamp }, 1);
    expect((await read()).lines).toMatchObject([{}, { itemId: lamp, outQuantity: 1 }]);
  });

  test('all as planned leaves out what was not planned', async () => {
    await tentWithPegs();
    await (await keeper.open(out())).submit(out(), {}, 0);
    expect((await read()).lines).toHaveLength(1);
  });

  test('more than there is is refused with what would be possible; nothing that was ticked, chosen or typed is lost', async () => {
    const { pegs, lamp } = await tentWithPegs();
    const [line] = loan.lines;
    const said = {
      [`along.${line!.id}.${pegs}`]: 'true',
      [`alongCount.${line!.id}.${pegs}`]: '9',
      thing: lamp,
      thingCount: '2',
      note: 'Eilig',
      collectedBy: 'Tom',
    };
    const again = await (await keeper.open(out())).submit(out(), said, 1);
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('Heringe: In dieser Zeit ist')]);
    expect(again.text).toContain('Das ginge');
    expect(again.fieldsOf(out(), 1)).toMatchObject({
      [`along.${line!.id}.${pegs}`]: 'true',
      [`alongCount.${line!.id}.${pegs}`]: '9',
      [`added.${lamp}`]: '2',
      note: 'Eilig',
      collectedBy: 'Tom',
    });
    expect(await read()).toMatchObject({ status: 'approved' });
  });

  test('a count that is none comes back at its field', async () => {
    const { pegs, lamp } = await tentWithPegs();
    const [line] = loan.lines;
    const [tick, count] = [`along.${line!.id}.${pegs}`, `alongCount.${line!.id}.${pegs}`];
    const said = { [tick]: 'true', [count]: 'ein paar', [`added.${lamp}`]: 'viele' };
    const again = await (await keeper.open(out())).submit(out(), said, 1);
    expect(again.status).toBe(422);
    expect(again.fieldsOf(out(), 1)).toMatchObject(said);
    for (const field of [count, `added.${lamp}`])
      expect(again.root.querySelector(`#f-${field.replaceAll('.', '-')}-fault`)).not.toBeNull();
  });

  test('only what is in these hands and lent can be chosen', async () => {
    const elsewhere = await world.item({ name: 'Anderswo' });
    const aside = await world.item({ name: 'Kaputt', storagePlaceId: placeId });
    await done(app, 'patch', world.path(`items/${aside}`), as.coordinator(), { setAside: true });
    const offered = (await keeper.open(out())).root
      .querySelectorAll('select[name=thing] option')
      .map((option) => option.getAttribute('value'));
    expect(offered).toContain(loan.lines[0]!['itemId']);
    expect(offered).not.toContain(elsewhere);
    expect(offered).not.toContain(aside);
  });
});

test('nobody else sees the pages of the desk, and looking at them changes nothing', async () => {
  expect(await (await memberNow()).status(back())).toBe(200);
  const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
  const other = await Visitor.of(app, stranger.email);
  expect([await other.status(out()), await other.status(back())]).toEqual([404, 404]);
  expect(await read()).toMatchObject({ status: 'approved' });
});

test('what nobody fetched is let go with one tap', async () => {
  app.clock.set('2027-05-16T09:00:00Z');
  const day = await keeper.open(desk());
  expect(day.text).toContain('Nicht abgeholt: ');
  await day.submit(desk(`/${loan.id}/release`), {});
  expect(await read()).toMatchObject({ status: 'expired', reason: 'Es wurde nicht abgeholt.' });
});

test('the borrower says that it was put back, once', async () => {
  await (await keeper.open(out())).submit(out(), {}, 0);
  const at = `/b/${world.slug}/requests/${loan.id}`;
  const page = await (await memberNow()).open(at);
  const after = await page.submit(`${at}/report-return`, {});
  expect(after.text).toContain('Sie haben gemeldet, dass alles zurückgestellt ist.');
  expect(after.text).not.toContain('Schon zurückgestellt');
  expect((await keeper.open(back())).text).toContain('Laut Ausleihenden schon zurückgestellt');
});
