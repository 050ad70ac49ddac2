/** Showing an alliance to everybody, and hiding it again: for strangers a hidden one is not there. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../log/audit.service.js';
import type { Actor } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { Turns } from '../who/turns.service.js';

@Injectable()
export class ShowingService {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  /** Showing what is shown already changes nothing. */
  async show(actor: Actor): Promise<void> {
    actor.require('alliance.show');
    await this.put(actor, true);
  }

  async hide(actor: Actor): Promise<void> {
    actor.require('alliance.hide');
    await this.put(actor, false);
  }

  private async put(actor: Actor, isShown: boolean): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { id, listedAt } = await tx.findOneByOrFail(Alliance, { id: actor.allianceId });
      if ((listedAt !== null) === isShown) return;
      await tx.update(Alliance, { id }, { listedAt: isShown ? now : null, updatedAt: now });
      await this.audit.note(turn, { what: isShown ? 'alliance.show' : 'alliance.hide' });
    });
  }
}
