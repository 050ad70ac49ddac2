/** P9: what a page costs among two million lines, and among hundreds of alliances, against ten thousand in one. */
import { compared, median } from '../report/figures.js';
import type { House } from '../data/house.js';
import { months } from '../base/work.js';
import type { Request } from '../load/wire.js';
import { api, bookings, byCookie, byToken, catalogues } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

const CALLS = 3;

export async function measureGrowth(run: Run): Promise<void> {
  const { big, alliances, lines } = run.options;
  const others = Math.ceil((big - lines) / Math.max(1, alliances - 1));
  const small = await run.place('SQLite');
  const grown: [string, Place][] = [
    [`${big} lines`, await run.place('SQLite', { lines: big })],
    [
      `${alliances} alliances`,
      await run.place('SQLite', { alliances, linesOfOthers: others, itemsOfOthers: 60 }),
    ],
  ];
  for (const [size, place] of grown) {
    await place.delays();
    for (const page of Object.keys(pages)) {
      const rounds = await run.inTurn(
        () => timeOf(run, place, page),
        () => timeOf(run, small, page),
      );
      const named = { part: 'P9', what: `${page}, ${size}`, engine: 'SQLite', unit: 'ms' };
      run.add(compared({ ...named, goal: { of: 'ratio', most: 1.3 } }, rounds, 'growth'));
    }
    await run.addDelays(place, `pages, ${size}`);
  }
}

type Page = (house: House, run: Run) => Request;

const asPartner = (house: House, path: string): Request => ({
  path: `/b/${house.slug}${path}`,
  headers: byCookie(house.borrowers[0]!),
});

const asCoordinator = (house: House, path: string): Request => ({
  path: `/b/${house.slug}${path}`,
  headers: byCookie(house.coordinator),
});

const pages: Readonly<Record<string, Page>> = {
  booking: (house, run) => bookings([house], 1, run.dice).requests[0]!,
  'catalogue as JSON': (house, run) => catalogues(house, months(1, run.dice))[0]!,
  'item as JSON': (house) => ({
    path: api(house, `items/${house.things[0]!.id}`),
    headers: byToken(house.borrowers[0]!),
  }),
  list: (house) => asPartner(house, ''),
  'item page': (house) => asPartner(house, `/items/${house.things[0]!.id}`),
  requests: (house) => asPartner(house, '/requests'),
  decisions: (house) => asCoordinator(house, '/decisions'),
  calendar: (house) => asCoordinator(house, '/calendar'),
  today: (house) => asCoordinator(house, '/today'),
  overview: (house) => asCoordinator(house, '/manage'),
  'at risk': (house) => asCoordinator(house, '/manage/at-risk'),
  feed: ({ feedPath }) => ({ path: feedPath }),
};

/** Each call after a change, so that none is answered from what was kept. */
async function timeOf(run: Run, place: Place, page: string): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const request = pages[page]!(place.house, run);
    await place.changes.touch(place.house.id);
    const status = request.method === 'POST' ? 201 : 200;
    const load = { port: place.port, clients: 1, ms: 60_000, calls: 1, requests: [request] };
    times.push(...(await run.loader.load(load, status)).milliseconds);
  }
  if (page === 'booking') await place.changes.giveBack();
  return median(times);
}
