/** Invitations: that one was made for a partner, and the codes mailed to whoever opened it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, integer, made, optional, pointing, ref, text, within } from './tables.js';

export class Invitations1764000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'invitations',
      [
        id(),
        ref('alliance_id'),
        ref('partner_id'),
        ref('person_id'),
        text('secret_hash', 64),
        integer('most_uses'),
        integer('uses'),
        instant('created_at'),
        instant('expires_at'),
        instant('revoked_at', optional),
      ],
      {
        uniques: [['alliance_id', 'id'], ['secret_hash']],
        indices: [['alliance_id', 'partner_id']],
        keys: [within('partner_id', 'partners'), pointing('person_id', 'people')],
        checks: { ck_invitations_uses: '"most_uses" BETWEEN 1 AND 100 AND "uses" BETWEEN 0 AND "most_uses"' },
      },
    );
    await made(
      runner,
      'invitation_codes',
      [
        id(),
        ref('alliance_id'),
        ref('invitation_id'),
        text('email', 254),
        text('name', 200),
        text('language', 2),
        text('code_hash', 64),
        integer('tries'),
        instant('created_at'),
        instant('expires_at'),
        instant('ended_at', optional),
      ],
      {
        indices: [['invitation_id', 'email'], ['created_at']],
        keys: [within('invitation_id', 'invitations')],
        checks: { ck_invitation_codes_tries: '"tries" BETWEEN 0 AND 5' },
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
