/** Rounds: a timed job goes through the alliances where people are awake, each by itself. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { isQuiet } from './timed-hours.js';
import { zonesOf } from './timed-notices.query.js';

@Injectable()
export class Rounds {
  private readonly failures = new FailureLog('Reminding');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Zones in which mails may be written now. */
  async awake(): Promise<string[]> {
    const zones = await this.database.read(zonesOf);
    return zones.filter((zone) => !isQuiet(this.clock.now(), zone));
  }

  /** Sums up what was done. One alliance in which it fails must not keep all others waiting. */
  async through<One>(
    what: string,
    alliances: Iterable<readonly [id: string, one: One]>,
    work: (id: string, one: One) => Promise<number>,
  ): Promise<number> {
    let count = 0;
    for (const [id, one] of alliances)
      count += await this.safely(`${what} of alliance ${id}`, () => work(id, one));
    return count;
  }

  private async safely(what: string, work: () => Promise<number>): Promise<number> {
    try {
      const count = await work();
      this.failures.worked(what);
      return count;
    } catch (error) {
      this.failures.failed(what, error);
      return 0;
    }
  }
}
