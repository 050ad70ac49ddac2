/** The operator's page: alliances in figures without anybody's data, invitations, jobs and backups; for nobody else. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { AlliancesService } from '../../src/partners/alliances/alliances.service.js';
import { FoundingInvitations } from '../../src/partners/alliances/founding-invitations.service.js';
import { FoundingInvitation } from '../../src/partners/alliances/founding-invitation.entity.js';
import { ShowingService } from '../../src/partners/alliances/showing.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { Config } from '../../src/shared/config.js';
import { JobDiary } from '../../src/shared/job-diary.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { Statements } from '../support/statements.js';
import { Visitor } from '../support/visitor.js';

const OPERATOR = 'betrieb@example.org';

let app: TestApp;
let house: House;
let operator: Visitor;
const statements = new Statements();

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  house = await furnish(app, 'heim', 'H', 'public');
  await furnish(app, 'zu', 'Z', 'partners');
  await app.get(PeopleService).makeOperator({ email: OPERATOR, name: 'Bea Betrieb' });
  operator = await Visitor.of(app, OPERATOR);
}, 60_000);
afterAll(() => app.stop());

async function deadMail(allianceId: string | null, kind: string, recipient: string): Promise<void> {
  await app.get(Database).transaction(async (tx) => {
    const [mail] = await tx.find(OutboxMail, { take: 1 });
    const id = newId();
    const own = { id, allianceId, kind, recipient, series: id, messageId: id, state: 'dead' as const };
    await tx.insert(OutboxMail, { ...mail!, ...own, uid: null, sequence: null, method: null });
  });
}

/** So many that nobody has anything in. */
async function found(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const slug = `leer-${String(number).padStart(2, '0')}`;
    const contact = {
      contactName: 'Amt',
      contactPhone: '1',
      contactEmail: 'amt@example.org',
      contactHours: '',
    };
    const facts = {
      slug,
      name: `Bündnis ${slug}`,
      place: 'Ort',
      state: '',
      legalBearer: 'Stadt',
      ...contact,
    };
    await app
      .get(AlliancesService)
      .found(
        { ...facts, timeZone: 'Europe/Berlin', numberLetters: 'L' },
        { email: `${slug}@example.org`, name: 'Koordination' },
      );
  }
}

describe('the page', () => {
  test('shows each alliance with its state, size and last sign-in', async () => {
    const { text } = await operator.open('/operator');
    expect(text).toContain(`Bündnis ${house.portraitWord}`);
    expect(text).toContain('öffentlich');
    expect(text).toContain('Liste nur für Partner');
    expect(text).toMatch(/\d+ Gegenstände, \d+ Partner, \d+ Anfragen und Ausleihen/);
    expect(text).toContain('Angelegt 1. März 2027');
    expect(text).toContain('in den letzten 90 Tagen niemand');
    await Visitor.of(app, house.guests.borrower.email);
    expect((await operator.open('/operator')).text).toContain('Zuletzt angemeldet 1. März 2027');
  });

  test('an alliance that is not public yet is there, and says so', async () => {
    const actor = await house.world.actor();
    await app.get(ShowingService).hide(actor);
    expect((await operator.open('/operator')).text).toContain('noch nicht öffentlich');
    await app.get(ShowingService).show(actor);
  });

  test('counts mails that failed by alliance and kind, and tells nobody’s address', async () => {
    const { allianceId } = await house.world.actor();
    await deadMail(allianceId, 'approved', 'verloren@example.net');
    await deadMail(allianceId, 'approved', 'verloren@example.net');
    await deadMail(null, 'sign-in-code', 'verschollen@example.net');
    const page = await operator.open('/operator');
    expect(page.text).toContain('2 × Entscheidung über eine Anfrage');
    expect(page.text).toContain('1 × Anmeldecode');
    expect(page.root.toString()).not.toMatch(/verloren|verschollen/);
  });

  test('holds no contact data and no text of any alliance', async () => {
    const html = (await operator.open('/operator')).root.toString();
    const data = Object.values(house.guests).flatMap(({ email, called }) =>
      called === 'operator' ? [] : [email],
    );
    for (const word of [...data, house.secretWord, house.listedWord, 'Kora Dinator', '030 '])
      expect([word, html.includes(word)]).toEqual([word, false]);
  });

  test('shows when jobs last ran, and the newest backup', async () => {
    expect((await operator.open('/operator')).text).toContain('Es gibt keine Sicherung.');
    app.get(JobDiary).worked('deliver mails');
    app.get(JobDiary).failed('sweep mails');
    const { backupDir } = app.get(Config);
    await mkdir(backupDir, { recursive: true });
    await writeFile(join(backupDir, 'leihbund-20270301T030000Z.sqlite'), 'x');
    const { text } = await operator.open('/operator');
    expect(text).toContain('alle 2 Sekunden, zuletzt Mo., 1. März 2027, 10:00 Uhr');
    expect(text).toContain('jede Stunde, noch nicht gelaufen, gescheitert: Mo., 1. März 2027');
    expect(text).toContain('leihbund-20270301T030000Z.sqlite');
    expect(text).toContain(backupDir);
  });

  test('asks the database no more often for 60 alliances than for two, and shows them in parts', async () => {
    const few = await statements.of(() => operator.open('/operator'));
    await found(60);
    const many = await statements.of(() => operator.open('/operator'));
    expect(many.work.length).toBe(few.work.length);
    let [page, seen] = [await operator.open('/operator'), 0];
    for (;;) {
      seen += page.root.querySelectorAll('main h3').length;
      const next = page.root.querySelectorAll('main a').find((one) => one.text === 'Weitere anzeigen');
      if (!next) break;
      page = await operator.open(next.getAttribute('href')!.replaceAll('&amp;', '&'));
    }
    expect(seen).toBe(62);
  });
});

describe('the wall', () => {
  test('nobody else sees the page or invites', async () => {
    for (const guest of [house.guests.coordinator, house.guests.keeper, house.guests.borrower]) {
      const visitor = await Visitor.of(app, guest.email);
      const page = await visitor.open('/operator');
      expect([page.status, page.text.includes('Betrieb')]).toEqual([403, false]);
      expect(await visitor.status('/operator/invitations')).toBe(403);
      expect(await visitor.send('/operator/invitations', { email: 'x@example.org', allianceName: '' })).toBe(
        403,
      );
    }
    expect(await app.get(Database).read((tx) => tx.count(FoundingInvitation))).toBe(0);
    expect((await Visitor.nobody(app).open('/operator')).title).toBe('Anmelden');
  });

  test('the operator has no rights inside an alliance', async () => {
    for (const path of ['manage', 'manage/showing', 'today', 'decisions', 'requests', 'manage/log'])
      expect([path, await operator.status(`/b/heim/${path}`)]).toEqual([path, 404]);
    expect(await operator.send('/b/heim/manage/showing/hide')).toBe(404);
  });

  test('the menu leads the operator there, and nobody else', async () => {
    const links = async (visitor: Visitor): Promise<boolean> =>
      (await visitor.open('/')).root.querySelector('header a[href="/operator"]') !== null;
    expect(await links(operator)).toBe(true);
    expect(await links(await Visitor.of(app, house.guests.coordinator.email))).toBe(false);
  });
});

describe('invitations', () => {
  test('stand in the list with their state; one that was founded with says what', async () => {
    const page = await operator.open('/operator/invitations');
    expect(page.text).toContain('Noch haben Sie niemanden eingeladen.');
    const sent = await page.submit('/operator/invitations', {
      email: 'neu@example.org',
      allianceName: 'Aue',
    });
    expect(sent.text).toMatch(/neu@example\.org offen Vorschlag Aue/);
  });

  test('an address that is none is refused at its field', async () => {
    const page = await operator.open('/operator/invitations');
    const again = await page.submit('/operator/invitations', { email: 'keine', allianceName: 'Aue' });
    expect(again.status).toBe(422);
    expect(again.find('#f-email').getAttribute('aria-invalid')).toBe('true');
    expect(again.fieldsOf('/operator/invitations')).toMatchObject({ allianceName: 'Aue' });
  });

  test('one that is over cannot be taken back, nor one that is not', async () => {
    expect(await operator.send(`/operator/invitations/${newId()}/revoke`)).toBe(404);
  });

  test('are forgotten after three months', async () => {
    const count = (): Promise<number> => app.get(Database).read((tx) => tx.count(FoundingInvitation));
    expect(await count()).toBe(1);
    await app.get(FoundingInvitations).sweep();
    expect(await count()).toBe(1);
    app.clock.advance(91 * 24 * 60);
    await app.get(FoundingInvitations).sweep();
    expect(await count()).toBe(0);
  });
});
