/** P11: how long a server on a large database takes to start, and how much memory it has at rest and after many requests. */
import { setTimeout as pause } from 'node:timers/promises';
import { months } from '../base/work.js';
import type { Request } from '../load/wire.js';
import { alone } from '../report/figures.js';
import { api, byCookie, byToken, catalogues } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

const STARTS = 3;
const CLIENTS = 16;
/** More than all requests take. */
const MOST_MS = 3_600_000;
/** After which what a start needed has been given back, as far as it is. */
const REST_MS = 5_000;

export async function measureSize(run: Run): Promise<void> {
  const { big, requests } = run.options;
  const place = await run.place('SQLite', { lines: big });
  const starts: number[] = [];
  for (let start = 0; start < STARTS; start += 1) starts.push(await place.restart());
  const named = { part: 'P11', engine: 'SQLite' };
  const most = (limit: number) => ({ of: 'product', most: limit }) as const;
  run.add(alone({ ...named, what: `start with ${big} lines`, unit: 'ms', goal: most(2_000) }, starts));
  await pause(REST_MS);
  const atRest = place.memory();
  run.add(alone({ ...named, what: 'memory at rest', unit: 'MB', goal: most(150) }, [atRest]));
  await place.delays();
  await callOften(run, place, requests);
  await pause(REST_MS);
  const more = place.memory() - atRest;
  const what = `more memory after ${requests} requests`;
  run.add(alone({ ...named, what, unit: 'MB', goal: most(50) }, [more]));
  await run.addDelays(place, `${requests} requests`);
}

/** Mostly things, some lists, now and then a calendar. */
async function callOften(run: Run, place: Place, count: number): Promise<void> {
  const { house } = place;
  const [borrower] = house.borrowers;
  const things = house.things
    .slice(0, 90)
    .map(({ id }) => ({ path: api(house, `items/${id}`), headers: byToken(borrower!) }));
  const list: Request = { path: `/b/${house.slug}`, headers: byCookie(borrower!) };
  const requests = [
    ...things,
    list,
    list,
    ...catalogues(house, months(2, run.dice)),
    { path: house.feedPath },
  ];
  const calls = Math.ceil(count / CLIENTS);
  await run.loader.load({ port: place.port, clients: CLIENTS, ms: MOST_MS, calls, requests }, 200);
}
