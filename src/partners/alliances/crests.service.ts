/** Crests: the picture that stands beside an alliance's name. */
import { Injectable } from '@nestjs/common';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { existing } from '../../shared/refusal.js';
import { AuditService } from '../log/audit.service.js';
import type { Actor } from '../who/actor.js';
import { AllianceCrest } from '../who/alliance-crest.entity.js';
import { Alliance } from '../who/alliance.entity.js';
import { Turns, type Turn } from '../who/turns.service.js';
import { drawnCrest } from './crest.picture.js';

@Injectable()
export class CrestsService {
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  /** PNG. Refuses (404) one that was replaced. */
  async find(actor: Actor, id: string): Promise<Buffer> {
    const where = { id, allianceId: actor.allianceId };
    return existing(await this.database.read((tx) => tx.findOneBy(AllianceCrest, where))).bytes;
  }

  /** Refuses (422) what is no picture. */
  async set(actor: Actor, picture: Buffer): Promise<void> {
    actor.require('alliance.change');
    const bytes = await drawnCrest(picture, actor.allianceId);
    const crest = { id: newId(), allianceId: actor.allianceId, bytes };
    await this.turns.take(actor, async (turn) => {
      await this.put(turn, crest.id);
      await turn.tx.insert(AllianceCrest, crest);
    });
  }

  async remove(actor: Actor): Promise<void> {
    actor.require('alliance.change');
    await this.turns.take(actor, (turn) => this.put(turn, null));
  }

  /** The one before is gone. */
  private async put(turn: Turn, crestId: string | null): Promise<void> {
    const { tx, actor, now } = turn;
    await tx.delete(AllianceCrest, { allianceId: actor.allianceId });
    await tx.update(Alliance, { id: actor.allianceId }, { crestId, updatedAt: now });
    await this.audit.note(turn, { what: 'alliance.change', detail: 'crest' });
  }
}
