/** Feeds of an item, of an owner's things and of a storage place; and which occasions may stand in public calendars. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres, shapes } from '../columns.js';
import { id, instant, made, optional, pointing, ref, text, within } from './tables.js';

const KEPT =
  'id, alliance_id, person_id, scope, partner_id, detail, name, slug, secret_hash, created_at, last_used_at, revoked_at';

const instantType = onPostgres
  ? `timestamp(${shapes.instant.precision}) with time zone`
  : String(shapes.instant.type);

export class FeedScopes1764000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // By hand: on SQLite the ORM would build the whole table anew.
    await runner.query(`ALTER TABLE "reservations" ADD COLUMN "occasion_public_since" ${instantType}`);
    // SQLite cannot exchange a check, and nothing points at feeds.
    await runner.query('CREATE TABLE feeds_before AS SELECT * FROM feeds');
    await runner.dropTable('feeds');
    await feeds(runner);
    await runner.query(`INSERT INTO feeds (${KEPT}) SELECT ${KEPT} FROM feeds_before`);
    await runner.query('DROP TABLE feeds_before');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const feeds = (runner: QueryRunner): Promise<void> =>
  made(
    runner,
    'feeds',
    [
      id(),
      ref('alliance_id'),
      ref('person_id'),
      text('scope', 20),
      ref('partner_id', optional),
      ref('item_id', optional),
      ref('storage_place_id', optional),
      text('detail', 20),
      text('name', 80),
      text('slug', 80),
      text('secret_hash', 64),
      instant('created_at'),
      instant('last_used_at', optional),
      instant('revoked_at', optional),
    ],
    {
      uniques: [['secret_hash']],
      keys: [
        within('partner_id', 'partners'),
        within('item_id', 'items'),
        within('storage_place_id', 'storage_places'),
        pointing('person_id', 'people'),
        pointing('alliance_id', 'alliances'),
      ],
      checks: {
        ck_feeds_scope: `("scope" IN ('partner', 'owner')) = ("partner_id" IS NOT NULL) AND ("scope" <> 'item' OR "item_id" IS NOT NULL) AND ("scope" <> 'storagePlace' OR "storage_place_id" IS NOT NULL)`,
      },
      indices: [['alliance_id', 'person_id']],
    },
  );
