/** `/b/{alliance}/manage/school-holidays`: when the schools of the Land rest, by hand or from its file. */
import { Get } from '@nestjs/common';
import { ListField } from '../../../http/fields.decorators.js';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { HolidayOutlookService } from '../../../items/holiday-outlook.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import {
  NewSchoolHolidayDto,
  type SchoolHolidayView,
} from '../../../partners/holidays/school-holiday.dto.js';
import {
  MOST_ENTRIES,
  MOST_FILE_CHARACTERS,
  readSchoolHolidays,
} from '../../../partners/holidays/school-holiday-file.js';
import { SchoolHolidays } from '../../../partners/holidays/school-holidays.service.js';
import { LockedDoorsService } from '../../../reservations/stock/locked-doors.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { Refusal } from '../../../shared/refusal.js';
import { dayAt } from '../../../shared/zone.js';
import type { Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostFile, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { after } from '../manage-frame.js';
import { create, emptyForm } from '../saving.form.js';
import { holidayFilePage, readHolidaysPage } from './holiday-file-page.js';
import {
  holidayFields,
  holidaysAt,
  holidaysPage,
  newHolidayPage,
  removeHolidayPage,
} from './holidays-page.js';

const holidayForm = { body: NewSchoolHolidayDto, fields: holidayFields };

class ReadHolidaysDto {
  @ListField(() => NewSchoolHolidayDto, { says: 'What was read in a file.', min: 1, max: MOST_ENTRIES })
  holidays!: NewSchoolHolidayDto[];
}

@PageController('b/:alliance/manage/school-holidays')
export class HolidaysPagesController {
  constructor(
    private readonly holidays: SchoolHolidays,
    private readonly outlook: HolidayOutlookService,
    private readonly doors: LockedDoorsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('school-holidays.add')
  async list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    const all = await allOf((query) => this.holidays.list(visit.actor!, query));
    const outlook = await this.outlook.of(visit.actor!);
    const doors = await this.doors.list(visit.actor!);
    return holidaysPage(visit, { holidays: all.toSorted(byDay), outlook, doors, done });
  }

  @Get('new')
  @Allow('school-holidays.add')
  form(@Visiting() visit: Visit): Page {
    return newHolidayPage(visit, emptyForm(holidayForm, visit));
  }

  @PostForm('new')
  @Allow('school-holidays.add')
  add(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(holidayForm, {
      visit,
      said,
      save: (facts) => this.holidays.add(visit.actor!, facts),
      next: () => after(holidaysAt(visit), 'entered'),
      again: (form) => newHolidayPage(visit, form),
    });
  }

  @Get('file')
  @Allow('school-holidays.add')
  choose(@Visiting() visit: Visit): Page {
    return holidayFilePage(visit, formState(visit));
  }

  /** Changes nothing: what was read is shown first. */
  @PostFile('file')
  @Allow('school-holidays.add')
  read(@Visiting() visit: Visit, @Said() { file = '' }: Typed): Promise<Answer> {
    const today = dayAt(this.clock.now(), visit.actor!.alliance.timeZone);
    return attempt(
      async () => readHolidaysPage(visit, readSchoolHolidays(fitting(file), today)),
      (refusal) => holidayFilePage(visit, formState(visit, {}, refusal)),
    );
  }

  @PostForm('read')
  @Allow('school-holidays.add')
  take(@Visiting() visit: Visit, @Said() { holidays = '' }: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const read = await checkInput(ReadHolidaysDto, { holidays: parsed(holidays) });
        await this.holidays.addAll(visit.actor!, read.holidays);
        return seeOther(after(holidaysAt(visit), 'entered'));
      },
      (refusal) => holidayFilePage(visit, formState(visit, {}, refusal)),
    );
  }

  @Get(':id/remove')
  @Allow('school-holidays.remove')
  async askRemoval(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return removeHolidayPage(visit, await this.holidays.get(visit.actor!, id));
  }

  @PostForm(':id/remove')
  @Allow('school-holidays.remove')
  async remove(@Visiting() visit: Visit, @IdParam() id: string): Promise<SeeOther> {
    await this.holidays.remove(visit.actor!, id);
    return seeOther(after(holidaysAt(visit), 'removed'));
  }
}

const byDay = (one: SchoolHolidayView, other: SchoolHolidayView): number =>
  one.from.localeCompare(other.from);

function fitting(file: string): string {
  if (file === '') throw Refusal.invalidField('file', noFile);
  if (file.length > MOST_FILE_CHARACTERS) throw Refusal.invalidField('file', tooLarge);
  return file;
}

/** Whoever writes the field by hand may write nonsense; the input check refuses it. */
function parsed(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return said;
  }
}

const noFile = { de: 'Bitte wählen Sie eine Datei.', en: 'Please choose a file.' };
const tooLarge = {
  de: 'Die Datei ist zu groß: höchstens 256 KB.',
  en: 'The file is too large: 256 kB at most.',
};
