/** The mail sweeper: empties what was mailed once it has been kept for as long as the operator wants; what became of it stays. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../database/database.service.js';
import { instant, rowsOf } from '../database/sql.query.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { addMinutes } from '../shared/period.js';
import { MailWriter } from './mail-writer.service.js';
import { KEPT, OutboxMail } from './outbox-mail.entity.js';

const DAY_MINUTES = 24 * 60;
/** So many in one unit: nobody waits long behind it. */
const MOST_AT_ONCE = 100;

const OLD = `
  SELECT id, kind, subject, facts FROM outbox_mails
  WHERE ${KEPT} AND ended_at <= $1 ORDER BY ended_at LIMIT ${MOST_AT_ONCE}`;

type Old = Pick<OutboxMail, 'id' | 'kind' | 'subject' | 'facts'>;

@Injectable()
export class MailSweeper {
  constructor(
    private readonly database: Database,
    private readonly writer: MailWriter,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** How many it emptied. */
  async sweep(): Promise<number> {
    const before = addMinutes(this.clock.now(), -this.config.mailKeepDays * DAY_MINUTES);
    let count = 0;
    for (;;) {
      const old = await this.database.read((tx) => rowsOf<Old>(tx, OLD, [instant(before)]));
      if (old.length > 0) await this.empty(old);
      count += old.length;
      if (old.length < MOST_AT_ONCE) return count;
    }
  }

  /** The coordination reads the subject of what never left, too. */
  private async empty(old: readonly Old[]): Promise<void> {
    const unworded = old.filter(({ subject }) => subject === null);
    const subjects = unworded.map((mail) => ({ id: mail.id, subject: this.writer.subjectOf(mail) ?? null }));
    await this.database.transaction(async (tx) => {
      for (const { id, subject } of subjects) await tx.update(OutboxMail, { id }, { subject });
      await tx.update(OutboxMail, { id: In(old.map(({ id }) => id)) }, { raw: null, facts: null });
    });
  }
}
