/** The face of an alliance: its colour, short text, crest and spot on the map, as the coordination settles and everybody sees them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { TestApp } from '../support/app.js';
import { furnish, type House } from '../support/house.js';
import { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let house: House;
let coordinator: Visitor;
let stranger: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'auental', 'A', 'public');
  await furnish(app, 'bachtal', 'B', 'partners');
  coordinator = await Visitor.of(app, house.guests.coordinator.email);
  stranger = Visitor.nobody(app);
}, 60_000);
afterAll(() => app.stop());

const manage = '/b/auental/manage';

async function settle(fields: Record<string, string>): Promise<ReadPage> {
  const form = await coordinator.open(`${manage}/portrait`);
  return form.submit(`${manage}/portrait`, fields);
}

/** Sends a picture as the form does. */
async function upload(bytes: Buffer): Promise<ReadPage> {
  const page = await coordinator.open(`${manage}/crest`);
  expect(page.find(`form[action="${manage}/crest"]`).getAttribute('enctype')).toBe('multipart/form-data');
  const token = page.find('[name=formToken]').getAttribute('value') ?? '';
  const head = 'content-disposition: form-data; name=';
  const body = Buffer.concat([
    Buffer.from(`--sep\r\n${head}"formToken"\r\n\r\n${token}\r\n`),
    Buffer.from(`--sep\r\n${head}"file"; filename="wappen.png"\r\ncontent-type: image/png\r\n\r\n`),
    bytes,
    Buffer.from('\r\n--sep--\r\n'),
  ]);
  return new ReadPage(coordinator.browser, await coordinator.browser.upload(`${manage}/crest`, body));
}

const picture = (kind: 'png' | 'jpeg' | 'webp' | 'gif', width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#96381c' } })
    .withExif({ IFD0: { Copyright: 'Geheim und privat' } })
    .toFormat(kind)
    .toBuffer();

const crestOn = (page: ReadPage): string | undefined =>
  page.root.querySelector('header img')?.getAttribute('src');

describe('the colour', () => {
  test('dresses every page of the alliance, and no other', async () => {
    expect((await settle({ colour: 'moos' })).text).toContain('Gespeichert');
    expect((await stranger.open('/b/auental')).find('html').getAttribute('data-colour')).toBe('moos');
    expect((await stranger.open('/b/bachtal')).find('html').getAttribute('data-colour')).toBeUndefined();
  });

  test('is one of the set', async () => {
    const page = await settle({ colour: 'neongelb' });
    expect(page.text).toContain('Bitte wählen Sie eine Farbe.');
  });
});

describe('the short text', () => {
  test('stands on the portrait; without one, the usual sentence does', async () => {
    await settle({ about: 'Zelte für alle <b>Feste</b>.' });
    const portrait = await stranger.open('/b/auental/kontakt');
    expect(portrait.text).toContain('Zelte für alle <b>Feste</b>.');
    await settle({ about: '' });
    expect((await stranger.open('/b/auental/kontakt')).text).toContain('leihen einander, was sie haben');
  });
});

describe('the portrait', () => {
  test('says who takes part, what is lent and how to join', async () => {
    const { text } = await stranger.open('/b/auental/kontakt');
    expect(text).toContain('Was es zu leihen gibt');
    expect(text).toContain('Wer verleiht');
    expect(text).toContain('Mitmachen');
    expect(text).toContain('So erreichen Sie uns');
  });

  test('of a list for partners tells strangers neither things nor their number', async () => {
    const { text } = await stranger.open('/b/bachtal/kontakt');
    expect(text).toContain('Die Liste sehen die Partner');
    expect(text).not.toMatch(/Gegenst(and|ände)/);
    expect(text).not.toContain('Was es zu leihen gibt');
  });
});

describe('the front page', () => {
  test('finds alliances by place and name, however it is spelled', async () => {
    const all = await stranger.open('/');
    expect(all.text).toContain('2 Bündnisse');
    const found = await stranger.open('/?place=AUENTAL');
    expect(found.text).toContain('1 Bündnis zu „AUENTAL“');
    expect(found.root.querySelectorAll('main a[href="/b/auental"]')).toHaveLength(1);
    expect(found.root.querySelectorAll('main a[href="/b/bachtal"]')).toHaveLength(0);
  });

  test('says where to go on where nothing was found', async () => {
    const nothing = await stranger.open('/?place=Xanten');
    expect(nothing.text).toContain('Kein Bündnis zu „Xanten“');
    expect(nothing.link('Alle Bündnisse zeigen')).toBe('/');
  });

  test('counts the things of public lists alone', async () => {
    const cards = (await stranger.open('/')).root.querySelectorAll('.lb-all');
    const [open, closed] = cards.map(({ text }) => text);
    expect(open).toMatch(/\d Gegenst(and|ände)/);
    expect(closed).not.toMatch(/Gegenst/);
    expect(closed).toMatch(/\d Partner/);
  });

  test('shows on the map who says where they are', async () => {
    expect((await stranger.open('/')).root.querySelectorAll('main svg circle')).toHaveLength(0);
    expect((await settle({ latitude: '52,313', longitude: '13,027' })).text).toContain('Gespeichert');
    expect((await stranger.open('/')).root.querySelectorAll('main svg circle')).toHaveLength(1);
    expect((await settle({ latitude: '5,2' })).text).toContain('Bitte eine Zahl von 45 bis 56');
  });
});

describe('the crest', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    'is drawn anew from a %s: small, and without what it carried',
    async (kind) => {
      expect((await upload(await picture(kind, 3000, 2000))).status).toBe(303);
      const address = crestOn(await stranger.open('/b/auental'));
      expect(address).toMatch(/^\/b\/auental\/crest\/[\da-f-]{36}$/);
      const answer = await stranger.browser.get(address!);
      expect(answer.headers).toMatchObject({ 'content-type': 'image/png' });
      expect(answer.headers['cache-control']).toContain('immutable');
      const { width, format, exif } = await sharp(answer.body as Buffer).metadata();
      expect({ width, format, exif }).toEqual({ width: 176, format: 'png', exif: undefined });
    },
  );

  test.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a torn one', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['nothing', Buffer.from('')],
  ])('refuses %s, and keeps what was there', async (_what, bytes) => {
    const before = crestOn(await stranger.open('/b/auental'));
    const page = await upload(bytes);
    expect(page.status).toBe(422);
    expect(page.text).toMatch(/Bitte (ein Bild als PNG, JPEG oder WebP|wählen Sie ein Bild)/);
    expect(crestOn(await stranger.open('/b/auental'))).toBe(before);
  });

  test('refuses another kind of picture', async () => {
    expect((await upload(await picture('gif'))).text).toContain('PNG, JPEG oder WebP');
  });

  test('is nobody’s under the name of another alliance, and gone once it was taken away', async () => {
    const address = crestOn(await stranger.open('/b/auental'))!;
    expect((await stranger.browser.get(address.replace('auental', 'bachtal'))).status).toBe(404);
    const page = await coordinator.open(`${manage}/crest`);
    expect((await page.submit(`${manage}/crest/remove`)).text).toContain('Entfernt');
    expect(crestOn(await stranger.open('/b/auental'))).toBeUndefined();
    expect((await stranger.browser.get(address)).status).toBe(404);
  });
});
