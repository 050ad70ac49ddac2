/** Open wishes: lines of requests that wait, and of promises that were made for less than was asked, while some of their time is still to come. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { PackedRows } from '../../database/packed.rows.js';
import { among, instant, listed } from '../../database/sql.query.js';
import type { Period } from '../../shared/period.js';
import { holdsAt, UNDER_WAY } from '../record/reservations.query.js';
import type { OpenWish } from './who-could-have.js';

/** A wish with what its reservation is called. */
export interface NamedWish extends OpenWish {
  number: string;
  occasionName: string;
}

interface Row {
  lineId: string;
  reservationId: string;
  number: string;
  occasionName: string;
  itemId: string;
  asked: number;
  approved: number | null;
  from: Date | string;
  until: Date | string;
  askedAt: Date | string;
}

const packed = new PackedRows<Row>({
  lineId: 'line.id',
  reservationId: 'line.reservation_id',
  number: 'reservation.number',
  occasionName: 'reservation.occasion_name',
  itemId: 'line.item_id',
  asked: 'line.quantity',
  approved: 'line.approved_quantity',
  from: 'line.pick_up_at',
  until: 'line.return_due_at',
  askedAt: 'reservation.asked_at',
});

const OPEN_WISHES = `
  SELECT ${packed.selected}
  FROM reservation_lines line JOIN reservations reservation ON reservation.id = line.reservation_id
  WHERE line.item_id ${among('$1')} AND line.return_due_at > $2 AND line.pick_up_at < $3
    AND ((line.approved_quantity IS NULL AND ${holdsAt('$2')})
      OR (line.approved_quantity < line.quantity AND ${UNDER_WAY}))
    AND reservation.id <> $4`;

interface Question {
  itemIds: readonly string[];
  period: Period;
  /** The reservation that gave something up. */
  except: string;
}

/** Of the period what is still to come; the ids are of one alliance. */
export async function openWishes(
  tx: EntityManager,
  { itemIds, period, except }: Question,
): Promise<NamedWish[]> {
  const parameters = [listed(itemIds), instant(period.from), instant(period.until), except];
  return (await packed.of(tx, OPEN_WISHES, parameters)).map(wishOf);
}

const wishOf = ({ asked, approved, from, until, askedAt, ...row }: Row): NamedWish => ({
  ...row,
  quantity: asked - (approved ?? 0),
  period: { from: instantFrom(from), until: instantFrom(until) },
  askedAt: instantFrom(askedAt),
  isRequest: approved === null,
});
