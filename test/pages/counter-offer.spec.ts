/** Counter-offers on pages: made from a request that is short, with what is free in the form; answered where the mail leads, by a button. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { mailsTo } from '../support/mails.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];

interface Request {
  id: string;
  number: string;
  status: string;
  lines: { id: string; quantity: number; approvedQuantity: number | null }[];
  counterOffer: { lines: { quantity: number }[]; message: string } | null;
}

let app: TestApp;
let world: World;
let member: Visitor;
let coordinator: Visitor;
let asked: Request;
let bench: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T09:00:00Z');
  world = await World.make(app);
  member = await Visitor.of(app, world.member.email);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = (rest = ''): string => `/b/${world.slug}/requests/${asked.id}${rest}`;
const read = (): Promise<Request> =>
  done(app, 'get', world.path(`reservations/${asked.id}`), world.coordinator.token);
const field = (): string => `quantity.${asked.lines[0]!.id}`;

/** Six benches are asked for, of which only four are left since. */
beforeEach(async () => {
  bench = await world.item({ name: 'Bierbank', quantity: 10, category: 'Bänke' });
  const body = wish(world, [{ itemId: bench, quantity: 6 }], WEEKEND);
  asked = await done(app, 'post', world.path('reservations'), world.member.token, body);
  const torn = { itemId: bench, quantity: 6, from: WEEKEND[0], until: WEEKEND[1], reason: 'Gebrochen' };
  await done(app, 'post', world.path('closures'), world.coordinator.token, torn);
});

/** From the docket, with what stands in the form already. */
async function offer(fields: Record<string, string> = {}) {
  const list = await coordinator.open(`/b/${world.slug}/decisions/${asked.id}`);
  const form = await coordinator.open(list.link('Gegenvorschlag machen'));
  return form.submit(at('/offer'), { message: 'Sechs sind gebrochen.', ...fields });
}

describe('the coordination', () => {
  test('finds in the form what is free, and what could be had instead', async () => {
    const large = await world.item({ name: 'Bierbank breit', quantity: 9, category: 'Bänke' });
    const form = await coordinator.open(at('/offer'));
    expect(form.fieldsOf(at('/offer'))).toMatchObject({ [field()]: '4' });
    const similar = form.root.querySelectorAll('button[name=take]').find((one) => /breit/.test(one.text))!;
    const taken = await form.submit(at('/offer'), {
      take: similar.getAttribute('value')!,
      message: 'Breite?',
    });
    expect(taken.fieldsOf(at('/offer'))).toMatchObject({ message: 'Breite?' });
    expect(Object.keys(taken.fieldsOf(at('/offer')))).toContain(`added.${large}`);
    expect((await read()).counterOffer).toBeNull();
  });

  test('sends it with a sentence; the docket and the loan say that it waits', async () => {
    const page = await offer();
    expect(page.text).toContain('Der Gegenvorschlag ist gemacht');
    expect(page.text).toContain('Bierbank: 6 → 4 Stück');
    expect(page.text).not.toContain('Annehmen');
    expect(await read()).toMatchObject({
      status: 'requested',
      counterOffer: { message: 'Sechs sind gebrochen.', lines: [{ quantity: 4 }] },
    });
    const list = await coordinator.open(`/b/${world.slug}/decisions`);
    expect(list.text).toContain('Ein Gegenvorschlag wartet auf Antwort bis');
  });

  test('is told what is wrong with it, and nothing typed is lost', async () => {
    const silent = await offer({ message: '' });
    expect([silent.status, silent.find('#f-message').getAttribute('aria-invalid')]).toEqual([422, 'true']);
    const same = await offer({ [field()]: '6' });
    expect([same.status, same.text]).toEqual([422, expect.stringContaining('Das steht schon so da')]);
    const much = await offer({ [field()]: '9' });
    expect([much.status, much.text]).toEqual([409, expect.stringContaining('Das ginge stattdessen')]);
    expect(much.fieldsOf(at('/offer'))).toMatchObject({ [field()]: '9', message: 'Sechs sind gebrochen.' });
  });
});

describe('the borrower', () => {
  test('is led by the mail to a page that changes nothing, and accepts by a button', async () => {
    await offer();
    const mail = (await mailsTo(app, world.member.email)).at(-1)!;
    const address = /http\S+\/counter-offer/.exec(mail.text ?? '')![0];
    const page = await member.open(new URL(address).pathname);
    expect(page.text).toContain('Bierbank: 6 → 4 Stück');
    expect(page.text).toContain('Sechs sind gebrochen.');
    expect(await read()).toMatchObject({ status: 'requested', counterOffer: expect.anything() });
    const elsewhere = await member.open(at('/counter-offer'));
    const accepted = await page.submit(at('/counter-offer/accept'), {});
    expect(accepted.text).toContain('Angenommen und zugesagt');
    expect(await read()).toMatchObject({ status: 'approved', lines: [{ approvedQuantity: 4 }] });
    const late = await elsewhere.submit(at('/counter-offer/accept'), {});
    expect([late.status, late.text]).toEqual([412, expect.stringContaining('steht nicht mehr')]);
  });

  test('declines on the page of the request, with a reason that the docket leads to', async () => {
    await offer();
    const list = await member.open(`/b/${world.slug}/requests`);
    expect(list.text).toContain('Gegenvorschlag');
    const page = await member.open(at());
    expect(page.text).toContain('Bitte sehen Sie es an und antworten Sie');
    const declined = await page.submit(at('/counter-offer/decline'), { reason: 'Wir brauchen sechs.' });
    expect(declined.text).toContain('Der Gegenvorschlag ist abgelehnt');
    expect(await read()).toMatchObject({ status: 'requested', counterOffer: null });
    const docket = await coordinator.open(`/b/${world.slug}/decisions/${asked.id}`);
    expect(docket.text).toContain('Der Gegenvorschlag wurde abgelehnt.');
    expect((await coordinator.open(at())).text).toContain('Gegenvorschlag abgelehnt');
  });

  test('cannot make one, and reads the way to answer in English too', async () => {
    expect(await member.status(at('/offer'))).toBe(403);
    await offer();
    const reader = await Visitor.of(app, world.member.email, 'en');
    const page = await reader.open(at('/counter-offer'));
    expect(page.text).toContain('This would be possible instead: answer by');
    expect(page.text).toContain('Accept');
  });
});
