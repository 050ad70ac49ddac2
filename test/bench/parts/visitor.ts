/** What another visitor feels: one item as JSON, alone and beside what others do. */
import type { Engine } from '../../support/installation.js';
import { months } from '../base/work.js';
import type { Load } from '../load/loads.js';
import { compared, median } from '../report/figures.js';
import { api, bookings, byCookie, byToken, catalogues, tooMuch } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

type Busy = Pick<Load, 'clients' | 'requests'> & { status: number };

export async function visitBeside(run: Run, engine: Engine): Promise<void> {
  const place = await run.place(engine);
  for (const [what, busy] of Object.entries(others(run, place))) {
    await place.delays();
    const rounds = await run.inTurn(
      () => beside(run, place, busy),
      () => visit(run, place),
    );
    const named = { part: 'V', what: `an item beside ${what}, against alone (p50)`, engine, unit: 'ms' };
    run.add(compared({ ...named, goal: { of: 'ratio', most: 5 } }, rounds, 'growth'));
    await run.addDelays(place, what);
  }
}

function others(run: Run, { house }: Place): Record<string, Busy> {
  const chosen = months(200, run.dice);
  const decisions = { path: `/b/${house.slug}/decisions`, headers: byCookie(house.coordinator) };
  return {
    '16 bookers': { clients: 16, requests: bookings([house], 3_000, run.dice).requests, status: 201 },
    'four catalogues': { clients: 4, requests: catalogues(house, chosen), status: 200 },
    'two calendar programs': { clients: 2, requests: [{ path: house.feedPath }], status: 200 },
    'a coordinator who reloads decisions': { clients: 1, requests: [decisions], status: 200 },
    'a refused request of 100 lines': { clients: 1, requests: [tooMuch(house)], status: 409 },
  };
}

/** As the others have just begun, until they end. */
async function beside(run: Run, place: Place, { status, ...busy }: Busy): Promise<number> {
  const load = run.loader.load({ ...busy, port: place.port, ms: run.options.roundMs * 1.5 }, status);
  const seen = await visit(run, place);
  await load;
  await place.changes.giveBack();
  return seen;
}

async function visit(run: Run, { house, port }: Place): Promise<number> {
  const headers = byToken(house.borrowers.at(-1)!);
  const requests = house.things.map(({ id }) => ({ path: api(house, `items/${id}`), headers }));
  const { milliseconds } = await run.visitor.load(
    { port, clients: 1, ms: run.options.roundMs, requests },
    200,
  );
  return median(milliseconds);
}
