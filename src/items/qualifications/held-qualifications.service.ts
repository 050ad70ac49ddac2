/** Held qualifications: which of a partner's people have what, entered by the coordination; no documents, no numbers. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { readPart } from '../../http/list-part.query.js';
import type { ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { AuditService } from '../../partners/log/audit.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { HeldQualification } from '../../partners/who/held-qualification.entity.js';
import { Membership } from '../../partners/who/membership.entity.js';
import { Person } from '../../partners/who/person.entity.js';
import { Qualification } from '../../partners/who/qualification.entity.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { dayAt } from '../../shared/zone.js';
import type { HeldQualificationDto, HeldQualificationView } from './qualification.dto.js';
import { isValidOn, validUntilFrom } from './qualified.js';
import { findQualification } from './qualifications.service.js';

const ACTION = 'held-qualifications.enter';

/** Whose, and which. */
export interface HeldOf {
  partnerId: string;
  personId: string;
  qualificationId: string;
}

@Injectable()
export class HeldQualifications {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly audit: AuditService,
  ) {}

  /** Of all who act for the partner; what has ended too. */
  list(actor: Actor, partnerId: string, queried: ListQuery): Promise<ListPart<HeldQualificationView>> {
    return this.turns.look(actor, async (look) => {
      const { tx } = look;
      const { id } = await this.partners.find(tx, actor, partnerId);
      actor.require('held-qualifications.read', actor.relationsTo(id));
      const people = await tx.findBy(Membership, { allianceId: actor.allianceId, partnerId: id });
      const where = { allianceId: actor.allianceId, personId: In(people.map(({ personId }) => personId)) };
      const part = await readPart(tx, { of: HeldQualification, where }, queried);
      return { ...part, items: await views(look, part.items) };
    });
  }

  /** Anew where it was entered before. Refuses (404) who does not act for the partner. */
  enter(
    actor: Actor,
    whose: Omit<HeldOf, 'qualificationId'>,
    { qualificationId, validUntil }: HeldQualificationDto,
  ): Promise<HeldQualificationView> {
    const of = { ...whose, qualificationId };
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { allianceId, personId: enteredBy } = actor;
      const { validMonths } = await this.known(turn, of);
      const today = dayAt(now, actor.alliance.timeZone);
      const until = validUntil === undefined ? validUntilFrom(today, validMonths) : validUntil;
      const key = keyOf(turn, of);
      const { id } = (await tx.findOneBy(HeldQualification, key)) ?? { id: newId() };
      const held = tx.create(HeldQualification, {
        ...key,
        id,
        allianceId,
        validUntil: until,
        enteredBy,
        enteredAt: now,
      });
      await tx.save(held);
      await this.note(turn, of, 'given');
      const [view] = await views(turn, [held]);
      return view!;
    });
  }

  async remove(actor: Actor, of: HeldOf): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      await this.known(turn, of);
      const { affected } = await turn.tx.delete(HeldQualification, keyOf(turn, of));
      if (affected === 0) throw Refusal.notFound();
      await this.note(turn, of, 'taken');
    });
  }

  /** Neither its name nor its day: that is the person's own, and goes when the person goes. */
  private note(turn: Turn, { personId }: HeldOf, deed: 'given' | 'taken'): Promise<void> {
    return this.audit.note(turn, { what: ACTION, subjectId: personId, detail: `${deed}: qualification` });
  }

  private async known({ tx, actor }: Turn, of: HeldOf): Promise<Qualification> {
    const partner = await this.partners.find(tx, actor, of.partnerId);
    const { allianceId } = actor;
    existing(await tx.findOneBy(Membership, { allianceId, partnerId: partner.id, personId: of.personId }));
    return findQualification(tx, actor, of.qualificationId);
  }
}

const keyOf = ({ actor: { allianceId } }: Look, { personId, qualificationId }: HeldOf) => ({
  allianceId,
  personId,
  qualificationId,
});

async function views(
  { tx, actor, now }: Look,
  held: readonly HeldQualification[],
): Promise<HeldQualificationView[]> {
  if (held.length === 0) return [];
  const today = dayAt(now, actor.alliance.timeZone);
  const names = await namesOf(tx, held);
  const ids = held.map(({ qualificationId }) => qualificationId);
  const qualifications = await tx.findBy(Qualification, { allianceId: actor.allianceId, id: In(ids) });
  const called = new Map(qualifications.map(({ id, name }) => [id, name]));
  return held.map(({ personId, qualificationId, validUntil, enteredBy, enteredAt }) => ({
    personId,
    personName: names.get(personId) ?? '',
    qualificationId,
    qualificationName: called.get(qualificationId) ?? '',
    validUntil,
    isValid: isValidOn(validUntil, today),
    enteredBy: names.get(enteredBy) ?? null,
    enteredAt: enteredAt.toISOString(),
  }));
}

async function namesOf(
  tx: EntityManager,
  held: readonly HeldQualification[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(held.flatMap(({ personId, enteredBy }) => [personId, enteredBy]));
  const people = await tx.findBy(Person, { id: In([...ids]) });
  return new Map(people.map(({ id, name }) => [id, name]));
}
