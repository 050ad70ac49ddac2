/** P7: what has not changed since, against the floor over HTTP. */
import type { Engine } from '../../support/installation.js';
import { freePort } from '../../support/server-process.js';
import { months } from '../base/work.js';
import type { Request } from '../load/wire.js';
import { compared } from '../report/figures.js';
import { api, byCookie, byToken, catalogues } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

const CLIENTS = 16;

export async function readUnchanged(run: Run, engine: Engine): Promise<void> {
  const place = await run.place(engine);
  const floorPort = await freePort();
  await run.worker('floor.ts', { FLOOR_PORT: String(floorPort) });
  await place.delays();
  for (const [what, request] of looks(run, place)) {
    const again = await withTag(place, request);
    const load = { clients: CLIENTS, ms: run.options.roundMs };
    const status = again ? 304 : 200;
    const rounds = await run.inTurn(
      () => run.loader.perSecond({ ...load, port: place.port, requests: [again ?? request] }, status),
      () => run.loader.perSecond({ ...load, port: floorPort, requests: [{ path: '/floor' }] }, 200),
    );
    if (!again) process.stdout.write(`${what}: it has no tag, and is answered in full.\n`);
    const named = { part: 'P7', what: `${what}, unchanged`, engine, unit: '/s' };
    run.add(compared({ ...named, goal: { of: 'ratio', least: 0.7 } }, rounds));
  }
  await run.addDelays(place, 'unchanged');
}

function looks(run: Run, { house }: Place): [string, Request][] {
  const [borrower] = house.borrowers;
  return [
    ['catalogue as JSON', catalogues(house, months(1, run.dice))[0]!],
    ['list as a page', { path: `/b/${house.slug}`, headers: byCookie(borrower!) }],
    ['item as JSON', { path: api(house, `items/${house.things[0]!.id}`), headers: byToken(borrower!) }],
    ['feed', { path: house.feedPath }],
  ];
}

/** Undefined where it has no tag. */
async function withTag({ server }: Place, { path, headers }: Request): Promise<Request | undefined> {
  const { headers: said } = await server.call('GET', path, { headers: { ...headers } });
  if (said.etag === undefined) return undefined;
  const again = { ...headers, 'if-none-match': said.etag };
  const { status } = await server.call('GET', path, { headers: again });
  return status === 304 ? { path, headers: again } : undefined;
}
