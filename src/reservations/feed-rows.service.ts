/** Reads the bookings of a feed: thirteen months back, two years ahead, in a handful of queries. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Item } from '../items/item.entity.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import type { Alliance } from '../partners/alliance.entity.js';
import { Partner } from '../partners/partner.entity.js';
import { later } from '../shared/period.js';
import { addDays, startOfDay } from '../shared/zone.js';
import type { FeedRow } from './feed.js';
import type { Status } from './lifecycle.js';
import { ReservationLine } from './reservation-line.entity.js';
import { Reservation } from './reservation.entity.js';

const DAYS_BACK = 396;
const DAYS_AHEAD = 731;
/** Some more than are shown, since lapsed requests and requests of others drop out. */
const MOST_ROWS = 1500;

const shownStatuses: readonly Status[] = ['requested', 'approved', 'handed_over', 'returned', 'checked'];

@Injectable()
export class FeedRows {
  /** `partnerId` null: of the whole alliance. */
  async of(tx: EntityManager, alliance: Alliance, partnerId: string | null, now: Date): Promise<FeedRow[]> {
    const reservations = await this.reservations(tx, alliance, partnerId, now);
    const ids = reservations.map(({ id }) => id);
    const lines = await tx.find(ReservationLine, {
      where: { reservationId: In(ids) },
      order: { position: 'ASC' },
    });
    const names = await this.names(tx, alliance.id, reservations, lines);
    const linesOf = new Map<string, ReservationLine[]>(ids.map((id) => [id, []]));
    for (const line of lines) linesOf.get(line.reservationId)?.push(line);
    return reservations.map((reservation) => row(reservation, linesOf.get(reservation.id) ?? [], names, now));
  }

  /** The window moves once a local day, so that a feed does not change with every minute. */
  private reservations(
    tx: EntityManager,
    alliance: Alliance,
    partnerId: string | null,
    now: Date,
  ): Promise<Reservation[]> {
    const today = startOfDay(now, alliance.timeZone);
    const query = tx
      .createQueryBuilder(Reservation, 'reservation')
      .where('reservation.allianceId = :allianceId', { allianceId: alliance.id })
      .andWhere('reservation.status IN (:...shownStatuses)', { shownStatuses })
      .andWhere('reservation.returnDueAt > :from', { from: addDays(today, -DAYS_BACK, alliance.timeZone) })
      .andWhere('reservation.pickUpAt < :until', { until: addDays(today, DAYS_AHEAD, alliance.timeZone) })
      .orderBy('reservation.pickUpAt', 'DESC')
      .addOrderBy('reservation.id', 'DESC')
      .limit(MOST_ROWS);
    if (partnerId !== null) query.andWhere('reservation.partnerId = :partnerId', { partnerId });
    return query.getMany();
  }

  private async names(
    tx: EntityManager,
    allianceId: string,
    reservations: readonly Reservation[],
    lines: readonly ReservationLine[],
  ): Promise<Names> {
    const items = await tx.findBy(Item, {
      allianceId,
      id: In([...new Set(lines.map(({ itemId }) => itemId))]),
    });
    const partners = await tx.findBy(Partner, {
      allianceId,
      id: In([...new Set(reservations.map((one) => one.partnerId))]),
    });
    const places = await tx.findBy(StoragePlace, { allianceId });
    return { items: byId(items), partners: byId(partners), places: byId(places) };
  }
}

interface Names {
  items: Map<string, Item>;
  partners: Map<string, Partner>;
  places: Map<string, StoragePlace>;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((one) => [one.id, one]));

function row(reservation: Reservation, lines: readonly ReservationLine[], names: Names, now: Date): FeedRow {
  const promised = lines
    .map((line) => ({
      item: names.items.get(line.itemId)!,
      quantity: line.approvedQuantity ?? line.quantity,
    }))
    .filter(({ quantity }) => quantity > 0);
  const partner = names.partners.get(reservation.partnerId)!;
  const places = promised.map(({ item }) => names.places.get(item.storagePlaceId)!);
  const changes = [partner, ...promised.map(({ item }) => item), ...places].map(({ updatedAt }) => updatedAt);
  return {
    feedUid: reservation.feedUid,
    number: reservation.number,
    status: reservation.statusAt(now),
    icalSequence: reservation.icalSequence,
    partnerName: partner.shortName || partner.name,
    period: { from: reservation.pickUpAt, until: reservation.returnDueAt },
    things: promised.map(({ item, quantity }) => ({ name: item.name, quantity })),
    placeNames: [...new Set(places.map(({ name }) => name))],
    changedAt: changes.reduce(later, reservation.updatedAt),
  };
}
