/** Several partners on a page: pasted, looked at, entered as they were looked at, and nothing typed is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = '/b/auental/manage/partners/paste';
const list =
  'Kita Au; Anna Auer; anna@a.example\nFeuerwehr Au; Bert; bert@a.example; Leitung\nAnna Auer <a@x.example>';

test('the way leads from the partners, with what is usual filled in', async () => {
  const partners = await coordinator.open('/b/auental/manage/partners');
  const page = await coordinator.open(partners.link('Mehrere Partner eintragen'));
  expect(page.fieldsOf(at)).toMatchObject({
    text: '',
    status: 'active',
    isLender: 'true',
    isBorrower: 'true',
  });
});

test('first every line is shown on its pile, then what was seen is entered and the rest stays in the list', async () => {
  const preview = await (
    await coordinator.open(at)
  ).submit(at, { text: list, agreementSignedOn: '2020-05-15' });
  expect(preview.text).toContain('Wird übernommen: 2');
  expect(preview.text).toContain('Bitte ansehen: 1');
  expect(preview.text).toContain('Ist „Anna Auer“ der Partner oder die Person?');
  expect(preview.text).toContain('bekommen 2 Personen je eine Einladung');
  expect(preview.find('button[name=take]').getAttribute('form')).toBe(
    preview.find(`form[action="${at}"]`).id,
  );
  expect(preview.fieldsOf(at)).toMatchObject({ text: list });
  const entered = await preview.submit(at, { take: 'true' });
  expect(entered.status).toBe(200);
  expect(entered.text).toContain('Eingetragen: 2 neue Partner, 2 Einladungen.');
  expect(entered.fieldsOf(at)['text']).toBe('Anna Auer <a@x.example>');
  const rest = await entered.submit(at, { text: 'Hort Au; Anna Auer; a@x.example' });
  const done = await rest.submit(at, { take: 'true' });
  expect(done.title).toBe('Bündnispartner');
  expect(done.text).toContain('Eingetragen.');
  expect(done.text).toContain('Hort Au');
});

test('who was only interested so far, as owners that came with a list, becomes what all of them become; others stay', async () => {
  await world.partner({ name: 'Pfadfinder Au', status: 'interested', agreementSignedOn: null });
  await world.partner({ name: 'Imker Au', status: 'resting' });
  const text = 'Pfadfinder Au; Pia; pia@c.example\nImker Au; Ina; ina@c.example';
  const preview = await (await coordinator.open(at)).submit(at, { text, agreementSignedOn: '2020-05-15' });
  expect(preview.text).toContain('Pfadfinder Au (bisher interessiert)');
  expect(preview.text).toContain('Imker Au (gibt es schon)');
  await preview.submit(at, { take: 'true' });
  const { body } = await app.call('get', world.path('partners?limit=200'), {
    token: world.coordinator.token,
  });
  const states = new Map(
    body.items.map((one: { name: string; status: string; agreementSignedOn: string }) => [
      one.name,
      [one.status, one.agreementSignedOn],
    ]),
  );
  expect(states.get('Pfadfinder Au')).toEqual(['active', '2020-05-15']);
  expect(states.get('Imker Au')).toEqual(['resting', expect.anything()]);
});

test('what was changed since it was looked at is looked at again, not entered', async () => {
  const preview = await (await coordinator.open(at)).submit(at, { text: 'Chor Au; Cem; cem@b.example' });
  const again = await preview.submit(at, { text: 'Chor Ob; Cem; cem@b.example', take: 'true' });
  expect(again.text).toContain('Sie haben etwas geändert.');
  expect((await coordinator.open('/b/auental/manage/partners')).text).not.toContain('Chor');
  expect((await again.submit(at, { take: 'true' })).text).toContain('Chor Ob');
});

test('a refusal keeps everything that was typed', async () => {
  const typed = { text: 'Kita Ob; Eva; eva@c.example', agreementSignedOn: '2031-01-01', status: 'signed' };
  const again = await (await coordinator.open(at)).submit(at, typed);
  expect(again.status).toBe(422);
  expect(again.text).toContain('Dieser Tag liegt in der Zukunft');
  expect(again.fieldsOf(at)).toMatchObject(typed);
  const many = Array.from({ length: 201 }, (_, index) => `Kita ${index}`).join('\n');
  const long = await again.submit(at, { text: many, agreementSignedOn: '' });
  expect(long.text).toContain('Das sind 201 Zeilen.');
  expect(long.fieldsOf(at)).toMatchObject({ text: many, status: 'signed' });
});

test('hostile lines stay text', async () => {
  const hostile = '<script>alert(1)</script>; <img src=x onerror=alert(1)>; h@d.example; " onmouseover="x';
  const page = await (await coordinator.open(at)).submit(at, { text: hostile });
  expect(page.answer.text).not.toContain('<script>alert');
  expect(page.answer.text).not.toContain('<img src=x');
});

test('members have no business there', async () => {
  const member = await Visitor.of(app, world.member.email);
  expect(await member.status(at)).toBe(403);
  expect(await member.send(at, { text: list })).toBe(403);
});
