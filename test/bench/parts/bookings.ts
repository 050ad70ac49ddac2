/** P1, P2, P3: bookings a second, over HTTP against by hand. */
import type { Base } from '../base/bases.js';
import type { House } from '../data/house.js';
import { compared, type Goal } from '../report/figures.js';
import { bookings } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

/** More than a round can book. */
const MOST_A_SECOND = 4_000;
const CREATED = 201;

export async function bookSixteen(run: Run): Promise<void> {
  const goal = { of: 'ratio', least: 1 } as const;
  await measure(run, await sides(run, 'SQLite', 1), { part: 'P1', clients: 16, baseClients: 1, goal });
}

export async function bookOne(run: Run): Promise<void> {
  const goal = { of: 'ratio', least: 0.5 } as const;
  await measure(run, await sides(run, 'SQLite', 1), { part: 'P2', clients: 1, baseClients: 1, goal });
}

export async function bookInSixteen(run: Run): Promise<void> {
  const goal = { of: 'ratio', least: 0.7 } as const;
  await measure(run, await sides(run, 'PostgreSQL', 16), { part: 'P3', clients: 16, baseClients: 16, goal });
}

interface Sides {
  place: Place;
  base: Base;
}

async function sides(run: Run, engine: 'SQLite' | 'PostgreSQL', alliances: number): Promise<Sides> {
  const size = alliances === 1 ? {} : { alliances, linesOfOthers: Math.ceil(run.options.lines / alliances) };
  return { place: await run.place(engine, size), base: await run.base(engine, size) };
}

interface Asked {
  part: string;
  clients: number;
  baseClients: number;
  goal: Goal;
}

async function measure(
  run: Run,
  { place, base }: Sides,
  { part, clients, baseClients, goal }: Asked,
): Promise<void> {
  const ms = run.options.roundMs;
  const drawn = (houses: readonly House[]) =>
    bookings(houses, Math.ceil((MOST_A_SECOND * ms) / 1_000), run.dice);
  await place.delays();
  const rounds = await run.inTurn(
    async () => {
      const { requests } = drawn(place.houses);
      const speed = await run.loader.perSecond({ port: place.port, clients, ms, requests }, CREATED);
      await place.changes.giveBack();
      return speed;
    },
    async () => {
      const { wishes } = drawn(base.houses);
      const speed = await base.perSecond({ what: 'book', clients: baseClients, ms, wishes });
      await base.changes.giveBack();
      return speed;
    },
    run.options.warmMs,
  );
  const where = place.houses.length === 1 ? '' : ` in ${place.houses.length} alliances`;
  const what = `bookings of 3 lines, ${clients} client${clients === 1 ? '' : 's'}${where}`;
  run.add(compared({ part, what, engine: place.engine, unit: '/s', goal }, rounds));
  await run.addDelays(place, `bookings, ${clients} clients`);
}
