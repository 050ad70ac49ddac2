/** A message: what somebody concerned asks or answers on a reservation. Kept with it, never changed. */
import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('messages')
@Index(['allianceId', 'reservationId'])
@Index(['personId', 'at'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
export class Message {
  /** In the order in which they were written. */
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  @Instant() at!: Date;
  /** Who wrote it; the name is looked up, so that it goes with the person. */
  @Ref() personId!: string;
  /** For which partner: the one that borrows, or an owner; null for the coordination. */
  @Ref({ nullable: true }) partnerId!: string | null;
  @Text(1000) text!: string;
}
