/** Pending changes in the tables, each with its lines. */
import { In, type EntityManager } from 'typeorm';
import { PendingChangeLine } from './pending-change-line.entity.js';
import { PendingChange } from './pending-change.entity.js';
import type { Reservation } from './reservation.entity.js';

/** In the order in which the borrower wrote them. */
export async function addChangeLines(tx: EntityManager, changes: readonly PendingChange[]): Promise<void> {
  const byId = new Map(changes.map((one) => [one.id, one]));
  for (const one of changes) one.lines = [];
  const where = { changeId: In([...byId.keys()]) };
  const lines = await tx.find(PendingChangeLine, { where, order: { position: 'ASC' } });
  for (const line of lines) byId.get(line.changeId)?.lines.push(line);
}

export async function addPendingChanges(
  tx: EntityManager,
  reservations: readonly Reservation[],
): Promise<void> {
  const ids = reservations.map(({ id }) => id);
  const allianceIds = [...new Set(reservations.map(({ allianceId }) => allianceId))];
  const where = { allianceId: In(allianceIds), reservationId: In(ids) };
  const changes = await tx.findBy(PendingChange, where);
  if (changes.length === 0) return;
  await addChangeLines(tx, changes);
  const byReservation = new Map(changes.map((one) => [one.reservationId, one]));
  for (const one of reservations) one.pendingChange = byReservation.get(one.id);
}

export async function insertChange(tx: EntityManager, change: PendingChange): Promise<void> {
  const { lines, ...row } = change;
  await tx.insert(PendingChange, row);
  await tx.insert(PendingChangeLine, lines);
}

/** What is said of the loan meanwhile is not taken back by what was said of it before. */
export async function noteChange(
  tx: EntityManager,
  change: PendingChange | undefined,
  note: string,
): Promise<void> {
  if (!change) return;
  change.note = note;
  await tx.update(PendingChange, { id: change.id }, { note });
}

/** What was offered instead is over once it is decided otherwise. */
export async function endOffer(tx: EntityManager, reservation: Reservation): Promise<void> {
  const { pendingChange } = reservation;
  if (!pendingChange?.isOffer) return;
  await endChange(tx, pendingChange);
  reservation.pendingChange = undefined;
}

/** It is decided, or over. */
export async function endChange(tx: EntityManager, { id }: Pick<PendingChange, 'id'>): Promise<void> {
  await tx.delete(PendingChangeLine, { changeId: id });
  await tx.delete(PendingChange, { id });
}
