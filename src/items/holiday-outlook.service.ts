/** The outlook: until when the school holidays are known, and whether a storage place closes for them after that. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../database/sql.query.js';
import { knownUntil, runsOut, type HolidayOutlook } from '../partners/holidays/school-holiday-rules.js';
import { SchoolHoliday } from '../partners/holidays/school-holiday.entity.js';
import type { Actor } from '../partners/who/actor.js';
import { Turns } from '../partners/who/turns.service.js';
import { dayAt } from '../shared/zone.js';
import { StoragePlace } from './storage-place.entity.js';

/** The last day that is known in each alliance of which a place closes for them. */
const LAST_DAYS = `
  SELECT CAST((SELECT MAX(holiday.last_day) FROM school_holidays holiday
    WHERE holiday.alliance_id = place.alliance_id) AS text) AS last
  FROM storage_places place WHERE place.is_closed_in_school_holidays
  GROUP BY place.alliance_id`;

@Injectable()
export class HolidayOutlookService {
  constructor(private readonly turns: Turns) {}

  of(actor: Actor): Promise<HolidayOutlook> {
    return this.turns.look(actor, async ({ tx, now }) => {
      const { allianceId, alliance } = actor;
      const known = knownUntil(await lastDaysOf(tx, allianceId));
      const isNeeded = await tx.existsBy(StoragePlace, { allianceId, isClosedInSchoolHolidays: true });
      return {
        knownUntil: known?.toString() ?? null,
        runsOut: isNeeded && runsOut(known, dayAt(now, alliance.timeZone)),
      };
    });
  }

  /** True where they run out in any alliance of the installation; a day more or less does not matter here. */
  async runsOutAnywhere(tx: EntityManager, now: Date): Promise<boolean> {
    const lasts = await rowsOf<{ last: string | null }>(tx, LAST_DAYS);
    const today = dayAt(now, 'UTC');
    return lasts.some(({ last }) => runsOut(knownUntil(last === null ? [] : [last]), today));
  }
}

/** The latest alone. */
async function lastDaysOf(tx: EntityManager, allianceId: string): Promise<string[]> {
  const last = await tx.findOne(SchoolHoliday, { where: { allianceId }, order: { lastDay: 'DESC' } });
  return last ? [last.lastDay] : [];
}
