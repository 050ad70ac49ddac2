/** What rules are about: the partner, the item or the alliance behind a rule, its name, and who may touch it. */
import { In, type EntityManager } from 'typeorm';
import { changedBy } from '../../database/sql.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import type { Relation } from '../../partners/who/policy.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { Item } from '../item.entity.js';
import type { RuleScope, Scoped } from './rule-scope.js';

export interface Subject extends Scoped {
  name: string;
  /** Whose things it is about; undefined for the alliance. */
  ownerId: string | undefined;
}

/** As the log calls it; a partner is named there by its id alone, as everywhere in the log. */
export const calledInLog = ({ scope, name }: Subject): { called?: string } =>
  scope === 'owner' ? {} : { called: name };

/** The manager of an owner has a say over what that owns. */
export const relationsToSubject = (actor: Actor, { ownerId }: Pick<Subject, 'ownerId'>): Relation[] =>
  ownerId === undefined ? [] : actor.relationsTo(ownerId);

/** The partners that somebody manages, and what these own. */
export async function managedSubjectIds(
  tx: EntityManager,
  { allianceId, managedIds }: Actor,
): Promise<string[]> {
  if (managedIds.length === 0) return [];
  const items = await tx.find(Item, {
    select: { id: true },
    where: { allianceId, ownerId: In(managedIds) },
  });
  return [...managedIds, ...items.map(({ id }) => id)];
}

/** Refuses (404) what is not in the actor's alliance, (422) a subject that does not go with the scope. */
export async function subjectFor(
  { tx, actor }: Look,
  scope: RuleScope,
  subjectId: string | undefined,
): Promise<Subject> {
  if ((scope === 'alliance') !== (subjectId === undefined)) throw subjectUnfit();
  const scoped = { scope, subjectId: subjectId ?? actor.allianceId };
  return existing((await subjectsOf(tx, actor, [scoped])).get(scoped.subjectId));
}

/** By their ids; what is there no more is left out. */
export async function subjectsOf(
  tx: EntityManager,
  { alliance }: Actor,
  all: readonly Scoped[],
): Promise<Map<string, Subject>> {
  const idsOf = (scope: RuleScope): string[] =>
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

const isGone = (scope: RuleScope, table: string): string =>
  `(rule_about.scope = '${scope}' AND NOT EXISTS (SELECT 1 FROM ${table} subject WHERE subject.id = rule_about.subject_id))`;

const orphans = (table: string): string => `DELETE FROM ${table} WHERE id IN (
  SELECT rule_about.id FROM ${table} rule_about
  WHERE rule_about.alliance_id = $1 AND (${isGone('owner', 'partners')} OR ${isGone('item', 'items')}))`;

/** Rules about items and partners that an import made go with them when it is undone: nothing points at these in the database. */
export async function removeOrphanedRules(tx: EntityManager, allianceId: string): Promise<void> {
  for (const table of ['lending_terms', 'approval_rules']) await changedBy(tx, orphans(table), [allianceId]);
}

const subjectUnfit = (): Refusal =>
  Refusal.invalidField('subjectId', {
    de: 'Bitte nennen Sie den Partner oder den Gegenstand; für das ganze Bündnis keinen von beiden.',
    en: 'Please name the partner or the item; neither for the whole alliance.',
  });

export const ruleThere = (): Refusal =>
  new Refusal('conflict', 'rule-there', {
    de: 'Dafür gibt es schon eine Regel. Bitte ändern Sie diese.',
    en: 'There is a rule about this already. Please change that one.',
  });
