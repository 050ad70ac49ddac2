/** Qualifications: the short list of an alliance, which its coordination keeps. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { refuseDuplicate } from '../../database/faults.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { changesBetween } from '../../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { HeldQualification } from '../../partners/who/held-qualification.entity.js';
import { Qualification } from '../../partners/who/qualification.entity.js';
import { Turns } from '../../partners/who/turns.service.js';
import { given } from '../../shared/given.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { Item } from '../item.entity.js';
import {
  qualificationView,
  type NewQualificationDto,
  type QualificationChangeDto,
  type QualificationView,
} from './qualification.dto.js';

/** A short list, which fits a choice on a form. */
const MOST = 50;
/** Things that are named in a refusal. */
const MOST_NAMED = 3;

@Injectable()
export class QualificationsService {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, queried: ListQuery): Promise<ListPart<QualificationView>> {
    const all = { of: Qualification, where: { allianceId: actor.allianceId } };
    return this.turns.look(actor, async ({ tx }) =>
      eachOf(await readPart(tx, all, queried), qualificationView),
    );
  }

  get(actor: Actor, id: string): Promise<QualificationView> {
    return this.turns.look(actor, async ({ tx }) =>
      qualificationView(await findQualification(tx, actor, id)),
    );
  }

  /** Refuses (409) a second one of the same name, and one too many. */
  create(actor: Actor, { name, validMonths = null }: NewQualificationDto): Promise<QualificationView> {
    return this.turns
      .take(actor, async (turn) => {
        const { tx, now } = turn;
        const { allianceId } = actor;
        if ((await tx.countBy(Qualification, { allianceId })) >= MOST) throw tooMany();
        const times = { createdAt: now, updatedAt: now };
        const made = tx.create(Qualification, { id: newId(), allianceId, name, validMonths, ...times });
        await tx.insert(Qualification, made);
        await this.note(turn, made, { before: {}, detail: 'made' });
        return qualificationView(made);
      })
      .catch(refuseDuplicate('name-taken', nameTaken));
  }

  /** What people have been given stays until the day that was entered. `expect` may refuse what stands, under the lock. */
  change(
    actor: Actor,
    id: string,
    changes: QualificationChangeDto,
    expect?: (standing: QualificationView) => void,
  ): Promise<QualificationView> {
    return this.turns
      .take(actor, async (turn) => {
        const one = await findQualification(turn.tx, actor, id);
        expect?.(qualificationView(one));
        if (fieldsOf(changes) === '') return qualificationView(one);
        const before = spoken(one);
        Object.assign(one, given(changes), { updatedAt: turn.now });
        await turn.tx.save(one);
        await this.note(turn, one, { before, detail: fieldsOf(changes) });
        return qualificationView(one);
      })
      .catch(refuseDuplicate('name-taken', nameTaken));
  }

  /** With what is entered of people. Refuses (409) while a thing requires it. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.turns.take(actor, async (turn) => {
      const { tx } = turn;
      const one = await findQualification(tx, actor, id);
      const where = { allianceId: actor.allianceId, requiredQualificationId: id };
      const items = await tx.find(Item, { where, order: { id: 'ASC' }, take: MOST_NAMED });
      if (items.length > 0) throw required(items.map(({ name }) => name).join(', '));
      await tx.delete(HeldQualification, { allianceId: actor.allianceId, qualificationId: id });
      await tx.delete(Qualification, { allianceId: actor.allianceId, id });
      await this.note(turn, one, { before: spoken(one), detail: 'removed' });
    });
  }

  private note(
    turn: Parameters<AuditService['note']>[0],
    one: Qualification,
    { before, detail }: { before: object; detail: string },
  ): Promise<void> {
    const { id: subjectId, name: called } = one;
    const changes = changesBetween(before, spoken(one));
    return this.audit.note(turn, {
      what: 'qualifications.change',
      subjectId,
      detail,
      called,
      changes,
    });
  }
}

const spoken = ({ name, validMonths }: Qualification) => ({ name, validMonths });

/** Refuses (404) what is not in the actor's alliance. */
export const findQualification = async (
  tx: EntityManager,
  { allianceId }: Pick<Actor, 'allianceId'>,
  id: string,
): Promise<Qualification> => existing(await tx.findOneBy(Qualification, { allianceId, id }));

const nameTaken = {
  de: 'So heißt schon eine andere Qualifikation.',
  en: 'Another qualification is called so.',
};

const tooMany = (): Refusal =>
  new Refusal('conflict', 'too-many-qualifications', {
    de: `Mehr als ${MOST} Qualifikationen kann ein Bündnis nicht anlegen. Bitte löschen Sie zuerst eine.`,
    en: `An alliance cannot have more than ${MOST} qualifications. Please delete one first.`,
  });

const required = (names: string): Refusal =>
  new Refusal('conflict', 'still-required', {
    de: `Sie wird noch verlangt für: ${names}. Bitte ändern Sie zuerst diese Gegenstände.`,
    en: `It is still required for: ${names}. Please change these items first.`,
  });
