/** The tag of what the pool shows: the same as long as nothing has changed that may be in it, and found out without reading any of it. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { codeStand } from '../../http/code.stand.js';
import type { Actor } from '../../partners/who/actor.js';
import { Clock } from '../../shared/clock.service.js';
import { wordOf, type Epoch } from '../record/epoch.js';
import { Epochs } from '../record/epochs.service.js';

@Injectable()
export class PoolTags {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly epochs: Epochs,
  ) {}

  /**
   * For every address the same, since a tag is of one address anyway (RFC 9110, 8.8.3), and so that what was asked for
   * shows in none. Weak, since it is not of the bytes. Undefined while it would be old at once.
   */
  async of(actor: Actor): Promise<string | undefined> {
    const epoch = await this.epoch(actor);
    if (!epoch.isStill) return undefined;
    // What somebody may see changes with their ties, and these raise the revision; without any it is what strangers see.
    const reader = actor.isInsider ? actor.personId : '';
    const all = [codeStand, actor.allianceId, wordOf(epoch), reader];
    return `W/"${createHash('sha256').update(JSON.stringify(all)).digest('base64url').slice(0, 27)}"`;
  }

  private async epoch({ alliance }: Actor): Promise<Epoch> {
    const now = this.clock.now();
    return (
      this.epochs.known(alliance, now) ??
      this.database.glance((tx) => this.epochs.of(tx, alliance, now), alliance.id)
    );
  }
}
