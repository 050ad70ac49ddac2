/** A qualification: what somebody must have for some things to be handed over to their partner, such as an instruction or a driving licence. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../../database/columns.js';

@Entity('qualifications')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'name'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_qualifications_valid_months', '"valid_months" BETWEEN 1 AND 600')
export class Qualification {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(120) name!: string;
  /** How long it usually lasts; null: it does not end. */
  @Int({ nullable: true }) validMonths!: number | null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
