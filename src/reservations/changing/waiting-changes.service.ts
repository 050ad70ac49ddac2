/** Changes that wait for the coordination, the nearest deadline first. */
import { Injectable } from '@nestjs/common';
import { instantFrom } from '../../database/columns.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { wishHoldsAt } from '../record/reservations.query.js';
import type { WaitingChange } from './waiting-changes.view.js';

type Row = Omit<WaitingChange, 'decideBy'> & { decideBy: Date | string };

const WAITING = `
  SELECT reservation.id AS "reservationId", reservation.number AS number, partner.name AS "partnerName",
    reservation.occasion_name AS "occasionName", change.decide_by AS "decideBy"
  FROM pending_changes change
  JOIN reservations reservation ON reservation.id = change.reservation_id
  JOIN partners partner ON partner.id = reservation.partner_id
  WHERE change.alliance_id = $1 AND ${wishHoldsAt('$2')}
  ORDER BY change.decide_by, reservation.id`;

@Injectable()
export class WaitingChanges {
  constructor(private readonly turns: Turns) {}

  /** Refuses (403) whoever does not decide. */
  read(actor: Actor): Promise<WaitingChange[]> {
    actor.require('docket.read');
    return this.turns.look(actor, async ({ tx, now }) => {
      const rows = await rowsOf<Row>(tx, WAITING, [actor.allianceId, instant(now)]);
      return rows.map((row) => ({ ...row, decideBy: instantFrom(row.decideBy) }));
    });
  }
}
