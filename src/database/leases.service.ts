/** Leases: one of several workers takes a row for itself for a while; the others pass over it and do not wait. */
import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { instantFrom, onPostgres } from './columns.js';

@Injectable()
export class Leases {
  /** The database's own time, which all who share it go by: their own clocks may differ, and jump. */
  async time(tx: EntityManager): Promise<Date> {
    const now = onPostgres ? 'now()' : `strftime('%Y-%m-%d %H:%M:%f', 'now')`;
    const [row] = await tx.query<{ now: Date | string }[]>(`SELECT ${now} AS "now"`);
    if (!row) throw new Error('The database tells no time.');
    return instantFrom(row.now);
  }

  /** Locks what is found, and finds nothing that another one has locked. On SQLite whoever writes is alone anyway. */
  unlocked<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
    return onPostgres ? query.setLock('pessimistic_write').setOnLocked('skip_locked') : query;
  }
}
