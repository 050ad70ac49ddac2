/** `/api/alliances/{alliance}/school-holidays`: when the schools rest. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { NewSchoolHolidayDto, SchoolHolidayView } from './school-holiday.dto.js';
import { SchoolHolidays } from './school-holidays.service.js';

@Controller('api/alliances/:alliance/school-holidays')
export class HolidaysController {
  constructor(private readonly holidays: SchoolHolidays) {}

  @Get()
  @Allow('school-holidays.read')
  @Says('List the school holidays.', 'As the coordination entered them, in the order of entering.')
  @ApiListPart(SchoolHolidayView)
  listSchoolHolidays(
    @Acting() actor: Actor,
    @Query() query: ListQuery,
  ): Promise<ListPart<SchoolHolidayView>> {
    return this.holidays.list(actor, query);
  }

  @Post()
  @Allow('school-holidays.add')
  @Says(
    'Enter school holidays.',
    'Storage places that are closed in school holidays hand nothing over on these days. What was promised stays.',
    { 409: '`days-taken`: exactly these days are entered already; `too-many-holidays`: there are 500.' },
  )
  @Answers(201, SchoolHolidayView)
  addSchoolHolidays(@Acting() actor: Actor, @Body() facts: NewSchoolHolidayDto): Promise<SchoolHolidayView> {
    return this.holidays.add(actor, facts);
  }

  @Delete(':id')
  @Allow('school-holidays.remove')
  @Says('Remove school holidays.', 'Places that were closed for them are open again.')
  @Answers(204)
  removeSchoolHolidays(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.holidays.remove(actor, id);
  }
}
