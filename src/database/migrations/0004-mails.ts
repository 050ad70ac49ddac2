/** Tables: mails that wait, and answers that a repeated request gets again. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, key, ref, instant, integer, longText, bytes, text, optional, pointing, made } from './tables.js';

export class Mails1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await made(
      runner,
      'outbox_mails',
      [
        id(),
        ref('alliance_id', optional),
        text('series', 300),
        integer('position'),
        text('kind', 40),
        text('recipient', 254),
        text('subject', 300),
        ref('uid', optional),
        integer('sequence', optional),
        text('method', 10, optional),
        text('message_id', 120),
        text('envelope_from', 254),
        bytes('raw'),
        text('state', 20),
        integer('attempts'),
        instant('next_at'),
        instant('stale_at', optional),
        instant('lease_until', optional),
        integer('last_code', optional),
        text('last_text', 500),
        instant('created_at'),
        instant('ended_at', optional),
      ],
      {
        uniques: [['message_id']],
        keys: [pointing('alliance_id', 'alliances')],
        checks: { ck_outbox_state: `"state" IN ('due', 'sent', 'dead', 'expired', 'superseded')` },
        indices: [
          ['series', 'position'],
          ['state', 'next_at'],
        ],
      },
    );
    await made(
      runner,
      'request_keys',
      [
        key(ref('person_id')),
        key(text('key_hash', 64)),
        text('request_hash', 64),
        longText('answer', optional),
        instant('created_at'),
      ],
      {
        indices: [['created_at']],
      },
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore the backup instead.');
  }
}
