/** Delivery: hands due mails over, each series in order, each mail until it is accepted or hopeless. */
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../shared/clock.service.js';
import { addMinutes, minutesBetween } from '../shared/period.js';
import {
  type Failure,
  isGivenUp,
  nextTryAt,
  PAUSE_MINUTES,
  type Verdict,
  verdictOn,
} from './delivery-rules.js';
import { oneLine } from './mail-layout.js';
import { MailQueue, type Result } from './mail-queue.service.js';
import { MailTransport, type Receipt } from './mail-transport.service.js';
import type { OutboxMail } from './outbox-mail.entity.js';

/** What leaves at most in a run, so that a queue that stood still drains at the pace of the timer. */
const MOST_PER_RUN = 100;
/** How many are handed over at once, so that one that the server ponders for ten minutes does not keep all others. */
const LANES = 4;
const MINUTE = 60_000;
/** Between the tries to write down that a mail was accepted. */
const NOTE_RETRY_MS = [250, 1_000, 2_000, 4_000, 8_000];

interface Run {
  left: number;
  isTidied: boolean;
}

@Injectable()
export class DeliveryService implements BeforeApplicationShutdown {
  /** 0 to 1; set in tests. */
  chance: () => number = Math.random;
  /** Milliseconds that a stop waits for the answer to a mail of which the text has left; then the lease covers it. Shorter in tests. */
  stopPatience = 5_000;

  private readonly log = new Logger('Mail');
  private readonly lanes: (Promise<number> | undefined)[] = [];
  private readonly stopping = new AbortController();
  /** By the monotonic clock. */
  private pausedUntil = -Infinity;
  /** Whether the server took the last mail; while it is in doubt, a run asks with one. */
  private isTrusted = false;
  private lastLook: { at: Date; monotonic: number } | undefined;

  constructor(
    private readonly queue: MailQueue,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Sends what is due and answers how many mails were accepted. Called while lanes are busy, it joins them. */
  async deliverDue(): Promise<number> {
    const run = { left: MOST_PER_RUN, isTidied: false };
    const idle = [...Array(LANES).keys()].filter((lane) => !this.lanes[lane]);
    for (const lane of this.isTrusted ? idle : idle.slice(0, 1)) {
      this.lanes[lane] = this.drain(run).finally(() => {
        this.lanes[lane] = undefined;
      });
    }
    const counts = await Promise.all(this.lanes);
    return counts.reduce<number>((sum, count = 0) => sum + count, 0);
  }

  /** Before the database closes: of which no text has left is given back, the rest is waited for a while, no other begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const done = Promise.allSettled(this.lanes);
    await Promise.race([done, pause(this.stopPatience, undefined, { ref: false })]);
  }

  private async drain(run: Run): Promise<number> {
    let accepted = 0;
    if (!run.isTidied) await this.tidy(run);
    while (run.left > 0 && this.mayGoOn()) {
      run.left -= 1;
      const mail = await this.queue.take(this.clock.now());
      if (!mail) break;
      if (await this.tryToSend(mail)) accepted += 1;
    }
    return accepted;
  }

  private mayGoOn(): boolean {
    return !this.stopping.signal.aborted && this.clock.monotonic() >= this.pausedUntil;
  }

  /** Once in a run. */
  private async tidy(run: Run): Promise<void> {
    run.isTidied = true;
    const now = this.clock.now();
    if (this.wasSetBack(now)) {
      this.log.warn('The clock was set back: mails that wait are tried at once.');
      await this.queue.hurry(now);
    }
    const dropped = await this.queue.dropStale(now);
    if (dropped > 0) this.log.warn(`${dropped} mails came too late and were dropped.`);
  }

  /** By more than a minute since the last look. */
  private wasSetBack(now: Date): boolean {
    const monotonic = this.clock.monotonic();
    const { lastLook } = this;
    this.lastLook = { at: now, monotonic };
    if (!lastLook) return false;
    const passed = (monotonic - lastLook.monotonic) / MINUTE;
    return minutesBetween(lastLook.at, now) < passed - 1;
  }

  private async tryToSend(mail: OutboxMail): Promise<boolean> {
    const envelope = { from: mail.envelopeFrom, to: mail.recipient };
    let receipt: Receipt;
    try {
      const name = `${mail.kind}-${mail.id}`;
      receipt = await this.transport.send(mail.raw, envelope, name, this.stopping.signal);
    } catch (error) {
      await this.noteFailure(mail, error as Failure);
      return false;
    }
    this.isTrusted = true;
    await this.noteAccepted(mail, receipt);
    return true;
  }

  /** Again and again while the database is away: what is not written down would be sent twice. */
  private async noteAccepted(mail: OutboxMail, { code, text }: Receipt): Promise<void> {
    const endedAt = this.clock.now();
    const result: Result = { state: 'sent', lastCode: code, lastText: shortened(text), endedAt };
    for (const wait of NOTE_RETRY_MS) {
      try {
        return await this.queue.close(mail, result);
      } catch {
        await pause(wait);
      }
    }
    await this.queue.close(mail, result);
  }

  private async noteFailure(mail: OutboxMail, failure: Failure): Promise<void> {
    const now = this.clock.now();
    const verdict = verdictOn(failure);
    if (verdict === 'stopped') return this.queue.giveBack(mail, { attempts: mail.attempts - 1 });
    if (verdict === 'account' || verdict === 'unreachable') this.pause(verdict, failure);
    const result = this.resultOf(mail, verdict, now);
    if (result.state === 'dead') this.log.warn(`Mail ${mail.id} (${mail.kind}) was given up.`);
    // The server's words or a bare code: what nodemailer says besides is about this machine.
    const text = failure.response ?? [failure.code, failure.command].filter(Boolean).join(' ');
    const notes = { lastCode: failure.responseCode ?? null, lastText: shortened(text) };
    await this.queue.giveBack(mail, { ...result, ...notes });
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

  /** By the monotonic clock: a wall clock that is set back must not keep mails for an hour. */
  private pause(verdict: Verdict, { code, responseCode }: Failure): void {
    const isPaused = !this.mayGoOn();
    this.isTrusted = false;
    this.pausedUntil = this.clock.monotonic() + PAUSE_MINUTES * MINUTE;
    if (isPaused) return;
    const why = verdict === 'account' ? 'does not accept this installation' : 'cannot be reached';
    this.log.error(`The mail server ${why} (${responseCode ?? code ?? 'no answer'}): mails wait.`);
  }
}

const shortened = (text: string): string => oneLine(text).slice(0, 500);
