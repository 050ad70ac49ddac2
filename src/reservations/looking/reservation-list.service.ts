/** The list of requests and loans as people look at it: what runs, and what is over. */
import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { listPartOf, type ListPart } from '../../http/list-parts.js';
import { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Language } from '../../shared/words.js';
import type { ReservationEntry } from './reservation-sheet.view.js';
import { Reservation } from '../record/reservation.entity.js';
import type { ReservationView } from '../record/reservation.view.js';
import { addLines, CURRENT, goOnAfter, OVER, PICK_UP, visible } from '../record/reservations.query.js';
import { ReservationViews } from '../stock/reservation-views.service.js';

export interface ReservationListQuery {
  /** What somebody waits for, or has; else what is over. */
  isCurrent: boolean;
  /** What others borrow of one's own things, or from a place that one keeps; else what one borrows oneself. */
  isLent?: boolean;
  /** Of this partner only; all that the actor acts for where there is none. */
  partnerId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

@Injectable()
export class ReservationListService {
  constructor(
    private readonly turns: Turns,
    private readonly views: ReservationViews,
  ) {}

  /** What runs in the order of pick-up, what is over latest first. */
  part(actor: Actor, queried: ReservationListQuery, language: Language): Promise<ListPart<ReservationEntry>> {
    return this.turns.look(actor, async (look) => {
      const rows = await listed(look, queried).getMany();
      const part = listPartOf(rows, queried.limit, ({ pickUpAt, id }) => [pickUpAt.toISOString(), id]);
      await addLines(look.tx, part.items);
      return { ...part, items: await this.entries(look, part.items, language) };
    });
  }

  private async entries(
    look: Look,
    reservations: readonly Reservation[],
    language: Language,
  ): Promise<ReservationEntry[]> {
    const { tx } = look;
    const itemIds = reservations.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
    const items = new Map((await tx.findBy(Item, { id: In(itemIds) })).map((item) => [item.id, item]));
    const partners = await tx.findBy(Partner, { id: In(reservations.map(({ partnerId }) => partnerId)) });
    const views = await this.views.read(look, reservations, language);
    return views.map((view) => ({
      view,
      partnerName: partners.find(({ id }) => id === view.partnerId)?.name ?? '',
      things: thingsOf(view, items),
    }));
  }
}

/** What is promised, or asked for while it is open; all that was asked for where nothing was granted. */
function thingsOf({ lines }: ReservationView, items: ReadonlyMap<string, Item>): ReservationEntry['things'] {
  const kept = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  const things = kept.length > 0 ? kept : lines;
  return things.map(({ itemId, quantity, approvedQuantity }) => ({
    name: items.get(itemId)?.name ?? '',
    unit: items.get(itemId)?.unit ?? '',
    quantity: kept.length > 0 ? (approvedQuantity ?? quantity) : quantity,
  }));
}

function listed(
  { tx, actor, now }: Look,
  { isCurrent, isLent = false, partnerId, cursor, limit }: ReservationListQuery,
): SelectQueryBuilder<Reservation> {
  const direction = isCurrent ? 'ASC' : 'DESC';
  const query = visible(tx, actor)
    .andWhere(isCurrent ? CURRENT : OVER, { now })
    .orderBy(isCurrent ? PICK_UP : 'reservation.pickUpAt', direction)
    .addOrderBy('reservation.id', direction)
    .limit(limit + 1);
  const partners = partnerId === undefined ? ownPartners(actor) : [partnerId];
  if (partners) {
    const which = isLent ? 'NOT IN' : 'IN';
    query.andWhere(`reservation.partnerId ${which} (:...borrowers)`, { borrowers: orNothing(partners) });
  }
  if (cursor !== undefined) goOnAfter(query, cursor, isCurrent ? '>' : '<');
  return query;
}

/** The coordination and the keepers look at everything that they may see. */
const ownPartners = (actor: Actor): string[] | undefined =>
  actor.isCoordination || actor.partnerIds.length === 0 ? undefined : actor.partnerIds;
