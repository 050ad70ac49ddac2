/** Approval rules: making, changing and taking away the rules of who says yes; they hold from the next request on. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../database/columns.js';
import { expectVersion } from '../../http/etag.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import {
  calledInLog,
  managedSubjectIds,
  relationsToSubject,
  ruleThere,
  subjectFor,
  subjectsOf,
  type Subject,
} from '../../items/lending/rule-subjects.query.js';
import { changesBetween } from '../../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { given } from '../../shared/given.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { ApprovalRule } from '../record/approval-rule.entity.js';
import { usualTerms } from '../record/whose-yes.js';
import {
  approvalRuleView,
  type ApprovalRuleChangeDto,
  type ApprovalRuleView,
  type NewApprovalRuleDto,
} from './approval-rule.dto.js';

@Injectable()
export class ApprovalRules {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  /** Those that the actor may change. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<ApprovalRuleView>> {
    return this.turns.look(actor, async ({ tx }) => {
      const own = actor.isCoordination ? {} : { subjectId: In(await managedSubjectIds(tx, actor)) };
      const where = { allianceId: actor.allianceId, ...own };
      const part = await readPart(tx, { of: ApprovalRule, where }, queried);
      const subjects = await subjectsOf(tx, actor, part.items);
      return eachOf(part, (rule) => approvalRuleView(rule, subjects.get(rule.subjectId)?.name ?? ''));
    });
  }

  get(actor: Actor, id: string): Promise<ApprovalRuleView> {
    return this.turns.look(actor, async (look) => {
      const { rule, subject } = await find(look, id);
      actor.require('approval-rules.read', relationsToSubject(actor, subject));
      return approvalRuleView(rule, subject.name);
    });
  }

  /** Refuses (409) a second one about the same. */
  create(actor: Actor, { scope, subjectId, ...terms }: NewApprovalRuleDto): Promise<ApprovalRuleView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { allianceId } = actor;
      const subject = await subjectFor(turn, scope, subjectId);
      actor.require('approval-rules.change', relationsToSubject(actor, subject));
      if (await tx.existsBy(ApprovalRule, { allianceId, subjectId: subject.subjectId })) throw ruleThere();
      await refuseStrangers(turn, terms.partnerIds);
      const identity = { id: newId(), allianceId, scope, subjectId: subject.subjectId };
      const times = { version: 1, createdAt: now, updatedAt: now };
      const rule = tx.create(ApprovalRule, {
        ...usualTerms,
        partnerIds: null,
        ...given(terms),
        ...identity,
        ...times,
      });
      await tx.insert(ApprovalRule, rule);
      await this.note(turn, subject, { before: {}, after: spoken(rule), detail: scope });
      return approvalRuleView(rule, subject.name);
    });
  }

  change(
    actor: Actor,
    id: string,
    changes: ApprovalRuleChangeDto,
    ifMatch?: string,
  ): Promise<ApprovalRuleView> {
    return this.turns.take(actor, async (turn) => {
      const { rule, subject } = await find(turn, id);
      actor.require('approval-rules.change', relationsToSubject(actor, subject));
      expectVersion(ifMatch, rule.version);
      if (fieldsOf(changes) === '') return approvalRuleView(rule, subject.name);
      await refuseStrangers(turn, changes.partnerIds);
      const before = spoken(rule);
      Object.assign(rule, given(changes), { version: rule.version + 1, updatedAt: turn.now });
      await turn.tx.save(rule);
      await this.note(turn, subject, { before, after: spoken(rule), detail: fieldsOf(changes) });
      return approvalRuleView(rule, subject.name);
    });
  }

  /** What is next farther holds again. */
  async remove(actor: Actor, id: string, ifMatch?: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { rule, subject } = await find(turn, id);
      actor.require('approval-rules.change', relationsToSubject(actor, subject));
      expectVersion(ifMatch, rule.version);
      await turn.tx.delete(ApprovalRule, { id });
      await this.note(turn, subject, { before: spoken(rule), after: {}, detail: 'removed' });
    });
  }

  private note(
    turn: Parameters<AuditService['note']>[0],
    subject: Subject,
    { before, after, detail }: { before: object; after: object; detail: string },
  ): Promise<void> {
    const changes = changesBetween(before, after);
    const about = { subjectId: subject.subjectId, ...calledInLog(subject) };
    return this.audit.note(turn, { what: 'approval-rules.change', ...about, detail, changes });
  }
}

const spoken = ({ mode, otherwise, upToQuantity, upToValueCents, upToDaysAhead }: ApprovalRule) => ({
  mode,
  otherwise,
  upToQuantity,
  upToValueCents,
  upToDaysAhead,
});

async function find(look: Look, id: string): Promise<{ rule: ApprovalRule; subject: Subject }> {
  const { tx, actor } = look;
  const rule = existing(await tx.findOneBy(ApprovalRule, { allianceId: actor.allianceId, id }));
  const subject = existing((await subjectsOf(tx, actor, [rule])).get(rule.subjectId));
  if (!actor.may('approval-rules.read', relationsToSubject(actor, subject))) throw Refusal.notFound();
  return { rule, subject };
}

/** Refuses (404) partners that are not in the actor's alliance. */
async function refuseStrangers(
  { tx, actor: { allianceId } }: Look,
  partnerIds: readonly string[] | null | undefined,
): Promise<void> {
  const ids = new Set(partnerIds);
  if (ids.size === 0) return;
  if ((await tx.countBy(Partner, { allianceId, id: In([...ids]) })) < ids.size) throw Refusal.notFound();
}
