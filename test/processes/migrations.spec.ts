/** The long form of test/services/upgrading.spec.ts: many kills, several at once. Needs no build; runs on either engine. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { printedSeed } from '../support/chance.js';
import { dropDatabase, makeDatabase } from '../support/database.js';
import { Place, schemaOf } from '../support/fresh-place.js';
import { killedWhileMigrating, migratedAtOnce } from '../support/interrupted.js';

let fresh: unknown[];

beforeAll(async () => {
  await makeDatabase();
  const place = await Place.make();
  fresh = await place.opened(schemaOf);
  await place.drop();
});
afterAll(dropDatabase);

test('killed at twenty random moments, on four databases, the schema is what it always is', async () => {
  const seed = printedSeed('Killed while migrating, long');
  for (let database = 0; database < 4; database += 1)
    expect(await killedWhileMigrating(5, seed + database)).toEqual(fresh);
}, 120_000);

test('four at the same moment, three times: each migration runs once', async () => {
  for (let round = 0; round < 3; round += 1)
    expect(await migratedAtOnce(4)).toEqual({ codes: [0, 0, 0, 0], schema: fresh });
}, 120_000);
