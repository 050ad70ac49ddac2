/** School holidays over the wire. */
import { DayField, SameAs, TextField } from '../../http/fields.decorators.js';
import { Shows } from '../../http/shown.decorators.js';
import type { SchoolHoliday } from './school-holiday.entity.js';

export class NewSchoolHolidayDto {
  @TextField({ says: 'What they are called.', min: 1, max: 100, example: 'Sommerferien' }) name!: string;
  @DayField({ says: 'First day.' }) from!: string;
  @DayField({ says: 'Last day, included.' }) until!: string;
}

export class SchoolHolidayView {
  @Shows('Of these holidays.') id!: string;
  @SameAs(NewSchoolHolidayDto) name!: string;
  @SameAs(NewSchoolHolidayDto) from!: string;
  @SameAs(NewSchoolHolidayDto) until!: string;
}

export const schoolHolidayView = ({ id, name, firstDay, lastDay }: SchoolHoliday): SchoolHolidayView => ({
  id,
  name,
  from: firstDay,
  until: lastDay,
});
