/** Lending rules of owners and items: making, changing and taking them away; they hold from the next request on. Whoever may ask farther ahead must find the yearly closures of those years. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../database/columns.js';
import { expectVersion } from '../../http/etag.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { changesBetween } from '../../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { given } from '../../shared/given.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { ClosureSeriesService } from '../closure-series.service.js';
import {
  lendingRuleView,
  ownRules,
  type LendingRuleChangeDto,
  type LendingRuleView,
  type NewLendingRuleDto,
} from './lending-rule.dto.js';
import { LendingTerms } from './lending-terms.entity.js';
import { nothingOwn } from './line-rules.js';
import {
  calledInLog,
  managedSubjectIds,
  relationsToSubject,
  ruleThere,
  subjectFor,
  subjectsOf,
  type Subject,
} from './rule-subjects.query.js';

/** How whoever changes it has seen it; refused where it stands otherwise. */
interface Expected {
  ifMatch?: string | undefined;
  expect?: (standing: LendingRuleView) => void;
}

@Injectable()
export class LendingRules {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
    private readonly series: ClosureSeriesService,
  ) {}

  /** Those that the actor may change. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<LendingRuleView>> {
    return this.turns.look(actor, async ({ tx }) => {
      const own = actor.isCoordination ? {} : { subjectId: In(await managedSubjectIds(tx, actor)) };
      const where = { allianceId: actor.allianceId, ...own };
      const part = await readPart(tx, { of: LendingTerms, where }, queried);
      const subjects = await subjectsOf(tx, actor, part.items);
      return eachOf(part, (terms) => lendingRuleView(terms, subjects.get(terms.subjectId)?.name ?? ''));
    });
  }

  get(actor: Actor, id: string): Promise<LendingRuleView> {
    return this.turns.look(actor, async (look) => {
      const { terms, subject } = await find(look, id);
      return lendingRuleView(terms, subject.name);
    });
  }

  /** Of the one about this partner or item; undefined where there is none. */
  idAbout(actor: Actor, subjectId: string): Promise<string | undefined> {
    const where = { allianceId: actor.allianceId, subjectId };
    return this.turns.look(actor, async ({ tx }) => (await tx.findOneBy(LendingTerms, where))?.id);
  }

  /** Refuses (409) a second one about the same. */
  create(actor: Actor, { scope, subjectId, ...said }: NewLendingRuleDto): Promise<LendingRuleView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { allianceId } = actor;
      const subject = await subjectFor(turn, scope, subjectId);
      actor.require('lending-rules.change', relationsToSubject(actor, subject));
      if (await tx.existsBy(LendingTerms, { allianceId, subjectId })) throw ruleThere();
      const identity = { id: newId(), allianceId, scope, subjectId };
      const times = { version: 1, createdAt: now, updatedAt: now };
      const terms = tx.create(LendingTerms, { ...nothingOwn, ...given(said), ...identity, ...times });
      await tx.insert(LendingTerms, terms);
      await this.settle(turn, subject, { before: {}, after: ownRules(terms), detail: scope });
      return lendingRuleView(terms, subject.name);
    });
  }

  change(
    actor: Actor,
    id: string,
    changes: LendingRuleChangeDto,
    { ifMatch, expect }: Expected = {},
  ): Promise<LendingRuleView> {
    return this.turns.take(actor, async (turn) => {
      const { terms, subject } = await find(turn, id);
      actor.require('lending-rules.change', relationsToSubject(actor, subject));
      expectVersion(ifMatch, terms.version);
      expect?.(lendingRuleView(terms, subject.name));
      if (fieldsOf(changes) === '') return lendingRuleView(terms, subject.name);
      const before = ownRules(terms);
      Object.assign(terms, given(changes), { version: terms.version + 1, updatedAt: turn.now });
      await turn.tx.save(terms);
      await this.settle(turn, subject, { before, after: ownRules(terms), detail: fieldsOf(changes) });
      return lendingRuleView(terms, subject.name);
    });
  }

  /** What is next farther holds again. */
  async remove(actor: Actor, id: string, ifMatch?: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { terms, subject } = await find(turn, id);
      actor.require('lending-rules.change', relationsToSubject(actor, subject));
      expectVersion(ifMatch, terms.version);
      await turn.tx.delete(LendingTerms, { id });
      await this.settle(turn, subject, { before: ownRules(terms), after: {}, detail: 'removed' });
    });
  }

  private async settle(
    turn: Turn,
    subject: Subject,
    { before, after, detail }: { before: object; after: object; detail: string },
  ): Promise<void> {
    await this.series.lengthenIn(turn, turn.actor.allianceId);
    const changes = changesBetween(before, after);
    const about = { subjectId: subject.subjectId, ...calledInLog(subject) };
    await this.audit.note(turn, { what: 'lending-rules.change', ...about, detail, changes });
  }
}

/** Refuses (404) what is not there for the actor. */
async function find(look: Look, id: string): Promise<{ terms: LendingTerms; subject: Subject }> {
  const { tx, actor } = look;
  const terms = existing(await tx.findOneBy(LendingTerms, { allianceId: actor.allianceId, id }));
  const subject = existing((await subjectsOf(tx, actor, [terms])).get(terms.subjectId));
  if (!actor.may('lending-rules.read', relationsToSubject(actor, subject))) throw Refusal.notFound();
  return { terms, subject };
}
