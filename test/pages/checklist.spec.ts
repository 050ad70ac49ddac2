/** The first steps on top of the housekeeping: ticked by what is there, put off and brought back, gone when none is open. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AlliancesService } from '../../src/partners/alliances/alliances.service.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { draftKinds } from '../../src/partners/alliances/prepared-texts.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let count = 0;
let slug: string;
let founder: string;
let coordinator: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(() => {
  count += 1;
  slug = `neu${count}`;
  founder = `gruenderin${count}@example.org`;
});

/** An alliance in which there is nothing yet, and which nobody else sees. */
async function founded(): Promise<void> {
  const said = { slug, name: 'Bündnis Neu', place: 'Neu', state: '', legalBearer: 'Gemeinde Neu' };
  const contact = { contactName: 'Rathaus', contactPhone: '1', contactEmail: founder, contactHours: '' };
  const more = { timeZone: 'Europe/Berlin', numberLetters: `N${String.fromCodePoint(64 + count)}` };
  await app
    .get(AlliancesService)
    .found({ ...said, ...contact, ...more, listedAt: null }, { email: founder, name: 'Gründerin' });
  coordinator = await Visitor.of(app, founder);
}

const at = (rest = ''): string => `/b/${slug}/manage${rest}`;
const action = (): string => at('/first-steps');

/** What stands beside each step: "erledigt", "offen" or "später". */
const states = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.lb-first-step .lb-state').map(({ text }) => text.trim());

const putOff = async (page: ReadPage, which = 0): Promise<ReadPage> => page.submit(action(), {}, which);

describe('of a new alliance', () => {
  test('all are open, each leads somewhere, and only the coordination sees them', async () => {
    await founded();
    const page = await coordinator.open(at());
    expect(page.text).toContain('0 von 7 erledigt');
    expect(states(page)).toEqual(Array<string>(7).fill('offen'));
    const links = page.root.querySelectorAll('.lb-first-step a').map((link) => link.getAttribute('href')!);
    expect(links).toHaveLength(7);
    expect(links.at(-1)).toBe(at('/showing'));
    for (const link of links) expect([link, (await coordinator.open(link)).status]).toEqual([link, 200]);
  });

  test('a step is put off and brought back; when none is open the whole is gone, and shown again on request', async () => {
    await founded();
    let page = await putOff(await coordinator.open(at()), 3);
    expect(states(page)).toEqual(['offen', 'offen', 'offen', 'bleibt so', 'offen', 'offen', 'offen']);
    page = await putOff(page, 3);
    expect(states(page)[3]).toBe('offen');
    for (let step = 0; step < 7; step += 1) page = await putOff(page, step);
    expect(states(page)).toEqual([]);
    page = await coordinator.open(page.link('Erste Schritte'));
    expect(states(page)).toEqual(['später', 'später', 'später', 'bleibt so', 'später', 'später', 'später']);
    expect(states(await putOff(page, 0))[0]).toBe('offen');
  });

  test('being public is the last step: the list stands until the alliance is shown, and again when it is hidden', async () => {
    await founded();
    let page = await coordinator.open(at());
    for (let step = 0; step < 6; step += 1) page = await putOff(page, step);
    expect(states(page)).toEqual(['später', 'später', 'später', 'bleibt so', 'später', 'später', 'offen']);
    const showing = await coordinator.open(page.link('Öffentlich machen'));
    await showing.submit(at('/showing/show'));
    expect(states(await coordinator.open(at()))).toEqual([]);
    page = await coordinator.open(`${at()}?steps=all`);
    expect(page.text).toContain('1 von 7 erledigt');
    expect(states(page)[6]).toBe('erledigt');
    await (await coordinator.open(at('/showing'))).submit(at('/showing/hide'));
    expect(states(await coordinator.open(at()))[6]).toBe('offen');
  });

  test('there are no other steps, and nobody else puts one off', async () => {
    await founded();
    expect(await coordinator.send(action(), { step: 'crest', later: 'true' })).toBe(404);
    const other = await World.make(app, `${slug}-drueben`, {}, `D${String.fromCodePoint(64 + count)}`);
    const stranger = await Visitor.of(app, other.coordinator.email);
    expect(await stranger.send(action(), { step: 'rules', later: 'true' })).toBe(404);
    const member = await Visitor.of(app, other.member.email);
    expect(await member.send(`/b/${slug}-drueben/manage/first-steps`, { step: 'rules', later: 'true' })).toBe(
      403,
    );
    expect(states(await coordinator.open(at()))[3]).toBe('offen');
  });
});

test('a step is done by what is there, and open again when that is gone', async () => {
  const world = await World.make(app, slug, {}, `W${String.fromCodePoint(64 + count)}`);
  coordinator = await Visitor.of(app, world.coordinator.email);
  const now = async (): Promise<string> => states(await coordinator.open(`${at()}?steps=all`)).join(' ');
  expect(await now()).toBe('erledigt offen offen offen offen offen erledigt');
  const itemId = await world.item({ quantity: 5 });
  expect(await now()).toBe('erledigt erledigt offen offen offen offen erledigt');
  const otherId = await world.partner();
  expect(await now()).toBe('erledigt erledigt offen offen offen offen erledigt');
  await world.memberOf(otherId, `zweite.${slug}@example.org`);
  expect(await now()).toBe('erledigt erledigt erledigt offen offen offen erledigt');
  const rules = { rules: { longestLoanDays: 21 } };
  await done(app, 'patch', `/api/alliances/${slug}/settings`, world.coordinator.token, rules);
  expect(await now()).toBe('erledigt erledigt erledigt erledigt offen offen erledigt');
  const actor = await world.actor();
  for (const kind of draftKinds) {
    expect((await now()).split(' ')[4]).toBe('offen');
    await app.get(TextsService).publish(actor, kind, 'Gelesen.');
  }
  expect(await now()).toBe('erledigt erledigt erledigt erledigt erledigt offen erledigt');
  const asked = wish(world, [{ itemId, quantity: 1 }], ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z']);
  const made = await done<{ id: string }>(app, 'post', world.path('reservations'), world.member.token, asked);
  expect((await now()).split(' ')[5]).toBe('offen');
  await done(app, 'post', world.path(`reservations/${made.id}/approve`), world.coordinator.token, {});
  expect(await now()).toBe('erledigt erledigt erledigt erledigt erledigt erledigt erledigt');
  expect(states(await coordinator.open(at()))).toEqual([]);
});
