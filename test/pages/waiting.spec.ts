/** The waiting list on pages: from what is taken to the list, and from the mail to the request. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WaitingOffers } from '../../src/reservations/waiting/waiting-offers.service.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { mailsTo } from '../support/mails.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const DAYS = 'from=2027-05-14&until=2027-05-17';
const WEEK: [string, string] = ['2027-05-13T06:00:00Z', '2027-05-18T20:00:00Z'];

let app: TestApp;
let world: World;
let member: Visitor;
let coordinator: Visitor;
let bench: string;
let takenId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T09:00:00Z');
  world = await World.make(app);
  member = await Visitor.of(app, world.member.email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = (rest = ''): string => `/b/${world.slug}/waiting${rest}`;

/** All benches are asked for. */
beforeEach(async () => {
  app.clock.set('2027-05-03T09:00:00Z');
  bench = await world.item({ name: 'Bierbank', quantity: 10 });
  const body = wish(world, [{ itemId: bench, quantity: 10 }], WEEK);
  takenId = (await done<{ id: string }>(app, 'post', world.path('reservations'), world.member.token, body))
    .id;
});

const joinPath = (): string => at(`/join?item=${bench}&${DAYS}`);
const typed = { quantity: '4', 'contact.name': 'Anna Auer', 'occasion.name': 'Sommerfest' };
async function joined() {
  const form = await member.open(joinPath());
  return form.submit(at('/join'), typed);
}
/** The benches become free, and are held. */
async function freed(): Promise<string> {
  await done(app, 'post', world.path(`reservations/${takenId}/withdraw`), world.member.token, {});
  await app.get(WaitingOffers).offerFreed();
  const { text = '' } = (await mailsTo(app, world.member.email)).at(-1)!;
  return /\/b\/auental\/waiting\/[\w-]+/.exec(text)![0];
}

describe('whoever finds nothing free', () => {
  test('is offered the waiting list at the item, and stands there with a place', async () => {
    const item = await member.open(`/b/${world.slug}/items/${bench}?${DAYS}`);
    const form = await member.open(item.link('Auf die Warteliste'));
    const entry = await form.submit(at('/join'), typed);
    expect(entry.text).toContain('Platz 1');
    expect(entry.text).toContain('Bierbank: 4 Stück');
    const list = await member.open(at());
    expect(list.text).toContain('Platz 1');
  });

  test('loses nothing typed', async () => {
    const form = await member.open(joinPath());
    const again = await form.submit(at('/join'), { ...typed, quantity: 'viele' });
    expect(again.status).toBe(422);
    expect(again.fieldsOf(at('/join'))).toMatchObject({ quantity: 'viele', 'contact.name': 'Anna Auer' });
    expect(again.text).toContain('Wie viele? Bitte');
    const tooMany = await form.submit(at('/join'), { ...typed, quantity: '11' });
    expect(tooMany.status).toBe(409);
    expect(tooMany.fieldsOf(at('/join'))).toMatchObject({ quantity: '11' });
  });

  test('needs it no more', async () => {
    const entry = await joined();
    const path = entry.root.querySelector('form[action$="/pass"]')!.getAttribute('action')!;
    await entry.submit(path, {});
    const list = await member.open(at());
    expect(list.text).toContain('Nicht mehr nötig');
  });
});

describe('the page that the mail leads to', () => {
  test('makes it a request', async () => {
    await joined();
    const path = await freed();
    const page = await member.open(path);
    expect(page.text).toContain('Vorgemerkt bis');
    const request = await page.submit(`${path}/accept`, {});
    expect(request.text).toContain('Sommerfest');
    const gone = await member.open(path);
    expect(gone.text).toContain('Hier ist nichts mehr zu tun');
  });

  test('lets the coordination put somebody first, with a reason', async () => {
    const entry = await joined();
    const path = entry.root.querySelector('form[action$="/pass"]')!.getAttribute('action')!;
    const own = path.replace(/\/pass$/, '');
    const page = await coordinator.open(own);
    const silent = await page.submit(`${own}/jump`, { reason: '' });
    expect(silent.status).toBe(422);
    const jumped = await page.submit(`${own}/jump`, { reason: 'Hochwasser' });
    expect(jumped.text).toContain('Hochwasser');
  });
});
