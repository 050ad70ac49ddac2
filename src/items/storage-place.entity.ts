/** A storage place (Lagerort): where items stand, and when they are handed over. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Flag, Id, Instant, Int, Json, Ref, Text } from '../database/columns.js';
import type { ClosedDays, PlaceDays } from './closed-days.js';
import type { HandOverWindow } from './hand-over-windows.js';

@Entity('storage_places')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'name'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
export class StoragePlace implements PlaceDays {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(200) name!: string;
  @Text(300) address = '';
  /** Steps, ramp, gate: how one gets in. */
  @Text(500) accessNotes = '';
  /** A private home: the address shows only after approval. */
  @Flag() isPrivate = false;
  /** Who opens the door, where that is not its keeper; null: nobody said. Told after approval only. */
  @Text(200, { nullable: true }) contactName: string | null = null;
  @Text(40, { nullable: true }) contactPhone: string | null = null;
  /** None: by arrangement, any time. */
  @Json() handOverWindows: HandOverWindow[] = [];
  @Flag() isClosedInSchoolHolidays = false;
  /** Null: it rests on public holidays. */
  @Instant({ nullable: true }) opensOnHolidaysSince: Date | null = null;
  /** Null: none. */
  @Json({ nullable: true }) closedDays: ClosedDays[] | null = null;
  /** How often it was changed, for calendars; null: not since that is counted. */
  @Int({ nullable: true }) changes: number | null = null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;

  get closedInSchoolHolidays(): boolean {
    return this.isClosedInSchoolHolidays;
  }

  get opensOnPublicHolidays(): boolean {
    return this.opensOnHolidaysSince !== null;
  }
}
