/** P5, P6: the month of a whole catalogue over HTTP, as JSON and as pages, against its one statement by hand. */
import type { Engine } from '../../support/installation.js';
import { months, type Month } from '../base/work.js';
import type { Request } from '../load/wire.js';
import { compared, type Goal } from '../report/figures.js';
import { catalogues, listPages, listParts, pageParts } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

const MONTHS = 500;
const CLIENTS = [1, 16];

export const readCatalogues = (run: Run, engine: Engine): Promise<void> =>
  measure(run, engine, {
    part: 'P5',
    what: 'month of 300 items as JSON',
    goal: { of: 'ratio', least: 0.7 },
    requestsOf: ({ house }, chosen) => catalogues(house, chosen),
    partsOf: ({ house }) => listParts(house),
  });

export const readPages = (run: Run, engine: Engine): Promise<void> =>
  measure(run, engine, {
    part: 'P6',
    what: 'month of 300 items as pages',
    goal: { of: 'ratio', least: 0.25 },
    requestsOf: ({ house }, chosen) => listPages(house, chosen),
    partsOf: ({ house }) => pageParts(house),
  });

interface Asked {
  part: string;
  what: string;
  goal: Goal;
  requestsOf: (place: Place, chosen: readonly Month[]) => Request[];
  partsOf: (place: Place) => number;
}

/** The revision has just been raised in each round, and no two months are alike: nothing can be answered again. */
async function measure(run: Run, engine: Engine, asked: Asked): Promise<void> {
  const [place, base] = [await run.place(engine), await run.base(engine)];
  const ms = run.options.roundMs;
  await place.delays();
  for (const clients of CLIENTS) {
    const rounds = await run.inTurn(
      async () => {
        await place.changes.touch(place.house.id);
        const requests = asked.requestsOf(place, months(MONTHS, run.dice));
        const answers = await run.loader.perSecond({ port: place.port, clients, ms, requests }, 200);
        return answers / asked.partsOf(place);
      },
      () => {
        const { id, itemIds } = base.houses[0]!;
        const chosen = months(MONTHS, run.dice);
        return base.perSecond({
          what: 'catalogue',
          ms,
          allianceId: id,
          months: chosen,
          items: itemIds.length,
        });
      },
    );
    const what = `${asked.what}, ${clients} client${clients === 1 ? '' : 's'}`;
    run.add(compared({ part: asked.part, what, engine, unit: '/s', goal: asked.goal }, rounds));
  }
  await run.addDelays(place, asked.what);
}
