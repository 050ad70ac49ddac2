/** Reservations in the tables: found through the actor, saved only over the version that was read. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { EntityRows, type Raw } from '../../database/entity.rows.js';
import { rowsOf } from '../../database/sql.query.js';
import { Item } from '../../items/item.entity.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Refusal } from '../../shared/refusal.js';
import type { Counted } from '../../notifications/counted-words.js';
import { HistoryEntry } from './history-entry.entity.js';
import { PendingChange } from './pending-change.entity.js';
import { addChangeLines } from './pending-changes.query.js';
import { PromisedPart } from './promised-part.entity.js';
import { relationsTo } from './relations.js';
import { ReservationLine } from './reservation-line.entity.js';
import { Reservation } from './reservation.entity.js';

export interface Found {
  reservation: Reservation;
  items: Item[];
  /** Where these stand. */
  places: StoragePlace[];
}

/** Who did what; `personId` is null where the clock did it. */
export interface Deed {
  personId: string | null;
  what: string;
  at: Date;
  detail?: string;
  counts?: readonly Counted[];
}

const reservations = new EntityRows(Reservation);
const lines = new EntityRows(ReservationLine);
const items = new EntityRows(Item);
const places = new EntityRows(StoragePlace);
const changes = new EntityRows(PendingChange);
const history = new EntityRows(HistoryEntry);

/** A row for each line, in the order in which the borrower wrote them. */
const FIND = `
  SELECT ${reservations.selected('reservation')}, ${lines.selected('line')}, ${items.selected('item')},
    ${places.selected('place')}, ${changes.selected('change')}
  FROM reservations reservation
  JOIN reservation_lines line ON line.reservation_id = reservation.id
  JOIN items item ON item.id = line.item_id
  JOIN storage_places place ON place.id = item.storage_place_id
  LEFT JOIN pending_changes change
    ON change.alliance_id = reservation.alliance_id AND change.reservation_id = reservation.id
  WHERE reservation.alliance_id = $1 AND reservation.id = $2
  ORDER BY line.position`;

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
    const rows = await rowsOf<Raw>(tx, FIND, [allianceId, id]);
    const [first] = rows;
    if (!first) return undefined;
    const reservation = reservations.read(first, 'reservation');
    reservation.lines = rows.map((row) => lines.read(row, 'line'));
    reservation.pendingChange = changes.maybe(first, 'change');
    if (reservation.pendingChange) await addChangeLines(tx, [reservation.pendingChange]);
    return {
      reservation,
      items: eachOnce(rows, 'item.id').map((row) => items.read(row, 'item')),
      places: eachOnce(rows, 'place.id').map((row) => places.read(row, 'place')),
    };
  }

  async insert(tx: EntityManager, reservation: Reservation, deed: Deed): Promise<void> {
    await reservations.insert(tx, [reservation]);
    await lines.insert(tx, reservation.lines);
    await this.remember(tx, reservation, deed);
  }

  /** New lines, and those that are none any more; `save` writes the rest. */
  async replaceLines(
    tx: EntityManager,
    { added, dropped }: { added: readonly ReservationLine[]; dropped: readonly ReservationLine[] },
  ): Promise<void> {
    const ids = dropped.map(({ id }) => id);
    if (ids.length > 0) {
      await tx.delete(PromisedPart, { lineId: In(ids) });
      await tx.delete(ReservationLine, { id: In(ids) });
    }
    if (added.length > 0) await lines.insert(tx, added);
  }

  /** Compare-and-swap on the version: though the pool lock already lets one decide at a time, nothing is written over another's change. */
  async save(tx: EntityManager, reservation: Reservation, versionRead: number, deed: Deed): Promise<void> {
    const changed = await reservations.update(tx, reservation, versionRead);
    if (changed !== 1) throw new Error('A reservation was changed without the pool lock.');
    await lines.updateAll(tx, reservation.lines);
    await this.remember(tx, reservation, deed);
  }

  /** A line in the history. */
  async remember(tx: EntityManager, { id, allianceId }: Reservation, deed: Deed): Promise<void> {
    const { personId, what, at, detail = '' } = deed;
    const counts = deed.counts ? [...deed.counts] : null;
    const entry = { id: newId(), allianceId, reservationId: id, at, personId, what, detail, counts };
    await history.insert(tx, [entry]);
  }
}

const eachOnce = (rows: readonly Raw[], id: string): Raw[] => [
  ...new Map(rows.map((row) => [row[id], row])).values(),
];
