/** The mail desk: words a mail just before its first try, outside of any unit, and keeps its bytes from then on. */
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../shared/clock.service.js';
import { errorFacts } from '../shared/error-facts.js';
import { MailQueue } from './mail-queue.service.js';
import { MailWriter, type Written } from './mail-writer.service.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { patiently } from './patiently.timer.js';
import { UnreadableFacts } from './snapshot.js';

@Injectable()
export class MailDesk {
  private readonly log = new Logger('Mail');

  constructor(
    private readonly queue: MailQueue,
    private readonly writer: MailWriter,
    private readonly clock: Clock,
  ) {}

  /** For whoever has taken the mail. Undefined where nothing of it must leave: it cannot be written, or is another worker's. */
  async bytesOf(mail: OutboxMail): Promise<Buffer | undefined> {
    if (mail.raw) return mail.raw;
    const thread = await patiently(() => this.queue.thread(mail));
    const written = await this.write(mail, thread);
    if (!written) return undefined;
    return (await patiently(() => this.queue.keep(mail, written))) ? written.raw : undefined;
  }

  /** One that cannot be written must not keep the others waiting, and no later try goes better. */
  private async write(mail: OutboxMail, thread: readonly string[]): Promise<Written | undefined> {
    try {
      return await this.writer.written(mail, thread);
    } catch (error) {
      await this.park(mail, error);
      return undefined;
    }
  }

  /** It was no attempt: no byte of it left. */
  private async park(mail: OutboxMail, error: unknown): Promise<void> {
    const why = error instanceof UnreadableFacts ? error.message : 'The facts cannot be put into words.';
    const what = `Mail ${mail.id} (${mail.kind}) cannot be written and was given up. ${why}`;
    this.log.error({ what, ...errorFacts(error) });
    const result = { state: 'dead' as const, endedAt: this.clock.now(), attempts: mail.attempts - 1 };
    await patiently(() => this.queue.giveBack(mail, { ...result, lastCode: null, lastText: why }));
  }
}
