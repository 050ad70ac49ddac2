/** Housekeeping forms that stood open while somebody else changed the same thing: nobody undoes another's change unseen. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ItemsService } from '../../src/items/items.service.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import { AllianceSettingsService } from '../../src/partners/alliances/alliance-settings.service.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
let coordinator: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  coordinator = await Visitor.of(app, house.guests.coordinator.email);
}, 60_000);
afterAll(() => app.stop());

const at = '/b/heim/manage';

const settings = async () => app.get(AllianceSettingsService).get(await house.world.actor());
const item = async () => app.get(ItemsService).facts(await house.world.actor(), house.setId);

interface Case {
  path: () => string;
  /** What somebody else changes while the form is open. */
  elsewhere: () => Promise<unknown>;
  own: Record<string, string>;
  /** What stands afterwards: of the other's change, and of one's own. */
  standing: () => Promise<readonly unknown[]>;
  refused: readonly unknown[];
  saved: readonly unknown[];
  marked: readonly string[];
}

const cases: Record<string, Case> = {
  'a place': {
    path: () => `${at}/places/${house.placeId}`,
    elsewhere: async () =>
      app.get(StoragePlacesService).change(await house.world.actor(), house.placeId, {
        private: true,
        handOverWindows: [{ weekday: 2, from: '08:00', until: '09:00' }],
      }),
    own: { accessNotes: 'Zweimal klingeln' },
    standing: async () => {
      const place = await app.get(StoragePlacesService).get(await house.world.actor(), house.placeId);
      return [place.private, place.handOverWindows.length, place.accessNotes === 'Zweimal klingeln'];
    },
    refused: [true, 1, false],
    saved: [true, 1, true],
    marked: ['handOverWindows', 'private'],
  },
  'an item': {
    path: () => `${at}/items/${house.setId}/edit`,
    elsewhere: async () =>
      app.get(StockChangesService).changeItem(await house.world.actor(), house.setId, {
        depositCents: 4200,
        bufferMinutes: 2880,
        parts: [{ itemId: house.benchId, quantity: 3 }],
      }),
    own: { notes: 'Trocken lagern' },
    standing: async () => {
      const { depositCents, bufferMinutes, parts, notes } = await item();
      return [depositCents, bufferMinutes, parts[0]?.quantity, notes === 'Trocken lagern'];
    },
    refused: [4200, 2880, 3, false],
    saved: [4200, 2880, 3, true],
    marked: ['bufferUnit', 'depositCents', 'parts'],
  },
  'a partner': {
    path: () => `${at}/partners/${house.borrowerId}/edit`,
    elsewhere: async () =>
      app.get(PartnersService).change(await house.world.actor(), house.borrowerId, { isLender: false }),
    own: { notes: 'Ruft gern an' },
    standing: async () => {
      const partner = await app.get(PartnersService).get(await house.world.actor(), house.borrowerId);
      return [partner.isLender, partner.notes === 'Ruft gern an'];
    },
    refused: [false, false],
    saved: [false, true],
    marked: ['isLender'],
  },
  'the rules': {
    path: () => `${at}/rules`,
    elsewhere: async () =>
      app
        .get(StockChangesService)
        .changeSettings(await house.world.actor(), { rules: { leadTimeDays: 9, bufferMinutes: 2880 } }),
    own: { 'rules.decisionDays': '6' },
    standing: async () => {
      const { rules } = await settings();
      return [rules.leadTimeDays, rules.bufferMinutes, rules.decisionDays];
    },
    refused: [9, 2880, expect.any(Number)],
    saved: [9, 2880, 6],
    marked: ['bufferUnit', 'rules.leadTimeDays'],
  },
  'the portrait': {
    path: () => `${at}/portrait`,
    elsewhere: async () =>
      app
        .get(StockChangesService)
        .changeSettings(await house.world.actor(), { contact: { phone: '0800 1' }, visibility: 'public' }),
    own: { 'contact.hours': 'Di' },
    standing: async () => {
      const { contact, visibility } = await settings();
      return [contact.phone, visibility, contact.hours === 'Di'];
    },
    refused: ['0800 1', 'public', false],
    saved: ['0800 1', 'public', true],
    marked: ['contact.phone', 'visibility'],
  },
};

const markedIn = (page: ReadPage): string[] =>
  page.root
    .querySelectorAll('.lb-faults a')
    .map((link) => link.getAttribute('href')!)
    .toSorted();

describe.each(Object.entries(cases))('%s', (_, one) => {
  test('that somebody changed meanwhile is not saved over, but shown with both changes and saved then', async () => {
    const form = await coordinator.open(one.path());
    await one.elsewhere();
    const stale = await form.submit(one.path(), one.own);
    expect(await one.standing()).toEqual(one.refused);
    expect(stale.status).toBe(412);
    expect(stale.text).toContain('Das hat inzwischen jemand geändert. Bitte prüfen Sie die Werte');
    expect(markedIn(stale)).toEqual(one.marked.map((name) => `#f-${name.replaceAll('.', '-')}`));
    for (const link of markedIn(stale)) expect(stale.root.querySelectorAll(link)).toHaveLength(1);
    expect((await stale.submit(one.path())).status).toBe(200);
    expect(await one.standing()).toEqual(one.saved);
  });

  test('is not saved by a form that does not say what it showed', async () => {
    const form = await coordinator.open(one.path());
    const before = await one.standing();
    const changed = Object.fromEntries(Object.keys(one.own).map((name) => [name, '7']));
    for (const seen of ['', '{', '[[1]]', 'null']) {
      expect((await form.submit(one.path(), { ...changed, seen })).status).toBe(412);
    }
    expect(await one.standing()).toEqual(before);
  });
});

describe('a form', () => {
  test('that was refused for a fault still knows what it had shown', async () => {
    const path = `${at}/partners/${house.borrowerId}/edit`;
    const form = await coordinator.open(path);
    const change = { shortName: 'Anders' };
    await app.get(PartnersService).change(await house.world.actor(), house.borrowerId, change);
    const wrong = await form.submit(path, { name: '' });
    expect(wrong.status).toBe(422);
    const stale = await wrong.submit(path, { name: 'Neuer Name', shortName: 'Meins' });
    expect(stale.status).toBe(412);
    expect(stale.find('[name=shortName]').getAttribute('value')).toBe('Meins');
    expect(stale.find('main form .kern-error').text).toContain('was Sie eingegeben haben');
  });

  test('sent twice by a double click is saved once, and told so twice', async () => {
    const path = `${at}/places/${house.placeId}`;
    const form = await coordinator.open(path);
    const fields = { accessNotes: 'Hinten herum' };
    const answers = [await form.submit(path, fields), await form.submit(path, fields)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
