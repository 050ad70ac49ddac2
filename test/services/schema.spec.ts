/** The schema: hand-written tables and entities agree, no row reaches into another alliance, and what must never be wrong is CHECKed. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { getDataSourceToken } from '@nestjs/typeorm';
import { DataSource, Entity, ForeignKey, Index, type EntityManager, type EntityMetadata } from 'typeorm';
import { Id, newId, newUid, Ref, Text } from '../../src/database/columns.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Database } from '../../src/database/database.service.js';
import { isDangling } from '../../src/database/faults.js';
import { RequestKey as RealRequestKey } from '../../src/database/request-key.entity.js';
import { entities } from '../../src/entities.js';
import { noChoices } from '../../src/items/import/import-choices.js';
import { importStates } from '../../src/items/import/import.entity.js';
import { itemKinds } from '../../src/items/item.entity.js';
import { MOST_BYTES_OF_PHOTO, photoSizes } from '../../src/items/photos/photo-sizes.js';
import { mailStates, OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { Alliance, listVisibilities } from '../../src/partners/who/alliance.entity.js';
import { textKinds } from '../../src/partners/alliances/alliance-text.entity.js';
import { firstSteps } from '../../src/partners/alliances/put-off-step.entity.js';
import { membershipRoles } from '../../src/partners/who/membership.entity.js';
import { partnerStatuses } from '../../src/partners/who/partner.entity.js';
import { moneyKinds } from '../../src/reservations/record/deposit.js';
import { statuses } from '../../src/reservations/record/lifecycle.js';
import { termsScopes } from '../../src/items/lending/line-rules.js';
import { ruleScopes } from '../../src/items/lending/rule-scope.js';
import { approvalModes, fallbackModes } from '../../src/reservations/record/whose-yes.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';

/** Platform tables, which belong to no alliance (safety.md, E02). Every other table belongs to one. */
const PLATFORM = [
  'alliances',
  'people',
  'sign_ins',
  'sessions',
  'access_tokens',
  'address_changes',
  'founding_invitations',
  'mailed_codes',
  'outbox_mails',
  'request_keys',
  'audit_entries',
  'migration_checksums',
  'write_probes',
];

/** Nothing in their alliance points at them, nor they at anything: a row that moved would tear nothing, and no code moves one. */
const STANDING_ALONE = [
  'AllianceCrest',
  'AllianceText',
  'ApplicantTry',
  'ApprovalRule',
  'LendingTerms',
  'Confirmation',
  'PutOffStep',
  'SchoolHoliday',
  'TimedNotice',
];

const DAY = 24 * 60 * 60_000;
const FRIDAY = new Date('2027-05-14T15:00:00.123Z');
const MONDAY = new Date('2027-05-17T07:00:00.000Z');

let house: TestingModule;
let source: DataSource;
let database: Database;

beforeAll(async () => {
  await makeDatabase();
  house = await Test.createTestingModule({ imports: [DatabaseModule.of(entities)] }).compile();
  await house.init();
  source = house.get<DataSource>(getDataSourceToken());
  database = house.get(Database);
  for (const letter of ['A', 'B']) await settle(letter);
});
afterAll(async () => {
  await house.close();
  await dropDatabase();
});

describe('after the migrations', () => {
  test('a column that only the entity has would be seen', async () => {
    const others = entities.filter((entity) => entity !== RealRequestKey);
    expect(await planted([...others, wider()], () => undefined)).toMatch(/nickname/);
  });

  test.each<[string, (table: EntityMetadata) => unknown]>([
    ['a column that only the table has', ({ columns }) => columns.splice(columns.findIndex(isName), 1)],
    ['a longer text', ({ columns }) => Object.assign(columns.find(isName) ?? {}, { length: '201' })],
    [
      'a column that may be empty',
      ({ columns }) => Object.assign(columns.find(isName) ?? {}, { isNullable: true }),
    ],
    ['a CHECK that only the table has', ({ checks: all }) => all.splice(0)],
    ['a unique key that only the table has', ({ uniques }) => uniques.splice(0)],
    ['a foreign key that only the table has', ({ foreignKeys }) => foreignKeys.splice(0)],
  ])('%s would be seen', async (_what, change) => {
    expect(await planted(entities, (seen) => change(seen.getMetadata('Partner')))).toMatch(/"partners"/);
  });

  test('an index that only the table has would be seen', async () => {
    const said = await planted(entities, (seen) => seen.getMetadata('Role').indices.splice(0));
    expect(said).toMatch(/ix_roles_person_id/);
  });

  test('TypeORM’s schema builder finds nothing to do', async () => {
    expect(await pending(source)).toEqual([]);
  });

  test('no column has a default in the database: what a row says is said in code', () => {
    const defaults = source.entityMetadatas.flatMap(({ columns }) =>
      columns.filter((column) => column.default !== undefined).map((column) => column.propertyPath),
    );
    expect(defaults).toEqual([]);
  });

  test('nothing is loaded or saved by itself: there are no relations', () => {
    expect(source.entityMetadatas.flatMap(({ relations }) => relations)).toEqual([]);
    expect(source.subscribers).toEqual([]);
  });

  test('starting again finds no migration to run', async () => {
    expect(await source.showMigrations()).toBe(false);
  });
});

describe('the wall between alliances', () => {
  test('a table that leaks would be seen', async () => {
    const leaking = [
      leaky('homeless', {}),
      leaky('optional', { allianceId: 'Alliance' }, { nullable: true }),
      leaky('unbound', { allianceId: undefined }),
      leaky('pointing', { allianceId: 'Alliance', itemId: 'Item' }),
      leaky('sound', { allianceId: 'Alliance', personId: 'Person' }),
    ];
    const opened = await open([...entities, ...leaking]);
    const said = leaks(opened.entityMetadatas);
    await opened.destroy();
    expect(said.toSorted()).toEqual([
      'homeless has no alliance_id',
      'optional may be in no alliance',
      'pointing points at items without its alliance',
      'unbound may be in an alliance that does not exist',
    ]);
  });

  test('every tenant table is in one alliance, and its keys carry it along', () => {
    expect(leaks(source.entityMetadatas)).toEqual([]);
  });

  test('the platform tables are those that are listed, and no other', () => {
    const tables = source.entityMetadatas.map(({ tableName }) => tableName);
    expect(tables.filter((name) => PLATFORM.includes(name)).toSorted()).toEqual(PLATFORM.toSorted());
  });

  test('every table has a row in this test, in either alliance', () => {
    const rowless = ['RequestKey', 'MigrationChecksum', 'WriteProbe'];
    const tables = source.entityMetadatas.map(({ name }) => name).filter((name) => !rowless.includes(name));
    expect(Object.keys(worlds['A'] ?? {}).toSorted()).toEqual(tables.toSorted());
  });

  test('no row can point into another alliance', async () => {
    const pointers = tenantTables(source.entityMetadatas).flatMap((metadata) =>
      metadata.foreignKeys
        .filter(({ columnNames }) => columnNames.length > 1)
        .map((key) => ({ metadata, key })),
    );
    expect(pointers.length).toBeGreaterThan(12);
    for (const { metadata, key } of pointers) {
      const column = key.columns.find(({ propertyName }) => propertyName !== 'allianceId');
      const foreign = { [column?.propertyName ?? '']: idOf('B', key.referencedEntityMetadata.name) };
      expect(await changed(metadata.name, foreign)).toEqual(dangling(metadata.name, foreign));
    }
  });

  test('no row can move to another alliance alone', async () => {
    const tied = tenantTables(source.entityMetadatas).filter(({ name }) => !STANDING_ALONE.includes(name));
    for (const { name } of tied) {
      const move = { allianceId: idOf('B', 'Alliance') };
      expect(await changed(name, move)).toEqual(dangling(name, move));
    }
  });

  test('no row can point at nothing', async () => {
    const owner = { ownerId: newId() };
    const asker = { askedBy: newId() };
    expect(await changed('Item', owner)).toEqual(dangling('Item', owner));
    expect(await changed('Reservation', asker)).toEqual(dangling('Reservation', asker));
  });

  test('what somebody points at cannot be deleted', async () => {
    const removal = database.transaction((tx) => tx.delete('Partner', { id: idOf('A', 'Partner') }));
    await expect(removal.catch(isDangling)).resolves.toBe(true);
  });
});

/** CHECK by CHECK: what it refuses, and what at its edge it still takes. */
const checks: Record<string, { of: string; refuses: object[]; takes: object[] }> = {
  ck_alliances_visibility: {
    of: 'Alliance',
    refuses: [{ visibility: 'secret' }, { visibility: '' }],
    takes: listVisibilities.map((visibility) => ({ visibility })),
  },
  ck_alliance_texts_kind: {
    of: 'AllianceText',
    refuses: [{ kind: 'agb' }, { kind: '' }],
    takes: textKinds.map((kind) => ({ kind })),
  },
  ck_alliance_texts_version: {
    of: 'AllianceText',
    refuses: [{ version: 0 }, { version: -1 }],
    takes: [{ version: 1 }, { version: 1000 }],
  },
  ck_approval_rules_scope: {
    of: 'ApprovalRule',
    refuses: [{ scope: 'place' }],
    takes: ruleScopes.map((scope) => ({ scope })),
  },
  ck_lending_terms_scope: {
    of: 'LendingTerms',
    refuses: [{ scope: 'alliance' }],
    takes: termsScopes.map((scope) => ({ scope })),
  },
  ck_approval_rules_mode: {
    of: 'ApprovalRule',
    refuses: [{ mode: 'never' }],
    takes: approvalModes.map((mode) => ({ mode })),
  },
  ck_approval_rules_otherwise: {
    of: 'ApprovalRule',
    refuses: [{ otherwise: 'automatic' }],
    takes: fallbackModes.map((otherwise) => ({ otherwise })),
  },
  ck_put_off_steps_step: {
    of: 'PutOffStep',
    refuses: [{ step: 'crest' }, { step: '' }],
    takes: firstSteps.map((step) => ({ step })),
  },
  ck_applicants_version: {
    of: 'Applicant',
    refuses: [{ version: 0 }, { version: -1 }],
    takes: [{ version: 1 }, { version: 1000 }],
  },
  ck_partners_status: {
    of: 'Partner',
    refuses: [{ status: 'abc' }, { status: 'Active' }],
    takes: partnerStatuses.map((status) => ({ status })),
  },
  ck_memberships_role: {
    of: 'Membership',
    refuses: [{ role: 'coordinator' }],
    takes: membershipRoles.map((role) => ({ role })),
  },
  ck_sign_ins_tries: {
    of: 'SignIn',
    refuses: [{ tries: -1 }, { tries: 6 }],
    takes: [{ tries: 0 }, { tries: 5 }],
  },
  ck_address_changes_tries: {
    of: 'AddressChange',
    refuses: [{ tries: -1 }, { tries: 6 }],
    takes: [{ tries: 0 }, { tries: 5 }],
  },
  ck_invitations_uses: {
    of: 'Invitation',
    refuses: [{ mostUses: 0 }, { mostUses: 101 }, { uses: -1 }, { mostUses: 3, uses: 4 }],
    takes: [{ mostUses: 100, uses: 100 }, { mostUses: 1 }],
  },
  ck_invitation_codes_tries: {
    of: 'InvitationCode',
    refuses: [{ tries: -1 }, { tries: 6 }],
    takes: [{ tries: 0 }, { tries: 5 }],
  },
  ck_roles_role: {
    of: 'Role',
    refuses: [{ role: 'operator', storagePlaceId: null }],
    takes: [
      { role: 'coordinator', storagePlaceId: null },
      { role: 'deputy', storagePlaceId: null },
    ],
  },
  ck_roles_place: {
    of: 'Role',
    refuses: [{ storagePlaceId: null }, { role: 'deputy' }],
    takes: [{ role: 'keeper' }],
  },
  ck_items_kind: {
    of: 'Item',
    refuses: [{ kind: 'abc' }],
    takes: itemKinds.map((kind) => ({ kind })),
  },
  ck_items_quantity: {
    of: 'Item',
    refuses: [{ quantity: -1 }, { quantity: 100_001 }],
    takes: [{ quantity: 0 }, { quantity: 100_000 }, { quantity: null }],
  },
  ck_items_pack_step: {
    of: 'Item',
    refuses: [{ packStep: 0 }, { packStep: 100_001 }],
    takes: [{ packStep: 1 }, { packStep: 100_000 }],
  },
  ck_items_buffer: {
    of: 'Item',
    refuses: [{ bufferMinutes: -1 }, { bufferMinutes: 43_201 }],
    takes: [{ bufferMinutes: 0 }, { bufferMinutes: 43_200 }, { bufferMinutes: null }],
  },
  ck_imports_state: {
    of: 'Import',
    refuses: [{ state: 'abc' }],
    takes: importStates.map((state) => ({ state })),
  },
  ck_import_rows_kind: {
    of: 'ImportRow',
    refuses: [{ kind: 'abc' }],
    takes: [{ kind: 'item' }, { kind: 'partner' }, { kind: 'place' }],
  },
  ck_item_parts_quantity: {
    of: 'ItemPart',
    refuses: [{ quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_promised_parts_quantity: {
    of: 'PromisedPart',
    refuses: [{ quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_item_parts_other: {
    of: 'ItemPart',
    get refuses() {
      return [{ partId: rowOf('A', 'ItemPart')['setId'] }];
    },
    takes: [],
  },
  ck_closures_quantity: {
    of: 'Closure',
    refuses: [{ quantity: -2 }, { quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_closures_period: {
    of: 'Closure',
    refuses: [{ endsAt: FRIDAY }, { endsAt: after(-1) }],
    takes: [{ endsAt: after(1) }],
  },
  ck_closure_series_quantity: {
    of: 'ClosureSeries',
    refuses: [{ quantity: -2 }, { quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_closure_series_period: {
    of: 'ClosureSeries',
    refuses: [{ endsAt: FRIDAY }, { endsAt: after(-1) }],
    takes: [{ endsAt: after(1) }],
  },
  ck_stand_ins_period: {
    of: 'StandIn',
    refuses: [{ endsAt: FRIDAY }, { endsAt: after(-1) }],
    takes: [{ endsAt: after(1) }],
  },
  ck_school_holidays_days: {
    of: 'SchoolHoliday',
    refuses: [{ lastDay: '2027-06-30' }],
    takes: [{ lastDay: '2027-07-01' }, { lastDay: '2027-07-02' }],
  },
  ck_qualifications_valid_months: {
    of: 'Qualification',
    refuses: [{ validMonths: 0 }, { validMonths: 601 }],
    takes: [{ validMonths: 1 }, { validMonths: 600 }, { validMonths: null }],
  },
  ck_reservations_status: {
    of: 'Reservation',
    refuses: [{ status: 'abc' }, { status: 'handed over' }],
    takes: statuses.map((status) => ({ status })),
  },
  ck_reservations_period: {
    of: 'Reservation',
    refuses: [{ returnDueAt: FRIDAY }, { returnDueAt: after(-DAY) }],
    takes: [{ returnDueAt: after(1) }],
  },
  ck_reservations_horizon: {
    of: 'Reservation',
    refuses: [{ askedAt: after(-1827 * DAY - 1) }],
    takes: [{ askedAt: after(-1827 * DAY) }],
  },
  ck_reservations_sequence: {
    of: 'Reservation',
    refuses: [{ icalSequence: -1 }],
    takes: [{ icalSequence: 0 }],
  },
  ck_lines_quantity: {
    of: 'ReservationLine',
    refuses: [{ quantity: 0 }, { quantity: -1 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_lines_period: {
    of: 'ReservationLine',
    refuses: [{ returnDueAt: FRIDAY }, { returnDueAt: after(-1) }],
    takes: [{ returnDueAt: after(1) }],
  },
  ck_lines_length: {
    of: 'ReservationLine',
    refuses: [{ returnDueAt: after(366 * DAY + 1) }],
    takes: [{ returnDueAt: after(366 * DAY) }],
  },
  ck_lines_counters: {
    of: 'ReservationLine',
    refuses: [
      'approvedQuantity',
      'heldQuantity',
      'handedOverQuantity',
      'returnedQuantity',
      'missingQuantity',
      'damagedQuantity',
      'outQuantity',
    ].flatMap((counter) => [{ [counter]: -1 }, { [counter]: 100_001 }]),
    takes: [{ approvedQuantity: null }, { approvedQuantity: 0 }, { heldQuantity: 100_000 }],
  },
  ck_change_lines_quantity: {
    of: 'PendingChangeLine',
    refuses: [{ quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_change_lines_period: {
    of: 'PendingChangeLine',
    refuses: [{ returnDueAt: FRIDAY }, { returnDueAt: after(-1) }],
    takes: [{ returnDueAt: after(1) }],
  },
  ck_change_lines_length: {
    of: 'PendingChangeLine',
    refuses: [{ returnDueAt: after(366 * DAY + 1) }],
    takes: [{ returnDueAt: after(366 * DAY) }],
  },
  ck_waiting_entries_quantity: {
    of: 'WaitingEntry',
    refuses: [{ quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_waiting_entries_period: {
    of: 'WaitingEntry',
    refuses: [{ returnDueAt: FRIDAY }, { returnDueAt: after(-1) }],
    takes: [{ returnDueAt: after(1) }],
  },
  ck_waiting_entries_length: {
    of: 'WaitingEntry',
    refuses: [{ returnDueAt: after(366 * DAY + 1) }],
    takes: [{ returnDueAt: after(366 * DAY) }],
  },
  ck_waiting_entries_version: {
    of: 'WaitingEntry',
    refuses: [{ version: 0 }],
    takes: [{ version: 1 }],
  },
  ck_money_entries_kind: {
    of: 'MoneyEntry',
    refuses: [{ kind: 'lost' }],
    takes: moneyKinds.map((kind) => ({ kind })),
  },
  ck_money_entries_cents: {
    of: 'MoneyEntry',
    refuses: [{ cents: 0 }, { cents: 100_000_001 }],
    takes: [{ cents: 1 }, { cents: 100_000_000 }],
  },
  ck_photos_byte_count: {
    of: 'Photo',
    refuses: [{ byteCount: 0 }, { byteCount: MOST_BYTES_OF_PHOTO + 1 }],
    takes: [{ byteCount: 1 }, { byteCount: MOST_BYTES_OF_PHOTO }],
  },
  ck_item_photos_position: {
    of: 'ItemPhoto',
    refuses: [{ position: 0 }, { position: 101 }],
    takes: [{ position: 1 }, { position: 100 }],
  },
  ck_photo_sizes_size: {
    of: 'PhotoSize',
    refuses: [{ size: 'huge' }, { size: '' }],
    takes: photoSizes.map((size) => ({ size })),
  },
  ck_damage_reports_quantity: {
    of: 'DamageReport',
    refuses: [{ quantity: 0 }, { quantity: 100_001 }],
    takes: [{ quantity: 1 }, { quantity: 100_000 }],
  },
  ck_feeds_scope: {
    of: 'Feed',
    refuses: [
      { scope: 'alliance' },
      { partnerId: null },
      { scope: 'item', partnerId: null },
      { scope: 'storagePlace', partnerId: null },
      { scope: 'owner', partnerId: null },
    ],
    takes: [{ scope: 'alliance', partnerId: null }, { scope: 'owner' }],
  },
  ck_outbox_state: {
    of: 'OutboxMail',
    refuses: [{ state: 'lost' }],
    takes: mailStates.map((state) => ({ state })),
  },
};

describe('what must never be wrong', () => {
  test('has a case here for every CHECK', () => {
    const all = source.entityMetadatas.flatMap((metadata) => metadata.checks.map(({ name }) => name));
    expect(Object.keys(checks).toSorted()).toEqual(all.toSorted());
  });

  test.each(Object.keys(checks))('is refused by %s, and only that', async (name) => {
    const { of, refuses, takes } = checks[name] ?? { of: '', refuses: [], takes: [] };
    for (const wrong of refuses) expect(await changed(of, wrong)).toEqual(expect.stringContaining(name));
    for (const right of takes) expect([right, await changed(of, right)]).toEqual([right, 'taken']);
  });

  test.each<[string, string, object]>([
    ['two alliances of one word', 'Alliance', { slug: 'alliance-b' }],
    ['two people of one address', 'Person', { email: 'b@example.org' }],
  ])('is refused as a second row: %s', async (_what, of, twin) => {
    expect(await changed(of, twin)).toMatch(/unique/i);
  });
});

describe('the audit log', () => {
  test('refuses to have an entry changed or deleted, and stays as it was', async () => {
    const { id } = rowOf('A', 'AuditEntry') as { id: string };
    const count = () => database.read((tx) => tx.count('AuditEntry'));
    const before = await count();
    const change = database.transaction((tx) => tx.update('AuditEntry', { id }, { detail: 'nothing' }));
    await expect(change).rejects.toThrow('audit entries are only ever added');
    const removal = database.transaction((tx) => tx.delete('AuditEntry', { id }));
    await expect(removal).rejects.toThrow('audit entries are only ever added');
    expect(await count()).toBe(before);
    const kept = await database.read((tx) => tx.findOneByOrFail('AuditEntry', { id }));
    expect(kept).toMatchObject({ detail: 'quantity' });
  });
});

describe('what is acknowledged', () => {
  if (onPostgres) {
    test('is on the disk: fsync is on, and commits wait for it', async () => {
      const [row] = (await database.transaction((tx) =>
        tx.query(`SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`),
      )) as { fsync: string; commit: string }[];
      expect(row?.fsync).toBe('on');
      expect(row?.commit).not.toBe('off');
    });
  } else {
    test('is on the disk: WAL, and FULL behind it, as the writing connection says itself', async () => {
      const said = await database.transaction(pragmas);
      expect(said).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 3000 });
    });

    test('is what the reading connection sees: the same journal', async () => {
      expect(await database.read(pragmas)).toMatchObject({ journal_mode: 'wal' });
    });
  }

  test('comes back as it was written: milliseconds, days, JSON, bytes and signs', async () => {
    const [reservation, alliance, mail] = await database.read(async (tx) => [
      await tx.findOneByOrFail(Reservation, { id: idOf('A', 'Reservation') }),
      await tx.findOneByOrFail(Alliance, { id: idOf('A', 'Alliance') }),
      await tx.findOneOrFail(OutboxMail, { where: { id: idOf('A', 'OutboxMail') }, select: ['raw'] }),
    ]);
    expect(reservation).toMatchObject({ pickUpAt: FRIDAY, returnDueAt: MONDAY, note: '🎪 „Zelt“ \' " \\' });
    expect(alliance).toMatchObject({
      foundedOn: '2020-02-29',
      rules: { nested: [1, null, 'ü'] },
      isExample: true,
    });
    expect(mail).toMatchObject({ raw: Buffer.from([0, 255, 13, 10]) });
  });
});

// Faults to plant

async function pending(of: DataSource): Promise<string[]> {
  const { upQueries } = await of.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

type EntityList = readonly (typeof entities)[number][];

/** The same database, seen with other entities. */
function open(seen: EntityList): Promise<DataSource> {
  return new DataSource({ ...source.options, entities: [...seen] as never }).initialize();
}

/** What the schema builder would do about a fault. */
async function planted(seen: EntityList, change: (opened: DataSource) => unknown): Promise<string> {
  const opened = await open(seen);
  try {
    change(opened);
    return (await pending(opened)).join('\n');
  } finally {
    await opened.destroy();
  }
}

function wider(): EntityList[number] {
  @Entity('request_keys')
  @Index(['createdAt'])
  class RequestKey extends RealRequestKey {
    @Text(10) nickname!: string;
  }
  return RequestKey;
}

const isName = ({ propertyName }: { propertyName: string }): boolean => propertyName === 'name';

/** A table with references by name, each to the entity it points at by its id alone, or to nothing. */
function leaky(
  table: string,
  refs: Record<string, string | undefined>,
  options: { nullable?: boolean } = {},
): EntityList[number] {
  class Leaky {
    id!: string;
  }
  Entity(table)(Leaky);
  Id()(Leaky.prototype, 'id');
  for (const [name, target] of Object.entries(refs)) {
    Ref(options)(Leaky.prototype, name);
    if (target !== undefined) ForeignKey(target, [name], ['id'])(Leaky);
  }
  return Leaky;
}

// The wall

const tenantTables = (all: readonly EntityMetadata[]): EntityMetadata[] =>
  all.filter(({ tableName }) => !PLATFORM.includes(tableName));

/** Tables whose rows could be in no alliance, or point out of theirs. */
function leaks(all: readonly EntityMetadata[]): string[] {
  return tenantTables(all).flatMap((metadata) => {
    const { tableName, columns, foreignKeys } = metadata;
    const own = columns.find(({ databaseName }) => databaseName === 'alliance_id');
    if (!own) return [`${tableName} has no alliance_id`];
    if (own.isNullable) return [`${tableName} may be in no alliance`];
    const isBound = foreignKeys.some(
      (key) => key.columns.includes(own) && key.columns.every((one) => !one.isNullable),
    );
    const pointers = foreignKeys
      .filter((key) => !PLATFORM.includes(key.referencedEntityMetadata.tableName) && !carriesAlliance(key))
      .map((key) => `${tableName} points at ${key.referencedEntityMetadata.tableName} without its alliance`);
    return [...(isBound ? [] : [`${tableName} may be in an alliance that does not exist`]), ...pointers];
  });
}

const carriesAlliance = (key: EntityMetadata['foreignKeys'][number]): boolean =>
  key.columnNames.some(
    (name, index) => name === 'alliance_id' && key.referencedColumnNames[index] === 'alliance_id',
  );

// Rows

type Row = Record<string, unknown>;

const worlds: Record<string, Record<string, Row>> = {};

const rowOf = (letter: string, name: string): Row => worlds[letter]?.[name] ?? {};

const idOf = (letter: string, name: string): string => String(rowOf(letter, name)['id']);

/** Changes alliance A's row of that entity in a transaction that never commits; 'taken', 'dangling', or the complaint. */
async function changed(name: string, change: object): Promise<string> {
  const taken = new Error('taken');
  const work = async (tx: EntityManager): Promise<never> => {
    await tx.update(name, { id: idOf('A', name) }, change);
    throw taken;
  };
  const error = await database.transaction(work).catch((thrown: unknown) => thrown);
  if (isDangling(error)) return dangling(name, change);
  return error instanceof Error ? error.message : String(error);
}

const dangling = (name: string, change: object): string => `${name} ${JSON.stringify(change)} is dangling`;

async function pragmas(tx: EntityManager): Promise<Row> {
  const names = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'];
  const said: Row = {};
  for (const name of names) {
    const [row = {}] = (await tx.query(`PRAGMA ${name}`)) as Row[];
    said[name] = Object.values(row)[0];
  }
  return said;
}

function after(milliseconds: number): Date {
  return new Date(FRIDAY.valueOf() + milliseconds);
}

/** One row in every table, in an alliance of its own. */
async function settle(letter: string): Promise<void> {
  const rows = rowsFor(letter);
  await database.transaction(async (tx) => {
    for (const [name, row] of Object.entries(rows)) await tx.insert(name === 'PartItem' ? 'Item' : name, row);
  });
  const { PartItem: _part, ...named } = rows;
  worlds[letter] = named;
}

function rowsFor(letter: string): Record<string, Row> {
  const small = letter.toLowerCase();
  const [allianceId, personId, partnerId, placeId] = [newId(), newId(), newId(), newId()];
  const [itemId, partId, reservationId, lineId] = [newId(), newId(), newId(), newId()];
  const qualificationId = newId();
  const [changeId, photoId, invitationId, importId] = [newId(), newId(), newId(), newId()];
  const createdAt = new Date('2027-03-01T09:00:00Z');
  const times = { createdAt, updatedAt: createdAt };
  const hash = (sign: string): string => `${small}${sign}`.repeat(32);
  const item = itemFacts({ allianceId, ownerId: partnerId, storagePlaceId: placeId, ...times });
  return {
    Alliance: { id: allianceId, ...allianceFacts(small), ...times },
    Person: { id: personId, email: `${small}@example.org`, name: 'Anna', isOperator: false, createdAt },
    FoundingInvitation: {
      id: newId(),
      email: `${small}.neu@example.org`,
      allianceName: '',
      secretHash: hash('9'),
      invitedById: personId,
      createdAt,
      expiresAt: FRIDAY,
    },
    AllianceText: {
      id: newId(),
      allianceId,
      kind: 'loan-rules',
      version: 1,
      text: 'Pünktlich zurück.',
      publishedAt: createdAt,
      publishedBy: personId,
    },
    LendingTerms: {
      id: newId(),
      allianceId,
      scope: 'item',
      subjectId: newId(),
      leadTimeDays: 3,
      horizonDays: 90,
      longestLoanDays: null,
      seasonOpensOn: '01-15',
      interestedDaysAhead: 0,
      chainedLoanGapDays: 3,
      cancelUntilDays: null,
      version: 1,
      createdAt,
      updatedAt: createdAt,
    },
    ApprovalRule: {
      id: newId(),
      allianceId,
      scope: 'alliance',
      subjectId: allianceId,
      mode: 'automatic',
      otherwise: 'coordinator',
      upToQuantity: 5,
      upToValueCents: null,
      upToDaysAhead: null,
      partnerIds: null,
      version: 1,
      createdAt,
      updatedAt: createdAt,
    },
    PutOffStep: { id: newId(), allianceId, step: 'rules', putOffAt: createdAt },
    AllianceCrest: { id: newId(), allianceId, bytes: Buffer.from('PNG') },
    SchoolHoliday: {
      id: newId(),
      allianceId,
      name: 'Sommerferien',
      firstDay: '2027-07-01',
      lastDay: '2027-08-14',
      createdAt,
    },
    Qualification: {
      id: qualificationId,
      allianceId,
      name: `Einweisung ${letter}`,
      validMonths: 24,
      ...times,
    },
    HeldQualification: {
      id: newId(),
      allianceId,
      personId,
      qualificationId,
      validUntil: '2028-05-01',
      enteredBy: personId,
      enteredAt: createdAt,
    },
    Partner: { id: partnerId, allianceId, ...partnerFacts(small), ...times },
    Membership: { id: newId(), allianceId, partnerId, personId, role: 'member', createdAt },
    StandIn: {
      id: newId(),
      allianceId,
      personId,
      partnerId,
      deputyId: personId,
      startsAt: FRIDAY,
      endsAt: MONDAY,
      createdAt,
    },
    SignIn: {
      id: newId(),
      email: `${small}@example.org`,
      personId,
      codeHash: hash('1'),
      linkHash: hash('5'),
      askingHash: hash('6'),
      returnTo: '/',
      tries: 0,
      createdAt,
      expiresAt: FRIDAY,
    },
    MailedCode: { id: newId(), email: `${small}@example.org`, network: null, createdAt },
    AddressChange: {
      id: newId(),
      personId,
      oldEmail: `${small}@example.org`,
      newEmail: `${small}.neu@example.org`,
      codeHash: hash('7'),
      tries: 0,
      createdAt,
      expiresAt: FRIDAY,
    },
    Invitation: {
      id: invitationId,
      allianceId,
      partnerId,
      personId,
      secretHash: hash('8'),
      mostUses: 10,
      uses: 0,
      createdAt,
      expiresAt: FRIDAY,
    },
    InvitationCode: {
      id: newId(),
      allianceId,
      invitationId,
      email: `${small}@example.org`,
      name: 'Gast',
      language: 'de',
      codeHash: hash('9'),
      tries: 0,
      createdAt,
      expiresAt: FRIDAY,
    },
    Session: { id: newId(), personId, secretHash: hash('2'), createdAt, lastSeenAt: createdAt },
    AccessToken: { id: newId(), personId, name: 'test', tokenHash: hash('3'), createdAt },
    StoragePlace: { id: placeId, allianceId, ...placeFacts(small), ...times },
    Role: { id: newId(), allianceId, personId, role: 'keeper', storagePlaceId: placeId, createdAt },
    Item: { id: itemId, inventoryNumber: `${letter}-1`, ...item },
    PartItem: { id: partId, inventoryNumber: `${letter}-2`, ...item },
    ItemPart: { id: newId(), allianceId, setId: itemId, partId, quantity: 2 },
    ItemAccessory: { id: newId(), allianceId, itemId, accessoryId: partId },
    Closure: {
      id: newId(),
      allianceId,
      itemId,
      quantity: 1,
      startsAt: FRIDAY,
      endsAt: MONDAY,
      reason: '',
      note: '',
      setId: null,
      togetherId: null,
      createdBy: personId,
      createdAt,
    },
    ClosureSeries: {
      id: newId(),
      allianceId,
      itemId,
      quantity: 1,
      startsAt: FRIDAY,
      endsAt: MONDAY,
      note: '',
      made: 1,
      createdBy: personId,
      createdAt,
    },
    Reservation: { id: reservationId, allianceId, partnerId, askedBy: personId, ...reservationFacts(letter) },
    ReservationLine: { id: lineId, allianceId, reservationId, itemId, decidedBy: personId, ...lineFacts() },
    PromisedPart: { id: newId(), allianceId, lineId, partId, quantity: 2 },
    PendingChange: {
      id: changeId,
      allianceId,
      reservationId,
      askedBy: personId,
      askedAt: createdAt,
      decideBy: FRIDAY,
      note: '',
    },
    MoneyEntry: {
      id: newId(),
      allianceId,
      reservationId,
      at: createdAt,
      personId,
      kind: 'received',
      cents: 5000,
      reason: '',
    },
    Message: { id: newId(), allianceId, reservationId, at: createdAt, personId, partnerId: null, text: 'Ja' },
    Confirmation: {
      id: newId(),
      allianceId,
      subjectId: itemId,
      confirmedAt: createdAt,
      confirmedBy: personId,
    },
    TimedNotice: { id: newId(), allianceId, kind: 'pick-up', subjectId: reservationId, dueAt: createdAt },
    LateWarning: { id: newId(), allianceId, reservationId, lateId: reservationId, toldAt: createdAt },
    Import: {
      id: importId,
      allianceId,
      personId,
      state: 'done',
      name: small,
      choices: noChoices,
      version: 1,
      counts: null,
      grids: null,
      outcome: null,
      madeAt: createdAt,
      doneAt: null,
      undoneAt: null,
    },
    ImportRow: {
      id: newId(),
      allianceId,
      importId,
      kind: 'item',
      subjectId: newId(),
      version: 0,
      before: null,
    },
    Photo: { id: photoId, allianceId, width: 40, height: 30, byteCount: 90, madeAt: createdAt },
    PhotoSize: { id: newId(), allianceId, photoId, size: 'small', bytes: Buffer.from('WebP') },
    ItemPhoto: { id: newId(), allianceId, itemId, photoId, position: 1, description: '' },
    LoanPhoto: {
      id: newId(),
      allianceId,
      photoId,
      reservationId,
      lineId,
      personId,
      at: createdAt,
      description: '',
    },
    DamageReport: {
      id: newId(),
      allianceId,
      reservationId,
      lineId,
      personId,
      at: createdAt,
      quantity: 1,
      note: '',
    },
    PendingChangeLine: {
      id: newId(),
      allianceId,
      changeId,
      position: 1,
      lineId,
      itemId,
      quantity: 2,
      pickUpAt: FRIDAY,
      returnDueAt: MONDAY,
    },
    WaitingEntry: {
      id: newId(),
      allianceId,
      partnerId,
      askedBy: personId,
      askedAt: FRIDAY,
      itemId,
      quantity: 2,
      pickUpAt: FRIDAY,
      returnDueAt: MONDAY,
      contactName: 'Mia',
      contactPhone: '',
      occasionName: '',
      jumpedAt: null,
      jumpReason: null,
      heldUntil: MONDAY,
      answeredAt: null,
      reservationId,
      version: 1,
    },
    AuditEntry: {
      id: newId(),
      allianceId,
      personId,
      at: createdAt,
      what: 'items.change',
      subjectId: null,
      detail: 'quantity',
    },
    HistoryEntry: {
      id: newId(),
      allianceId,
      reservationId,
      at: createdAt,
      personId,
      what: 'ask',
      detail: '',
    },
    Feed: { id: newId(), allianceId, personId, partnerId, ...feedFacts(hash('4')), createdAt },
    Applicant: { id: newId(), allianceId, partnerId, ...applicantFacts(small), askedAt: createdAt },
    ApplicantTry: {
      id: newId(),
      allianceId,
      emailHash: hash('8'),
      network: null,
      wideNetwork: null,
      createdAt,
    },
    OutboxMail: { id: newId(), allianceId, ...mailFacts(small), createdAt },
  };
}

const allianceFacts = (small: string): Row => ({
  slug: `alliance-${small}`,
  name: 'Bündnis',
  place: 'Auental',
  state: 'Brandenburg',
  legalBearer: 'Gemeinde',
  contactName: 'Rathaus',
  contactPhone: '030 23125 100',
  contactEmail: 'info@example.org',
  contactHours: '',
  timeZone: 'Europe/Berlin',
  visibility: 'public',
  numberLetters: 'A',
  foundedOn: '2020-02-29',
  isExample: true,
  rules: { nested: [1, null, 'ü'] },
  revision: 0,
});

const partnerFacts = (small: string): Row => ({
  name: `Verein ${small}`,
  shortName: '',
  organisationType: 'Verein',
  legalForm: 'e. V.',
  privacyLaw: 'DSGVO',
  status: 'active',
  isLender: true,
  isBorrower: true,
  notes: '',
});

const applicantFacts = (small: string): Row => ({
  email: `fremd.${small}@example.org`,
  name: 'Fremd',
  partnerName: 'Neu',
  phone: '030 23125 100',
  occasionName: '',
  note: '',
  language: 'de',
  wanted: [],
  basket: '',
  version: 1,
});

const placeFacts = (small: string): Row => ({
  name: `Lager ${small}`,
  address: '',
  accessNotes: '',
  contactName: null,
  contactPhone: null,
  isPrivate: false,
  handOverWindows: [],
  isClosedInSchoolHolidays: false,
  opensOnHolidaysSince: new Date('2027-03-01T09:00:00Z'),
  closedDays: [{ from: '2027-12-24', until: '2027-12-24', yearly: true, reason: 'Heiligabend' }],
});

const itemFacts = (facts: Row): Row => ({
  name: 'Zelt',
  description: '',
  category: '',
  kind: 'bulk',
  quantity: 3,
  unit: 'Stück',
  packStep: 1,
  size: '',
  needsVehicle: '',
  needsOther: '',
  depositCents: 0,
  depositBasis: '',
  seasonNote: '',
  notes: '',
  searchText: 'zelt',
  ...facts,
});

const reservationFacts = (letter: string): Row => ({
  number: `${letter}-2027-0001`,
  numberYear: 2027,
  numberInYear: letter === 'A' ? 1 : 2,
  onBehalfOf: '',
  occasionName: '',
  contactName: 'Anna',
  contactPhone: '',
  note: '🎪 „Zelt“ \' " \\',
  status: 'requested',
  version: 1,
  askedAt: new Date('2027-03-01T09:00:00Z'),
  decideBy: FRIDAY,
  reason: '',
  pickUpAt: FRIDAY,
  returnDueAt: MONDAY,
  icalUid: newUid(),
  icalSequence: 0,
  feedUid: newUid(),
  updatedAt: new Date('2027-03-01T09:00:00Z'),
});

const lineFacts = (): Row => ({
  position: 1,
  quantity: 2,
  heldQuantity: 2,
  handedOverQuantity: 0,
  returnedQuantity: 0,
  missingQuantity: 0,
  damagedQuantity: 0,
  outQuantity: 0,
  pickUpAt: FRIDAY,
  returnDueAt: MONDAY,
});

const feedFacts = (secretHash: string): Row => ({
  scope: 'partner',
  detail: 'full',
  name: 'Verein',
  slug: 'verein',
  secretHash,
});

const mailFacts = (small: string): Row => ({
  series: small,
  position: 1,
  kind: 'approved',
  recipient: `${small}@example.org`,
  subject: 'Zusage',
  messageId: `${small}@leihbund`,
  envelopeFrom: 'leihbund@example.org',
  raw: Buffer.from([0, 255, 13, 10]),
  state: 'due',
  attempts: 0,
  nextAt: FRIDAY,
  lastText: '',
});
