/** P8: a calendar of a thousand entries after one of them has changed, against drawing all with ical-generator. */
import type { Engine } from '../../support/installation.js';
import { compared } from '../report/figures.js';
import { api, byToken } from '../requests.js';
import type { Run } from '../run.js';
import type { Place } from '../server.js';

/** A round asks for one feed only: before so many the server's code is not compiled as it is in use, the base's is. */
const BEFORE = 40;

interface Drawn {
  ms: number;
  events: number;
}

export async function readChangedFeed(run: Run, engine: Engine): Promise<void> {
  // What the bookers of other parts gave back would stand among what a calendar has to look through.
  const place = await run.place(engine, {}, 'feeds');
  const calendar = await run.worker('calendar-base.ts');
  const open = await requestsToDecide(place, run.options.rounds + 1);
  let feed = '';
  for (let count = 0; count < BEFORE; count += 1) {
    await place.changes.changeOne(place.house.id);
    feed = (await place.server.call('GET', place.house.feedPath)).text;
  }
  await place.delays();
  const rounds = await run.inTurn(
    async () => {
      await approve(place, open.pop()!);
      const { text, milliseconds } = await place.server.call('GET', place.house.feedPath);
      if (text === feed) throw new Error('The feed does not show what was approved.');
      feed = text;
      return milliseconds;
    },
    async () => (await calendar.ask<Drawn>({ feed })).ms,
  );
  const { events } = await calendar.ask<Drawn>({ feed });
  const named = { part: 'P8', what: `feed of ${events} events after one changed`, engine, unit: 'ms' };
  run.add(compared({ ...named, goal: { of: 'ratio', least: 50 } }, rounds, 'times'));
  await run.addDelays(place, 'feeds after a change');
}

/** Of those that were asked for when the database was filled. */
async function requestsToDecide({ server, house }: Place, count: number): Promise<string[]> {
  const path = api(house, `reservations?status=requested&limit=${count}`);
  const { text } = await server.call('GET', path, { token: house.coordinator.token });
  const { items } = JSON.parse(text) as { items: { id: string }[] };
  if (items.length < count) throw new Error('There are too few requests.');
  return items.map(({ id }) => id);
}

async function approve({ server, house }: Place, id: string): Promise<void> {
  const headers = byToken(house.coordinator);
  const { status, text } = await server.call('POST', api(house, `reservations/${id}/approve`), {
    headers,
    body: {},
  });
  if (status >= 300) throw new Error(`It is not approved: ${status} ${text}`);
}
