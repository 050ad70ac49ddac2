/** Storage places over the wire. */
import { PartialType } from '@nestjs/swagger';
import {
  DayField,
  EndOfDayField,
  FlagField,
  IntField,
  ListField,
  SameAs,
  TextField,
  TimeOfDayField,
} from '../http/fields.decorators.js';
import { listOf, orMissing, Shows } from '../http/shown.decorators.js';
import { MOST_CLOSED_DAYS } from './closed-days.js';
import type { StoragePlace } from './storage-place.entity.js';

export class HandOverWindowDto {
  @IntField({ says: 'ISO weekday: 1 is Monday, 7 Sunday.', min: 1, max: 7 }) weekday!: number;
  @TimeOfDayField({ says: 'First minute, local.' }) from!: string;
  @EndOfDayField({ says: 'Last minute, local; 24:00 is the end of the day.' }) until!: string;
}

export class ClosedDaysDto {
  @DayField({ says: 'First day; of yearly ones the first year they hold for.' }) from!: string;
  @DayField({ says: 'Last day, included; left out: a single day.', optional: true }) until?: string;
  @FlagField({ says: 'Every year again; left out: once.', optional: true }) yearly?: boolean;
  @TextField({ says: 'Why; everybody reads it.', min: 1, max: 120, example: 'Betriebsferien' })
  reason!: string;
}

export class NewStoragePlaceDto {
  @TextField({ says: 'Unique in the alliance.', min: 1, max: 200 }) name!: string;
  @TextField({
    says: 'Street and place; of a private home it shows after approval only.',
    max: 300,
    optional: true,
  })
  address?: string;
  @TextField({ says: 'Steps, ramp, gate.', max: 500, optional: true }) accessNotes?: string;
  @TextField({
    says: 'Who opens the door; empty: its keepers. Borrowers learn it once something is approved.',
    max: 200,
    optional: true,
  })
  contactName?: string;
  @TextField({ says: 'Their telephone number, told likewise.', max: 40, optional: true })
  contactPhone?: string;
  @FlagField({ says: 'A private home.', optional: true }) private?: boolean;
  @FlagField({ says: 'Closed in school holidays.', optional: true }) closedInSchoolHolidays?: boolean;
  @FlagField({ says: 'Hands over on public holidays of the Land too.', optional: true })
  opensOnPublicHolidays?: boolean;
  @ListField(() => ClosedDaysDto, {
    says: 'Days on which nothing is given out or taken back; those of one kind (once, yearly) do not overlap.',
    min: 0,
    max: MOST_CLOSED_DAYS,
    optional: true,
  })
  closedDays?: ClosedDaysDto[];
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

export class ClosedDaysView {
  @SameAs(ClosedDaysDto) from!: string;
  @SameAs(ClosedDaysDto) until!: string;
  @SameAs(ClosedDaysDto) yearly!: boolean;
  @SameAs(ClosedDaysDto) reason!: string;
}

export class StoragePlaceView {
  @Shows('Of the storage place.') id!: string;
  @SameAs(NewStoragePlaceDto) name!: string;
  @Shows('Missing for private homes, unless you coordinate or keep the place.', orMissing()) address?: string;
  @Shows('Steps, ramp, gate; missing like the address.', orMissing()) accessNotes?: string;
  @Shows('Who opens the door; only for the coordination and its keepers.', orMissing()) contactName?: string;
  @Shows('Their telephone number; missing likewise.', orMissing()) contactPhone?: string;
  @SameAs(NewStoragePlaceDto) private!: boolean;
  @SameAs(NewStoragePlaceDto) closedInSchoolHolidays!: boolean;
  @SameAs(NewStoragePlaceDto) opensOnPublicHolidays!: boolean;
  @Shows('Days on which nothing is given out or taken back.', listOf(ClosedDaysView))
  closedDays!: ClosedDaysView[];
  @Shows(
    'When things are given out and taken back; none: by arrangement, any time.',
    listOf(HandOverWindowDto),
  )
  handOverWindows!: HandOverWindowDto[];
}

/** `isTrusted`: the reader may know where a private place is, and who opens. */
export const storagePlaceView = (place: StoragePlace, isTrusted: boolean): StoragePlaceView => ({
  id: place.id,
  name: place.name,
  ...(isTrusted || !place.isPrivate ? { address: place.address, accessNotes: place.accessNotes } : {}),
  ...(isTrusted ? { contactName: place.contactName ?? '', contactPhone: place.contactPhone ?? '' } : {}),
  private: place.isPrivate,
  closedInSchoolHolidays: place.closedInSchoolHolidays,
  opensOnPublicHolidays: place.opensOnPublicHolidays,
  closedDays: (place.closedDays ?? []).map(({ from, until, yearly, reason }) => ({
    from,
    until,
    yearly,
    reason,
  })),
  handOverWindows: place.handOverWindows.map(({ weekday, from, until }) => ({ weekday, from, until })),
});
