/** All deposits of an alliance, for whoever keeps its money: what is held, and every entry. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { rowsOf } from '../../database/sql.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { sumsOf } from '../record/deposit.js';
import type { AllDeposits, DepositEntry, DepositRow } from './deposit-list.view.js';

/** The entries of many years of an alliance; older ones are in the backups. */
const MOST_ENTRIES = 20_000;

const ENTRIES = `
  SELECT entry.at AS "at", entry.reservation_id AS "reservationId", reservation.number AS "number",
    partner.name AS "partnerName", person.name AS "who", entry.kind AS "kind", entry.cents AS "cents",
    entry.reason AS "reason"
  FROM money_entries entry
  JOIN reservations reservation ON reservation.alliance_id = entry.alliance_id AND reservation.id = entry.reservation_id
  JOIN partners partner ON partner.alliance_id = reservation.alliance_id AND partner.id = reservation.partner_id
  JOIN people person ON person.id = entry.person_id
  WHERE entry.alliance_id = $1
  ORDER BY entry.id DESC
  LIMIT ${MOST_ENTRIES}`;

@Injectable()
export class DepositList {
  constructor(private readonly turns: Turns) {}

  /** Latest first. */
  entries(actor: Actor): Promise<DepositEntry[]> {
    actor.require('money.list', []);
    return this.turns.lookAtLength(actor, ({ tx }) => entriesOf(tx, actor.allianceId));
  }

  async read(actor: Actor): Promise<AllDeposits> {
    const entries = await this.entries(actor);
    const byLoan = new Map<string, DepositEntry[]>();
    for (const entry of entries) {
      const own = byLoan.get(entry.reservationId);
      if (own) own.push(entry);
      else byLoan.set(entry.reservationId, [entry]);
    }
    const rows = [...byLoan.values()].map(rowOf);
    return { sums: sumsOf(entries), rows: [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))] };
  }
}

const isOpen = ({ sums: { held } }: DepositRow): boolean => held > 0;

function rowOf(entries: readonly DepositEntry[]): DepositRow {
  const { reservationId: id, number, partnerName } = entries[0]!;
  return { id, number, partnerName, sums: sumsOf(entries) };
}

async function entriesOf(tx: EntityManager, allianceId: string): Promise<DepositEntry[]> {
  const rows = await rowsOf<Omit<DepositEntry, 'at'> & { at: Date | string }>(tx, ENTRIES, [allianceId]);
  return rows.map(({ at, ...entry }) => ({ ...entry, at: instantFrom(at) }));
}
