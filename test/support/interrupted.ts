/** Processes that migrate and are killed, or are not alone. */
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.js';
import { chance } from './chance.js';
import { Place, schemaOf } from './fresh-place.js';

/** About as long as migrating takes on a slow day. */
const LONGEST_MS = 250;

/** Kills that many processes at random moments while they migrate one database, then starts once more; the schema. */
export async function killedWhileMigrating(times: number, seed: number): Promise<unknown[]> {
  const place = await Place.make();
  const next = chance(seed);
  for (let round = 0; round < times; round += 1) {
    const child = Child.start('migrate.ts', place.env);
    await child.hasSaid('opening');
    await pause(next() * LONGEST_MS);
    await child.kill();
  }
  try {
    return await place.opened(schemaOf);
  } finally {
    await place.drop();
  }
}

/** That many processes open the same new database at the same moment. */
export async function migratedAtOnce(count: number): Promise<{ codes: unknown[]; schema: unknown[] }> {
  const place = await Place.make();
  const children = Array.from({ length: count }, () => Child.start('migrate.ts', place.env, ['--wait']));
  await Promise.all(children.map((child) => child.hasSaid('opening')));
  for (const child of children) child.go();
  const ended = await Promise.all(children.map((child) => child.ended));
  try {
    const said = ended.map(({ code, said: words }) => (code === 0 ? 0 : words));
    return { codes: said, schema: await place.opened(schemaOf) };
  } finally {
    await place.drop();
  }
}
