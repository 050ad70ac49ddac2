/** "Ich möchte mitmachen": a stranger accepts the founding agreement for an organisation, and the coordination makes it a partner with the day of its signature. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { ShowingService } from '../../src/partners/alliances/showing.service.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { AuditEntry } from '../../src/partners/log/audit-entry.entity.js';
import { Partner } from '../../src/partners/who/partner.entity.js';
import { ApplicantTry } from '../../src/reservations/admitting/applicant-try.entity.js';
import { Applicant } from '../../src/reservations/admitting/applicant.entity.js';
import { TestApp } from '../support/app.js';
import { mailsTo, type ReadMail } from '../support/mails.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let nobody: Visitor;
let at: string;
let email: string;
let said: Record<string, string>;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  count += 1;
  world = await World.make(app, `tal${count}`, {}, `T${String.fromCodePoint(64 + count)}`);
  coordinator = await Visitor.of(app, world.coordinator.email);
  nobody = Visitor.nobody(app);
  at = `/b/${world.slug}`;
  email = `chor${count}@example.org`;
  said = {
    partnerName: 'Chor Auental e. V.',
    name: 'Samira Kranz',
    email,
    note: 'Wir singen, und haben zehn Stehtische.',
    agreementVersion: 'true',
  };
  await publish('Wir leihen einander alles.');
  await app.get(Database).transaction((tx) => tx.createQueryBuilder().delete().from(ApplicantTry).execute());
});

const publish = async (text: string) =>
  app.get(TextsService).publish(await world.actor(), 'founding-agreement', text);

const asked = async (fields: Record<string, string> = {}): Promise<ReadPage> =>
  (await nobody.open(`${at}/take-part`)).submit(`${at}/take-part`, { ...said, ...fields });

const applicant = (address = email): Promise<Applicant | null> =>
  app.get(Database).read((tx) => tx.findOneBy(Applicant, { email: address }));

async function partner(name = said['partnerName']!): Promise<Partner | null> {
  const { allianceId } = await world.actor();
  return app.get(Database).read((tx) => tx.findOneBy(Partner, { allianceId, name }));
}

const newest = async (address: string): Promise<ReadMail> => (await mailsTo(app, address)).at(-1)!;

async function decide(what: string, fields: Record<string, string>): Promise<ReadPage> {
  const { id } = (await applicant())!;
  return (await coordinator.open(`${at}/decisions`)).submit(`${at}/applicants/${id}/${what}`, fields);
}

describe('strangers find it', () => {
  test('on the page of the alliance, below every page, with the agreement, and where access is asked for', async () => {
    const way = 'Ich möchte mitmachen';
    for (const path of ['', '/kontakt', '/impressum', '/founding-agreement', '/join'])
      expect((await nobody.open(`${at}${path}`)).link(way)).toBe(`${at}/take-part`);
    const code = await (
      await nobody.open(`/sign-in?to=${encodeURIComponent(at)}`)
    ).submit('/sign-in/ask', { email });
    expect(code.link(way)).toBe(`${at}/take-part`);
    const member = await Visitor.of(app, world.member.email);
    expect((await member.open(`${at}/impressum`)).root.text).not.toContain(way);
  });

  test('with the way to exactly the version that they accept', async () => {
    await publish('Wir leihen einander fast alles.');
    const page = await nobody.open(`${at}/take-part`);
    expect(page.text).toContain('Wir nehmen die Gründungsvereinbarung an (Fassung 2 vom 1. März 2027).');
    const agreement = await nobody.open(page.link('Gründungsvereinbarung lesen'));
    expect(agreement.text).toContain('Wir leihen einander fast alles.');
  });

  test('an alliance that is not public yet shows it to nobody', async () => {
    await app.get(ShowingService).hide(await world.actor());
    expect(await nobody.status(`${at}/take-part`)).toBe(404);
    expect(await coordinator.status(`${at}/take-part`)).toBe(404);
    expect((await coordinator.open(`${at}/join`)).root.text).not.toContain('Ich möchte mitmachen');
    expect((await nobody.browser.submit(`${at}/take-part`, said)).status).toBe(404);
    expect(await applicant()).toBeNull();
  });

  test('where no agreement was published, nobody accepts a draft', async () => {
    const other = await World.make(app, `ohne${count}`, {}, `O${count}`);
    const page = await nobody.open(`/b/${other.slug}/take-part`);
    expect(page.text).toContain('noch keine Gründungsvereinbarung veröffentlicht');
    expect(page.text).toContain('030 23125 100');
    const sent = await nobody.browser.submit(`/b/${other.slug}/take-part`, { ...said, shownVersion: '1' });
    expect(sent.status).toBe(409);
    expect(await applicant()).toBeNull();
  });
});

describe('asking', () => {
  test('is kept with the version, mailed to those who decide, and one entry among what is to be decided', async () => {
    const sent = await asked();
    expect(sent.title).toBe('Ich möchte mitmachen');
    expect(sent.text).toContain('Wir wissen jetzt, dass Sie mitmachen möchten');
    expect(await applicant()).toMatchObject({
      agreementVersion: 1,
      phone: '',
      partnerName: said['partnerName'],
    });
    const mail = await newest(world.coordinator.email);
    expect(mail.subject).toBe('Jemand möchte mitmachen');
    expect(mail.text).toContain('Fassung 1 angenommen');
    expect(mail.text).toContain('Chor Auental e. V.');
    const page = await coordinator.open(`${at}/decisions`);
    expect(page.text).toContain('Möchte mitmachen: Chor Auental e. V.');
    expect(page.text).toContain('Wir singen, und haben zehn Stehtische.');
    const agreement = await coordinator.open(page.link('Fassung 1 angenommen'));
    expect(agreement.text).toContain('Wir leihen einander alles.');
  });

  test('asks again what is missing or wrong, and nothing typed is lost', async () => {
    for (const [field, value, says] of [
      ['partnerName', '', 'Name Ihrer Einrichtung'],
      ['name', '', 'Ihr Name'],
      ['email', 'keine', 'E-Mail-Adresse'],
      ['phone', 'keins', 'Telefonnummer'],
      ['agreementVersion', '', 'setzen Sie hier einen Haken'],
      ['shownVersion', 'x', 'setzen Sie hier einen Haken'],
    ] as const) {
      const page = await asked({ [field]: value });
      expect([field, page.status]).toEqual([field, 422]);
      expect(page.find('.lb-note').text).toContain(says);
      expect(page.find('textarea').text).toContain('zehn Stehtische');
    }
    expect(await applicant()).toBeNull();
  });

  test('with a version that was followed by another one shows the new one, not accepted yet', async () => {
    const form = await nobody.open(`${at}/take-part`);
    await publish('Wir leihen einander fast alles.');
    const again = await form.submit(`${at}/take-part`, said);
    expect(again.status).toBe(422);
    expect(again.text).toContain('Die Gründungsvereinbarung hat eine neue Fassung');
    expect(again.find('[name=agreementVersion]').hasAttribute('checked')).toBe(false);
    expect((await again.submit(`${at}/take-part`, { agreementVersion: 'true' })).status).toBe(200);
    expect(await applicant()).toMatchObject({ agreementVersion: 2, name: 'Samira Kranz' });
  });

  test('answers alike, whether or not somebody has the address, and only so often', async () => {
    const send = (address: string) =>
      nobody.browser.submit(`${at}/take-part`, { ...said, email: address, shownVersion: '1' });
    const known = await send(world.member.email);
    for (let time = 0; time < 3; time += 1) {
      const { status, headers } = await send(email);
      expect([status, headers['location']]).toEqual([known.status, known.headers['location']]);
    }
    const late = await send(email);
    expect([late.status, late.text]).toEqual([429, expect.stringContaining('zu viele Nachrichten')]);
  });

  test('for access afterwards, for the same organisation, takes nothing back', async () => {
    await asked();
    const access = { name: 'Samira Kranz', partnerName: 'Chor  Auental e.V.', phone: '030 23125 555', email };
    await nobody.browser.submit(`${at}/join`, access);
    expect(await applicant()).toMatchObject({ agreementVersion: 1, phone: '030 23125 555' });
    await nobody.browser.submit(`${at}/join`, { ...access, partnerName: 'Kita Zwerge' });
    expect(await applicant()).toMatchObject({ agreementVersion: null });
  });

  test('in English is answered in English', async () => {
    nobody.browser.put('language', 'en');
    const page = await nobody.open(`${at}/take-part`);
    expect(page.title).toBe('I would like to take part');
    await asked();
    await decide('new-partner', { agreement: 'signed', agreementSignedOn: '2027-02-15' });
    expect((await newest(email)).text).toContain('The founding agreement was signed on 15 February 2027');
  });
});

describe('the coordination', () => {
  test('makes it a partner with the day of its signature, and its manager signs in', async () => {
    await asked();
    const done = await decide('new-partner', { agreement: 'signed', agreementSignedOn: '2027-02-15' });
    expect(done.title).toBe('Samira Kranz gehört jetzt zu: Chor Auental e. V.');
    const made = (await partner())!;
    expect(made).toMatchObject({ status: 'active', agreementSignedOn: '2027-02-15', agreementVersion: 1 });
    expect(await applicant()).toBeNull();
    const { subject, text } = await newest(email);
    expect(subject).toBe(`Ihr Zugang bei Bündnis ${world.slug}`);
    expect(text).toContain('Die Gründungsvereinbarung ist unterzeichnet am 15. Februar 2027.');
    expect(text).toContain('Weitere Personen laden Sie selbst ein.');
    const manager = await Visitor.of(app, email);
    const own = await manager.open(`${at}/manage/partners/${made.id}`);
    expect(own.text).toContain('Fassung 1 angenommen');
    const invited = await own.submit(`${at}/manage/partners/${made.id}/people`, {
      email: `alt.${email}`,
      name: 'Alba Alt',
      role: 'member',
    });
    expect(invited.text).toContain('Alba Alt');
  });

  test('takes it as interested; the day of signature is set and mended later', async () => {
    await asked();
    await decide('new-partner', { agreement: 'open' });
    const made = (await partner())!;
    expect(made).toMatchObject({ status: 'interested', agreementSignedOn: null, agreementVersion: 1 });
    expect((await newest(email)).text).toContain('Gründungsvereinbarung noch nicht unterschrieben');
    const edit = `${at}/manage/partners/${made.id}/edit`;
    for (const [day, status] of [
      ['2027-03-02', 422],
      ['1926-11-28', 422],
      ['2027-02-27', 200],
      ['2027-02-28', 200],
    ] as const) {
      const form = await coordinator.open(edit);
      const saved = await form.submit(edit, { status: 'active', agreementSignedOn: day });
      expect([day, saved.status]).toEqual([day, status]);
    }
    expect(await partner()).toMatchObject({ agreementSignedOn: '2027-02-28', agreementVersion: 1 });
  });

  test.each([
    ['2027-03-02', 'liegt in der Zukunft'],
    ['1999-12-31', 'liegt zu weit zurück'],
    ['', 'Bitte den Tag, an dem unterzeichnet wurde.'],
    ['gestern', 'Gründungsvereinbarung unterzeichnet am'],
  ])('is told that nobody signed on the day %j, and loses nothing', async (agreementSignedOn, says) => {
    await asked();
    const partnerName = 'Chor Auental, gegründet 1890';
    const page = await decide('new-partner', { partnerName, agreement: 'signed', agreementSignedOn });
    expect(page.status).toBe(422);
    expect(page.text).toContain(says);
    expect(page.find('[name=partnerName]').getAttribute('value')).toBe(partnerName);
    expect(await partner(partnerName)).toBeNull();
  });

  test('sees partners of nearly the same name, also one that left, and may let them in there', async () => {
    const known = await world.partner({
      name: 'Chor Auental eV',
      status: 'interested',
      agreementSignedOn: null,
    });
    await world.partner({ name: 'Chor Auenthal e. V.', status: 'left' });
    await asked();
    const page = await coordinator.open(`${at}/decisions`);
    expect(page.text).toContain('Ähnlicher Name: Chor Auental eV, Chor Auenthal e. V.');
    await decide('admit', { partnerId: known });
    expect(await partner('Chor Auental eV')).toMatchObject({ agreementVersion: 1, agreementSignedOn: null });
    const entries = await app.get(Database).read((tx) => tx.findBy(AuditEntry, { subjectId: known }));
    expect(entries.map(({ what, detail }) => [what, detail])).toContainEqual([
      'partners.change',
      'agreementVersion',
    ]);
  });

  test('does not change under which version somebody had signed', async () => {
    await asked();
    await decide('admit', { partnerId: world.partnerId });
    expect(await partner(`Verein ${world.slug}`)).toMatchObject({ agreementVersion: null });
  });

  test('is refused a name that is taken', async () => {
    await asked({ partnerName: `verein ${world.slug}` });
    const page = await decide('new-partner', { agreement: 'open' });
    expect([page.status, page.text]).toEqual([409, expect.stringContaining('gibt es schon')]);
  });

  test('declines with a reason, which is mailed, and nothing is kept', async () => {
    await asked();
    const { id } = (await applicant())!;
    await decide('set-aside', { answer: 'Ihr Verein liegt in Neustadt. Fragen Sie bitte dort.' });
    const { subject, text } = await newest(email);
    expect(subject).toBe(`Mitmachen bei Bündnis ${world.slug}`);
    expect(text).toContain('Sie möchten als Bündnispartner mitmachen.');
    expect(text).toContain('Ihr Verein liegt in Neustadt.');
    expect(await applicant()).toBeNull();
    const kept = await app.get(Database).read((tx) => tx.findBy(OutboxMail, { kind: 'new-applicant' }));
    expect(kept.filter(({ series }) => series.startsWith(id))).toEqual([]);
  });
});
