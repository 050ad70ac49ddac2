/** A storage place (Lagerort): where items stand, and when they are handed over. */
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Flag, Id, Instant, Json, Ref, Text } from '../database/columns.js';
import type { HandOverWindow } from './hand-over-windows.js';

@Entity('storage_places')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'name'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
export class StoragePlace {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(200) name!: string;
  @Text(300) address!: string;
  /** Steps, ramp, gate: how one gets in. */
  @Text(500) accessNotes!: string;
  /** A private home: the address shows only after approval. */
  @Flag() isPrivate!: boolean;
  /** None: by arrangement, any time. */
  @Json() handOverWindows!: HandOverWindow[];
  @Flag() isClosedInSchoolHolidays!: boolean;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
