/** The list of requests and loans as people look at it: what runs, and what is over. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { cursorKey, noSuchPage, pageOf, type Page } from '../http/pages.js';
import { Item } from '../items/item.entity.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import { isId, parseInstant } from '../shared/input-text.js';
import { Refusal } from '../shared/refusal.js';
import type { Language } from '../shared/words.js';
import type { LoanEntry } from './loan-sheet.view.js';
import { seesContact } from './relations.js';
import { Reservation } from './reservation.entity.js';
import { reservationView } from './reservation.view.js';
import { addLines, visible } from './reservations.service.js';
import { StockRiskService } from './stock-risk.service.js';

export interface LoanListQuery {
  /** What somebody waits for, or has; else what is over. */
  isCurrent: boolean;
  /** What others borrow of one's own things, or from a place that one keeps; else what one borrows oneself. */
  isLent?: boolean;
  /** Of this partner only; all that the actor acts for where there is none. */
  partnerId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

const OVER = `(reservation.status IN ('checked', 'declined', 'withdrawn', 'cancelled', 'expired')
  OR (reservation.status = 'requested' AND reservation.decideBy <= :now))`;

@Injectable()
export class LoanListService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly risk: StockRiskService,
  ) {}

  /** What runs in the order of pick-up, what is over latest first. */
  page(actor: Actor, asked: LoanListQuery, language: Language): Promise<Page<LoanEntry>> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const rows = await listed(tx, actor, asked, now).getMany();
      const page = pageOf(rows, asked.limit, ({ pickUpAt, id }) => [pickUpAt.toISOString(), id]);
      await addLines(tx, page.items);
      return { ...page, items: await this.entries(tx, actor, page.items, now, language) };
    });
  }

  private async entries(
    tx: EntityManager,
    actor: Actor,
    reservations: readonly Reservation[],
    now: Date,
    language: Language,
  ): Promise<LoanEntry[]> {
    const itemIds = reservations.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
    const items = new Map((await tx.findBy(Item, { id: In(itemIds) })).map((item) => [item.id, item]));
    const partners = await tx.findBy(Partner, { id: In(reservations.map(({ partnerId }) => partnerId)) });
    const warnings = await this.risk.warnings(tx, actor.alliance, reservations, now);
    return reservations.map((reservation) => ({
      view: reservationView(
        reservation,
        now,
        seesContact(actor, reservation, now),
        warnings.get(reservation.id),
        language,
      ),
      partnerName: partners.find(({ id }) => id === reservation.partnerId)?.name ?? '',
      things: thingsOf(reservation, items),
    }));
  }
}

/** What is promised, or asked for while it is open; all that was asked for where nothing was granted. */
function thingsOf({ lines }: Reservation, items: ReadonlyMap<string, Item>): LoanEntry['things'] {
  const kept = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  const things = kept.length > 0 ? kept : lines;
  return things.map(({ itemId, quantity, approvedQuantity }) => ({
    name: items.get(itemId)?.name ?? '',
    unit: items.get(itemId)?.unit ?? '',
    quantity: kept.length > 0 ? (approvedQuantity ?? quantity) : quantity,
  }));
}

function listed(
  tx: EntityManager,
  actor: Actor,
  { isCurrent, isLent = false, partnerId, cursor, limit }: LoanListQuery,
  now: Date,
): SelectQueryBuilder<Reservation> {
  const direction = isCurrent ? 'ASC' : 'DESC';
  const query = visible(tx, actor)
    .andWhere(isCurrent ? `NOT ${OVER}` : OVER, { now })
    .orderBy('reservation.pickUpAt', direction)
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

/** Refuses (422) a cursor that is none of this list. */
function goOnAfter(query: SelectQueryBuilder<Reservation>, cursor: string, sign: '>' | '<'): void {
  const [time, id] = cursorKey(cursor, 2);
  const pickUpAt = parseInstant(time);
  if (!pickUpAt || !isId(id)) throw Refusal.invalidField('cursor', noSuchPage);
  query.andWhere(
    `(reservation.pickUpAt ${sign} :pickUpAt OR (reservation.pickUpAt = :pickUpAt AND reservation.id ${sign} :id))`,
    { pickUpAt, id },
  );
}
