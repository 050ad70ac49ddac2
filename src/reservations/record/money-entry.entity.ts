/** A money entry: what was paid of a deposit, given back, or kept. Never changed and never removed; sums are computed. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';
import type { MoneyKind } from './deposit.js';

@Entity('money_entries')
@Index(['allianceId', 'reservationId'])
@Check('ck_money_entries_kind', `"kind" IN ('received', 'returned', 'kept')`)
@Check('ck_money_entries_cents', '"cents" BETWEEN 1 AND 100000000')
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
export class MoneyEntry {
  /** In the order in which they were written down. */
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  @Instant() at!: Date;
  /** Who wrote it down. */
  @Ref() personId!: string;
  @Text(10) kind!: MoneyKind;
  /** Euro cents, 1 to 100,000,000. */
  @Int() cents!: number;
  /** Why; empty where it says itself. */
  @Text(500) reason!: string;
}
