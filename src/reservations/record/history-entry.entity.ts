/** A history entry: who did what to a reservation, and when. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Ref, Text } from '../../database/columns.js';

export const countedKinds = ['handed-over', 'let-go', 'returned', 'damaged', 'missing', 'found'] as const;

/** So many units of a thing that were counted at the desk. */
export interface Count {
  what: (typeof countedKinds)[number];
  /** As it was called then. */
  itemName: string;
  unit: string;
  quantity: number;
  /** Of how many; missing where that is the same. */
  of?: number;
  /** What was said of them; missing for most. */
  note?: string;
}

@Entity('reservation_history')
@Index(['reservationId', 'at'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
export class HistoryEntry {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  @Instant() at!: Date;
  /** Null where the clock did it. */
  @Ref({ nullable: true }) personId!: string | null;
  /** The move, or `ask`. */
  @Text(20) what!: string;
  /** The reason given, or empty. */
  @Text(500) detail!: string;
  /** What was counted; null for what counts nothing. */
  @Json({ nullable: true }) counts!: Count[] | null;
}
