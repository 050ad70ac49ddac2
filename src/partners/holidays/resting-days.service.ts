/** Gathers when the Land of an alliance rests. */
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../who/actor.js';
import type { Alliance } from '../who/alliance.entity.js';
import { Turns } from '../who/turns.service.js';
import { PublicHolidays } from './public-holidays.service.js';
import type { RestingDays } from './resting-days.js';
import { SchoolHolidays } from './school-holidays.service.js';

@Injectable()
export class RestingDaysService {
  constructor(
    private readonly turns: Turns,
    private readonly publicHolidays: PublicHolidays,
    private readonly schoolHolidays: SchoolHolidays,
  ) {}

  /** What the pages of an alliance know of its days. */
  calendar(actor: Actor): Promise<{ timeZone: string; resting: RestingDays }> {
    return this.turns.look(actor, async ({ tx }) => ({
      timeZone: actor.alliance.timeZone,
      resting: await this.of(tx, actor.alliance),
    }));
  }

  /** As far as these places heed them: what closes none of them need not be read. */
  async forPlaces(
    tx: EntityManager,
    alliance: Pick<Alliance, 'id' | 'state'>,
    places: readonly { closedInSchoolHolidays: boolean }[],
  ): Promise<RestingDays> {
    if (places.some(({ closedInSchoolHolidays }) => closedInSchoolHolidays)) return this.of(tx, alliance);
    return { publicHolidayOn: await this.publicHolidays.of(alliance.state), schoolHolidays: [] };
  }

  async of(tx: EntityManager, { id, state }: Pick<Alliance, 'id' | 'state'>): Promise<RestingDays> {
    const entered = await this.schoolHolidays.all(tx, id);
    return {
      publicHolidayOn: await this.publicHolidays.of(state),
      schoolHolidays: entered.map(({ name, firstDay, lastDay }) => ({
        name,
        from: Temporal.PlainDate.from(firstDay),
        until: Temporal.PlainDate.from(lastDay),
      })),
    };
  }
}
