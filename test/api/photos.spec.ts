/** Photos of a loan: drawn anew and small, seen by whom it concerns, refused with a sentence where they are no pictures (safety.md, H01, H02, H05). */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp, { type Metadata } from 'sharp';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { MOST_BYTES, SHARE_BYTES, MOST_BYTES_OF_PHOTO } from '../../src/items/photos/photo-sizes.js';
import { Photo } from '../../src/items/photos/photo.entity.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { ReservationStore } from '../../src/reservations/record/reservation-store.service.js';
import { Disk } from '../../src/shared/disk.service.js';
import { newId } from '../../src/database/columns.js';
import { TestApp } from '../support/app.js';
import { furnish, lent, type House } from '../support/house.js';
import { FORM, formOf, noisyPicture, plainPicture } from '../support/pictures.js';
import { changes, everything } from '../support/rows.js';

interface Made {
  id: string;
  lineId: string;
  width: number;
  height: number;
  description: string;
  who: string;
  urls: { small: string; medium: string; large: string };
}

let app: TestApp;
let house: House;
let neighbour: House;
let loanId: string;
let png: Buffer;

beforeAll(async () => {
  app = await TestApp.start();
  house = await furnish(app, 'heim', 'H', 'partners');
  neighbour = await furnish(app, 'offen', 'O', 'public');
  png = await plainPicture().png().toBuffer();
}, 60_000);
afterAll(() => app.stop());
beforeEach(async () => {
  loanId = await lent(house);
});

const photos = (id = loanId): string => house.world.path(`reservations/${id}/photos`);

const send = (body: Buffer, token: string | undefined, to = photos()): Promise<Response> =>
  app.call('post', to, { ...(token ? { token } : {}), body, headers: { 'content-type': FORM } });

/** As the borrower sends it. */
const add = (file: Buffer, rest: Partial<Parameters<typeof formOf>[0]> = {}): Promise<Response> =>
  send(formOf({ file, ...rest }), house.guests.borrower.token);

const look = (path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.call('get', path, { ...(token ? { token } : {}), headers });

const sizesIn = async (urls: Made['urls']): Promise<Metadata[]> => {
  const { token } = house.guests.borrower;
  const answers = await Promise.all(Object.values(urls).map((url) => look(url, token)));
  for (const { body } of answers) expect((body as Buffer).length).toBeLessThanOrEqual(MOST_BYTES);
  return Promise.all(answers.map(({ body }) => sharp(body as Buffer).metadata()));
};

describe('a photo', () => {
  test('is drawn anew in three sizes, and listed with what was said of it', async () => {
    const { body, status } = await add(await noisyPicture(2400, 1800).jpeg({ quality: 70 }).toBuffer(), {
      fields: { description: 'Riss an der Naht' },
      type: 'image/jpeg',
    });
    expect(status).toBe(201);
    const made = body as Made;
    expect(made).toMatchObject({ width: 1600, height: 1200, description: 'Riss an der Naht' });
    const drawn = await sizesIn(made.urls);
    expect(drawn.map(({ format }) => format)).toEqual(['webp', 'webp', 'webp']);
    expect(drawn.map(({ width }) => width).slice(0, 2)).toEqual([320, 800]);
    const list = await look(photos(), house.guests.keeper.token);
    expect(list.body).toEqual({ items: [made], nextCursor: null });
  }, 30_000);

  test.each(['png', 'jpeg', 'webp'] as const)('may be a %s', async (kind) => {
    const { body, status } = await add(await plainPicture().toFormat(kind).toBuffer(), {
      type: `image/${kind}`,
    });
    expect([status, body.width, body.height]).toEqual([201, 40, 30]);
  });

  test('says nothing of where and with what it was taken, and stands as it was held', async () => {
    const file = await plainPicture(400, 300)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Copyright: 'Geheim' }, IFD3: { GPSLatitude: '52/1 23/1 12/1' } })
      .toBuffer();
    const { exif, orientation } = await sharp(file).metadata();
    expect([exif?.includes('Geheim'), orientation]).toEqual([true, 6]);
    const { body } = await add(file, { type: 'image/jpeg' });
    expect([body.width, body.height]).toEqual([300, 400]);
    for (const { exif: left, xmp, iptc, icc } of await sizesIn((body as Made).urls))
      expect([left, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('fits even where there is nothing but noise', async () => {
    const { body } = await add(await noisyPicture(1600, 1600).webp({ quality: 60 }).toBuffer(), { type: '' });
    expect(await sizesIn((body as Made).urls)).toHaveLength(3);
  }, 30_000);

  test('may be kept by who sees it for ever, by nobody else, and is asked for once', async () => {
    const { token } = house.guests.borrower;
    const { body } = await add(png);
    const answer = await look((body as Made).urls.small, token);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    const again = await look((body as Made).urls.small, token, { 'if-none-match': answer.headers['etag']! });
    expect([again.status, again.text]).toEqual([304, '']);
    const known = { 'if-none-match': answer.headers['etag']! };
    expect((await look((body as Made).urls.small, house.guests.bystander.token, known)).status).toBe(404);
    expect((await look((body as Made).urls.small.replace('small', 'huge'), token)).status).toBe(404);
  });

  test('sent twice with one key is one photo', async () => {
    const headers = { 'content-type': FORM, 'idempotency-key': newId() };
    const twice = () =>
      app.call('post', photos(), {
        token: house.guests.borrower.token,
        body: formOf({ file: png }),
        headers,
      });
    const [first, second] = [await twice(), await twice()];
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await look(photos(), house.guests.borrower.token)).body.items).toHaveLength(1);
  });

  test('leaves the version of the loan alone, so whoever takes it back goes on, and stands in its history', async () => {
    const { token } = house.guests.coordinator;
    const before = (await look(house.world.path(`reservations/${loanId}`), token)).body;
    await add(png, { fields: { description: 'Riss' } });
    const after = (await look(house.world.path(`reservations/${loanId}`), token)).body;
    expect(after.version).toBe(before.version);
    expect(after.history.at(-1)).toMatchObject({ what: 'addPhoto', detail: 'Riss' });
  });

  test('is listed in parts', async () => {
    for (let count = 0; count < 3; count += 1) await add(png);
    const { token } = house.guests.borrower;
    const first = (await look(`${photos()}?limit=2`, token)).body;
    const second = (await look(`${photos()}?limit=2&cursor=${first.nextCursor}`, token)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
  });
});

/** What is said to what must be refused; nothing of it is kept. */
async function problemOf(sent: () => Promise<Response>) {
  const before = await everything(app);
  const { status, headers, body } = await sent();
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(changes(before, await everything(app))).toEqual([]);
  return {
    status,
    ...(body as { code: string; detail: string; errors?: { field: string; message: string }[] }),
  };
}

/** In short. */
async function refused(sent: () => Promise<Response>): Promise<[status: number, code: string]> {
  const { status, code } = await problemOf(sent);
  return [status, code];
}

const MEGABYTE = 1024 * 1024;

describe('what is no photo', () => {
  test('a bomb of 14,000 x 14,000 pixels is refused at once and takes no memory', async () => {
    const bomb = await plainPicture(14_000, 14_000).png().toBuffer();
    expect(bomb.length).toBeLessThan(5 * MEGABYTE);
    const rss = process.memoryUsage().rss;
    const start = performance.now();
    const { status, errors } = await problemOf(() => add(bomb));
    expect([status, errors?.length]).toEqual([422, 1]);
    expect(errors).toEqual([{ field: 'photo', message: expect.stringMatching(/25 Millionen/) }]);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(process.memoryUsage().rss - rss).toBeLessThan(150 * MEGABYTE);
  }, 60_000);

  test.each<[string, () => Promise<Buffer>]>([
    ['a torn JPEG', async () => half(await noisyPicture(400, 300).jpeg().toBuffer())],
    ['a torn PNG', async () => half(await noisyPicture(400, 300).png().toBuffer())],
    ['a torn WebP', async () => half(await noisyPicture(400, 300).webp().toBuffer())],
    ['a renamed HTML', async () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'an HTML behind the beginning of a PNG',
      async () => Buffer.concat([png.subarray(0, 8), Buffer.from('<p>')]),
    ],
    ['a GIF that says it is a PNG', () => plainPicture().gif().toBuffer()],
    ['a TIFF that says it is a PNG', () => plainPicture().tiff().toBuffer()],
    ['an SVG that says it is a PNG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', async () => Buffer.alloc(0)],
    ['noise', async () => Buffer.from('89504e470d0a1a0affffffff', 'hex')],
  ])('%s is refused', async (_what, made) => {
    const file = await made();
    const { status, errors } = await problemOf(() => add(file));
    expect(status).toBe(422);
    expect(errors).toEqual([{ field: 'photo', message: expect.stringMatching(/^(Bitte|Dieses Bild)/) }]);
  });

  test.each([
    ['image/gif', () => plainPicture().gif().toBuffer()],
    ['image/svg+xml', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['text/html', async () => Buffer.from('<p>')],
    ['application/zip', async () => Buffer.from('PK')],
  ])('what says itself that it is %s is refused as that', async (type, made) => {
    const file = await made();
    expect(await refused(() => add(file, { type }))).toEqual([415, 'unsupported-media-type']);
  });

  test('5 MB are taken to be looked at, a byte more is not', async () => {
    const padded = (length: number): Buffer => Buffer.concat([png, Buffer.alloc(length - png.length)]);
    expect(await refused(() => add(padded(5 * MEGABYTE + 1)))).toEqual([413, 'picture-too-large']);
    expect((await add(padded(5 * MEGABYTE))).status).toBe(201);
    expect(await refused(() => add(padded(11 * MEGABYTE)))).toEqual([413, 'too-large']);
  }, 30_000);

  test('anything but a form with one file is refused', async () => {
    const { token } = house.guests.borrower;
    const json = { photo: png.toString('latin1') };
    expect(await refused(() => app.call('post', photos(), { token, body: json }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    expect(await refused(() => app.call('post', photos(), { token }))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    const twoFiles = Buffer.concat([
      formOf({ file: png, name: 'other' }).subarray(0, -'--sep--\r\n'.length),
      formOf({ file: png }),
    ]);
    expect(await refused(() => send(twoFiles, token))).toEqual([400, 'malformed']);
    expect(await refused(() => send(Buffer.from('--sep\r\n'), token))).toEqual([400, 'malformed']);
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, 'x']));
    expect(await refused(() => add(png, { fields: many }))).toEqual([400, 'malformed']);
    expect(await refused(() => add(png, { fields: { ['n'.repeat(101)]: 'x' } }))).toEqual([400, 'malformed']);
  });

  test('fields are checked like those of any body', async () => {
    const { errors } = await problemOf(() => add(png, { fields: { nonsense: 'x' } }));
    expect(errors?.map(({ field }) => field)).toEqual(['nonsense']);
    const text = { description: 'x'.repeat(201) };
    expect((await problemOf(() => add(png, { fields: text }))).errors?.[0]?.field).toBe('description');
    for (const lineId of [newId(), 'x'])
      expect((await problemOf(() => add(png, { fields: { lineId } }))).errors?.[0]?.field).toBe('lineId');
  });
});

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

describe('who may', () => {
  test('a stranger is turned away before the file is read, whatever it is', async () => {
    expect(await refused(() => send(Buffer.from('no form at all'), undefined))).toEqual([
      401,
      'not-signed-in',
    ]);
    expect(await refused(() => send(formOf({ file: png }), 'nonsense'))).toEqual([401, 'not-signed-in']);
  });

  test('a borrower, a keeper, an owner and the coordination add; others find nothing', async () => {
    const { borrower, keeper, owner, coordinator, deputy, bystander, stranger, operator } = house.guests;
    for (const { token } of [borrower, keeper, owner, coordinator, deputy])
      expect((await send(formOf({ file: png }), token)).status).toBe(201);
    for (const { token } of [bystander, stranger, operator])
      expect(await refused(() => send(formOf({ file: png }), token))).toEqual([404, 'not-found']);
  });

  test('the photos of another alliance are nobody’s here, and are not reached through another loan', async () => {
    const { token } = neighbour.guests.coordinator;
    const own = house.guests.coordinator.token;
    const { body } = await add(png);
    const { small } = (body as Made).urls;
    const elsewhere = small.replace('/heim/', '/offen/');
    const throughOther = small.replace(loanId, await lent(house));
    expect((await look(small, own)).status).toBe(200);
    for (const [path, by] of [
      [small, token],
      [elsewhere, token],
      [small, undefined],
      [throughOther, own],
      [house.world.path(`reservations/${loanId}/photos/${neighbour.photoId}/small.webp`), own],
    ] as const)
      expect([path, (await look(path, by)).status]).toEqual([path, by === undefined ? 401 : 404]);
    expect(await refused(() => send(formOf({ file: png }), token))).toEqual([404, 'not-found']);
  });

  test('owners and keepers see and add only what they have in hand; the borrower sees all', async () => {
    const { world, guests, tentId, borrowerId } = house;
    const other = await world.partner({ name: 'Andere' });
    const stageId = await world.item({ name: 'Bühne', ownerId: other });
    const at = { pickUpAt: app.clock.now(), returnDueAt: new Date(app.clock.now().valueOf() + 86_400_000) };
    const asked = await app.call('post', world.path('loans'), {
      token: guests.coordinator.token,
      body: {
        partnerId: borrowerId,
        occasion: { name: 'Fest' },
        contact: { name: 'Mia' },
        returnDueAt: at.returnDueAt,
        lines: [
          { itemId: tentId, quantity: 1 },
          { itemId: stageId, quantity: 1 },
        ],
      },
    });
    expect([asked.status, asked.text]).toEqual([201, asked.text]);
    const { id, lines } = asked.body as { id: string; lines: { id: string; itemId: string }[] };
    const lineOf = (itemId: string): string => lines.find((line) => line.itemId === itemId)!.id;
    const form = (itemId: string): Buffer => formOf({ file: png, fields: { lineId: lineOf(itemId) } });
    const made = await send(form(stageId), guests.borrower.token, photos(id));
    expect(made.status).toBe(201);
    expect(await refused(() => send(form(stageId), guests.owner.token, photos(id)))).toEqual([
      403,
      'forbidden',
    ]);
    expect((await send(form(tentId), guests.owner.token, photos(id))).status).toBe(201);
    expect(await refused(() => send(formOf({ file: png }), guests.borrower.token, photos(id)))).toEqual([
      422,
      'invalid-input',
    ]);
    const seen = async (token: string): Promise<number> => (await look(photos(id), token)).body.items.length;
    expect([await seen(guests.borrower.token), await seen(guests.owner.token)]).toEqual([2, 1]);
    expect((await look((made.body as Made).urls.small, guests.owner.token)).status).toBe(404);
  });
});

describe('limits', () => {
  test('nothing before the hand-over', async () => {
    const { token } = house.guests.borrower;
    expect(await refused(() => send(formOf({ file: png }), token, photos(house.approvedId)))).toEqual([
      409,
      'not-handed-over',
    ]);
  });

  test('after the return it is still possible', async () => {
    const { token } = house.guests.coordinator;
    await app.call('post', house.world.path(`reservations/${loanId}/take-back`), { token, body: {} });
    expect((await add(png)).status).toBe(201);
  });

  test('ten of a line, and no eleventh', async () => {
    for (let count = 0; count < 10; count += 1) expect((await add(png)).status).toBe(201);
    expect(await refused(() => add(png))).toEqual([409, 'too-many-photos']);
  }, 30_000);

  test('two gigabytes of an alliance', async () => {
    const database = app.get(Database);
    const ids = await database.transaction(async (tx) => {
      const { id: allianceId } = await tx.findOneByOrFail(Alliance, { slug: house.slug });
      const count = Math.floor(SHARE_BYTES / MOST_BYTES_OF_PHOTO);
      const row = {
        allianceId,
        width: 1,
        height: 1,
        byteCount: MOST_BYTES_OF_PHOTO,
        madeAt: app.clock.now(),
      };
      const rows = Array.from({ length: count }, () => ({ id: newId(), ...row }));
      for (let start = 0; start < count; start += 100) await tx.insert(Photo, rows.slice(start, start + 100));
      return rows.map(({ id }) => id);
    });
    const { status, body } = await add(await noisyPicture(1600, 1200).jpeg().toBuffer(), {
      type: 'image/jpeg',
    });
    await database.transaction(async (tx) => {
      for (let start = 0; start < ids.length; start += 100)
        await tx.delete(Photo, ids.slice(start, start + 100));
    });
    expect([status, body.code]).toEqual([409, 'photos-full']);
  }, 60_000);

  test('none while the disk is nearly full, and all else goes on', async () => {
    const room = jest.spyOn(app.get(Disk), 'room').mockResolvedValue({ free: 10, total: 10_000 });
    const { status, code, detail } = await problemOf(() => add(png));
    expect([status, code]).toEqual([503, 'disk-low']);
    expect(detail).toContain('zu wenig Platz');
    expect((await look(photos(), house.guests.borrower.token)).status).toBe(200);
    room.mockRestore();
    expect((await add(png)).status).toBe(201);
  });

  test('a disk that is full at the last write leaves nothing of the photo, and the next one is taken', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const last = jest.spyOn(app.get(ReservationStore), 'remember').mockRejectedValueOnce(full);
    expect(await refused(() => add(png))).toEqual([503, 'unavailable']);
    expect(last).toHaveBeenCalledTimes(1);
    last.mockRestore();
    expect((await add(png)).status).toBe(201);
  });
});
