/** An installed database with items, closures and promises in it: what the later migrations make of what stands there. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { migrations } from '../../src/database/migrations/all.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { countingOrder } from '../../src/shared/spelling.js';
import { dropDatabase, makeDatabase } from '../support/database.js';
import { Place } from '../support/fresh-place.js';

const before = migrations.slice(0, 10);
const ALLIANCE = newId();
const PARTNER = newId();
const STORE = newId();
const PERSON = newId();
const MOMENT = '2027-03-01 09:00:00.000';

let place: Place;

beforeAll(makeDatabase);
afterAll(dropDatabase);
beforeEach(async () => {
  place = await Place.make();
  await place.opened(furnish, before);
});
afterEach(() => place.drop());

/** By column, since the entities know what comes later. */
const insert = (source: DataSource, table: string, row: Record<string, unknown>): Promise<unknown> => {
  const values = Object.values(row).map((value) => (value === null ? 'NULL' : `'${String(value)}'`));
  const columns = Object.keys(row).map((name) => `"${name}"`);
  return source.query(`INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${values.join(', ')})`);
};

async function furnish(source: DataSource): Promise<void> {
  const dated = { created_at: MOMENT, updated_at: MOMENT };
  const names = { slug: 'alt', name: 'Alt', place: 'Au', state: '', legal_bearer: 'Au' };
  const contact = { contact_name: '', contact_phone: '', contact_email: '', contact_hours: '' };
  const settings = { time_zone: 'Europe/Berlin', visibility: 'public', number_letters: 'A', rules: '{}' };
  const alliance = { ...names, ...contact, ...settings, is_example: '0', revision: '0', ...dated };
  await insert(source, 'alliances', { id: ALLIANCE, ...alliance });
  await insert(source, 'people', {
    id: PERSON,
    email: 'a@example.org',
    name: 'A',
    is_operator: '0',
    created_at: MOMENT,
  });
  const texts = { short_name: '', organisation_type: '', legal_form: '', privacy_law: '', notes: '' };
  const partner = { name: 'Verein', status: 'active', is_lender: '1', is_borrower: '1', ...texts, ...dated };
  await insert(source, 'partners', { id: PARTNER, alliance_id: ALLIANCE, ...partner });
  const store = { name: 'Lager', address: '', access_notes: '', is_private: '0', hand_over_windows: '[]' };
  await insert(source, 'storage_places', {
    id: STORE,
    alliance_id: ALLIANCE,
    ...store,
    is_closed_in_school_holidays: '0',
    ...dated,
  });
  for (const [number, kind] of [
    ['SO-10', 'bulk'],
    ['SO-2', 'consumable'],
  ] as const)
    await insert(source, 'items', itemRow(number, kind));
  const [item] = await source.query(`SELECT "id" FROM "items" WHERE "inventory_number" = 'SO-10'`);
  await insert(source, 'closures', {
    id: newId(),
    alliance_id: ALLIANCE,
    item_id: item.id,
    quantity: 1,
    starts_at: MOMENT,
    ends_at: '2027-06-01 09:00:00.000',
    reason: 'Frau Kern, 0171 23456',
    created_by: PERSON,
    created_at: MOMENT,
  });
  await promise(source, item.id);
}

/** Approved, but for its first line, which would have been fetched earlier and brought back later. */
async function promise(source: DataSource, itemId: string): Promise<void> {
  const id = newId();
  const early = { pick_up_at: '2027-05-12 09:00:00.000', return_due_at: '2027-05-20 09:00:00.000' };
  const late = { pick_up_at: '2027-05-14 15:30:00.000', return_due_at: '2027-05-17 08:00:00.000' };
  await insert(source, 'reservations', {
    id,
    alliance_id: ALLIANCE,
    number: 'A-2027-0001',
    number_year: 2027,
    number_in_year: 1,
    partner_id: PARTNER,
    asked_by: PERSON,
    on_behalf_of: '',
    occasion_name: 'Fest',
    contact_name: '',
    contact_phone: '',
    note: '',
    status: 'approved',
    version: 2,
    asked_at: MOMENT,
    decide_by: '2027-03-08 09:00:00.000',
    reason: '',
    ...early,
    ical_uid: newId(),
    ical_sequence: 0,
    feed_uid: newId(),
    updated_at: MOMENT,
  });
  for (const [position, approved, times] of [
    [1, 0, early],
    [2, 2, late],
  ] as const)
    await insert(source, 'reservation_lines', {
      id: newId(),
      alliance_id: ALLIANCE,
      reservation_id: id,
      position,
      item_id: itemId,
      quantity: 2,
      approved_quantity: approved,
      held_quantity: approved,
      handed_over_quantity: 0,
      returned_quantity: 0,
      missing_quantity: 0,
      damaged_quantity: 0,
      out_quantity: 0,
      ...times,
    });
}

const itemRow = (number: string, kind: string): Record<string, unknown> => ({
  id: newId(),
  alliance_id: ALLIANCE,
  inventory_number: number,
  name: number,
  description: '',
  category: '',
  kind,
  quantity: 5,
  unit: 'Stück',
  pack_step: 1,
  owner_id: PARTNER,
  storage_place_id: STORE,
  size: '',
  needs_vehicle: '',
  needs_other: '',
  deposit_cents: 0,
  deposit_basis: '',
  season_note: '',
  notes: '',
  search_text: '',
  created_at: MOMENT,
  updated_at: MOMENT,
});

test('what was the reason of a closure is its note, which only the coordination and the owner read', async () => {
  await place.opened(async (source) => {
    expect(await source.query('SELECT "reason", "note" FROM "closures"')).toEqual([
      { reason: null, note: 'Frau Kern, 0171 23456' },
    ]);
  });
});

test('items are sorted as people count, and a consumable counts as counted when it was last changed', async () => {
  await place.opened(async (source) => {
    const rows = await source.query(
      'SELECT "inventory_number" AS "number", "number_order" AS "order", "counted_at" IS NOT NULL AS "counted" FROM "items"',
    );
    const known = (rows as { number: string; order: string; counted: unknown }[]).toSorted((one, other) =>
      one.order < other.order ? -1 : 1,
    );
    expect(known.map(({ number, counted }) => [number, Boolean(counted)])).toEqual([
      ['SO-2', true],
      ['SO-10', false],
    ]);
    expect(known.map(({ order }) => order)).toEqual(['SO-2', 'SO-10'].map(countingOrder));
  });
});

test('a promise is fetched and brought back with what is promised, and not with what was refused', async () => {
  await place.opened(async (source) => {
    const [span] = await source.getRepository(Reservation).find();
    expect([span?.pickUpAt, span?.returnDueAt]).toEqual([
      new Date('2027-05-14T15:30:00Z'),
      new Date('2027-05-17T08:00:00Z'),
    ]);
  });
});

test('an alliance that was there before is public since it was made', async () => {
  await place.opened(async (source) => {
    const rows = await source.query('SELECT "listed_at" = "created_at" AS "isPublic" FROM "alliances"');
    expect((rows as { isPublic: unknown }[]).map(({ isPublic }) => Boolean(isPublic))).toEqual([true]);
  });
});
