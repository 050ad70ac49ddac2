/** `/b/{alliance}/desk`: what is fetched and brought back, today and tomorrow. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { CouldHaveService } from '../../../reservations/desk/could-have.service.js';
import { DaySheets } from '../../../reservations/desk/day-sheets.service.js';
import { Doors } from '../../../reservations/desk/doors.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { dayAfter } from '../../../shared/days.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal } from '../../../shared/refusal.js';
import { dayAt } from '../../../shared/zone.js';
import type { Page } from '../../ui/page.js';
import type { Typed } from '../../forms/typed.js';
import { Inside, PageController, Queried } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { deskPage } from './desk-page.js';
import { isDone, type JustDone } from './just-done.js';

@PageController('b/:alliance/desk')
export class DeskPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly sheets: DaySheets,
    private readonly doors: Doors,
    private readonly loans: ReservationSheetService,
    private readonly couldHave: CouldHaveService,
  ) {}

  @Get()
  @Allow('desk.read')
  async show(@Inside() visit: AllianceVisit, @Queried() { done, loan }: Typed): Promise<Page> {
    const today = dayAt(this.clock.now(), visit.timeZone);
    const desk = await this.sheets.read(visit.actor, [today, dayAfter(today, 1)]);
    const mayLend = await this.doors.isOpenTo(visit.actor);
    const justDone = isDone(done) && { done, ...(await this.doneTo(visit, loan)) };
    return deskPage({ visit, desk, mayLend, justDone });
  }

  /** Nothing more is said where somebody may not see it, or an old address names what is no more. */
  private async doneTo(visit: AllianceVisit, id: string | undefined): Promise<Omit<JustDone, 'done'>> {
    if (!isId(id)) return {};
    try {
      return {
        sheet: await this.loans.get(visit.actor, id, visit.language),
        couldHave: await this.couldHave.since(visit.actor, id),
      };
    } catch (error) {
      if (error instanceof Refusal) return {};
      throw error;
    }
  }
}
