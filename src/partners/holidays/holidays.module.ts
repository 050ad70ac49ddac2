/** Holidays: when the Land of an alliance rests. */
import { Module } from '@nestjs/common';
import { LogModule } from '../log/log.module.js';
import { WhoModule } from '../who/who.module.js';
import { HolidaysController } from './holidays.controller.js';
import { PublicHolidays } from './public-holidays.service.js';
import { RestingDaysService } from './resting-days.service.js';
import { SchoolHolidays } from './school-holidays.service.js';

@Module({
  imports: [WhoModule, LogModule],
  controllers: [HolidaysController],
  providers: [PublicHolidays, SchoolHolidays, RestingDaysService],
  exports: [SchoolHolidays, RestingDaysService],
})
export class HolidaysModule {}
