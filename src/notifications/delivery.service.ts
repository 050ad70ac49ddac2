/** Delivery: hands due mails over, each series in order, each mail until it is accepted or hopeless. */
import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../shared/clock.service.js';
import { ClockWatch } from '../shared/clock-watch.service.js';
import { addMinutes, minutesBetween } from '../shared/period.js';
import { News } from '../shared/news.js';
import {
  type Failure,
  hurriedKinds,
  isGivenUp,
  isHurried,
  nextTryAt,
  PAUSE_MINUTES,
  type Verdict,
  verdictOn,
  whyNone,
} from './delivery-rules.js';
import { MailCounter } from './mail-counter.js';
import { MailDesk } from './mail-desk.service.js';
import { oneLine } from './mail-layout.js';
import { MailQueue, type Result } from './mail-queue.service.js';
import { MailTransport, type Receipt } from './mail-transport.service.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { patiently } from './patiently.timer.js';

/** What leaves at most in a run, so that a queue that stood still drains at the pace of the timer. */
const MOST_PER_RUN = 100;
/** How many are handed over at once, so that one that the server ponders for ten minutes does not keep all others. */
const LANES = 4;
const CODE_LANES = 2;
const MINUTE = 60_000;
/** A server that comes and goes is said so only now and then. */
const QUIET_MS = 10 * MINUTE;
/** From so many failures in a row on somebody should look. */
const GRAVE_FAILURES = 3;

interface Run {
  counter: MailCounter;
  left: number;
  /** Once for all lanes of all counters. */
  tidy(): Promise<void>;
}

@Injectable()
export class DeliveryService implements BeforeApplicationShutdown {
  /** 0 to 1; set in tests. */
  chance: () => number = Math.random;
  /** Milliseconds that a stop waits for the answer to a mail of which the text has left; then the lease covers it. Shorter in tests. */
  stopPatience = 5_000;

  private readonly log = new Logger('Mail');
  /** What fails at one does not shut the other: a lost invitation keeps no code waiting. */
  private readonly counters = [new MailCounter(true, CODE_LANES), new MailCounter(false, LANES)];
  private readonly news = new News(QUIET_MS);
  private readonly stopping = new AbortController();
  private lastLook: { at: Date; monotonic: number } | undefined;

  constructor(
    private readonly queue: MailQueue,
    private readonly desk: MailDesk,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  /** Sends what is due and answers how many mails were accepted. Called while lanes are busy, it joins them. */
  async deliverDue(): Promise<number> {
    let tidied: Promise<void> | undefined;
    const tidy = (): Promise<void> => (tidied ??= this.tidy());
    const counts = this.counters.map((counter) => {
      const run = { counter, left: MOST_PER_RUN, tidy };
      return counter.run(() => this.drain(run));
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  /** Before the database closes: of which no text has left is given back, the rest is waited for a while, no other begun. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const done = Promise.allSettled(this.counters.flatMap(({ lanes }) => lanes));
    await Promise.race([done, pause(this.stopPatience, undefined, { ref: false })]);
  }

  private async drain(run: Run): Promise<number> {
    let accepted = 0;
    await run.tidy();
    const { counter } = run;
    while (run.left > 0 && this.mayGoOn(counter)) {
      run.left -= 1;
      const mail = await this.queue.take(this.clock.now(), counter.isForCodes ? hurriedKinds : undefined);
      if (!mail) break;
      if (await this.tryToSend(mail, counter)) accepted += 1;
    }
    return accepted;
  }

  private mayGoOn(counter: MailCounter): boolean {
    return !this.stopping.signal.aborted && counter.isOpen(this.clock.monotonic());
  }

  private async tidy(): Promise<void> {
    const now = this.clock.now();
    if (this.wasSetBack(now)) {
      this.log.warn('The clock was set back: mails that wait are tried at once.');
      await this.queue.hurry(now);
    }
    if (this.watch.isInDoubt()) return;
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

  private async tryToSend(mail: OutboxMail, counter: MailCounter): Promise<boolean> {
    const raw = await this.desk.bytesOf(mail);
    if (!raw) return false;
    const envelope = { from: mail.envelopeFrom, to: mail.recipient, isHurried: isHurried(mail.kind) };
    let receipt: Receipt;
    try {
      const name = `${mail.kind}-${mail.id}`;
      receipt = await this.transport.send(raw, envelope, name, this.stopping.signal);
    } catch (error) {
      await this.noteFailure(mail, error as Failure, counter);
      return false;
    }
    this.noteAnswer(counter, true);
    await this.noteAccepted(mail, receipt);
    return true;
  }

  /** Again and again while the database is away: what is not written down would be sent twice. */
  private async noteAccepted(mail: OutboxMail, { code, text }: Receipt): Promise<void> {
    const endedAt = this.clock.now();
    const result: Result = { state: 'sent', lastCode: code, lastText: shortened(text), endedAt };
    await patiently(() => this.queue.close(mail, result));
  }

  /** What could not be noted would wait until its lease has passed. */
  private async noteFailure(mail: OutboxMail, failure: Failure, counter: MailCounter): Promise<void> {
    const now = this.clock.now();
    const verdict = verdictOn(failure);
    if (verdict === 'stopped') return this.queue.giveBack(mail, { attempts: mail.attempts - 1 });
    if (verdict === 'account' || verdict === 'unreachable') this.shut(counter, verdict, failure);
    else this.noteAnswer(counter, false);
    const result = this.resultOf(mail, verdict, now);
    if (result.state === 'dead') this.log.warn(`Mail ${mail.id} (${mail.kind}) was given up.`);
    // The server's words or a bare code: what nodemailer says besides is about this machine.
    const text = failure.response ?? [failure.code, failure.command].filter(Boolean).join(' ');
    const notes = { lastCode: failure.responseCode ?? null, lastText: shortened(text) };
    await patiently(() => this.queue.giveBack(mail, { ...result, ...notes }));
  }

  private resultOf(mail: OutboxMail, verdict: Verdict, now: Date): Partial<OutboxMail> {
    if (verdict === 'account') {
      // Nothing of the mail has left: it was no attempt.
      return { state: 'due', attempts: mail.attempts - 1, nextAt: addMinutes(now, PAUSE_MINUTES) };
    }
    const isTooOld = !this.watch.isInDoubt() && isGivenUp(mail.attempts, mail.createdAt, now);
    const isHopeless = verdict === 'refused' || isTooOld;
    if (isHopeless) return { state: 'dead', endedAt: now };
    return { state: 'due', nextAt: nextTryAt(mail, now, this.chance()) };
  }

  /** By the monotonic clock: a wall clock that is set back must not keep mails for an hour. */
  private shut(counter: MailCounter, verdict: Verdict, failure: Failure): void {
    const now = this.clock.monotonic();
    const inARow = counter.failed(verdict, failure, now);
    const isGrave = verdict === 'account' || inARow >= GRAVE_FAILURES;
    const what = verdict === 'account' ? 'does not accept this installation' : 'cannot be reached';
    const sentence = `The mail server ${what}: ${whyNone(failure)}. Mails wait.`;
    if (!this.news.isNews(`${isGrave} ${sentence}`, now)) return;
    if (isGrave) this.log.error(sentence);
    else this.log.warn(sentence);
  }

  private noteAnswer(counter: MailCounter, hasTaken: boolean): void {
    if (counter.answered(hasTaken) >= GRAVE_FAILURES) this.log.warn('The mail server answers again.');
  }
}

const shortened = (text: string): string => oneLine(text).slice(0, 500);
