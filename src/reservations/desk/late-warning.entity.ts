/** A late warning: a promise was told that a loan is late which it needs; so it is told once, and hears when the danger is over. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref } from '../../database/columns.js';

/** It is gone once the danger is over. */
@Entity('late_warnings')
@Unique(['allianceId', 'reservationId', 'lateId'])
@Index(['allianceId', 'lateId'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Reservation', ['allianceId', 'lateId'], ['allianceId', 'id'])
export class LateWarning {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** Whose borrower was told. */
  @Ref() reservationId!: string;
  /** The loan that is late. */
  @Ref() lateId!: string;
  @Instant() toldAt!: Date;
}
