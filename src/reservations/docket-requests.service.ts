/** Finds the requests that wait for a decision, and others that the docket tells of; always within the actor's alliance. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { ReservationLine } from './reservation-line.entity.js';
import { Reservation } from './reservation.entity.js';

/** A Monday's work; the others move up as these are decided. */
export const MOST_ON_DOCKET = 100;

@Injectable()
export class DocketRequests {
  /** Oldest deadline first, with their lines. */
  async waiting(
    tx: EntityManager,
    { allianceId }: Actor,
    now: Date,
  ): Promise<{ waiting: Reservation[]; hasMore: boolean }> {
    const found = await tx
      .createQueryBuilder(Reservation, 'reservation')
      .where('reservation.allianceId = :allianceId', { allianceId })
      .andWhere(`reservation.status = 'requested'`)
      .andWhere('reservation.decideBy > :now', { now })
      .orderBy('reservation.decideBy')
      .addOrderBy('reservation.id')
      .limit(MOST_ON_DOCKET + 1)
      .getMany();
    const waiting = found.slice(0, MOST_ON_DOCKET);
    await addLines(tx, waiting);
    return { waiting, hasMore: found.length > MOST_ON_DOCKET };
  }

  withIds(tx: EntityManager, { allianceId }: Actor, ids: readonly string[]): Promise<Reservation[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return tx.findBy(Reservation, { allianceId, id: In([...ids]) });
  }

  /** What is promised and fetched next. */
  nextPickUp(tx: EntityManager, { allianceId }: Actor, now: Date): Promise<Reservation | null> {
    return tx
      .createQueryBuilder(Reservation, 'reservation')
      .where('reservation.allianceId = :allianceId', { allianceId })
      .andWhere(`reservation.status = 'approved'`)
      .andWhere('reservation.pickUpAt > :now', { now })
      .orderBy('reservation.pickUpAt')
      .addOrderBy('reservation.id')
      .limit(1)
      .getOne();
  }

  /** The partners of these reservations, by id. */
  async partnersOf(
    tx: EntityManager,
    { allianceId }: Actor,
    reservations: readonly Reservation[],
  ): Promise<ReadonlyMap<string, Partner>> {
    const ids = [...new Set(reservations.map(({ partnerId }) => partnerId))];
    const partners = ids.length === 0 ? [] : await tx.findBy(Partner, { allianceId, id: In(ids) });
    return new Map(partners.map((partner) => [partner.id, partner]));
  }
}

async function addLines(tx: EntityManager, reservations: readonly Reservation[]): Promise<void> {
  if (reservations.length === 0) return;
  const byId = new Map(reservations.map((one) => [one.id, one]));
  for (const one of reservations) one.lines = [];
  const lines = await tx.find(ReservationLine, {
    where: { reservationId: In([...byId.keys()]) },
    order: { position: 'ASC' },
  });
  for (const line of lines) byId.get(line.reservationId)?.lines.push(line);
}
