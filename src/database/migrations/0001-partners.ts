/** Tables: who takes part: alliances, partners, people and how they sign in. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  id,
  ref,
  instant,
  day,
  integer,
  flag,
  json,
  text,
  optional,
  pointing,
  within,
  made,
} from './tables.js';

export class Partners1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'alliances',
      [
        id(),
        text('slug', 40),
        text('name', 200),
        text('place', 120),
        text('state', 60),
        text('legal_bearer', 200),
        text('contact_name', 200),
        text('contact_phone', 40),
        text('contact_email', 254),
        text('contact_hours', 200),
        text('time_zone', 60),
        text('visibility', 20),
        text('number_letters', 4),
        day('founded_on', optional),
        flag('is_example'),
        json('rules'),
        integer('revision'),
        instant('created_at'),
        instant('updated_at'),
      ],
      {
        uniques: [['slug']],
        checks: { ck_alliances_visibility: `"visibility" IN ('public', 'partners')` },
      },
    );
    await made(
      runner,
      'people',
      [id(), text('email', 254), text('name', 200), flag('is_operator'), instant('created_at')],
      {
        uniques: [['email']],
      },
    );
    await made(
      runner,
      'partners',
      [
        id(),
        ref('alliance_id'),
        text('name', 200),
        text('short_name', 80),
        text('organisation_type', 80),
        text('legal_form', 120),
        text('privacy_law', 80),
        text('status', 20),
        day('agreement_signed_on', optional),
        flag('is_lender'),
        flag('is_borrower'),
        text('notes', 2000),
        instant('created_at'),
        instant('updated_at'),
      ],
      {
        uniques: [
          ['alliance_id', 'name'],
          ['alliance_id', 'id'],
        ],
        keys: [pointing('alliance_id', 'alliances')],
        checks: { ck_partners_status: `"status" IN ('interested', 'signed', 'active', 'resting', 'left')` },
      },
    );
    await made(
      runner,
      'memberships',
      [
        id(),
        ref('alliance_id'),
        ref('partner_id'),
        ref('person_id'),
        text('role', 20),
        instant('created_at'),
      ],
      {
        uniques: [['partner_id', 'person_id']],
        keys: [pointing('person_id', 'people'), within('partner_id', 'partners')],
        checks: { ck_memberships_role: `"role" IN ('member', 'manager')` },
        indices: [['person_id']],
      },
    );
    await made(
      runner,
      'sign_ins',
      [
        id(),
        text('email', 254),
        ref('person_id', optional),
        text('code_hash', 64),
        integer('tries'),
        instant('created_at'),
        instant('expires_at'),
        instant('ended_at', optional),
      ],
      {
        keys: [pointing('person_id', 'people')],
        checks: { ck_sign_ins_tries: '"tries" BETWEEN 0 AND 5' },
        indices: [['email', 'created_at']],
      },
    );
    await made(
      runner,
      'sessions',
      [
        id(),
        ref('person_id'),
        text('secret_hash', 64),
        instant('created_at'),
        instant('last_seen_at'),
        instant('ended_at', optional),
      ],
      {
        uniques: [['secret_hash']],
        keys: [pointing('person_id', 'people')],
        indices: [['person_id']],
      },
    );
    await made(
      runner,
      'access_tokens',
      [
        id(),
        ref('person_id'),
        text('name', 80),
        text('token_hash', 64),
        instant('created_at'),
        instant('last_used_at', optional),
        instant('revoked_at', optional),
      ],
      {
        uniques: [['token_hash']],
        keys: [pointing('person_id', 'people')],
        indices: [['person_id']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
