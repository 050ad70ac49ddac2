/** Whoever acts only for partners that may not borrow learns it at once, on every page, with what to do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewPartnerDto } from '../../src/partners/members/partner.dto.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { World } from '../support/world.js';

const INTERESTED = { status: 'interested', agreementSignedOn: null } as const;

let app: TestApp;
let world: World;
let at: string;
let itemId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}`;
  itemId = await world.item({ name: 'Bierbank', quantity: 10 });
});
afterAll(() => app.stop());

async function memberOf(...partnerIds: string[]): Promise<string> {
  count += 1;
  const email = `mitglied${count}@example.org`;
  for (const partnerId of partnerIds) await world.memberOf(partnerId, email);
  return email;
}

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(app);
  await app.call('post', '/api/sign-in', { body: { email } });
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  await browser.send('post', '/api/sessions', { email, code });
  return browser;
}

const partner = (facts: Partial<NewPartnerDto>): Promise<string> =>
  world.partner({ name: `Chor ${(count += 1)}`, ...facts });

describe.each([
  ['interested', INTERESTED, 'noch nicht unterschrieben', 'unterschreiben Sie die Gründungsvereinbarung'],
  ['signed, not yet active', { status: 'signed' }, 'noch nicht freigeschaltet', 'was noch fehlt'],
  ['resting', { status: 'resting' }, 'ruht zurzeit', 'wieder mitmachen'],
  ['left', { status: 'left' }, 'gehört nicht mehr zum Bündnis', 'wieder mitmachen'],
  [
    'only a lender',
    { isBorrower: false },
    'nicht zum Ausleihen eingetragen',
    'sagen Sie bitte der Koordination',
  ],
] as const)('a member of a partner that is %s', (_status, facts, why, what) => {
  test('is told so on list, item and basket and after signing in, with the number to call', async () => {
    const email = await memberOf(await partner(facts));
    const browser = await signedIn(email);
    await browser.submit(`${at}/basket/items`, {
      from: '2027-05-14',
      until: '2027-05-17',
      [`quantity.${itemId}`]: '2',
    });
    for (const path of ['', `/items/${itemId}`, '/basket', '/requests']) {
      const { text } = await ReadPage.open(browser, `${at}${path}`);
      for (const said of [why, what, '030 23125 100'])
        expect([path, text]).toEqual([path, expect.stringContaining(said)]);
    }
    const basket = await ReadPage.open(browser, `${at}/basket`);
    expect(basket.text).toContain('Abschicken geht noch nicht');
    expect(basket.root.querySelector('[name="occasion.name"]')).toBeNull();
  });

  test('is not promised that it can borrow when it is invited', async () => {
    const email = await memberOf(await partner(facts));
    const invitation = (await mailsTo(app, email)).find(({ subject }) => subject?.startsWith('Ihr Zugang'))!;
    for (const text of [invitation.text, invitation.html]) {
      expect(text).not.toContain('Sie können jetzt');
      expect(text).toContain(why);
    }
  });
});

test('with one partner that may borrow nobody is stopped; the other one is marked where it is chosen', async () => {
  const barred = await partner({ ...INTERESTED, name: 'Kleiner Chor' });
  const browser = await signedIn(await memberOf(barred, world.partnerId));
  await browser.submit(`${at}/basket/items`, {
    from: '2027-05-14',
    until: '2027-05-17',
    [`quantity.${itemId}`]: '2',
  });
  expect((await ReadPage.open(browser, at)).text).not.toContain('noch nicht unterschrieben');
  const basket = await ReadPage.open(browser, `${at}/basket`);
  expect(basket.text).toContain('Kleiner Chor (noch nicht unterschrieben)');
  const refused = await basket.submit(`${at}/basket/ask`, { 'occasion.name': 'Fest', partnerId: barred });
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Gründungsvereinbarung')]);
});

test('the coordination is offered no partner that would be refused', async () => {
  await partner({ name: 'Ohne Unterschrift', agreementSignedOn: null });
  await partner({ name: 'Noch interessiert', ...INTERESTED });
  const offered = await app.get(PartnersService).askedFor(await world.actor());
  expect(offered.map(({ name }) => name)).toContain(`Verein ${world.slug}`);
  expect(offered.filter(({ barrier }) => barrier !== undefined)).toEqual([]);
  expect(offered.map(({ name }) => name)).not.toContain('Ohne Unterschrift');
});

test('once it has signed and is active, nothing of it stands there any more', async () => {
  const id = await partner(INTERESTED);
  const browser = await signedIn(await memberOf(id));
  expect((await ReadPage.open(browser, at)).text).toContain('noch nicht unterschrieben');
  const signed = { status: 'active', agreementSignedOn: '2027-02-01' } as const;
  await app.get(PartnersService).change(await world.actor(), id, signed);
  expect((await ReadPage.open(browser, at)).text).not.toContain('noch nicht unterschrieben');
});

test('in English as well, and neither strangers nor the coordination read of it', async () => {
  const browser = await signedIn(await memberOf(await partner(INTERESTED)));
  await browser.submit('/language', { language: 'en', returnTo: at });
  expect((await ReadPage.open(browser, at)).text).toContain('has not signed the founding agreement yet');
  for (const other of [new Browser(app), await signedIn(world.coordinator.email)])
    expect((await ReadPage.open(other, at)).text).not.toMatch(/noch nicht unterschrieben|not signed/);
});

test('where one thing is open to interested partners, they are stopped at other things alone, and offered to whoever asks for them', async () => {
  const other = await World.make(app, 'offen', {}, 'OF');
  const [openId, closedId] = [await other.item({ name: 'Leinwand' }), await other.item({ name: 'Orgel' })];
  const body = { scope: 'item', subjectId: openId, interestedDaysAhead: 365 };
  await app.call('post', other.path('lending-rules'), { token: other.coordinator.token, body });
  const id = await other.partner({ name: 'Neuer Chor', ...INTERESTED });
  const { email } = await other.memberOf(id, 'neuer.chor@example.org');
  const [invitation] = await mailsTo(app, email);
  expect(invitation!.text).not.toContain('noch nicht unterschrieben');
  const actor = await other.actor();
  for (const offered of [
    await app.get(PartnersService).askedFor(actor),
    await app.get(PartnersService).lentTo(actor),
  ])
    expect(offered).toContainEqual({ id, name: 'Neuer Chor', barrier: undefined });
  const browser = await signedIn(email);
  const asked = async (askedId: string): Promise<[number, string]> => {
    const days = { from: '2027-05-14', until: '2027-05-17' };
    await browser.submit('/b/offen/basket/items', { ...days, [`quantity.${askedId}`]: '1' });
    const basket = await ReadPage.open(browser, '/b/offen/basket');
    expect(basket.text).not.toMatch(/Abschicken geht noch nicht|noch nicht unterschrieben/);
    const { status, text } = await basket.submit('/b/offen/basket/ask', { 'occasion.name': 'Fest' });
    return [status, text];
  };
  expect(await asked(openId)).toEqual([200, expect.stringContaining('OF-2027-0001')]);
  expect(await asked(closedId)).toEqual([409, expect.stringContaining('Gründungsvereinbarung')]);
});
