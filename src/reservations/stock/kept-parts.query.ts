/** Kept parts: what promises were made with, where the set is made of others since. */
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import type { ItemPart } from '../../items/item-part.entity.js';
import { PromisedPart } from '../record/promised-part.entity.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import { PROMISED_LINE, STILL_HELD } from '../record/reservations.query.js';
import type { KeptPart } from './kept-parts.js';

/** Writes down what the promises of this set draw on, before it is made of anything else. */
export async function keepParts(
  tx: EntityManager,
  { allianceId, setId, now }: { allianceId: string; setId: string; now: Date },
  parts: readonly Pick<ItemPart, 'partId' | 'quantity'>[],
): Promise<void> {
  const lines = await tx
    .createQueryBuilder(ReservationLine, 'line')
    .where('line.allianceId = :allianceId AND line.itemId = :setId', { allianceId, setId })
    .andWhere(`${PROMISED_LINE} AND line.partsKeptAt IS NULL`)
    .getMany();
  for (const { id: lineId } of lines) {
    await tx.update(ReservationLine, { id: lineId }, { partsKeptAt: now });
    for (const { partId, quantity } of parts)
      await tx.insert(PromisedPart, { id: newId(), allianceId, lineId, partId, quantity });
  }
}

/** Of all promises that hold in an alliance, by the parameter that holds its id. */
export const keptIn = (allianceId: string): string => `
  SELECT part.id AS id, part.line_id AS "lineId", line.item_id AS "setId", part.part_id AS "itemId",
    part.quantity AS quantity, line.parts_kept_at AS at
  FROM promised_parts part JOIN reservation_lines line ON line.id = part.line_id
  WHERE part.alliance_id = ${allianceId} AND ${STILL_HELD}`;

const KEPT_PARTS = keptIn('$1');

export const keptParts = (tx: EntityManager, allianceId: string): Promise<KeptPart[]> =>
  rowsOf<KeptPart>(tx, KEPT_PARTS, [allianceId]);
