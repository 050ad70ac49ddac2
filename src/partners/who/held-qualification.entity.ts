/** A qualification that somebody has, as the coordination entered it; never a document or its number. It goes with the person. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Day, Id, Instant, Ref } from '../../database/columns.js';

@Entity('held_qualifications')
@Unique(['allianceId', 'personId', 'qualificationId'])
@Index(['personId'])
@ForeignKey('Qualification', ['allianceId', 'qualificationId'], ['allianceId', 'id'])
@ForeignKey('Person', ['personId'], ['id'])
@ForeignKey('Person', ['enteredBy'], ['id'])
export class HeldQualification {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() personId!: string;
  @Ref() qualificationId!: string;
  /** The last day; null: it does not end. */
  @Day({ nullable: true }) validUntil!: string | null;
  @Ref() enteredBy!: string;
  @Instant() enteredAt!: Date;
}
