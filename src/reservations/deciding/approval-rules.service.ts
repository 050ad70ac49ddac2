/** Approval rules: making, changing and taking away the rules of who says yes; they hold from the next request on. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { expectVersion } from '../../http/etag.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { Item } from '../../items/item.entity.js';
import { changesBetween } from '../../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Action } from '../../partners/who/policy.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { given } from '../../shared/given.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { ApprovalRule } from '../record/approval-rule.entity.js';
import { usualTerms, type ApprovalScope, type Scoped } from '../record/whose-yes.js';
import {
  approvalRuleView,
  type ApprovalRuleChangeDto,
  type ApprovalRuleView,
  type NewApprovalRuleDto,
} from './approval-rule.dto.js';

/** What a rule is about. */
interface Subject extends Scoped {
  name: string;
  /** Whose things it is about; undefined for the alliance. */
  ownerId: string | undefined;
}

@Injectable()
export class ApprovalRules {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  /** Those that the actor may change. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<ApprovalRuleView>> {
    return this.turns.look(actor, async ({ tx }) => {
      const own = actor.isCoordination ? {} : { subjectId: In(await subjectIdsFor(tx, actor)) };
      const where = { allianceId: actor.allianceId, ...own };
      const part = await readPart(tx, { of: ApprovalRule, where }, queried);
      const subjects = await subjectsOf(tx, actor, part.items);
      return eachOf(part, (rule) => approvalRuleView(rule, subjects.get(rule.subjectId)?.name ?? ''));
    });
  }

  get(actor: Actor, id: string): Promise<ApprovalRuleView> {
    return this.turns.look(actor, async (look) => {
      const { rule, subject } = await find(look, id);
      actor.require('approval-rules.read', relations(actor, subject));
      return approvalRuleView(rule, subject.name);
    });
  }

  /** Refuses (409) a second one about the same. */
  create(actor: Actor, { scope, subjectId, ...terms }: NewApprovalRuleDto): Promise<ApprovalRuleView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { allianceId } = actor;
      const subject = await subjectFor(turn, scope, subjectId);
      actor.require('approval-rules.change', relations(actor, subject));
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
      actor.require('approval-rules.change', relations(actor, subject));
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
      actor.require('approval-rules.change', relations(actor, subject));
      expectVersion(ifMatch, rule.version);
      await turn.tx.delete(ApprovalRule, { id });
      await this.note(turn, subject, { before: spoken(rule), after: {}, detail: 'removed' });
    });
  }

  private note(
    turn: Parameters<AuditService['note']>[0],
    { subjectId, name }: Subject,
    { before, after, detail }: { before: object; after: object; detail: string },
  ): Promise<void> {
    const changes = changesBetween(before, after);
    return this.audit.note(turn, {
      what: 'approval-rules.change',
      subjectId,
      detail,
      called: name,
      changes,
    });
  }
}

const spoken = ({ mode, otherwise, upToQuantity, upToValueCents, upToDaysAhead }: ApprovalRule) => ({
  mode,
  otherwise,
  upToQuantity,
  upToValueCents,
  upToDaysAhead,
});

/** The manager of an owner has a say over what that owns. */
const relations = (actor: Actor, { ownerId }: Pick<Subject, 'ownerId'>) =>
  ownerId === undefined ? [] : actor.relationsTo(ownerId);

const mayTouch = (actor: Actor, action: Action, subject: Subject): boolean =>
  actor.may(action, relations(actor, subject));

/** The partners that somebody manages, and what these own. */
async function subjectIdsFor(tx: EntityManager, { allianceId, managedIds }: Actor): Promise<string[]> {
  if (managedIds.length === 0) return [];
  const items = await tx.find(Item, {
    select: { id: true },
    where: { allianceId, ownerId: In(managedIds) },
  });
  return [...managedIds, ...items.map(({ id }) => id)];
}

async function find(look: Look, id: string): Promise<{ rule: ApprovalRule; subject: Subject }> {
  const { tx, actor } = look;
  const rule = existing(await tx.findOneBy(ApprovalRule, { allianceId: actor.allianceId, id }));
  const subject = existing((await subjectsOf(tx, actor, [rule])).get(rule.subjectId));
  if (!mayTouch(actor, 'approval-rules.read', subject)) throw Refusal.notFound();
  return { rule, subject };
}

/** Refuses (404) what is not in the actor's alliance, (422) a subject that does not go with the scope. */
async function subjectFor(
  { tx, actor }: Look,
  scope: ApprovalScope,
  subjectId: string | undefined,
): Promise<Subject> {
  if ((scope === 'alliance') !== (subjectId === undefined)) throw subjectUnfit();
  const scoped = { scope, subjectId: subjectId ?? actor.allianceId };
  return existing((await subjectsOf(tx, actor, [scoped])).get(scoped.subjectId));
}

/** By their ids; what is there no more is left out. */
async function subjectsOf(
  tx: EntityManager,
  { alliance }: Actor,
  all: readonly Scoped[],
): Promise<Map<string, Subject>> {
  const idsOf = (scope: ApprovalScope): string[] =>
    all.flatMap((one) => (one.scope === scope ? one.subjectId : []));
  const here = { allianceId: alliance.id };
  const partners = await tx.findBy(Partner, { ...here, id: In(idsOf('owner')) });
  const items = await tx.findBy(Item, { ...here, id: In(idsOf('item')) });
  const subjects: Subject[] = [
    { scope: 'alliance', subjectId: alliance.id, name: alliance.name, ownerId: undefined },
    ...partners.map(({ id, name }) => ({ scope: 'owner' as const, subjectId: id, name, ownerId: id })),
    ...items.map(({ id, name, ownerId }) => ({ scope: 'item' as const, subjectId: id, name, ownerId })),
  ];
  return new Map(subjects.map((subject) => [subject.subjectId, subject]));
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

const subjectUnfit = (): Refusal =>
  Refusal.invalidField('subjectId', {
    de: 'Bitte nennen Sie den Partner oder den Gegenstand; für das ganze Bündnis keinen von beiden.',
    en: 'Please name the partner or the item; neither for the whole alliance.',
  });

const ruleThere = (): Refusal =>
  new Refusal('conflict', 'rule-there', {
    de: 'Dafür gibt es schon eine Regel. Bitte ändern Sie diese.',
    en: 'There is a rule about this already. Please change that one.',
  });
