/** A history entry: who did what to a reservation, and when. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Ref, Text } from '../../database/columns.js';
import type { Counted } from '../../notifications/counted-words.js';

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
  @Json({ nullable: true }) counts!: Counted[] | null;
}
