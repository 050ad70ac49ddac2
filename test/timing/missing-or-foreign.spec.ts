/** The clock on the wall: an id of another alliance takes as long as one that nobody has, wherever it stands (safety.md, E03). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/database/columns.js';
import { TestApp } from '../support/app.js';
import { furnish, type Guest, type House } from '../support/house.js';
import { slotsOf } from '../support/id-slots.js';
import { RawCaller, type RawAnswer } from '../support/raw-call.js';
import { chanceOfMore } from '../support/ranks.js';
import { routesOf, type Route } from '../support/routes.js';
import { addressOf, validCalls, type Filled } from '../support/valid-calls.js';

let app: TestApp;
let caller: RawCaller;
let routes: Route[];
let home: House;
let neighbour: House;

beforeAll(async () => {
  app = await TestApp.start();
  caller = new RawCaller(app);
  routes = await routesOf(app);
  home = await furnish(app, 'heim', 'H', 'partners');
  neighbour = await furnish(app, 'zu', 'Z', 'partners');
}, 60_000);
afterAll(async () => {
  caller.stop();
  await app.stop();
});

const fill = async (route: Route, house: House, guest: Guest): Promise<Filled> =>
  validCalls[route.name]!(house, guest);

const isInAlliance = ({ path }: Route): boolean => path.includes('{alliance}');

interface Sent {
  method: string;
  path: string;
  token: string;
  body: object | undefined;
}

/** As JSON, where there is a body. */
const send = ({ method, path, token, body }: Sent): Promise<RawAnswer> =>
  caller.call({
    method: method.toUpperCase() as Uppercase<string>,
    path,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const isAlike = (chance: number): boolean => Math.abs(chance - 0.5) < 0.15;

describe('an id of another alliance', () => {
  interface Place {
    says: string;
    foreign: () => Promise<RawAnswer>;
    missing: () => Promise<RawAnswer>;
  }

  /** Every place in a call where an id stands, with the neighbour's thing of that kind and one that nobody has. */
  async function places(guest: Guest): Promise<Place[]> {
    const found: Place[] = [];
    for (const route of routes.filter(isInAlliance)) {
      const theirs = slotsOf(route, await fill(route, neighbour, neighbour.guests.coordinator));
      const ours = slotsOf(route, await fill(route, home, guest));
      for (const slot of ours) {
        const foreignId = theirs.find(({ at }) => at === slot.at)?.id;
        if (foreignId === undefined) throw new Error(`${route.name} has no ${slot.at} there.`);
        const call = (id: string) => {
          const filled = slot.with(id);
          const path = addressOf(route, home.slug, filled);
          return send({ method: route.method, path, token: guest.token, body: filled.body });
        };
        const missing = (): Promise<RawAnswer> => call(newId());
        found.push({ says: `${route.name} ${slot.at}`, foreign: () => call(foreignId), missing });
      }
    }
    return found;
  }

  /** How likely it is that an answer for a foreign id takes longer than one for a missing id; a half where they are alike. */
  async function chanceOfLonger({ foreign, missing }: Place, pairs: number): Promise<number> {
    const [theirs, nobodys]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < pairs; pair += 1) {
      // Whoever comes second in a pair may find something warm.
      const turns = [
        async () => theirs.push((await foreign()).milliseconds),
        async () => nobodys.push((await missing()).milliseconds),
      ];
      for (const turn of pair % 2 === 0 ? turns : turns.toReversed()) await turn();
    }
    return chanceOfMore(theirs, nobodys);
  }

  /** Chance alone strays now and then: only who strays again with many more pairs is unlike. */
  async function isTold(place: Place): Promise<boolean> {
    for (const pairs of [16, 64, 200]) if (isAlike(await chanceOfLonger(place, pairs))) return false;
    return true;
  }

  test('takes as long as a missing one, wherever it stands', async () => {
    const all = await places(home.guests.coordinator);
    expect(all.length).toBeGreaterThan(35);
    const told: string[] = [];
    for (const place of all) if (await isTold(place)) told.push(place.says);
    expect(told).toEqual([]);
  }, 120_000);

  test('would be told by twice the time', async () => {
    const [place] = await places(home.guests.coordinator);
    const slower = async (): Promise<RawAnswer> => {
      const answer = await place!.foreign();
      return { ...answer, milliseconds: answer.milliseconds * 2 };
    };
    expect(isAlike(await chanceOfLonger({ ...place!, foreign: slower }, 64))).toBe(false);
  });
});
