/** School holidays: entered once a year for the whole alliance, by hand or from the file that its Land publishes. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { parseDay } from '../../shared/input-text.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { dayAt } from '../../shared/zone.js';
import { AuditService } from '../log/audit.service.js';
import type { Actor } from '../who/actor.js';
import { Turns, type Turn } from '../who/turns.service.js';
import { wrongIn } from './school-holiday-rules.js';
import { schoolHolidayView, type NewSchoolHolidayDto, type SchoolHolidayView } from './school-holiday.dto.js';
import { SchoolHoliday } from './school-holiday.entity.js';

/** Some fifteen years of them. */
const MOST = 500;
/** Characters of the log. */
const MOST_CALLED = 200;

@Injectable()
export class SchoolHolidays {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, queried: ListQuery): Promise<ListPart<SchoolHolidayView>> {
    const holidays = { of: SchoolHoliday, where: { allianceId: actor.allianceId } };
    return this.turns.look(actor, async ({ tx }) =>
      eachOf(await readPart(tx, holidays, queried), schoolHolidayView),
    );
  }

  get(actor: Actor, id: string): Promise<SchoolHolidayView> {
    return this.turns.look(actor, async ({ tx }) => schoolHolidayView(await find(tx, actor, id)));
  }

  /** In the order of their days. */
  all(tx: EntityManager, allianceId: string): Promise<SchoolHoliday[]> {
    return tx.find(SchoolHoliday, { where: { allianceId }, order: { firstDay: 'ASC', lastDay: 'ASC' } });
  }

  /** Refuses (409) days that are entered already. */
  add(actor: Actor, facts: NewSchoolHolidayDto): Promise<SchoolHolidayView> {
    return this.turns.take(actor, async (turn) => {
      const [added] = await this.enter(turn, [facts]);
      if (!added) throw new Refusal('conflict', 'days-taken', daysTaken);
      return schoolHolidayView(added);
    });
  }

  /** What is entered already stays as it is. Answers how many were new. */
  addAll(actor: Actor, all: readonly NewSchoolHolidayDto[]): Promise<number> {
    return this.turns.take(actor, async (turn) => (await this.enter(turn, all)).length);
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.turns.take(actor, async (turn) => {
      const { name } = await find(turn.tx, actor, id);
      await turn.tx.delete(SchoolHoliday, { id });
      await this.audit.note(turn, { what: 'school-holidays.remove', subjectId: id, called: name });
    });
  }

  private async enter(turn: Turn, all: readonly NewSchoolHolidayDto[]): Promise<SchoolHoliday[]> {
    const { tx, actor, now } = turn;
    all.forEach((one) => refuseWrong(one, actor, now));
    const known = await this.all(tx, actor.allianceId);
    const taken = new Set(known.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`));
    const fresh = all.filter(({ from, until }) => !taken.has(`${from} ${until}`));
    if (known.length + fresh.length > MOST) throw new Refusal('conflict', 'too-many-holidays', tooMany);
    const rows = fresh.map(({ name, from, until }) =>
      tx.create(SchoolHoliday, {
        id: newId(),
        allianceId: actor.allianceId,
        name,
        firstDay: from,
        lastDay: until,
        createdAt: now,
      }),
    );
    if (rows.length === 0) return [];
    await tx.insert(SchoolHoliday, rows);
    const called = rows.map(({ name, firstDay }) => `${name} ${firstDay.slice(0, 4)}`).join(', ');
    await this.audit.note(turn, { what: 'school-holidays.add', called: called.slice(0, MOST_CALLED) });
    return rows;
  }
}

const find = async (tx: EntityManager, { allianceId }: Actor, id: string): Promise<SchoolHoliday> =>
  existing(await tx.findOneBy(SchoolHoliday, { allianceId, id }));

function refuseWrong({ from, until }: NewSchoolHolidayDto, { alliance }: Actor, now: Date): void {
  const days = { from: parseDay(from)!, until: parseDay(until)! };
  const message = wrongIn(days, dayAt(now, alliance.timeZone));
  if (message) throw Refusal.invalidField('until', message);
}

const daysTaken = {
  de: 'Ferien mit genau diesen Tagen sind schon eingetragen.',
  en: 'Holidays of exactly these days are entered already.',
};
const tooMany = {
  de: `Mehr als ${MOST} Ferien kann ein Bündnis nicht eintragen. Bitte entfernen Sie zuerst die vergangenen.`,
  en: `An alliance cannot enter more than ${MOST} holidays. Please remove the past ones first.`,
};
