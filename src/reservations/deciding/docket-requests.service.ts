/** Finds the requests that wait for a decision, and others that the docket tells of; always within the actor's alliance. */
import { Injectable } from '@nestjs/common';
import { In, Not, type SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { Item } from '../../items/item.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { HistoryEntry } from '../record/history-entry.entity.js';
import { WROTE } from '../record/messages.query.js';
import { Reservation } from '../record/reservation.entity.js';
import { addLines, AHEAD, countWishes, WAITS } from '../record/reservations.query.js';
import type { OfferStand } from './docket.js';

/** A Monday's work; the others move up as these are decided. */
const MOST_ON_DOCKET = 100;

const ASKS_OWNER = `EXISTS (
  SELECT 1 FROM reservation_lines own_line JOIN items own_item ON own_item.id = own_line.item_id
  WHERE own_line.reservation_id = reservation.id AND (own_line.decider = :owner OR own_line.decider_why = :late)
    AND own_line.approved_quantity IS NULL AND own_item.owner_id IN (:...partnerIds))`;

@Injectable()
export class DocketRequests {
  /** How many there are, be they on the docket yet or not. */
  count(look: Look): Promise<number> {
    return waitingFor(look).getCount();
  }

  /** Changes of promises that wait, beside the requests. */
  countWishes({ tx, actor, now }: Look): Promise<number> {
    return countWishes(tx, actor.allianceId, now);
  }

  /** Oldest deadline first, with their lines; that one alone where somebody asks for it by its id. */
  async waiting(look: Look, id?: string): Promise<Reservation[]> {
    const query = waitingFor(look);
    if (id !== undefined) query.andWhere('reservation.id = :id', { id });
    const waiting = await query
      .orderBy('reservation.decideBy')
      .addOrderBy('reservation.id')
      .limit(MOST_ON_DOCKET)
      .getMany();
    await addLines(look.tx, waiting);
    return waiting;
  }

  /** Those of which the actor is asked about own things, in the same order; one alone likewise. */
  async asking(look: Look, id?: string): Promise<Reservation[]> {
    const query = askingFor(look);
    if (id !== undefined) query.andWhere('reservation.id = :id', { id });
    const asking = await query
      .orderBy('reservation.decideBy')
      .addOrderBy('reservation.id')
      .limit(MOST_ON_DOCKET)
      .getMany();
    await addLines(look.tx, asking);
    return asking;
  }

  /** How many those are. */
  countAsking(look: Look): Promise<number> {
    return look.actor.partnerIds.length === 0 ? Promise.resolve(0) : askingFor(look).getCount();
  }

  /** Of all their lines. */
  itemsOf({ tx, actor: { allianceId } }: Look, reservations: readonly Reservation[]): Promise<Item[]> {
    const ids = reservations.flatMap(({ lines }) => lines.map(({ itemId }) => itemId));
    return ids.length === 0
      ? Promise.resolve([])
      : tx.findBy(Item, { allianceId, id: In([...new Set(ids)]) });
  }

  /** Those whose deadlines come first, without their lines. */
  soonest(look: Look, most: number): Promise<Reservation[]> {
    return waitingFor(look)
      .orderBy('reservation.decideBy')
      .addOrderBy('reservation.id')
      .limit(most)
      .getMany();
  }

  withIds({ tx, actor }: Look, ids: readonly string[]): Promise<Reservation[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tx.findBy(Reservation, { allianceId: actor.allianceId, id: In([...ids]) });
  }

  /** What is promised and fetched next. */
  nextPickUp({ tx, actor, now }: Look): Promise<Reservation | null> {
    return tx
      .createQueryBuilder(Reservation, 'reservation')
      .where('reservation.allianceId = :allianceId', { allianceId: actor.allianceId })
      .andWhere(AHEAD, { now })
      .orderBy('reservation.pickUpAt')
      .addOrderBy('reservation.id')
      .limit(1)
      .getOne();
  }

  /** How the last counter-offer of each stands, or ended; a change since makes it one of something else. */
  async offersOf(
    { tx, now }: Look,
    reservations: readonly Reservation[],
  ): Promise<ReadonlyMap<string, OfferStand>> {
    const ids = reservations.map(({ id }) => id);
    const deeds = await tx.find(HistoryEntry, {
      select: { id: true, reservationId: true, what: true },
      where: { reservationId: In(ids), what: Not(WROTE) },
      order: { id: 'ASC' },
    });
    const last = new Map(deeds.map(({ reservationId, what }) => [reservationId, what]));
    return new Map(
      reservations.flatMap((one): [string, OfferStand][] => {
        const offer = one.offerAt(now);
        const stand = offer ? { until: offer.decideBy } : ended[last.get(one.id) ?? ''];
        return stand === undefined ? [] : [[one.id, stand]];
      }),
    );
  }

  /** The partners of these reservations, by id. */
  async partnersOf(
    { tx, actor: { allianceId } }: Look,
    reservations: readonly Reservation[],
  ): Promise<ReadonlyMap<string, Partner>> {
    const ids = [...new Set(reservations.map(({ partnerId }) => partnerId))];
    const partners = ids.length === 0 ? [] : await tx.findBy(Partner, { allianceId, id: In(ids) });
    return new Map(partners.map((partner) => [partner.id, partner]));
  }
}

const ended: Readonly<Record<string, OfferStand>> = {
  'decline-offer': 'declined',
  'expire-offer': 'expired',
};

const waitingFor = ({ tx, actor, now }: Look): SelectQueryBuilder<Reservation> =>
  tx
    .createQueryBuilder(Reservation, 'reservation')
    .where('reservation.allianceId = :allianceId', { allianceId: actor.allianceId })
    .andWhere(WAITS, { now });

const askingFor = (look: Look): SelectQueryBuilder<Reservation> =>
  waitingFor(look).andWhere(ASKS_OWNER, {
    owner: 'owner',
    late: 'late',
    partnerIds: orNothing(look.actor.partnerIds),
  });
