/** School holidays (Schulferien): days in which the schools of an alliance's Land rest, and some storage places with them. */
import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Day, Id, Instant, Ref, Text } from '../../database/columns.js';

@Entity('school_holidays')
@Unique(['allianceId', 'firstDay', 'lastDay'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@Check('ck_school_holidays_days', '"first_day" <= "last_day"')
export class SchoolHoliday {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(100) name!: string;
  @Day() firstDay!: string;
  /** Included. */
  @Day() lastDay!: string;
  @Instant() createdAt!: Date;
}
