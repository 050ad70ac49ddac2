/** Days on which nothing is handed over, on the pages of the housekeeping: a place's own, and the school holidays of the Land. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { ReadPage } from '../support/read-page.js';
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

const faults = (page: ReadPage): string[] =>
  page.root.querySelectorAll('main form .kern-error').map(({ text }) => text.trim());

const rowsOf = (page: ReadPage): string[][] =>
  page.root
    .querySelectorAll('main tbody tr')
    .map((row) => row.querySelectorAll('th,td').map(({ text }) => text.trim()));

/** Sends a file as the form does. */
async function upload(bytes: Buffer | string, name = 'ferien.csv'): Promise<ReadPage> {
  const page = await coordinator.open(`${at}/school-holidays/file`);
  const token = page.find('[name=formToken]').getAttribute('value') ?? '';
  const form = page.find(`form[action="${at}/school-holidays/file"]`);
  expect(form.getAttribute('enctype')).toBe('multipart/form-data');
  const head = 'content-disposition: form-data; name=';
  const body = Buffer.concat([
    Buffer.from(`--sep\r\n${head}"formToken"\r\n\r\n${token}\r\n`),
    Buffer.from(`--sep\r\n${head}"file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`),
    Buffer.from(bytes),
    Buffer.from('\r\n--sep--\r\n'),
  ]);
  return new ReadPage(
    coordinator.browser,
    await coordinator.browser.upload(`${at}/school-holidays/file`, body),
  );
}

const entered = async (): Promise<string[][]> =>
  rowsOf(await coordinator.open(`${at}/school-holidays`)).filter(
    ([name]) => !name!.includes(house.listedWord),
  );

describe('a storage place', () => {
  test('takes closed days out of rows, once and yearly, and shows them again', async () => {
    const action = `${at}/places/${house.placeId}`;
    const form = await coordinator.open(action);
    const page = await form.submit(action, {
      'closedDays.0.from': '2027-12-24',
      'closedDays.0.until': '2028-01-02',
      'closedDays.0.yearly': 'true',
      'closedDays.0.reason': 'Betriebsferien',
      'closedDays.2.from': '2027-06-01',
      'closedDays.2.reason': 'Inventur',
      opensOnPublicHolidays: 'true',
    });
    expect(page.text).toContain('Gespeichert');
    const again = await coordinator.open(action);
    expect(again.find('[name="closedDays.0.reason"]').getAttribute('value')).toBe('Inventur');
    expect(again.find('[name="closedDays.0.until"]').getAttribute('value')).toBe('2027-06-01');
    expect(again.find('[name="closedDays.1.yearly"]').hasAttribute('checked')).toBe(true);
    expect(again.find('[name=opensOnPublicHolidays]').hasAttribute('checked')).toBe(true);
  });

  test.each([
    [{ from: '2027-06-09', until: '2027-06-08', reason: 'x' }, 'Der letzte Tag liegt vor dem ersten.'],
    [{ from: '', until: '2027-06-08', reason: 'x' }, 'Bitte einen Tag, etwa 24.12.2027.'],
    [{ from: '2027-06-09', until: 'bald', reason: 'x' }, 'Bitte einen Tag, etwa 24.12.2027.'],
    [
      { from: '2027-06-01', until: '2027-06-08', reason: 'x' },
      'Diese Tage überschneiden sich mit „Inventur“.',
    ],
  ])('refuses %j in words of days, and keeps what was typed', async (row, says) => {
    const action = `${at}/places/${house.placeId}`;
    const typed = Object.fromEntries(
      Object.entries(row).map(([name, text]) => [`closedDays.2.${name}`, text]),
    );
    const page = await (await coordinator.open(action)).submit(action, typed);
    expect([page.status, faults(page)]).toEqual([422, [says]]);
    expect(page.find('[name="closedDays.2.until"]').getAttribute('value')).toBe(row.until);
  });
});

describe('school holidays', () => {
  test('are entered by hand, refused where they cannot be, and removed', async () => {
    const action = `${at}/school-holidays/new`;
    const summer = { name: 'Sommerferien', from: '2027-07-01', until: '2027-08-14' };
    const wrong = await (await coordinator.open(action)).submit(action, { ...summer, until: '2027-06-30' });
    expect([wrong.status, faults(wrong)]).toEqual([422, ['Der letzte Tag liegt vor dem ersten.']]);
    const none = await (await coordinator.open(action)).submit(action, { ...summer, from: '' });
    expect([none.status, faults(none)]).toEqual([422, ['Bitte einen Tag, etwa 01.07.2027.']]);
    const page = await (await coordinator.open(action)).submit(action, summer);
    expect(page.text).toContain('Eingetragen.');
    expect((await entered()).map((row) => row.slice(0, 3))).toEqual([
      ['Sommerferien', '1. Juli 2027', '14. August 2027'],
    ]);
    const again = await (await coordinator.open(action)).submit(action, summer);
    expect([again.status, again.text.includes('schon eingetragen')]).toEqual([409, true]);
    const link = page.root.querySelectorAll('main tbody a').at(-1)!.getAttribute('href')!;
    const ask = await coordinator.open(link);
    expect(ask.text).toContain('Sommerferien');
    await ask.submit(link);
    expect(await entered()).toEqual([]);
  });

  test('of a file are shown first, and count only when somebody says so', async () => {
    const text = 'Ferien;von;bis\nSommerferien;01.07.2027;14.08.2027\nHerbst;demnächst\n';
    const page = await upload(text);
    expect([page.status, page.title]).toEqual([200, 'Das haben wir gelesen']);
    expect(rowsOf(page)).toEqual([['Sommerferien', '1. Juli 2027', '14. August 2027']]);
    expect(page.text).toContain('Zeile 3: Hier steht kein Datum');
    expect(await entered()).toEqual([]);
    const done = await page.submit(`${at}/school-holidays/read`);
    expect(done.text).toContain('Eingetragen.');
    expect(await entered()).toHaveLength(1);
    await (await upload(text)).submit(`${at}/school-holidays/read`);
    expect(await entered()).toHaveLength(1);
  });

  test('are read in the encodings and kinds that offices use', async () => {
    const calendar = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'SUMMARY:Frühjahr',
      'DTSTART;VALUE=DATE:20280301',
      'DTEND;VALUE=DATE:20280304',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const files = [
      Buffer.from(calendar),
      Buffer.from('Frühjahr;01.03.2028;03.03.2028', 'latin1'),
      Buffer.from('\uFEFFFrühjahr\t2028-03-01\t2028-03-03', 'utf16le'),
    ];
    for (const file of files) {
      expect(rowsOf(await upload(file))).toEqual([['Frühjahr', '1. März 2028', '3. März 2028']]);
    }
  });

  test.each([
    ['nothing', '', 422, 'Bitte wählen Sie eine Datei.'],
    ['too large', 'x'.repeat(300_000), 422, 'Die Datei ist zu groß: höchstens 256 KB.'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 200, 'In der Datei stehen keine Ferien'],
    ['a script', '<script>alert(1)</script>;01.01.1900', 200, 'Zeile 1: Bitte Tage ab 2020'],
  ])('of a file that is %s change nothing', async (_what, bytes, status, says) => {
    const before = await entered();
    const page = await upload(bytes);
    expect([page.status, page.text.includes(says)]).toEqual([status, true]);
    expect(await entered()).toEqual(before);
  });

  test.each(['', 'x', '[]', '{"a":1}', '[{"name":"x","from":"2027-01-02","until":"2027-01-01"}]', '[null]'])(
    'written into the confirming form by hand (%s) are checked again',
    async (holidays) => {
      const before = await entered();
      expect(await coordinator.send(`${at}/school-holidays/read`, { holidays })).toBe(422);
      expect(await entered()).toEqual(before);
    },
  );

  test('say when they run out, as far as any place closes for them', async () => {
    const page = () => coordinator.open(`${at}/school-holidays`);
    expect((await page()).text).not.toContain('Bitte die nächsten Ferien eintragen');
    const form = await coordinator.open(`${at}/places/${house.placeId}`);
    await form.submit(`${at}/places/${house.placeId}`, { closedInSchoolHolidays: 'true' });
    app.clock.set('2027-07-20T08:00:00Z');
    coordinator = await Visitor.of(app, house.guests.coordinator.email);
    expect((await page()).text).toContain('Bitte die nächsten Ferien eintragen');
    expect((await page()).text).toContain('bis 14. August 2027');
  });
});

test('a malformed upload is refused, and on other routes no file is read', async () => {
  const path = `${at}/school-holidays/file`;
  for (const body of ['--sep', '--sep\r\n\r\n\r\n--sep--', 'x--sep--']) {
    expect((await coordinator.browser.upload(path, Buffer.from(body))).status).toBe(400);
  }
  const other = await coordinator.browser.upload(`${at}/school-holidays/new`, Buffer.from('--sep--\r\n'));
  expect(other.status).toBe(415);
});

test('the portrait offers the Länder, and says what it does not know', async () => {
  const page = await coordinator.open(`${at}/portrait`);
  const options = page.root.querySelectorAll('[name=state] option').map(({ text }) => text.trim());
  expect(options).toHaveLength(18);
  expect(options).toContain('Brandenburg');
  expect(options.at(-1)).toContain('kein Land: Feiertage sind keine bekannt');
  expect((await coordinator.open(`${at}/school-holidays`)).text).toContain('Ihr Land kennen wir nicht');
  await page.submit(`${at}/portrait`, { state: 'Bayern' });
  expect((await coordinator.open(`${at}/school-holidays`)).text).toContain(
    'Die Feiertage sind die von Bayern',
  );
});
