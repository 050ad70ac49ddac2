/** The alliance's housekeeping on its pages: things, places, closures, partners, people, roles, rules; and who may. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { ItemsService } from '../../src/items/items.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { policy } from '../../src/partners/who/policy.js';
import { HousekeepingService } from '../../src/reservations/looking/housekeeping.service.js';
import { logWords } from '../../src/web/manage/log/log-words.js';
import { TestApp } from '../support/app.js';
import { approved, furnish, type GuestName, type House } from '../support/house.js';
import { wordWaiting } from '../support/plain-mails.js';
import type { ReadPage } from '../support/read-page.js';
import { hiddenActions } from '../support/route-actions.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
let other: House;
let coordinator: Visitor;
const visitors = new Map<GuestName, Visitor>();

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  other = await furnish(app, 'drueben', 'D', 'partners');
  coordinator = await Visitor.of(app, house.guests.coordinator.email);
}, 60_000);
afterAll(() => app.stop());

const at = '/b/heim/manage';

async function visitor(name: GuestName): Promise<Visitor> {
  const known = visitors.get(name) ?? (await Visitor.of(app, house.guests[name].email));
  visitors.set(name, known);
  return known;
}

const facts = async (id: string) => app.get(ItemsService).facts(await house.world.actor(), id);

const faults = (page: ReadPage): string[] =>
  page.root.querySelectorAll('main form .kern-error').map(({ text }) => text.trim());

const tokenOf = (page: ReadPage, action: string): string =>
  page.find(`form[action="${action}"] [name=formToken]`).getAttribute('value') ?? '';

const anItem = () => ({
  name: 'Stehtisch',
  inventoryNumber: `S-${(count += 1)}`,
  unit: 'Stück',
  quantity: '8',
  ownerId: house.lenderId,
  storagePlaceId: house.placeId,
  // Many of the same name, and meant so.
  deed: 'anyway',
});
let count = 0;

/** Fills in the form for a new item; answers the page that follows. */
const createItem = async (fields: Record<string, string> = {}, who = coordinator): Promise<ReadPage> =>
  (await who.open(`${at}/items/new`)).submit(`${at}/items/new`, { ...anItem(), ...fields });

const itemId = async (page: ReadPage): Promise<string> => {
  const edit = page.link('Bearbeiten');
  return edit.split('/').at(-2)!;
};

describe('the start', () => {
  test('leads everywhere and says what needs a hand', async () => {
    // As one that failed on its way was worded before.
    await wordWaiting(app);
    await app
      .get(Database)
      .transaction((tx) => tx.update(OutboxMail, { kind: 'approved' }, { state: 'dead' }));
    const page = await coordinator.open(at);
    expect(page.title).toBe('Verwaltung');
    expect(page.text).toMatch(/E-Mail(s kamen| kam) nicht an/);
    const links = page.root.querySelectorAll('main a').map((link) => link.getAttribute('href')!);
    expect(links).toHaveLength(27);
    for (const link of links) expect([link, await coordinator.status(link)]).toEqual([link, 200]);
  });

  test('speaks English to whoever chose it', async () => {
    const english = await Visitor.of(app, house.guests.coordinator.email, 'en');
    const links = (await english.open(at)).root.querySelectorAll('main a');
    for (const link of links) {
      const page = await english.open(link.getAttribute('href')!);
      expect(page.root.querySelector('html')?.getAttribute('lang')).toBe('en');
      expect(page.text).not.toMatch(/ (und|oder|nicht|wird) /);
    }
  });
});

describe('the inventory', () => {
  test('takes a new item in the words of people: hours, kilograms with a comma, euros', async () => {
    const page = await createItem({
      kind: 'bulk',
      packStep: '2',
      bufferMinutes: '1',
      bufferUnit: 'days',
      weightGrams: '12,5',
      replacementValueCents: '1.150,50',
      depositCents: '50',
      depositBasis: 'per_unit',
      needsPersons: '2',
      inspectionDueOn: '2028-05-01',
      notes: 'Trocken\nlagern',
    });
    expect(page.text).toContain('Angelegt.');
    expect(await facts(await itemId(page))).toMatchObject({
      name: 'Stehtisch',
      quantity: 8,
      kind: 'bulk',
      packStep: 2,
      bufferMinutes: 1440,
      weightGrams: 12_500,
      replacementValueCents: 115_050,
      depositCents: 5000,
      depositBasis: 'per_unit',
      needsPersons: 2,
      inspectionDueOn: '2028-05-01',
      notes: 'Trocken\nlagern',
    });
  });

  test('shows an item in its form as it stands, so that saving it unchanged changes nothing', async () => {
    const id = await itemId(
      await createItem({
        bufferMinutes: '90',
        bufferUnit: 'minutes',
        weightGrams: '0,25',
        depositCents: '7,5',
      }),
    );
    const before = await facts(id);
    const saved = await (await coordinator.open(`${at}/items/${id}/edit`)).submit(`${at}/items/${id}/edit`);
    expect(saved.text).toContain('Gespeichert.');
    expect(await facts(id)).toEqual(before);
    const edit = await coordinator.open(`${at}/items/${house.setId}/edit`);
    await edit.submit(`${at}/items/${house.setId}/edit`);
    expect((await facts(house.setId)).parts).toEqual([{ itemId: house.benchId, quantity: 2 }]);
  });

  test('says next to each field what is wrong, in its own unit, and keeps what was typed', async () => {
    const page = await createItem({
      name: '',
      quantity: 'acht',
      bufferMinutes: '40',
      bufferUnit: 'days',
      weightGrams: '1.250',
      depositCents: '5 Euro',
      storagePlaceId: '',
      notes: 'bleibt stehen',
    });
    expect(page.status).toBe(422);
    expect(faults(page)).toEqual([
      'Bitte füllen Sie dieses Feld aus.',
      'Bitte eine ganze Zahl von 0 bis 100.000.',
      'Bitte wählen Sie einen Lagerort.',
      expect.stringContaining('höchstens 30 Tage'),
      expect.stringContaining('in Kilogramm'),
      expect.stringContaining('in Euro'),
    ]);
    expect(page.find('[name=weightGrams]').getAttribute('value')).toBe('1.250');
    expect(page.find('[name=notes]').text).toContain('bleibt stehen');
    expect(page.find('[name=weightGrams]').getAttribute('aria-describedby')).toContain('fault');
    expect(page.root.querySelectorAll('.lb-faults a[href="#f-weightGrams"]')).toHaveLength(1);
  });

  test('says at the number that it is taken', async () => {
    const taken = anItem();
    await createItem(taken);
    const page = await createItem(taken);
    expect(page.status).toBe(409);
    expect(faults(page)).toEqual(['Diese Inventarnummer gibt es schon.']);
    expect(page.find('[name=name]').getAttribute('value')).toBe('Stehtisch');
  });

  test('takes parts and accessories out of rows, also where some between them are empty', async () => {
    const partId = await itemId(await createItem({ name: 'Tischplatte' }));
    const page = await createItem({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: '',
      'parts.0.itemId': '',
      'parts.1.itemId': partId,
      'parts.1.quantity': '2',
      'accessoryIds.2': house.tentId,
    });
    const set = await facts(await itemId(page));
    expect(set).toMatchObject({
      quantity: null,
      parts: [{ itemId: partId, quantity: 2 }],
      accessoryIds: [house.tentId],
    });
  });

  test('a fault in a row stands in the row that is shown', async () => {
    const page = await createItem({ kind: 'computed_set', quantity: '', 'parts.2.itemId': house.benchId });
    expect(page.status).toBe(422);
    expect(page.find('#f-parts-0-itemId option[selected]').getAttribute('value')).toBe(house.benchId);
    expect(page.find('#f-parts-0-quantity').getAttribute('aria-invalid')).toBe('true');
  });

  test('left empty says of each field by its name that it is missing', async () => {
    const empty = { name: '', inventoryNumber: '', unit: '' };
    const page = await createItem(empty);
    expect(page.status).toBe(422);
    const said = page.root.querySelectorAll('.lb-faults a').map((link) => link.text);
    for (const label of ['Name', 'Inventarnummer', 'Einheit'])
      expect(said.filter((one) => one.startsWith(`${label}: Bitte füllen Sie dieses Feld aus`))).toHaveLength(
        1,
      );
  });

  test('sent twice by a double click makes one item', async () => {
    const action = `${at}/items/new`;
    const form = await coordinator.open(action);
    const fields = { ...anItem(), kind: 'bulk', formToken: tokenOf(form, action) };
    const answers = [
      await coordinator.browser.submit(action, fields),
      await coordinator.browser.submit(action, fields),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[1]?.headers['location']).toBe(answers[0]?.headers['location']);
  });

  test('the log names what was really changed, not every field of the form', async () => {
    const id = await itemId(await createItem());
    await (
      await coordinator.open(`${at}/items/${id}/edit`)
    ).submit(`${at}/items/${id}/edit`, { quantity: '7' });
    const entries = await app
      .get(Database)
      .read((tx) => tx.findBy(AuditEntry, { what: 'items.change', subjectId: id }));
    expect(entries.map(({ detail }) => detail)).toEqual(['quantity']);
  });

  test('less than was promised is taken, and the answer names whom it hurts with the way there', async () => {
    const reservationId = await approved(house);
    const edit = `${at}/items/${house.tentId}/edit`;
    const page = await (await coordinator.open(edit)).submit(edit, { quantity: '0' });
    expect(page.text).toContain('fehlt jetzt etwas');
    expect(page.root.querySelectorAll('table a').map((link) => link.getAttribute('href'))).toContain(
      `/b/heim/requests/${reservationId}`,
    );
    expect(page.text).toContain(`Chor ${house.secretWord}`);
    expect(page.text).toMatch(/1 Stück ?0 Stück/);
    expect((await coordinator.open(at)).text).toMatch(/Zusagen? fehlt etwas/);
    expect((await coordinator.open(`${at}/at-risk`)).text).toContain('H-2027-');
    const owner = await (await visitor('owner')).open(`${at}/items/${house.tentId}`);
    expect(owner.answer.text).toContain(`/b/heim/requests/${reservationId}`);
    expect(owner.text).not.toContain(`Chor ${house.secretWord}`);
    await (await coordinator.open(edit)).submit(edit, { quantity: '100000' });
  });

  test('is searched by words and by owner', async () => {
    const all = await coordinator.open(`${at}/items?search=Stehtisch`);
    expect(all.text).toContain('Stehtisch');
    expect(all.text).not.toContain(`Zelt ${house.listedWord}`);
    const none = await coordinator.open(`${at}/items?owner=${house.borrowerId}`);
    expect(none.text).toContain('hat noch keinen Gegenstand.');
  });

  test('goes on after fifty, with what was searched for', async () => {
    const actor = await house.world.actor();
    const usual = { unit: 'Stück', quantity: 1, ownerId: house.lenderId, storagePlaceId: house.placeId };
    for (let index = 0; index < 51; index += 1) {
      await app
        .get(ItemsService)
        .create(actor, { ...usual, name: `Feldbett ${index}`, inventoryNumber: `F-${100 + index}` });
    }
    const first = await coordinator.open(`${at}/items?search=Feldbett`);
    expect(first.text).toContain('Feldbett 49');
    expect(first.text).not.toContain('Feldbett 50');
    const next = await coordinator.open(first.link('Weitere anzeigen'));
    expect(next.text).toContain('Feldbett 50');
    expect(next.root.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  test('marks what is set aside, and puts it back', async () => {
    const id = await itemId(await createItem({ name: 'Grill' }));
    const action = `${at}/items/${id}/aside`;
    const aside = await (await coordinator.open(`${at}/items/${id}`)).submit(action);
    expect(aside.text).toContain('Beiseitegelegt');
    expect((await coordinator.open(`${at}/items?search=Grill`)).text).toContain('nein, beiseitegelegt');
    const back = await aside.submit(action);
    expect(back.text).toContain('Wieder auf der Liste');
    expect((await facts(id)).setAside).toBe(false);
  });

  test('shows hostile text as text', async () => {
    const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>';
    const page = await createItem({
      name: hostile,
      category: hostile,
      notes: hostile,
      seasonNote: '<b>x</b>',
    });
    const id = await itemId(page);
    for (const path of [`items/${id}`, `items/${id}/edit`, 'items?search=script', 'closures/new', 'log']) {
      const { text } = (await coordinator.open(`${at}/${path}`)).answer;
      expect(text).not.toMatch(/<script>alert|<img src=x|<b>x/);
    }
    expect(page.title).toBe(hostile);
  });
});

describe('owners', () => {
  test('put their own things in order: they find them, change them, and add to them', async () => {
    const owner = await visitor('owner');
    const list = await owner.open(`${at}/items?search=Zelt`);
    expect(list.text).toContain(`Zelt ${house.listedWord}`);
    const created = await createItem({ name: 'Eigenes' }, owner);
    expect(created.text).toContain('Angelegt.');
    const edit = `${at}/items/${await itemId(created)}/edit`;
    expect((await (await owner.open(edit)).submit(edit, { name: 'Umbenannt' })).title).toBe('Umbenannt');
  });

  test('find nothing of others in the inventory, and change none of it', async () => {
    const borrower = await visitor('borrower');
    expect((await borrower.open(`${at}/items`)).text).toContain('noch keinen Gegenstand');
    expect((await borrower.open(`${at}/items?owner=${house.lenderId}`)).text).toContain(
      'noch keinen Gegenstand',
    );
    expect(await borrower.status(`${at}/items/${house.tentId}`)).toBe(403);
    expect(await borrower.status(`${at}/items/${house.tentId}/edit`)).toBe(403);
    expect(await borrower.send(`${at}/items/${house.tentId}/edit`, { name: 'Meins' })).toBe(403);
    expect(await borrower.send(`${at}/items/${house.tentId}/aside`, { setAside: 'true' })).toBe(403);
    const create = { ...anItem(), kind: 'bulk', ownerId: house.lenderId };
    expect(await borrower.send(`${at}/items/new`, create)).toBe(403);
  });

  test('cannot give their things to somebody else', async () => {
    const owner = await visitor('owner');
    const edit = `${at}/items/${house.benchId}/edit`;
    const form = await owner.open(edit);
    expect(form.root.querySelectorAll('[name=ownerId] option')).toHaveLength(2);
    expect((await form.submit(edit, { ownerId: house.borrowerId })).status).toBe(403);
  });

  test('close units of their own, and of nothing else', async () => {
    const owner = await visitor('owner');
    const action = `${at}/closures/new`;
    const fields = { quantity: '1', from: '2027-06-01', until: '2027-06-02', reason: 'Naht' };
    const page = await (await owner.open(`${action}?itemId=${house.tentId}`)).submit(action, fields);
    expect(page.text).toContain('Die Sperrzeit ist eingetragen.');
    const borrower = await visitor('borrower');
    expect(await borrower.send(action, { ...fields, itemId: house.tentId })).toBe(403);
    expect(await borrower.send(`${at}/closures/${house.closureId}/remove`)).toBe(403);
    expect(await borrower.status(`${at}/closures/${house.closureId}/remove`)).toBe(403);
  });
});

describe('storage places', () => {
  const action = `${at}/places/new`;
  const create = async (fields: Record<string, string> = {}) =>
    (await coordinator.open(action)).submit(action, {
      name: `Schuppen ${(count += 1)}`,
      address: 'Hof 3',
      ...fields,
    });

  test('take hand-over windows out of rows, and show them in words', async () => {
    const page = await create({
      name: 'Halle',
      'handOverWindows.1.weekday': '5',
      'handOverWindows.1.from': '15:00',
      'handOverWindows.1.until': '18:00',
      closedInSchoolHolidays: 'true',
    });
    expect(page.text).toContain('Freitag 15:00 bis 18:00 Uhr');
    const edit = page.link('Halle');
    const form = await coordinator.open(edit);
    expect(form.find('#f-handOverWindows-0-from').getAttribute('value')).toBe('15:00');
    expect(form.root.querySelectorAll('[name$=".weekday"]')).toHaveLength(4);
    expect(form.find('[name=closedInSchoolHolidays]').hasAttribute('checked')).toBe(true);
    const more = {
      'handOverWindows.3.weekday': '2',
      'handOverWindows.3.from': '09:00',
      'handOverWindows.3.until': '10:00',
    };
    expect((await form.submit(edit, more)).text).toContain('Dienstag 09:00 bis 10:00 Uhr');
    const cleared = {
      'handOverWindows.0.weekday': '',
      'handOverWindows.0.from': '',
      'handOverWindows.0.until': '',
    };
    const left = await (await coordinator.open(edit)).submit(edit, cleared);
    expect(left.text).not.toContain('Freitag 15:00 bis 18:00');
    expect(left.text).toContain('Dienstag 09:00 bis 10:00 Uhr');
  });

  test('say in the row what is wrong with it', async () => {
    const page = await create({
      'handOverWindows.2.from': '18:00',
      'handOverWindows.2.until': '15:00',
      'handOverWindows.2.weekday': '1',
    });
    expect(page.status).toBe(422);
    expect(page.find('#f-handOverWindows-0-until-fault').text).toContain('Das Ende liegt vor dem Anfang.');
    const noDay = await create({ 'handOverWindows.0.from': '18:00', 'handOverWindows.0.until': '19:00' });
    expect(faults(noDay)).toEqual(['Bitte wählen Sie einen Wochentag.']);
  });

  test('have names of their own', async () => {
    const page = await create({ name: `Schuppen ${house.listedWord}` });
    expect(page.status).toBe(409);
    expect(faults(page)).toEqual(['Einen Lagerort mit diesem Namen gibt es schon.']);
  });
});

describe('closures', () => {
  const action = `${at}/closures/new`;
  const close = async (fields: Record<string, string>) =>
    (await coordinator.open(`${action}?itemId=${house.tentId}`)).submit(action, fields);
  const whole = { quantity: '1', from: '2027-07-01', until: '2027-07-02', reason: 'Wartung' };

  test('are whole local days where no time is said', async () => {
    await close(whole);
    const { body } = await app.call('get', house.world.path(`closures?item=${house.tentId}`), {
      token: house.guests.coordinator.token,
    });
    const made = (body.items as { reason: string }[]).find(({ reason }) => reason === 'Wartung');
    expect(made).toMatchObject({ from: '2027-06-30T22:00:00.000Z', until: '2027-07-02T22:00:00.000Z' });
  });

  test('name whom they hurt', async () => {
    const reservationId = await approved(house);
    const page = await close({ ...whole, from: '2027-05-14', until: '2027-05-17', quantity: '100000' });
    expect(page.answer.text).toContain(`/b/heim/requests/${reservationId}`);
    const { body } = await app.call('get', house.world.path(`closures?item=${house.tentId}&limit=200`), {
      token: house.guests.coordinator.token,
    });
    const { id } = (body.items as { id: string; quantity: number }[]).find(
      ({ quantity }) => quantity === 100_000,
    )!;
    const asked = await coordinator.open(`${at}/closures/${id}/remove`);
    const removed = await asked.submit(`${at}/closures/${id}/remove`);
    expect(removed.text).toContain('Entfernt.');
    expect(await coordinator.status(`${at}/closures/${id}/remove`)).toBe(404);
  });

  test('say next to each field what is wrong', async () => {
    const page = await close({ quantity: '0', from: '', until: '2027-07-02', itemId: '' });
    expect(faults(page)).toEqual([
      'Bitte wählen Sie einen Gegenstand.',
      'Bitte eine ganze Zahl ab 1.',
      expect.stringContaining('Bitte einen Tag'),
    ]);
    const backwards = await close({ ...whole, until: '2027-06-01' });
    expect(faults(backwards)).toEqual([expect.stringContaining('Das Ende muss nach dem Anfang liegen')]);
  });

  test('stand in the order in which they begin', async () => {
    await close({ ...whole, from: '2027-12-01', until: '2027-12-02', reason: 'spät' });
    await close({ ...whole, from: '2027-04-01', until: '2027-04-02', reason: 'früh' });
    const { text } = await coordinator.open(`${at}/closures`);
    expect(text.indexOf('früh')).toBeLessThan(text.indexOf('spät'));
  });

  test('are not removed by looking at an address', async () => {
    await coordinator.open(`${at}/closures/${house.closureId}/remove`);
    expect(await coordinator.status(`${at}/closures/${house.closureId}/remove`)).toBe(200);
  });
});

describe('partners and people', () => {
  const action = `${at}/partners/new`;
  const create = async (fields: Record<string, string>) =>
    (await coordinator.open(action)).submit(action, fields);

  test('a partner is made, changed, and its state read in words', async () => {
    const page = await create({
      name: 'Kita Sonne',
      status: 'active',
      agreementSignedOn: '2020-05-15',
      notes: 'A\nB',
    });
    expect(page.text).toContain('aktiv');
    expect(page.text).toContain('15. Mai 2020');
    const edit = page.link('Bearbeiten');
    const form = await coordinator.open(edit);
    const saved = await form.submit(edit, { status: 'resting', agreementSignedOn: '' });
    expect(saved.text).toContain('ruht');
    expect(saved.text).not.toContain('Mai 2020');
  });

  test('a name that is taken is said at the name', async () => {
    const page = await create({ name: `Chor ${house.secretWord}`, status: 'active' });
    expect(page.status).toBe(409);
    expect(faults(page)).toEqual(['Einen Partner mit diesem Namen gibt es schon.']);
  });

  test('people are invited by mail once, and removed after being asked', async () => {
    const at2 = `${at}/partners/${house.borrowerId}`;
    const form = await coordinator.open(at2);
    const fields = { email: ' neu@example.org ', name: 'Nele Neu', role: 'member' };
    const token = { formToken: tokenOf(form, `${at2}/people`) };
    expect(await coordinator.send(`${at2}/people`, { ...fields, ...token })).toBe(303);
    expect(await coordinator.send(`${at2}/people`, { ...fields, ...token })).toBe(303);
    const mails = await app
      .get(Database)
      .read((tx) => tx.countBy(OutboxMail, { recipient: 'neu@example.org', kind: 'invited' }));
    expect(mails).toBe(1);
    const again = await (await coordinator.open(at2)).submit(`${at2}/people`, fields);
    expect(again.status).toBe(409);
    expect(faults(again)).toEqual(['Diese Person gehört schon dazu.']);
    const row = again.root.querySelectorAll('tbody tr').find(({ text }) => text.includes('Nele Neu'));
    const remove = row?.querySelector('a')?.getAttribute('href') ?? '';
    const gone = await (await coordinator.open(remove)).submit(remove);
    expect(gone.text).not.toContain('Nele Neu');
  });

  test('an address that is none is said at the field', async () => {
    const at2 = `${at}/partners/${house.borrowerId}`;
    const page = await (
      await coordinator.open(at2)
    ).submit(`${at2}/people`, {
      email: 'a@b\r\nBcc: x@example.net',
      name: 'X',
      role: 'member',
    });
    expect(page.status).toBe(422);
    expect(faults(page)).toEqual([expect.stringContaining('Bitte eine E-Mail-Adresse')]);
  });
});

describe('roles', () => {
  const roles = `${at}/roles`;

  test('are given to who belongs to the alliance, and taken back', async () => {
    const { id } = house.guests.bystander;
    const given = await (
      await coordinator.open(roles)
    ).submit(roles, {
      personId: id,
      role: 'keeper',
      storagePlaceId: house.placeId,
    });
    expect(given.text).toContain('Die Rolle ist vergeben.');
    const take = given.root
      .querySelectorAll('a[aria-label]')
      .filter((link) => link.getAttribute('aria-label')?.includes('bystander'))
      .find((link) => link.text === 'Zurücknehmen')!;
    const confirm = await coordinator.open(take.getAttribute('href')!);
    expect((await confirm.submit(`${roles}/${id}/take`)).text).toContain('zurückgenommen');
  });

  test('a keeper keeps a place, and nobody else does', async () => {
    const { id: personId } = house.guests.bystander;
    const page = await (await coordinator.open(roles)).submit(roles, { personId, role: 'keeper' });
    expect(faults(page)).toEqual([expect.stringContaining('Zur Lagerbetreuung gehört ein Lagerort')]);
    const nobody = await (await coordinator.open(roles)).submit(roles, { role: 'deputy' });
    expect(faults(nobody)).toEqual(['Bitte wählen Sie eine Person.']);
  });

  test('the last coordinator stays, and is told why', async () => {
    const { id } = house.guests.coordinator;
    const confirm = await coordinator.open(`${roles}/${id}/take?role=coordinator`);
    const refused = await confirm.submit(`${roles}/${id}/take`);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Das ist die letzte Koordination.');
  });

  test('a form that names no role takes none', async () => {
    const { id } = house.guests.keeper;
    expect(await coordinator.send(`${roles}/${id}/take`)).toBe(404);
    expect((await coordinator.open(roles)).text).toContain('Lagerbetreuung: Schuppen');
  });

  test('and who is who is told to the coordination alone, whoever asks the services', async () => {
    const member = await house.world.actor(house.guests.borrower.email);
    for (const asked of [
      async () => app.get(PeopleService).everybody(member),
      async () => app.get(HousekeepingService).numbers(member),
    ]) {
      await expect(asked()).rejects.toMatchObject({ kind: 'forbidden' });
    }
  });

  test('are for the coordinator alone: a deputy sees them and gives none', async () => {
    const deputy = await visitor('deputy');
    const page = await deputy.open(roles);
    expect(page.text).toContain('Rollen vergibt nur die Koordination selbst.');
    expect(page.root.querySelectorAll('main form')).toHaveLength(0);
    const wish = { personId: house.guests.deputy.id, role: 'coordinator' };
    expect(await deputy.send(roles, wish)).toBe(403);
    expect(await deputy.send(`${roles}/${house.guests.coordinator.id}/take`, { role: 'coordinator' })).toBe(
      403,
    );
  });
});

describe('rules and portrait', () => {
  test('are changed in the words of people, also by a deputy', async () => {
    const deputy = await visitor('deputy');
    const action = `${at}/rules`;
    const form = await deputy.open(action);
    const page = await form.submit(action, {
      'rules.decisionDays': '5',
      'rules.bufferMinutes': '2',
      bufferUnit: 'hours',
    });
    expect(page.text).toContain('Gespeichert.');
    const { rules } = await app.get(Database).read((tx) => tx.findOneByOrFail(Alliance, { slug: 'heim' }));
    expect(rules).toMatchObject({ decisionDays: 5, bufferMinutes: 120, horizonDays: 730 });
    const again = await deputy.open(action);
    expect(again.find('[name=bufferUnit] option[selected]').text).toBe('Stunden');
    await again.submit(action, { 'rules.bufferMinutes': '0' });
  });

  test('a rule without a number is refused at its field', async () => {
    const action = `${at}/rules`;
    const page = await (
      await coordinator.open(action)
    ).submit(action, {
      'rules.horizonDays': '',
      'rules.longestLoanDays': '400',
      'rules.bufferMinutes': 'x',
    });
    expect(page.status).toBe(422);
    expect(faults(page)).toHaveLength(3);
    expect(page.find('[name="rules.longestLoanDays"]').getAttribute('value')).toBe('400');
  });

  test('the portrait is shown as it was changed', async () => {
    const action = `${at}/portrait`;
    const form = await coordinator.open(action);
    const page = await form.submit(action, { name: 'Bündnis <b>Heim</b>', 'contact.hours': 'Mo 9–12 Uhr' });
    expect(page.text).toContain('Gespeichert.');
    expect(page.answer.text).not.toContain('<b>Heim');
    expect(page.find('.lb-brand__name').text).toBe('Bündnis <b>Heim</b>');
    const wrong = await (
      await coordinator.open(action)
    ).submit(action, { 'contact.email': 'keine', name: '' });
    expect(faults(wrong)).toEqual([
      'Bitte füllen Sie dieses Feld aus.',
      expect.stringContaining('Bitte eine E-Mail-Adresse'),
    ]);
  });
});

describe('what was mailed, and the log', () => {
  test('mails that failed stand first, with why', async () => {
    const page = await coordinator.open(`${at}/mails`);
    const [first] = page.root.querySelectorAll('table');
    expect(first?.text).toContain('gescheitert');
    expect(first?.text).not.toContain('angekommen');
    expect(first?.text).toContain('Bitte rufen Sie an.');
  });

  test('mails are shown by their state', async () => {
    const dead = await coordinator.open(`${at}/mails?state=dead`);
    expect(dead.root.querySelectorAll('tbody tr').every(({ text }) => text.includes('gescheitert'))).toBe(
      true,
    );
    expect(await coordinator.status(`${at}/mails?state=lost`)).toBe(422);
    expect(await coordinator.status(`${at}/mails?cursor=x`)).toBe(422);
  });

  test('the log speaks in words of all that the coordination may do', async () => {
    const there = await Visitor.of(app, other.guests.coordinator.email);
    const portrait = '/b/drueben/manage/portrait';
    await (await there.open(portrait)).submit(portrait, { name: 'Neu', 'contact.hours': 'Di' });
    const page = await there.open('/b/drueben/manage/log');
    expect(page.text).toMatch(/Einstellungen des Bündnisses geändert ?Name: .* → Neu Sprechzeiten: geändert/);
    expect(page.text).toMatch(/Rolle geändert: .* vergeben: Stellvertretung/);
    expect(page.text).not.toMatch(/[a-z]\.[a-z]+ |[a-z]Ids?\b/);
    const noted = await app.get(Database).read((tx) => tx.find(AuditEntry));
    // Tokens belong to a person; only these tests make them from within an alliance.
    const here = noted
      .filter(({ allianceId, what }) => allianceId !== null && what !== 'tokens.create')
      .map(({ what }) => what);
    expect(here.filter((what) => !Object.hasOwn(logWords.de.deeds, what))).toEqual([]);
  });
});

describe('the wall', () => {
  const pages = Object.entries(hiddenActions).filter(([name]) => /^Manage\w*PagesController/.test(name));

  test('every page of the housekeeping is for owners of items, or for the coordination', () => {
    expect(pages.length).toBeGreaterThan(35);
    for (const [, action] of pages) expect(policy[action]).not.toContain('anyone');
  });

  const paths = [
    '',
    '/places',
    '/partners',
    '/roles',
    '/rules',
    '/portrait',
    '/texts',
    '/mails',
    '/log',
    '/at-risk',
  ];

  test.each(['borrower', 'owner', 'bystander', 'keeper'] as const)('the %s is told no', async (name) => {
    const guest = await visitor(name);
    for (const path of paths) expect([path, await guest.status(`${at}${path}`)]).toEqual([path, 403]);
    expect(await guest.send(`${at}/rules`, {})).toBe(403);
    expect(await guest.send(`${at}/places/new`, { name: 'X' })).toBe(403);
    expect(await guest.send(`${at}/partners/new`, { name: 'X' })).toBe(403);
  });

  test.each(['stranger', 'operator'] as const)('the %s learns nothing', async (name) => {
    const guest = await visitor(name);
    for (const path of [...paths, '/items', '/closures']) {
      expect([path, await guest.status(`${at}${path}`)]).toEqual([path, 404]);
    }
  });

  test('who is not signed in is led to the sign-in', async () => {
    const { browser } = Visitor.nobody(app);
    const { status, headers } = await browser.get(`${at}/items`);
    expect([status, headers['location']]).toEqual([303, '/sign-in?to=%2Fb%2Fheim%2Fmanage%2Fitems']);
  });

  test('another alliance’s things are not there, under one’s own address or theirs', async () => {
    const { tentId, borrowerId, placeId, closureId, guests } = other;
    const own = [`items/${tentId}`, `items/${tentId}/edit`, `places/${placeId}`, `partners/${borrowerId}`];
    const more = [`partners/${borrowerId}/edit`, `closures/${closureId}/remove`];
    const people = [`partners/${house.borrowerId}/people/${guests.borrower.id}/remove`];
    const roles = [`roles/${guests.keeper.id}/take?role=keeper&storagePlaceId=${placeId}`];
    for (const path of [...own, ...more, ...people, ...roles]) {
      expect([path, await coordinator.status(`${at}/${path}`)]).toEqual([path, 404]);
    }
    expect(await coordinator.status('/b/drueben/manage/items')).toBe(404);
    const wishes: [string, Record<string, string>][] = [
      ['items/new', { ...anItem(), kind: 'bulk', ownerId: borrowerId }],
      ['items/new', { ...anItem(), kind: 'bulk', storagePlaceId: placeId }],
      [`items/${tentId}/edit`, { ...anItem(), kind: 'bulk' }],
      [`items/${tentId}/aside`, { setAside: 'true' }],
      ['closures/new', { itemId: tentId, quantity: '1', from: '2027-08-01', until: '2027-08-02' }],
      [`closures/${closureId}/remove`, {}],
      [`places/${placeId}`, { name: 'X' }],
      [`partners/${borrowerId}/edit`, { name: 'X', status: 'active' }],
      [`partners/${borrowerId}/people`, { email: 'x@example.org', name: 'X', role: 'member' }],
      [`partners/${house.borrowerId}/people/${guests.borrower.id}/remove`, {}],
      ['roles', { personId: guests.borrower.id, role: 'deputy' }],
      [`roles/${guests.deputy.id}/take`, { role: 'deputy' }],
    ];
    for (const [path, fields] of wishes) {
      expect([path, await coordinator.send(`${at}/${path}`, fields)]).toEqual([path, 404]);
    }
    const edit = `${at}/items/${house.benchId}/edit`;
    const moved = await (await coordinator.open(edit)).submit(edit, { storagePlaceId: placeId });
    expect(moved.status).toBe(404);
  });
});
