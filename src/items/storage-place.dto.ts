/** Storage places over the wire. */
import { ApiProperty, PartialType } from '@nestjs/swagger';
import { FlagField, IntField, ListField, TextField, TimeOfDayField } from '../http/fields.decorators.js';
import type { StoragePlace } from './storage-place.entity.js';

export class HandOverWindowDto {
  @IntField({ says: 'ISO weekday: 1 is Monday, 7 Sunday.', min: 1, max: 7 }) weekday!: number;
  @TimeOfDayField({ says: 'First minute, local.' }) from!: string;
  @TimeOfDayField({ says: 'Last minute, local.' }) until!: string;
}

const name = { says: 'Unique in the alliance.', min: 1, max: 200 };
const address = {
  says: 'Street and place; of a private home it shows after approval only.',
  max: 300,
  optional: true,
};
const accessNotes = { says: 'Steps, ramp, gate.', max: 500, optional: true };
const isPrivate = { says: 'A private home.', optional: true };

export class NewStoragePlaceDto {
  @TextField(name) name!: string;
  @TextField(address) address?: string;
  @TextField(accessNotes) accessNotes?: string;
  @FlagField(isPrivate) private?: boolean;
  @FlagField({ says: 'Closed in school holidays.', optional: true }) closedInSchoolHolidays?: boolean;
  @ListField(() => HandOverWindowDto, {
    says: 'When things are given out and taken back; none: by arrangement, any time.',
    min: 0,
    max: 50,
    optional: true,
  })
  handOverWindows?: HandOverWindowDto[];
}

/** The same fields, each only where it changes; null is checked like anything else. */
export class StoragePlaceChangeDto extends PartialType(NewStoragePlaceDto, { skipNullProperties: false }) {}

export class StoragePlaceView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({
    required: false,
    description: 'Missing for private homes, unless you coordinate or keep the place.',
  })
  address?: string;
  @ApiProperty({ required: false, description: 'Missing like the address.' }) accessNotes?: string;
  @ApiProperty() private!: boolean;
  @ApiProperty() closedInSchoolHolidays!: boolean;
  @ApiProperty({ type: [HandOverWindowDto] }) handOverWindows!: HandOverWindowDto[];
}

/** `withAddress`: the reader may know where a private place is. */
export const storagePlaceView = (place: StoragePlace, withAddress: boolean): StoragePlaceView => ({
  id: place.id,
  name: place.name,
  ...(withAddress || !place.isPrivate ? { address: place.address, accessNotes: place.accessNotes } : {}),
  private: place.isPrivate,
  closedInSchoolHolidays: place.isClosedInSchoolHolidays,
  handOverWindows: place.handOverWindows.map(({ weekday, from, until }) => ({ weekday, from, until })),
});
