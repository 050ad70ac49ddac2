/** Delivery: takes due mails out of the outbox and hands them over, each series in order, each mail until it is accepted or hopeless. */
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Clock } from '../shared/clock.service.js';
import { addMinutes, isBefore } from '../shared/period.js';
import {
  type Failure,
  isGivenUp,
  LEASE_MINUTES,
  nextTryAt,
  PAUSE_MINUTES,
  type Verdict,
  verdictOn,
} from './delivery-rules.js';
import { oneLine } from './mail-layout.js';
import { MailTransport, type Receipt } from './mail-transport.service.js';
import { OutboxMail } from './outbox-mail.entity.js';

/** What a run sends at most, so that a queue that stood still drains at the pace of the timer. */
const MOST_PER_RUN = 100;

@Injectable()
export class DeliveryService implements BeforeApplicationShutdown {
  /** 0 to 1; set in tests. */
  chance: () => number = Math.random;

  private readonly log = new Logger('Mail');
  private current: Promise<number> | undefined;
  private pausedUntil: Date | undefined;
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Sends what is due and answers how many mails were accepted. Called while it runs, it joins that run. */
  deliverDue(): Promise<number> {
    this.current ??= this.run().finally(() => {
      this.current = undefined;
    });
    return this.current;
  }

  /** Before the database closes: the mail in flight is finished, no other begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.current?.catch(() => undefined);
  }

  private async run(): Promise<number> {
    let accepted = 0;
    for (let tries = 0; tries < MOST_PER_RUN && this.mayGoOn(); tries += 1) {
      const mail = await this.claim();
      if (!mail) break;
      if (await this.tryToSend(mail)) accepted += 1;
    }
    return accepted;
  }

  private mayGoOn(): boolean {
    const isPaused = this.pausedUntil !== undefined && isBefore(this.clock.now(), this.pausedUntil);
    return !this.isStopping && !isPaused;
  }

  /** Takes the next mail for itself: whoever else looks sees it as taken until the lease has passed. */
  private async claim(): Promise<OutboxMail | null> {
    const now = this.clock.now();
    const [dropped, mail] = await this.database.transaction(
      async (tx) => [await dropStale(tx, now), await taken(tx, now)] as const,
    );
    if (dropped > 0) this.log.warn(`${dropped} mails came too late and were dropped.`);
    return mail;
  }

  private async tryToSend(mail: OutboxMail): Promise<boolean> {
    const envelope = { from: mail.envelopeFrom, to: mail.recipient };
    let receipt: Receipt;
    try {
      receipt = await this.transport.send(mail.raw, envelope, `${mail.kind}-${mail.id}`);
    } catch (error) {
      await this.noteFailure(mail, error as Failure);
      return false;
    }
    await this.noteAccepted(mail, receipt);
    return true;
  }

  private async noteAccepted(mail: OutboxMail, receipt: Receipt): Promise<void> {
    const reply = { lastCode: receipt.code, lastText: shortened(receipt.text) };
    const result: Partial<OutboxMail> = {
      ...reply,
      state: 'sent',
      leaseUntil: null,
      endedAt: this.clock.now(),
    };
    // Whatever became of the row meanwhile: an accepted mail never leaves again.
    await this.database.transaction((tx) => tx.update(OutboxMail, { id: mail.id }, result));
  }

  private async noteFailure(mail: OutboxMail, failure: Failure & { response?: string }): Promise<void> {
    const now = this.clock.now();
    const verdict = verdictOn(failure);
    if (verdict === 'account' || verdict === 'unreachable') this.pause(now, verdict, failure);
    const result = this.resultOf(mail, verdict, now);
    // The server's words or a bare code: what nodemailer says besides is about this machine.
    const text = failure.response ?? [failure.code, failure.command].filter(Boolean).join(' ');
    const notes = { leaseUntil: null, lastCode: failure.responseCode ?? null, lastText: shortened(text) };
    if (result.state === 'dead') this.log.warn(`Mail ${mail.id} (${mail.kind}) was given up.`);
    // The number of attempts says whether the mail is still ours.
    const ours = { id: mail.id, state: 'due', attempts: mail.attempts };
    await this.database.transaction((tx) => tx.update(OutboxMail, ours, { ...result, ...notes }));
  }

  private resultOf(mail: OutboxMail, verdict: Verdict, now: Date): Partial<OutboxMail> {
    if (verdict === 'account') {
      // Nothing of the mail has left: it was no attempt.
      return { state: 'due', attempts: mail.attempts - 1, nextAt: addMinutes(now, PAUSE_MINUTES) };
    }
    const isHopeless = verdict === 'refused' || isGivenUp(mail.attempts, mail.createdAt, now);
    if (isHopeless) return { state: 'dead', endedAt: now };
    return { state: 'due', nextAt: nextTryAt(mail.attempts, now, this.chance()) };
  }

  private pause(now: Date, verdict: Verdict, { code, responseCode }: Failure): void {
    this.pausedUntil = addMinutes(now, PAUSE_MINUTES);
    const why = verdict === 'account' ? 'does not accept this installation' : 'cannot be reached';
    this.log.error(`The mail server ${why} (${responseCode ?? code ?? 'no answer'}): mails wait.`);
  }
}

async function dropStale(tx: EntityManager, now: Date): Promise<number> {
  const result = await tx
    .createQueryBuilder()
    .update(OutboxMail)
    .set({ state: 'expired', endedAt: now })
    .where(`state = 'due' AND stale_at <= :now AND (lease_until IS NULL OR lease_until <= :now)`, { now })
    .execute();
  return result.affected ?? 0;
}

/** Compare and swap: another worker that chose the same mail waits for the row, finds it leased, and looks for another one. */
async function taken(tx: EntityManager, now: Date): Promise<OutboxMail | null> {
  for (;;) {
    const mail = await nextDue(tx, now);
    if (!mail) return null;
    const lease = { leaseUntil: addMinutes(now, LEASE_MINUTES), attempts: mail.attempts + 1 };
    const unchanged = { id: mail.id, state: 'due', attempts: mail.attempts };
    const { affected } = await tx.update(OutboxMail, unchanged, lease);
    if (affected === 1) return Object.assign(mail, lease);
  }
}

/** The mail that has been due for longest and that nobody sends and that no earlier mail of its series keeps waiting. */
function nextDue(tx: EntityManager, now: Date): Promise<OutboxMail | null> {
  const earlierOpen = tx
    .createQueryBuilder(OutboxMail, 'earlier')
    .select('1')
    .where(`earlier.series = mail.series AND earlier.state = 'due'`)
    .andWhere(
      '(earlier.position < mail.position OR (earlier.position = mail.position AND earlier.id < mail.id))',
    );
  return tx
    .createQueryBuilder(OutboxMail, 'mail')
    .addSelect('mail.raw')
    .where(`mail.state = 'due' AND mail.nextAt <= :now`, { now })
    .andWhere('(mail.leaseUntil IS NULL OR mail.leaseUntil <= :now)')
    .andWhere(`NOT EXISTS (${earlierOpen.getQuery()})`)
    .orderBy('mail.nextAt')
    .addOrderBy('mail.id')
    .limit(1)
    .getOne();
}

const shortened = (text: string): string => oneLine(text).slice(0, 500);
