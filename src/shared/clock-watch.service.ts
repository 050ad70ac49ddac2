/** Watches the wall clock by one that nobody sets: for some minutes after it jumped ahead, what cannot be undone waits. */
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { minutesBetween } from './period.js';

/** Less is a correction, as time servers make them. */
const JUMP_MINUTES = 1;
/** So long somebody has to set it right; then it is believed. */
const DOUBT_MINUTES = 10;
const MINUTE = 60_000;

@Injectable()
export class ClockWatch {
  private readonly log = new Logger('Clock');
  private lastLook: { at: Date; ms: number } | undefined;
  /** How far it jumped, and until when that is doubted by the clock that nobody sets. */
  private jump: { minutes: number; untilMs: number } | undefined;

  constructor(private readonly clock: Clock) {}

  /** To be asked often: what is not looked at for long cannot be told from a jump that was set right meanwhile. */
  isInDoubt(): boolean {
    const [at, ms] = [this.clock.now(), this.clock.monotonic()];
    const ahead = this.lastLook ? minutesBetween(this.lastLook.at, at) - (ms - this.lastLook.ms) / MINUTE : 0;
    this.lastLook = { at, ms };
    if (ahead > JUMP_MINUTES) this.doubt(ahead, ms);
    else if (ahead < -JUMP_MINUTES) this.settle('was set back');
    if (this.jump && ms >= this.jump.untilMs) this.settle('is believed now');
    return this.jump !== undefined;
  }

  private doubt(ahead: number, ms: number): void {
    const minutes = Math.round(ahead + (this.jump?.minutes ?? 0));
    this.jump = { minutes, untilMs: ms + DOUBT_MINUTES * MINUTE };
    this.log.error(
      `The clock jumped ahead by ${minutes} minutes: for ${DOUBT_MINUTES} minutes nothing expires, is swept or dropped. Set it right if it is wrong.`,
    );
  }

  private settle(how: string): void {
    if (this.jump)
      this.log.warn(`The clock, which had jumped ahead by ${this.jump.minutes} minutes, ${how}.`);
    this.jump = undefined;
  }
}
