/** Housekeeping at a glance: how many things, partners and closures there are, and what needs a hand. */
import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { ConfirmationsService } from '../../items/confirmations.service.js';
import { Closure } from '../../items/closure.entity.js';
import { Item } from '../../items/item.entity.js';
import { LENT } from '../../items/lent.query.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import { OutboxMail } from '../../notifications/outbox-mail.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Needs, Numbers } from './housekeeping.view.js';
import { StockRiskService } from '../stock/stock-risk.service.js';

@Injectable()
export class HousekeepingService {
  constructor(
    private readonly turns: Turns,
    private readonly risk: StockRiskService,
    private readonly confirmations: ConfirmationsService,
  ) {}

  numbers(actor: Actor): Promise<Numbers> {
    actor.require('manage.look');
    const { allianceId } = actor;
    return this.turns.look(actor, async (look) => {
      const { tx, now } = look;
      return {
        items: await itemsOf(tx, actor).andWhere(LENT).getCount(),
        itemsSetAside: await itemsOf(tx, actor).andWhere(`NOT ${LENT}`).getCount(),
        places: await tx.countBy(StoragePlace, { allianceId }),
        closures: await closuresOf(tx, allianceId, now),
        unconfirmed: await this.confirmations.count(look),
        partners: await tx.countBy(Partner, { allianceId }),
        activePartners: await tx.countBy(Partner, { allianceId, status: 'active' }),
        ...(await this.needs(look)),
      };
    });
  }

  /** What needs a hand, counted as the pages list it. */
  private async needs(look: Look): Promise<Needs> {
    return { failedMails: await this.failedMails(look), atRisk: (await this.risk.all(look)).length };
  }

  failedMails({ tx, actor: { allianceId } }: Look): Promise<number> {
    return tx.countBy(OutboxMail, { allianceId, state: 'dead' });
  }
}

const itemsOf = (tx: EntityManager, { allianceId }: Actor): SelectQueryBuilder<Item> =>
  tx.createQueryBuilder(Item, 'item').where('item.allianceId = :allianceId', { allianceId });

/** Those that are not over; one that comes back every year counts once. */
async function closuresOf(tx: EntityManager, allianceId: string, now: Date): Promise<number> {
  const row = await tx
    .createQueryBuilder(Closure, 'closure')
    .select('COUNT(DISTINCT COALESCE(closure.seriesId, closure.id))', 'count')
    .where({ allianceId, endsAt: MoreThan(now) })
    .getRawOne<{ count: number | string }>();
  return Number(row?.count ?? 0);
}
