/** Reservations in the tables: found through the actor, saved only over the version that was read. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Item } from '../items/item.entity.js';
import type { Actor } from '../partners/actor.js';
import { Refusal } from '../shared/refusal.js';
import { HistoryEntry } from './history-entry.entity.js';
import { relationsTo } from './relations.js';
import { ReservationLine } from './reservation-line.entity.js';
import { Reservation } from './reservation.entity.js';

export interface Found {
  reservation: Reservation;
  items: Item[];
}

/** Who did what; `personId` is null where the clock did it. */
export interface Deed {
  personId: string | null;
  what: string;
  at: Date;
  detail?: string;
}

@Injectable()
export class ReservationStore {
  /** Refuses (404) what does not exist in the actor's alliance, or may not be seen by this actor. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Found> {
    const found = await this.findAny(tx, actor.allianceId, id);
    if (!found) throw Refusal.notFound();
    const relations = relationsTo(actor, found.reservation.partnerId, found.items);
    if (!actor.may('reservations.read', relations)) throw Refusal.notFound();
    return found;
  }

  /** For timed jobs, which act for nobody. */
  async findAny(tx: EntityManager, allianceId: string, id: string): Promise<Found | undefined> {
    const reservation = await tx.findOneBy(Reservation, { allianceId, id });
    if (!reservation) return undefined;
    reservation.lines = await tx.find(ReservationLine, {
      where: { reservationId: id },
      order: { position: 'ASC' },
    });
    const itemIds = reservation.lines.map(({ itemId }) => itemId);
    return { reservation, items: await tx.findBy(Item, { allianceId, id: In(itemIds) }) };
  }

  async insert(tx: EntityManager, reservation: Reservation, deed: Deed): Promise<void> {
    const { lines, ...columns } = reservation;
    await tx.insert(Reservation, columns as Reservation);
    await tx.insert(ReservationLine, lines);
    await this.remember(tx, reservation, deed);
  }

  /** Compare-and-swap on the version: though the pool lock already lets one decide at a time, nothing is written over another's change. */
  async save(tx: EntityManager, reservation: Reservation, versionRead: number, deed: Deed): Promise<void> {
    const { lines, ...columns } = reservation;
    const { affected } = await tx.update(
      Reservation,
      { id: reservation.id, version: versionRead },
      columns as Reservation,
    );
    if (affected !== 1) throw new Error('A reservation was changed without the pool lock.');
    // One after the other: saved as a list, they would run on one connection at once.
    for (const line of lines) await tx.update(ReservationLine, { id: line.id }, line);
    await this.remember(tx, reservation, deed);
  }

  /** The running number within the alliance and year; safe under the pool lock, unique in the table. */
  async nextNumber(tx: EntityManager, allianceId: string, numberYear: number): Promise<number> {
    const highest = await tx.maximum(Reservation, 'numberInYear', { allianceId, numberYear });
    return (highest ?? 0) + 1;
  }

  private async remember(tx: EntityManager, { id, allianceId }: Reservation, deed: Deed): Promise<void> {
    const { personId, what, at, detail = '' } = deed;
    await tx.insert(HistoryEntry, { id: newId(), allianceId, reservationId: id, at, personId, what, detail });
  }
}
