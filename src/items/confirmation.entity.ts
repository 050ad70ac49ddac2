/** A confirmation: somebody said of an item or a storage place that what stands there still holds. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Ref } from '../database/columns.js';

@Entity('confirmations')
@Unique(['allianceId', 'subjectId'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Person', ['confirmedBy'], ['id'])
export class Confirmation {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** An item or a storage place; of either table, so no key points there. */
  @Ref() subjectId!: string;
  /** The last time. */
  @Instant() confirmedAt!: Date;
  @Ref({ nullable: true }) confirmedBy!: string | null;
}
