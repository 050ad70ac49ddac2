/** Photos of items: kept in order by whoever may change the item, seen by whoever sees the list, small on the way (safety.md, H01, H02, J06). */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import type { Response } from 'supertest';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import {
  MOST_BYTES_OF_PHOTO,
  MOST_PHOTOS_OF_ITEM,
  mostBytesOf,
  SHARE_BYTES,
} from '../../src/items/photos/photo-sizes.js';
import { Photo } from '../../src/items/photos/photo.entity.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { Disk } from '../../src/shared/disk.service.js';
import { TestApp } from '../support/app.js';
import { furnish, type Guest, type House } from '../support/house.js';
import { FORM, formOf, noisyPicture, plainPicture } from '../support/pictures.js';
import { changes, everything } from '../support/rows.js';

interface Made {
  id: string;
  width: number;
  height: number;
  description: string;
  urls: { small: string; medium: string; large: string };
}

let app: TestApp;
let house: House;
let open: House;
let itemId: string;
let png: Buffer;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  open = await furnish(app, 'offen', 'O', 'public');
  png = await plainPicture(400, 300).png().toBuffer();
}, 60_000);
afterAll(() => app.stop());
beforeEach(async () => {
  itemId = await thing(house);
});

/** Of the lender. */
const thing = ({ world, lenderId }: House, facts: object = {}): Promise<string> =>
  world.item({ name: 'Zelt', ownerId: lenderId, ...facts });

const at = (rest = '', id = itemId): string => house.world.path(`items/${id}/photos${rest}`);

const send = (body: Buffer, guest?: Guest, to = at(), headers = {}): Promise<Response> =>
  app.call('post', to, {
    ...(guest ? { token: guest.token } : {}),
    body,
    headers: { 'content-type': FORM, ...headers },
  });

const add = async (description = ''): Promise<Made> =>
  (await send(formOf({ file: png, fields: { description } }), house.guests.owner)).body as Made;

const look = (path: string, guest?: Guest, headers: Record<string, string> = {}): Promise<Response> =>
  app.call('get', path, { ...(guest ? { token: guest.token } : {}), headers });

const listed = async (): Promise<Made[]> => (await look(at(), house.guests.bystander)).body.items as Made[];

const said = async (): Promise<string[]> => (await listed()).map(({ description }) => description);

const change = (photo: Made, body: object, { token } = house.guests.owner): Promise<Response> =>
  app.call('patch', at(`/${photo.id}`), { token, body });

const remove = (photo: Made, { token } = house.guests.owner): Promise<Response> =>
  app.call('delete', at(`/${photo.id}`), { token });

/** What is said to what must be refused; nothing of it is kept. */
async function refused(sent: () => Promise<Response>): Promise<[status: number, code: string]> {
  const before = await everything(app);
  const { status, headers, body } = await sent();
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(changes(before, await everything(app))).toEqual([]);
  return [status, (body as { code: string }).code];
}

describe('a photo of an item', () => {
  test('comes in three sizes, each within its bound, and shows nothing of the camera', async () => {
    const file = await noisyPicture(2400, 1800)
      .jpeg({ quality: 70 })
      .withExifMerge({ IFD0: { Copyright: 'Geheim' }, IFD3: { GPSLatitude: '52/1 23/1 12/1' } })
      .toBuffer();
    const form = formOf({ file, fields: { description: 'Aufgebaut' }, type: 'image/jpeg' });
    const { status, body } = await send(form, house.guests.owner);
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        width: 1600,
        height: 1200,
        description: 'Aufgebaut',
        urls: {
          small: at(`/${(body as Made).id}/small.webp`),
          medium: at(`/${(body as Made).id}/medium.webp`),
          large: at(`/${(body as Made).id}/large.webp`),
        },
      },
    ]);
    for (const [size, url] of Object.entries((body as Made).urls)) {
      const bytes = (await look(url, house.guests.bystander)).body as Buffer;
      expect(bytes.length).toBeLessThanOrEqual(mostBytesOf[size as keyof typeof mostBytesOf]);
      const { format, exif } = await sharp(bytes).metadata();
      expect([format, exif]).toEqual(['webp', undefined]);
    }
  }, 30_000);

  test('stands in its order in the list of photos; the first stands for the item', async () => {
    for (const description of ['eins', 'zwei', 'drei']) await add(description);
    expect(await said()).toEqual(['eins', 'zwei', 'drei']);
    const [first, , third] = await listed();
    const item = await look(house.world.path(`items/${itemId}`), house.guests.bystander);
    expect((item.body as { photo: Made }).photo).toEqual(first);
    expect((await change(third!, { position: 1, description: 'vorn' })).body).toEqual({
      ...third,
      description: 'vorn',
    });
    expect(await said()).toEqual(['vorn', 'eins', 'zwei']);
    await change(third!, { position: 99 });
    expect(await said()).toEqual(['eins', 'zwei', 'vorn']);
    await remove(first!);
    expect(await said()).toEqual(['zwei', 'vorn']);
    const again = await look(house.world.path(`items/${itemId}`), house.guests.bystander);
    expect((again.body as { photo: Made }).photo.description).toBe('zwei');
  });

  test('is listed in parts', async () => {
    for (const description of ['eins', 'zwei', 'drei']) await add(description);
    const first = (await look(at('?limit=2'), house.guests.owner)).body;
    const second = (await look(at(`?limit=2&cursor=${first.nextCursor}`), house.guests.owner)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });

  test('an item without any has none, and says so by leaving it out', async () => {
    const { body } = await look(house.world.path(`items/${itemId}`), house.guests.owner);
    expect(body).not.toHaveProperty('photo');
    expect(await listed()).toEqual([]);
  });

  test('may be kept for ever by who sees it, and what is kept of the list is old at once', async () => {
    const path = house.world.path(`items/${itemId}`);
    const tag = (await look(path, house.guests.owner)).headers['etag']!;
    expect((await look(path, house.guests.owner, { 'if-none-match': tag })).status).toBe(304);
    const photo = await add();
    expect((await look(path, house.guests.owner, { 'if-none-match': tag })).status).toBe(200);
    const answer = await look(photo.urls.small, house.guests.owner);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const known = { 'if-none-match': answer.headers['etag']! };
    expect((await look(photo.urls.small, house.guests.owner, known)).status).toBe(304);
    expect((await look(photo.urls.small.replace('small', 'huge'), house.guests.owner)).status).toBe(404);
  });

  test('sent twice with one key is one photo', async () => {
    const headers = { 'idempotency-key': newId() };
    const form = formOf({ file: png });
    const [first, second] = [
      await send(form, house.guests.owner, at(), headers),
      await send(form, house.guests.owner, at(), headers),
    ];
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(await listed()).toHaveLength(1);
  });

  test('that is taken away leaves no byte behind', async () => {
    const before = await everything(app);
    const photo = await add('Fort');
    await remove(photo);
    const left = changes(before, await everything(app)).filter((line) => /photo/i.test(line));
    expect(left).toEqual([expect.stringMatching(/AuditEntry/), expect.stringMatching(/AuditEntry/)]);
    expect((await look(photo.urls.small, house.guests.owner)).status).toBe(404);
    expect((await remove(photo)).status).toBe(404);
  });

  test('stays where the item is set aside: its alliance sees it in loans, strangers do not', async () => {
    const { world, guests } = open;
    const id = await thing(open);
    const path = world.path(`items/${id}/photos`);
    const { body } = await send(formOf({ file: png }), guests.owner, path);
    const { small } = (body as Made).urls;
    expect((await look(small)).status).toBe(200);
    await app.call('patch', world.path(`items/${id}`), {
      token: guests.owner.token,
      body: { setAside: true },
    });
    expect((await look(small, guests.keeper)).status).toBe(200);
    expect([(await look(small)).status, (await look(path)).status]).toEqual([404, 404]);
  });
});

describe('who may', () => {
  test('owner and coordination add, order and take away; other members of the alliance may not', async () => {
    const { owner, coordinator, deputy, borrower, bystander, keeper } = house.guests;
    for (const guest of [owner, coordinator, deputy])
      expect((await send(formOf({ file: png }), guest)).status).toBe(201);
    const photo = await add();
    for (const guest of [borrower, bystander, keeper]) {
      expect(await refused(() => send(formOf({ file: png }), guest))).toEqual([403, 'forbidden']);
      expect(await refused(() => change(photo, { position: 1 }, guest))).toEqual([403, 'forbidden']);
      expect(await refused(() => remove(photo, guest))).toEqual([403, 'forbidden']);
    }
  });

  test('a list for partners only shows its photos to nobody else', async () => {
    const { small } = (await add()).urls;
    expect((await look(small, house.guests.bystander)).status).toBe(200);
    const item = house.world.path(`items/${itemId}`);
    for (const guest of [undefined, house.guests.stranger, house.guests.operator, open.guests.coordinator]) {
      const wall = (await look(item, guest)).status;
      expect([(await look(small, guest)).status, (await look(at(), guest)).status]).toEqual([wall, wall]);
      expect([401, 404]).toContain(wall);
    }
  });

  test('a photo of another alliance, or of another item, is not there', async () => {
    const { coordinator } = open.guests;
    const photo = await add();
    const other = await thing(house);
    for (const [path, guest] of [
      [photo.urls.small, coordinator],
      [photo.urls.small.replace('/heim/', '/offen/'), coordinator],
      [photo.urls.small.replace(itemId, other), house.guests.owner],
      [at(`/${open.itemPhotoId}/small.webp`), house.guests.owner],
      [at(`/${house.photoId}/small.webp`), house.guests.owner],
    ] as const)
      expect([path, (await look(path, guest)).status]).toEqual([path, 404]);
    for (const guest of [coordinator, house.guests.owner]) {
      const path = guest === coordinator ? at(`/${photo.id}`) : at(`/${photo.id}`, other);
      const call = { token: guest.token };
      expect(await refused(() => app.call('delete', path, call))).toEqual([404, 'not-found']);
      const moving = { ...call, body: { position: 1 } };
      expect(await refused(() => app.call('patch', path, moving))).toEqual([404, 'not-found']);
    }
    expect(await refused(() => send(formOf({ file: png }), coordinator))).toEqual([404, 'not-found']);
  });

  test('a stranger is turned away before the file is read', async () => {
    expect(await refused(() => send(Buffer.from('no form at all')))).toEqual([401, 'not-signed-in']);
  });
});

describe('what is refused', () => {
  test.each<[string, () => Promise<Buffer>, number]>([
    ['a bomb of 14,000 x 14,000 pixels', () => plainPicture(14_000, 14_000).png().toBuffer(), 422],
    ['a torn JPEG', async () => (await noisyPicture(400, 300).jpeg().toBuffer()).subarray(0, 2000), 422],
    ['a renamed HTML', async () => Buffer.from('<!doctype html><script>alert(1)</script>'), 422],
    ['more than 5 MB', async () => Buffer.alloc(5 * 1024 * 1024 + 1), 413],
  ])(
    '%s, by the rule that reads every picture',
    async (_what, made, status) => {
      const file = await made();
      expect((await refused(() => send(formOf({ file }), house.guests.owner)))[0]).toBe(status);
    },
    60_000,
  );

  test('a word too long, a place beyond all, and a field that nobody knows', async () => {
    const photo = await add();
    for (const body of [
      { description: 'x'.repeat(201) },
      { position: 0 },
      { position: 101 },
      { nonsense: 1 },
    ])
      expect(await refused(() => change(photo, body))).toEqual([422, 'invalid-input']);
  });

  test('more than ten of one item', async () => {
    for (let count = 0; count < MOST_PHOTOS_OF_ITEM; count += 1) await add();
    const eleventh = () => send(formOf({ file: png }), house.guests.owner);
    expect(await refused(eleventh)).toEqual([409, 'too-many-photos']);
  });

  test('what goes beyond the share of the disk of the alliance, which photos of items and loans have together', async () => {
    const room = app.get(Database);
    const { id: allianceId } = await room.read((tx) => tx.findOneByOrFail(Alliance, { slug: 'heim' }));
    const full = Array.from({ length: Math.ceil(SHARE_BYTES / MOST_BYTES_OF_PHOTO) }, () => ({
      id: newId(),
      allianceId,
      width: 1,
      height: 1,
      byteCount: MOST_BYTES_OF_PHOTO,
      madeAt: app.clock.now(),
    }));
    await room.transaction((tx) => tx.insert(Photo, full));
    const one = () => send(formOf({ file: png }), house.guests.owner);
    const { status, body } = await one();
    await room.transaction((tx) =>
      tx.delete(
        Photo,
        full.map(({ id }) => id),
      ),
    );
    expect([status, (body as { code: string }).code]).toEqual([409, 'photos-full']);
    expect((await one()).status).toBe(201);
  });

  test('anything while the disk is nearly full', async () => {
    const room = jest.spyOn(app.get(Disk), 'room').mockResolvedValue({ free: 1000, total: 100_000_000_000 });
    try {
      expect(await refused(() => send(formOf({ file: png }), house.guests.owner))).toEqual([503, 'disk-low']);
    } finally {
      room.mockRestore();
    }
  });
});
