/** The notice sweeper: forgets what was told so long ago that nothing of it could be told again. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Clock } from '../../shared/clock.service.js';
import { addMinutes } from '../../shared/period.js';
import { forgetNotices } from './timed-notices.query.js';

/** What is due is stale after two days at most: this is more than any clock is set back by. */
const KEPT_MINUTES = 60 * 24 * 60;
/** Nobody is asked again before a year has passed. */
const QUESTIONS_KEPT_MINUTES = 2 * 366 * 24 * 60;

@Injectable()
export class NoticeSweeper {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How many it forgot. */
  sweep(): Promise<number> {
    const now = this.clock.now();
    const before = addMinutes(now, -KEPT_MINUTES);
    const questionsBefore = addMinutes(now, -QUESTIONS_KEPT_MINUTES);
    return this.database.transaction((tx) => forgetNotices(tx, { before, questionsBefore }));
  }
}
