/** The preview of a wish: what would be said to it now, without taking anything. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import { isEmpty } from '../shared/period.js';
import { Refusal, type Reason } from '../shared/refusal.js';
import { decideByOf } from './approval.js';
import { freeThroughout } from './availability.js';
import type { AskedLine } from './ledger.js';
import { warningsFor, type Asked } from './lending-rules.js';
import { spanOf, WishCheck } from './wish-check.service.js';
import type { WishPreview } from './wish-preview.view.js';

/** Stands for a partner while nobody has said which. */
const someBorrower: Asked['partner'] = {
  status: 'active',
  agreementSignedOn: '2000-01-01',
  isBorrower: true,
};

@Injectable()
export class WishPreviewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly check: WishCheck,
  ) {}

  /** `partnerId` is looked at only where the actor may ask for it. Refuses (404) items that are not here. */
  look(actor: Actor, lines: readonly AskedLine[], partnerId: string): Promise<WishPreview> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const partner = await this.partner(tx, actor, partnerId);
      const { asked } = await this.check.asked(tx, actor, partner, lines, now);
      const whole = spanOf(lines);
      return {
        free: await this.free(tx, actor, lines, now),
        reasons: await this.reasons(tx, actor, asked, lines),
        warnings: warningsFor(asked),
        decideBy: decideByOf(now, actor.alliance.rules.decisionDays, whole.from),
      };
    });
  }

  private async partner(tx: EntityManager, actor: Actor, id: string): Promise<Asked['partner']> {
    if (id === '' || !(actor.isCoordination || actor.actsFor(id))) return someBorrower;
    return (await tx.findOneBy(Partner, { allianceId: actor.allianceId, id })) ?? someBorrower;
  }

  private async free(
    tx: EntityManager,
    actor: Actor,
    lines: readonly AskedLine[],
    now: Date,
  ): Promise<Map<string, number>> {
    const possible = lines.filter(({ period }) => !isEmpty(period));
    if (possible.length === 0) return new Map();
    const ledger = await this.check.ledger(tx, actor, possible, spanOf(possible), now);
    return new Map(possible.map(({ itemId, period }) => [itemId, freeThroughout(ledger, itemId, period)]));
  }

  private async reasons(
    tx: EntityManager,
    actor: Actor,
    asked: Asked,
    lines: readonly AskedLine[],
  ): Promise<readonly Reason[]> {
    try {
      await this.check.refuseUnfit(tx, actor, asked, lines);
      return [];
    } catch (error) {
      if (error instanceof Refusal && error.details.reasons) return error.details.reasons;
      throw error;
    }
  }
}
