/** Rules of lending as data: what holds for one owner or item alone, and the new numbers of the alliances. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { onPostgres } from '../columns.js';
import { id, instant, integer, made, optional, pointing, ref, text } from './tables.js';

/** As lending was judged before. */
const BEFORE = JSON.stringify({
  seasonOpensOn: null,
  interestedDaysAhead: 0,
  chainedLoanGapDays: 0,
  cancelUntilDays: 0,
  openRequestsPerPartner: 200,
});

export class LendingTerms1764000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const terms = [
      id(),
      ref('alliance_id'),
      text('scope', 20),
      ref('subject_id'),
      integer('lead_time_days', optional),
      integer('horizon_days', optional),
      integer('longest_loan_days', optional),
      text('season_opens_on', 5, optional),
      integer('interested_days_ahead', optional),
      integer('chained_loan_gap_days', optional),
      integer('cancel_until_days', optional),
      integer('version'),
      instant('created_at'),
      instant('updated_at'),
    ];
    await made(runner, 'lending_terms', terms, {
      uniques: [['alliance_id', 'subject_id']],
      keys: [pointing('alliance_id', 'alliances')],
      checks: { ck_lending_terms_scope: `"scope" IN ('owner', 'item')` },
    });
    // What an alliance says already comes second, and wins.
    const whole = onPostgres ? `'${BEFORE}'::jsonb || "rules"` : `json_patch('${BEFORE}', "rules")`;
    await runner.query(`UPDATE "alliances" SET "rules" = ${whole}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
