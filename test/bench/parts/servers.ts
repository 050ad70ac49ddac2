/** Bookings a second with two servers on one PostgreSQL, against one (docs/scaling.md). */
import { ServerProcess } from '../../support/server-process.js';
import { compared } from '../report/figures.js';
import { bookings } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

const ALLIANCES = 16;
const CLIENTS = 16;
/** More than a round can book. */
const MOST_A_SECOND = 4_000;
const CREATED = 201;
/** On a busy machine with a large database. */
const START_MS = 120_000;

export async function bookAtTwoServers(run: Run): Promise<void> {
  const linesOfOthers = Math.ceil(run.options.lines / ALLIANCES);
  const place = await run.place('PostgreSQL', { alliances: ALLIANCES, linesOfOthers });
  const other = await ServerProcess.start(place.installation, { within: START_MS });
  try {
    const rounds = await run.inTurn(
      () => perSecond(run, place, [place.port, other.port]),
      () => perSecond(run, place, [place.port]),
    );
    const what = `bookings at two servers against one, ${CLIENTS} clients in ${ALLIANCES} alliances`;
    run.add(compared({ part: 'servers', what, engine: 'PostgreSQL', unit: '/s' }, rounds));
  } finally {
    await other.kill();
  }
}

/** Each server has its share of the clients and alliances, and a load generator of its own. */
async function perSecond(run: Run, place: Place, ports: readonly number[]): Promise<number> {
  const ms = run.options.roundMs;
  const most = Math.ceil((MOST_A_SECOND * ms) / 1_000 / ports.length);
  const loaders = [run.loader, run.visitor];
  const speeds = await Promise.all(
    ports.map((port, which) => {
      const houses = place.houses.filter((_, at) => at % ports.length === which);
      const { requests } = bookings(houses, most, run.dice);
      return loaders[which]!.perSecond({ port, clients: CLIENTS / ports.length, ms, requests }, CREATED);
    }),
  );
  await place.changes.giveBack();
  return speeds.reduce((sum, speed) => sum + speed, 0);
}
