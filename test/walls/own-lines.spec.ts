/** Own lines: baskets over several owners, and every route by which a reservation is read; whoever lends or keeps something of one reads nothing of what others lend (safety.md, E06). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { TestApp } from '../support/app.js';
import { Dice, times } from '../support/dice.js';
import { pageRoutesOf } from '../support/page-routes.js';
import { routesOf } from '../support/routes.js';
import { signedIn } from '../support/valid-calls.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-03-03T17:00:00+01:00', '2027-03-06T10:00:00+01:00'];
const OWNERS = 3;
const THINGS = 2;

interface Thing {
  id: string;
  name: string;
  owner: number;
}

interface Reader extends Person {
  name: string;
  cookie: string;
  /** Whose names this one may read. */
  reads: (thing: Thing) => boolean;
}

let app: TestApp;
let world: World;
let things: Thing[];
let readers: Reader[];
let borrower: Reader;
const ids: string[] = [];
let addresses: string[];
const dice = Dice.ofThisRun('own lines');

const call = async (method: 'post' | 'patch' | 'put', path: string, { token }: Person, body: object = {}) => {
  const answer = await app.call(method, world.path(path), { token, body: { ...body } });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
  return answer.body;
};

async function readerOf(person: Person, name: string, reads: Reader['reads']): Promise<Reader> {
  return { ...person, name, reads, cookie: await signedIn(app, person.email) };
}

async function keeperOf(placeId: string): Promise<Person> {
  const partnerId = await world.partner();
  const person = await world.memberOf(partnerId, 'lager.wall@example.org');
  const path = world.path(`partners/${partnerId}/people`);
  const { body } = await app.call('get', path, { token: world.coordinator.token });
  await call('put', `roles/${body.items[0].id}`, world.coordinator, {
    role: 'keeper',
    storagePlaceId: placeId,
  });
  return person;
}

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'wand', {}, 'W');
  things = [];
  readers = [];
  for (let owner = 0; owner < OWNERS; owner += 1) {
    const ownerId = await world.partner();
    const storagePlaceId = await world.place({});
    for (let number = 0; number < THINGS; number += 1) {
      const name = `Wandding${owner}x${number}`;
      things.push({ id: await world.item({ name, quantity: 90, ownerId, storagePlaceId }), name, owner });
    }
    const isOwn = (thing: Thing): boolean => thing.owner === owner;
    const member = await world.memberOf(ownerId, `eigen.${owner}@example.org`);
    readers.push(await readerOf(member, `owner ${owner}`, isOwn));
    if (owner === 0) readers.push(await readerOf(await keeperOf(storagePlaceId), 'keeper', isOwn));
  }
  borrower = await readerOf(world.member, 'borrower', () => true);
  await call('post', 'approval-rules', world.coordinator, { scope: 'alliance', mode: 'owner' });
  for (let round = 0; round < times(6); round += 1) ids.push(await loan(round));
  addresses = await addressesOf();
}, 240_000);
afterAll(() => app.stop());

/** A basket over at least two owners, told about as much as may be told, and as far as the round takes it. */
async function loan(round: number): Promise<string> {
  const first = dice.oneOf(things);
  const other = dice.oneOf(things.filter(({ owner }) => owner !== first.owner));
  const more = things.filter((thing) => thing !== first && thing !== other && dice.number() < 0.5);
  const asked = [first, other, ...more];
  const wanted = asked.map(({ id }) => ({ itemId: id, quantity: dice.whole(1, 4) }));
  const { id, lines } = await call('post', 'reservations', world.member, wish(world, wanted, WEEKEND));
  const names = asked.map(({ name }) => name).join(' und ');
  const own = lines as { id: string; quantity: number }[];
  const changed = own.map((line) => ({ lineId: line.id, quantity: line.quantity + 1 }));
  await call('patch', `reservations/${id}`, world.member, { lines: changed });
  if (round % 3 === 0) {
    const offered = own.map((line) => ({ lineId: line.id, quantity: 1 }));
    await call('post', `reservations/${id}/counter-offer`, world.coordinator, {
      lines: offered,
      message: `Weniger von ${names}.`,
    });
    return id;
  }
  const granted = own.map((line) => ({ lineId: line.id, quantity: line.quantity }));
  await call('post', `reservations/${id}/approve`, world.coordinator, {
    lines: granted,
    reason: `Weniger von ${names}.`,
  });
  if (round % 3 === 1) {
    await call('patch', `reservations/${id}`, world.member, { lines: changed, note: `Mehr von ${names}.` });
    return id;
  }
  await call('post', `reservations/${id}/hand-over`, world.coordinator, { note: `Es gingen ${names}.` });
  for (const { id: lineId } of own)
    await call('post', `reservations/${id}/report-damage`, world.member, {
      lineId,
      quantity: 1,
      note: 'Riss',
    });
  await call('post', `reservations/${id}/take-back`, world.coordinator, { note: `Es kamen ${names}.` });
  return id;
}

/** Which words of an address a reservation stands behind. */
const BEHIND = /(reservations|requests|consents|decisions|desk)\/(:id|\{id\})/;
/** What shows things or closures of an alliance to all who read its list. */
const OF_THE_LIST = /^(items|alliances|texts|storage-places|closures|school-holidays)\./;

/** Of every page and API route that reads, with each reservation in it; and without one, the lists. */
async function addressesOf(): Promise<string[]> {
  const api = (await routesOf(app)).filter(({ method }) => method === 'get');
  const pages = pageRoutesOf(app).filter(({ method }) => method === 'get');
  const paths = [...api, ...pages]
    .filter(({ action, path }) => !OF_THE_LIST.test(action) && /:alliance|\{alliance\}/.test(path))
    .map(({ path }) => path.replace(/:alliance|\{alliance\}/, world.slug));
  const of = (path: string): string[] => ids.map((id) => path.replace(BEHIND, `$1/${id}`));
  return paths
    .flatMap((path) => (BEHIND.test(path) ? of(path) : [path]))
    .filter((path) => !/[:{]/.test(path));
}

const open = (address: string, { token, cookie }: Reader): Promise<Response> =>
  address.startsWith('/api/')
    ? app.call('get', address, { token })
    : app.call('get', address, { headers: { accept: 'text/html', cookie } });

const namesIn = ({ text, body }: Response): Thing[] => {
  const all = text || (Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body));
  return things.filter(({ name }) => all.includes(name) || all.includes(thingWord(name)));
};
/** As ids stand for names over the wire. */
const thingWord = (name: string): string => things.find((thing) => thing.name === name)!.id;

async function readBy(reader: Reader): Promise<Map<string, Thing[]>> {
  const read = new Map<string, Thing[]>();
  for (const address of addresses) {
    const answer = await open(address, reader);
    if (answer.status < 300) read.set(address, namesIn(answer));
  }
  return read;
}

describe('a basket over several owners', () => {
  test('is read as a whole by whoever borrows', async () => {
    const read = await readBy(borrower);
    const page = read.get(`/b/${world.slug}/requests/${ids[0]}`) ?? [];
    expect(new Set(page.map(({ owner }) => owner)).size).toBeGreaterThan(1);
  });

  test('shows to owners and keepers what is theirs, wherever they look, and nothing of what others lend', async () => {
    const told: string[] = [];
    let own = 0;
    for (const reader of readers)
      for (const [address, names] of await readBy(reader)) {
        own += names.filter((thing) => reader.reads(thing)).length;
        const foreign = names.filter((thing) => !reader.reads(thing)).map(({ name }) => name);
        if (foreign.length > 0) told.push(`${reader.name} reads ${foreign.join(', ')} at ${address}`);
      }
    expect(told).toEqual([]);
    expect(own).toBeGreaterThan(20);
  }, 240_000);
});
