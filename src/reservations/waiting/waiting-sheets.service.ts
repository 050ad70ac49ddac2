/** Entries of the waiting list with the names that a page says. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import type { WaitingView } from './waiting.dto.js';
import type { WaitingSheet } from './waiting-sheet.view.js';
import { WaitingService } from './waiting.service.js';

/** The API has all. */
const MOST_SHOWN = 200;

@Injectable()
export class WaitingSheets {
  constructor(
    private readonly turns: Turns,
    private readonly waiting: WaitingService,
  ) {}

  /** Whoever is offered something first, then in the order of the queue; what has ended last. */
  async list(actor: Actor): Promise<WaitingSheet[]> {
    const { items } = await this.waiting.list(actor, { limit: MOST_SHOWN });
    const sheets = await this.named(actor, items);
    return sheets.toSorted((one, other) => rankOf(one.view) - rankOf(other.view));
  }

  async get(actor: Actor, id: string): Promise<WaitingSheet> {
    const [sheet] = await this.named(actor, [await this.waiting.get(actor, id)]);
    return sheet!;
  }

  private named(actor: Actor, views: readonly WaitingView[]): Promise<WaitingSheet[]> {
    const { allianceId } = actor;
    const idsOf = (of: (view: WaitingView) => string) => In([...new Set(views.map((view) => of(view)))]);
    return this.turns.look(actor, async ({ tx }) => {
      const items = await tx.findBy(Item, { allianceId, id: idsOf(({ itemId }) => itemId) });
      const partners = await tx.findBy(Partner, { allianceId, id: idsOf(({ partnerId }) => partnerId) });
      return views.map((view) => {
        const item = items.find(({ id }) => id === view.itemId);
        const partner = partners.find(({ id }) => id === view.partnerId);
        return {
          view,
          itemName: item?.name ?? '',
          unit: item?.unit ?? '',
          partnerName: partner?.name ?? '',
        };
      });
    });
  }
}

const ENDED = 1_000_000;

const rankOf = ({ state, place = ENDED }: WaitingView): number => (state === 'offered' ? 0 : place);
