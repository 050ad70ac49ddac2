/** A loan photo: which photo shows which line of a loan, who took it, when, and what they said to it. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('loan_photos')
@Unique(['allianceId', 'photoId'])
@Index(['allianceId', 'reservationId'])
@Index(['lineId'])
@ForeignKey('Photo', ['allianceId', 'photoId'], ['allianceId', 'id'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('ReservationLine', ['allianceId', 'lineId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
export class LoanPhoto {
  /** In the order in which they came. */
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() photoId!: string;
  @Ref() reservationId!: string;
  @Ref() lineId!: string;
  @Ref() personId!: string;
  @Instant() at!: Date;
  /** What is seen on it; empty where nothing was said. */
  @Text(200) description!: string;
}
