/** The audit log, which only grows: the database itself refuses to change or delete an entry. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';
import { id, instant, made, optional, pointing, ref, text } from './tables.js';

export class Audit1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'audit_entries',
      [
        id(),
        ref('alliance_id', optional),
        ref('person_id', optional),
        instant('at'),
        text('what', 40),
        ref('subject_id', optional),
        text('detail', 300),
      ],
      {
        keys: [pointing('alliance_id', 'alliances'), pointing('person_id', 'people')],
        indices: [['alliance_id', 'id']],
      },
    );
    for (const statement of onPostgres ? keptOnPostgres : keptOnSqlite) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}

const keptOnSqlite = ['UPDATE', 'DELETE'].map(
  (deed) => `CREATE TRIGGER "audit_entries_no_${deed.toLowerCase()}" BEFORE ${deed} ON "audit_entries"
    BEGIN SELECT RAISE(ABORT, 'audit entries are only ever added'); END`,
);

const keptOnPostgres = [
  `CREATE FUNCTION "audit_entries_are_kept"() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'audit entries are only ever added'; END $$`,
  `CREATE TRIGGER "audit_entries_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
    FOR EACH STATEMENT EXECUTE FUNCTION "audit_entries_are_kept"()`,
];
