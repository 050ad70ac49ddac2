/** A timed notice: something was due at a time, and told; its row keeps it from being told again, by whatever server. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('timed_notices')
@Unique(['allianceId', 'kind', 'subjectId', 'dueAt'])
@Index(['dueAt'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
export class TimedNotice {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** What is told, such as `pick-up`. */
  @Text(20) kind!: string;
  /** A reservation, or whatever else the kind is about; of any table, so no key points there. */
  @Ref() subjectId!: string;
  @Instant() dueAt!: Date;
}
