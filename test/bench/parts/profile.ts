/** A profile of one booking, and of one list as JSON and as pages: the statements of one, and where the time of many goes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from '../load/wire.js';
import { inPercent, spentBy, type CpuProfile } from '../report/profile.js';
import { bookings, catalogues, listPages } from '../requests.js';
import { months } from '../base/work.js';
import type { Run } from '../run.js';
import { Place } from '../server.js';
import { usualSize } from '../data/houses.js';

const MANY = 25;
const CLIENTS = 16;
const SHOWN = 12;
const REST_MS = 3_000;
const LONGEST = 105;

interface Noted {
  profile: CpuProfile;
  statements: string[];
}

export async function profile(run: Run): Promise<void> {
  const { lines, seed } = run.options;
  const place = await Place.make('SQLite', { ...usualSize, lines }, seed, 'profile');
  const { house } = place;
  const ways: [string, Request[], number][] = [
    ['booking of 3 lines', bookings([house], MANY * CLIENTS, run.dice).requests, 201],
    ['catalogue as JSON', catalogues(house, months(MANY, run.dice)), 200],
    ['catalogue as pages', listPages(house, months(MANY, run.dice)), 200],
  ];
  for (const [what, requests, status] of ways) {
    const call = (clients: number, calls: number): Promise<unknown> =>
      run.loader.load({ port: place.port, clients, ms: 60_000, calls, requests }, status);
    await call(CLIENTS, 5);
    // No mail of before is sent meanwhile.
    await place.changes.giveBack();
    await pause(REST_MS);
    const one = await noted(place, () => call(1, 1));
    const many = await noted(place, () => call(CLIENTS, MANY));
    run.profile.push(inWords(what, one, many));
  }
  process.stdout.write(`${run.profile.join('\n\n')}\n`);
  await place.drop();
}

async function noted(place: Place, work: () => Promise<unknown>): Promise<Noted> {
  await place.tell(/noting true\n/);
  await work();
  await place.tell(/noting false\n/);
  return JSON.parse(readFileSync(join(place.installation.folder, 'profile.json'), 'utf8')) as Noted;
}

function inWords(what: string, one: Noted, many: Noted): string {
  const statements = one.statements.map((text) => text.replace(/\s+/g, ' ').slice(0, LONGEST));
  const tables = (['self', 'total'] as const).map((by) => {
    const head = `Most time ${by === 'self' ? 'in itself' : 'with what it calls'} (in itself, with that, where):`;
    const rows = spentBy(many.profile, by).slice(0, SHOWN);
    const lines = rows.map(
      ({ where, self, total }) => `${inPercent(self).padStart(7)} ${inPercent(total).padStart(8)}  ${where}`,
    );
    return `${head}\n\n${inCode(lines)}`;
  });
  const title = `### One ${what}: ${statements.length} statements`;
  return [title, inCode(statements), ...tables].join('\n\n');
}

const inCode = (lines: readonly string[]): string => ['```text', ...lines, '```'].join('\n');
