/** Stand-ins: whoever decides and is away says who decides meanwhile; it ends by itself. */
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ListQuery } from '../../http/list.query.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import { parseDay } from '../../shared/input-text.js';
import { contains, isBefore } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { dayAt, daysOf, localDay } from '../../shared/zone.js';
import { AuditService } from '../log/audit.service.js';
import type { Actor } from '../who/actor.js';
import { Membership } from '../who/membership.entity.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { Role } from '../who/role.entity.js';
import { StandIn } from '../who/stand-in.entity.js';
import { Turns, type Look, type Turn } from '../who/turns.service.js';
import type { NewStandInDto, StandInView } from './stand-in.dto.js';
import { clashes, clashWith, wrongDays, type Absence } from './stand-in-rules.js';
import { StandInMails } from './stand-in-mails.service.js';
import { StandInChoices } from './stand-in-choices.service.js';

@Injectable()
export class StandIns {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
    private readonly choices: StandInChoices,
    private readonly mails: StandInMails,
  ) {}

  /** Those that concern the actor; the coordination sees all. What is over is not shown. */
  list(actor: Actor, { limit, cursor }: ListQuery): Promise<ListPart<StandInView>> {
    return this.turns.look(actor, async (look) => {
      const after = cursor === undefined ? '' : cursorKey(cursor, 1)[0]!;
      const rows = (await standing(look)).filter((one) => one.id > after && isSeen(actor, one));
      const part = listPartOf(rows.slice(0, limit + 1), limit, ({ id }) => [id]);
      return { ...part, items: await views(look, part.items) };
    });
  }

  /** For whom the actor stands in now. */
  now(actor: Actor): Promise<StandInView[]> {
    return this.turns.look(actor, async (look) => {
      const rows = await standing(look);
      const mine = rows.filter((one) => one.deputyId === actor.personId && contains(periodOf(one), look.now));
      return views(look, mine);
    });
  }

  /** Refuses (404) who is not here, (422) days and people that cannot be, and (409) what does not go with what is entered. */
  enter(actor: Actor, said: NewStandInDto): Promise<StandInView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const period = periodIn(said, turn);
      await this.refuseWrongPeople(turn, said);
      const { partnerId = null, deputyId } = said;
      const wanted: Absence = { personId: actor.personId, partnerId, deputyId, period };
      const clash = clashWith(wanted, (await standing(turn)).map(absenceOf));
      if (clash) throw new Refusal('conflict', clash, clashes[clash]);
      const { allianceId } = actor;
      await tx.delete(StandIn, { allianceId, endsAt: LessThanOrEqual(now) });
      const row = tx.create(StandIn, {
        id: newId(),
        allianceId,
        personId: actor.personId,
        partnerId,
        deputyId,
        startsAt: period.from,
        endsAt: period.until,
        createdAt: now,
      });
      await tx.insert(StandIn, row);
      await this.audit.note(turn, { what: 'stand-ins.enter', subjectId: deputyId });
      return this.told(turn, row, 'entered');
    });
  }

  /** By whoever is away, whoever stands in, or the coordination. */
  end(actor: Actor, id: string): Promise<void> {
    return this.turns.take(actor, async (turn) => {
      const { allianceId } = actor;
      const row = existing(await turn.tx.findOneBy(StandIn, { allianceId, id }));
      if (!isSeen(actor, row)) throw Refusal.notFound();
      await turn.tx.delete(StandIn, { allianceId, id });
      await this.audit.note(turn, { what: 'stand-ins.end', subjectId: row.deputyId });
      if (isBefore(turn.now, row.endsAt)) await this.told(turn, row, 'ended');
    });
  }

  private async told(turn: Turn, row: StandIn, what: 'entered' | 'ended'): Promise<StandInView> {
    const view = (await views(turn, [row]))[0]!;
    const { personName: name, deputyName, partnerName } = view;
    await this.mails.tell(turn, {
      what,
      name,
      deputyName,
      partnerName: partnerName ?? undefined,
      period: periodOf(row),
      sides: [row.personId, row.deputyId],
    });
    return view;
  }

  private async refuseWrongPeople(turn: Turn, said: NewStandInDto): Promise<void> {
    const { deputyId } = said;
    await refuseStrangers(turn, said);
    const offices = await this.choices.among(turn);
    const office = offices.find(({ partnerId }) => partnerId === (said.partnerId ?? null));
    if (!office) throw Refusal.forbidden();
    if (deputyId === turn.actor.personId) throw Refusal.invalidField('deputyId', oneself);
    if (!office.people.some(({ id }) => id === deputyId)) throw Refusal.invalidField('deputyId', stranger);
  }
}

/** Refuses (404) a partner and a person that are not in the actor's alliance. */
async function refuseStrangers({ tx, actor }: Look, { partnerId, deputyId }: NewStandInDto): Promise<void> {
  const { allianceId } = actor;
  if (typeof partnerId === 'string') existing(await tx.findOneBy(Partner, { allianceId, id: partnerId }));
  const here = { allianceId, personId: deputyId };
  if (await tx.existsBy(Membership, here)) return;
  if (!(await tx.existsBy(Role, here))) throw Refusal.notFound();
}

const isSeen = (actor: Actor, { personId, deputyId }: StandIn): boolean =>
  actor.isCoordination || [personId, deputyId].includes(actor.personId);

const periodOf = ({ startsAt: from, endsAt: until }: StandIn): Absence['period'] => ({ from, until });

const absenceOf = (row: StandIn): Absence => ({
  personId: row.personId,
  partnerId: row.partnerId,
  deputyId: row.deputyId,
  period: periodOf(row),
});

/** Refuses (422) days that cannot be. */
function periodIn({ from, until }: NewStandInDto, { actor, now }: Look): Absence['period'] {
  const { timeZone } = actor.alliance;
  const days = { from: parseDay(from)!, until: parseDay(until)! };
  const wrong = wrongDays(days, dayAt(now, timeZone));
  if (wrong) throw Refusal.invalidField(wrong.field, wrong.words);
  return { from: localDay(days.from, timeZone).from, until: localDay(days.until, timeZone).until };
}

/** Of the alliance, and not over. */
async function standing({ tx, actor: { allianceId }, now }: Look): Promise<StandIn[]> {
  const rows = await tx.find(StandIn, { where: { allianceId }, order: { id: 'ASC' }, take: MOST });
  return rows.filter(({ endsAt }) => isBefore(now, endsAt));
}

/** More than people can be away at once. */
const MOST = 1000;

async function views({ tx, actor: { alliance } }: Look, rows: readonly StandIn[]): Promise<StandInView[]> {
  const people = await namesOf(tx, Person, {
    id: In(rows.flatMap(({ personId, deputyId }) => [personId, deputyId])),
  });
  const partners = await namesOf(tx, Partner, {
    allianceId: alliance.id,
    id: In(rows.flatMap(({ partnerId }) => partnerId ?? [])),
  });
  return rows.map(({ id, personId, partnerId, deputyId, ...row }) => {
    const days = daysOf({ from: row.startsAt, until: row.endsAt }, alliance.timeZone);
    return {
      id,
      personId,
      personName: people.get(personId) ?? '',
      partnerId,
      partnerName: partnerId === null ? null : (partners.get(partnerId) ?? ''),
      deputyId,
      deputyName: people.get(deputyId) ?? '',
      from: days.from.toString(),
      until: days.until.toString(),
    };
  });
}

async function namesOf<T extends { id: string; name: string }>(
  tx: EntityManager,
  of: new () => T,
  where: FindOptionsWhere<T>,
): Promise<ReadonlyMap<string, string>> {
  const found = await tx.findBy(of, where);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const oneself = {
  de: 'Sie können sich nicht selbst vertreten. Bitte wählen Sie jemand anderen.',
  en: 'You cannot stand in for yourself. Please choose somebody else.',
};
const stranger = {
  de: 'Diese Person kann Sie hier nicht vertreten. Bitte wählen Sie jemanden aus der Liste.',
  en: 'This person cannot stand in for you here. Please choose somebody from the list.',
};
