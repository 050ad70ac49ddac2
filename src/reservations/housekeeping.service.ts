/** Housekeeping at a glance: how many things, partners and closures there are, and what needs a hand. */
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Closure } from '../items/closure.entity.js';
import { Item } from '../items/item.entity.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import { OutboxMail } from '../notifications/outbox-mail.entity.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import type { Numbers } from './housekeeping.view.js';
import { StockRiskService } from './stock-risk.service.js';

const MOST_AT_RISK = 200;

@Injectable()
export class HousekeepingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly risk: StockRiskService,
  ) {}

  async numbers(actor: Actor): Promise<Numbers> {
    actor.require('manage.look');
    const { allianceId } = actor;
    const now = this.clock.now();
    const counted = await this.database.read(async (tx) => ({
      items: await tx.countBy(Item, { allianceId, setAsideAt: IsNull() }),
      itemsSetAside: await tx.countBy(Item, { allianceId, setAsideAt: Not(IsNull()) }),
      places: await tx.countBy(StoragePlace, { allianceId }),
      closures: await tx.countBy(Closure, { allianceId, endsAt: MoreThan(now) }),
      partners: await tx.countBy(Partner, { allianceId }),
      activePartners: await tx.countBy(Partner, { allianceId, status: 'active' }),
      failedMails: await tx.countBy(OutboxMail, { allianceId, state: 'dead' }),
    }));
    const { items } = await this.risk.list(actor, { limit: MOST_AT_RISK });
    return { ...counted, atRisk: items.length };
  }
}
