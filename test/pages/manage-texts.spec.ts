/** The alliance's texts on its pages: who writes them, what they look like, and that every version stays readable. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
let other: House;
let coordinator: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  other = await furnish(app, 'drueben', 'D', 'partners');
  coordinator = await Visitor.of(app, house.guests.coordinator.email);
}, 60_000);
afterAll(() => app.stop());

const at = '/b/heim/manage/texts';

const publish = async (kind: string, text: string) =>
  (await coordinator.open(`${at}/${kind}`)).submit(`${at}/${kind}`, { text });

describe('the loan rules', () => {
  test('are readable for everybody, also where the list is not, and so is every earlier version', async () => {
    await publish('loan-rules', '# Rückgabe\nSauber.\n\n- trocken\n- vollzählig');
    await publish('loan-rules', '# Rückgabe\nSauber und pünktlich.');
    const nobody = Visitor.nobody(app);
    const page = await nobody.open('/b/heim/loan-rules');
    expect(page.title).toBe('Leihordnung');
    expect(page.text).toContain('Sauber und pünktlich.');
    expect(page.text).toMatch(/Fassung 2 vom 1. März 2027/);
    const earlier = await nobody.open('/b/heim/loan-rules?version=1');
    expect(earlier.text).toContain('Dies ist eine frühere Fassung');
    expect(earlier.root.querySelectorAll('main .lb-text li').map(({ text }) => text)).toEqual([
      'trocken',
      'vollzählig',
    ]);
    expect(earlier.find('main .lb-text h2').text).toBe('Rückgabe');
  });

  test.each(['3', '0', '-1', 'zwei', '99999999999'])('have no version %s', async (version) => {
    expect(await Visitor.nobody(app).status(`/b/heim/loan-rules?version=${version}`)).toBe(404);
  });

  test('of an alliance that has none say so', async () => {
    const page = await Visitor.nobody(app).open('/b/drueben/loan-rules');
    expect(page.text).toContain('noch keine Leihordnung veröffentlicht');
    expect(page.text).not.toContain('Sauber');
  });

  test('are read in English with English words around them', async () => {
    const { browser } = Visitor.nobody(app);
    browser.put('language', 'en');
    expect((await browser.get('/b/heim/loan-rules')).text).toContain('Version 2 of');
  });
});

test('the founding agreement is prepared, published in versions, and read by everybody in each of them', async () => {
  const form = await coordinator.open(`${at}/founding-agreement`);
  const draft = form.find('textarea').text;
  expect(draft).toContain(
    'Mit dieser Vereinbarung wird eine Einrichtung Bündnispartner bei „Bündnis Ysopheim“',
  );
  const nobody = Visitor.nobody(app);
  const before = await nobody.open('/b/heim/founding-agreement');
  expect(before.title).toBe('Gründungsvereinbarung');
  expect(before.text).toContain('noch keine Gründungsvereinbarung veröffentlicht');
  await publish('founding-agreement', draft.trim());
  await publish('founding-agreement', 'Wir leihen einander alles.');
  expect((await nobody.open('/b/heim/founding-agreement')).text).toMatch(/Fassung 2 .*Wir leihen einander/s);
  const earlier = await nobody.open('/b/heim/founding-agreement?version=1');
  expect(earlier.text).toContain('Dies ist eine frühere Fassung');
  expect(earlier.text).toContain('Leihe ist unentgeltlich');
});

describe('a text', () => {
  test('that is hostile stays text', async () => {
    const hostile = '<script>alert(1)</script> https://boese.example "><img src=x onerror=alert(1)>';
    await publish('about', `# ${hostile}\n${hostile}\n\n- ${hostile}`);
    const page = await coordinator.open(`${at}/about`);
    expect(page.answer.text).not.toContain('<script>alert');
    expect(page.answer.text).not.toContain('<img src=x');
    expect(page.root.querySelectorAll('.lb-text a')).toEqual([]);
    expect(page.find('.lb-text li').text).toContain('alert(1)');
  });

  test('is shown before it is published, and looking at it publishes nothing', async () => {
    const form = await coordinator.open(`${at}/privacy`);
    const preview = await form.submit(`${at}/privacy`, { text: '# Daten\nWenige.', preview: 'true' });
    expect(preview.text).toContain('Vorschau: noch nicht veröffentlicht');
    expect(preview.find('.lb-preview h3').text).toBe('Daten');
    expect(preview.find('textarea').text).toContain('Wenige.');
    expect((await coordinator.open(at)).text).not.toContain('Datenschutz Fassung');
  });

  test('that did not change is refused kindly, and what was typed stays', async () => {
    await publish('accessibility', 'Alles erreichbar.');
    const again = await publish('accessibility', 'Alles erreichbar.');
    expect(again.status).toBe(422);
    expect(again.find('.kern-error').text).toContain('schon veröffentlicht');
    expect(again.find('textarea').text).toContain('Alles erreichbar.');
  });

  test('of nothing is refused', async () => {
    const refused = await publish('accessibility', '   ');
    expect(refused.status).toBe(422);
    expect(refused.find('.kern-error').text).toContain('Bitte füllen Sie dieses Feld aus.');
  });

  test('sent twice by a double click is published once', async () => {
    const page = await coordinator.open(`${at}/plain-language`);
    const formToken = page.find('form[action$="plain-language"] [name=formToken]').getAttribute('value')!;
    const fields = { formToken, text: 'Hier leihen Sie Sachen.' };
    expect(await coordinator.send(`${at}/plain-language`, fields)).toBe(303);
    expect(await coordinator.send(`${at}/plain-language`, fields)).toBe(303);
    expect((await coordinator.open(`${at}/plain-language`)).text).not.toContain('Fassung 2');
  });

  test('lists its versions with who published them, and shows each', async () => {
    await publish('imprint', 'Zweiter Text.');
    const page = await coordinator.open(`${at}/imprint`);
    expect(page.text).toContain('Kora Dinator');
    const first = await coordinator.open(page.link('Fassung 1'));
    expect(first.text).toContain(`Verantwortlich: ${house.portraitWord}`);
  });
});

describe('who writes texts', () => {
  test('is the coordination and its deputy', async () => {
    const deputy = await Visitor.of(app, house.guests.deputy.email);
    expect(await deputy.status(at)).toBe(200);
    expect(await deputy.send(`${at}/about`, { text: 'Von der Stellvertretung.' })).toBe(303);
  });

  test.each(['borrower', 'owner', 'keeper', 'bystander'] as const)('is not the %s', async (name) => {
    const guest = await Visitor.of(app, house.guests[name].email);
    expect(await guest.status(at)).toBe(403);
    expect(await guest.status(`${at}/about`)).toBe(403);
    expect(await guest.send(`${at}/about`, { text: 'Meins.' })).toBe(403);
  });

  test.each(['stranger', 'operator'] as const)('is not the %s, who learns nothing of it', async (name) => {
    const guest = await Visitor.of(app, house.guests[name].email);
    expect(await guest.status(at)).toBe(404);
    expect(await guest.send(`${at}/about`, { text: 'Meins.' })).toBe(404);
  });

  test('is not the coordination of another alliance', async () => {
    const guest = await Visitor.of(app, other.guests.coordinator.email);
    expect(await guest.status(at)).toBe(404);
    expect(await guest.send(`${at}/about`, { text: 'Meins.' })).toBe(404);
    expect((await coordinator.open(`${at}/about`)).text).not.toContain('Meins.');
  });

  test('there is no kind but those that are listed', async () => {
    expect(await coordinator.status(`${at}/agb`)).toBe(404);
    expect(await coordinator.status(`${at}/constructor`)).toBe(404);
  });
});
