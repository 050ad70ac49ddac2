/** How people come in, on pages: a manager's own people; an invitation that is printed, opened, and entered with a mailed code. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ShowingService } from '../../src/partners/alliances/showing.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { mailsTo } from '../support/mails.js';
import { plain } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
const at = '/b/heim/manage';

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
}, 60_000);
afterAll(() => app.stop());

describe('a manager', () => {
  test('comes by the menu to the people of the partner, invites somebody and removes them again', async () => {
    const manager = await Visitor.of(app, house.guests.manager.email);
    const list = await manager.open('/b/heim');
    expect(list.link('Personen')).toBe(`${at}/partners/${house.borrowerId}`);
    const page = await manager.open(list.link('Personen'));
    expect(page.status).toBe(200);
    expect(page.text).toContain(house.guests.borrower.email);
    const invited = await page.submit(`${at}/partners/${house.borrowerId}/people`, {
      email: 'gretel@example.org',
      name: 'Gretel Grimm',
      role: 'member',
    });
    expect(invited.text).toContain('Eingeladen. Die E-Mail ist unterwegs.');
    expect(invited.text).toContain('gretel@example.org');
    const { id } = (await app
      .get(PeopleService)
      .list(await house.world.actor(), house.borrowerId, { limit: 50 })
      .then(({ items }) => items.find(({ email }) => email === 'gretel@example.org')))!;
    const asked = await manager.open(`${at}/partners/${house.borrowerId}/people/${id}/remove`);
    const removed = await asked.submit(`${at}/partners/${house.borrowerId}/people/${id}/remove`);
    expect(removed.text).toContain('Entfernt.');
    expect(removed.text).not.toContain('gretel@example.org');
  });

  test('sees neither the notes of the coordination nor a way to its pages', async () => {
    const manager = await Visitor.of(app, house.guests.manager.email);
    const page = await manager.open(`${at}/partners/${house.borrowerId}`);
    expect(page.text).not.toContain('Notiz');
    expect(page.root.querySelectorAll('main a').map((a) => a.getAttribute('href'))).not.toContain(
      `${at}/partners`,
    );
    for (const path of ['', '/partners', '/roles', `/partners/${house.lenderId}`])
      expect([path, await manager.status(`${at}${path}`)]).toEqual([path, 403]);
  });

  test('of several partners chooses one', async () => {
    const people = app.get(PeopleService);
    const both = { email: 'beide@example.org', name: 'Bea Beide', role: 'manager' as const };
    const actor = await house.world.actor();
    await people.invite(actor, house.borrowerId, both);
    await people.invite(actor, house.lenderId, both);
    const manager = await Visitor.of(app, both.email);
    const page = await manager.open((await manager.open('/b/heim')).link('Personen'));
    expect(page.title).toBe('Ihre Personen');
    expect(page.root.querySelectorAll('main .lb-links a')).toHaveLength(2);
  });

  test('members have no such way', async () => {
    const member = await Visitor.of(app, house.guests.borrower.email);
    const list = await member.open('/b/heim');
    expect(() => list.link('Personen')).toThrow('No link');
    expect(await member.status(`${at}/people`)).toBe(403);
  });
});

describe('an invitation that is passed on', () => {
  test('is made by the coordination, shown once as a sheet to print, opened, and entered with the code', async () => {
    const coordinator = await Visitor.of(app, house.guests.coordinator.email);
    const partner = await coordinator.open(`${at}/partners/${house.borrowerId}`);
    const list = await coordinator.open(partner.link('Einladung als Link oder Blatt'));
    const action = `${at}/partners/${house.borrowerId}/invitations`;
    expect(list.fieldsOf(action)).toMatchObject({ mostUses: '10', days: '30' });
    const sheet = await list.submit(action, { mostUses: '2' });
    const link = sheet.find('#secret').text.trim();
    expect(link).toMatch(/\/b\/heim\/join\/[\da-z-]{19}$/);
    const poster = sheet.find('.lb-poster');
    expect(poster.querySelector('.lb-code path')).not.toBeNull();
    expect(plain(poster.structuredText)).toContain(link.replace('https://', ''));
    expect(poster.querySelectorAll('li')).toHaveLength(3);
    expect((await coordinator.open(action)).text).not.toContain(link.split('/').at(-1));

    const guest = Visitor.nobody(app);
    const opened = await guest.open(new URL(link).pathname);
    expect(opened.title).toContain('Mitmachen bei Chor');
    const code = await opened.submit('/b/heim/join/ask', { name: 'Ida Ix', email: 'ida@example.org' });
    expect(code.text).toContain('ida@example.org');
    const mails = await mailsTo(app, 'ida@example.org');
    const digits = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')![0];
    const wrong = await code.submit('/b/heim/join/code', { code: digits === '111111' ? '2' : '111111' });
    expect(wrong.status).toBe(401);
    const home = await wrong.submit('/b/heim/join/code', { code: digits });
    expect(home.link('Meine Anfragen')).toBe('/b/heim/requests');
    const people = await coordinator.open(`${at}/partners/${house.borrowerId}`);
    expect(people.text).toContain('Ida Ix');

    const running = await coordinator.open(action);
    expect(running.text).toContain('1 von 2 dazugekommen');
    const revoke = running.find('form[action$="/revoke"]').getAttribute('action')!;
    expect((await running.submit(revoke)).text).toContain('Die Einladung gilt nicht mehr.');
    const log = await coordinator.open(`${at}/log`);
    expect(log.text).toContain('Über eine Einladung dazugekommen');
  });

  test('leads into an alliance that is not public yet, of which nobody without it learns', async () => {
    const coordinator = await Visitor.of(app, house.guests.coordinator.email);
    const action = `${at}/partners/${house.borrowerId}/invitations`;
    const made = await (await coordinator.open(action)).submit(action, { mostUses: '1', days: '1' });
    const path = new URL(made.find('#secret').text.trim()).pathname;
    await app.get(ShowingService).hide(await house.world.actor());
    const guest = Visitor.nobody(app);
    const dead = path.replace(/[^/]+$/, 'zzzz-zzzz-zzzz-zzzz');
    const [hidden, unknown] = [await guest.open(dead), await guest.open(dead.replace('heim', 'niemand'))];
    expect([hidden.status, hidden.text]).toEqual([404, unknown.text]);

    const opened = await guest.open(path);
    expect(opened.status).toBe(200);
    const code = await opened.submit('/b/heim/join/ask', { name: 'Udo Uhl', email: 'udo@example.org' });
    const digits = /\b\d{6}\b/.exec((await mailsTo(app, 'udo@example.org')).at(-1)?.text ?? '')![0];
    const home = await code.submit('/b/heim/join/code', { code: digits });
    expect(home.link('Meine Anfragen')).toBe('/b/heim/requests');
    await app.get(ShowingService).show(await house.world.actor());
  });

  test('what is missing or nonsense is said at its field, and what was typed stays', async () => {
    const coordinator = await Visitor.of(app, house.guests.coordinator.email);
    const action = `${at}/partners/${house.lenderId}/invitations`;
    const refused = await (await coordinator.open(action)).submit(action, { mostUses: '1000', days: 'x' });
    expect(refused.status).toBe(422);
    expect(refused.root.querySelectorAll('main form .kern-error').length).toBeGreaterThan(1);
    expect(refused.fieldsOf(action)).toMatchObject({ mostUses: '1000', days: 'x' });

    const made = await refused.submit(action, { mostUses: '1', days: '1' });
    const guest = Visitor.nobody(app);
    const opened = await guest.open(new URL(made.find('#secret').text.trim()).pathname);
    const again = await opened.submit('/b/heim/join/ask', { name: '', email: 'nichts' });
    expect(again.status).toBe(422);
    expect(again.fieldsOf('/b/heim/join/ask')['email']).toBe('nichts');
  });
});
