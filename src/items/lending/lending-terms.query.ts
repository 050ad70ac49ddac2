/** Reads what is said for owners and items: beside an item in another statement, or for some items at once. */
import { In, type EntityManager } from 'typeorm';
import { listFrom, listOf } from '../../database/sql.query.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import type { LineRules } from '../../partners/who/alliance-rules.js';
import type { Item } from '../item.entity.js';
import { LendingTerms } from './lending-terms.entity.js';
import { lineRules, type ScopedRules } from './line-rules.js';

/** Of an item and its owner, in a row of a statement about `item`: it costs none of its own. */
export const TERMS = `(SELECT ${listOf(
  {
    scope: 'terms.scope',
    subjectId: 'terms.subject_id',
    leadTimeDays: 'terms.lead_time_days',
    horizonDays: 'terms.horizon_days',
    longestLoanDays: 'terms.longest_loan_days',
    seasonOpensOn: 'terms.season_opens_on',
    interestedDaysAhead: 'terms.interested_days_ahead',
    chainedLoanGapDays: 'terms.chained_loan_gap_days',
    cancelUntilDays: 'terms.cancel_until_days',
  },
  'terms.id',
)} FROM lending_terms terms
  WHERE terms.alliance_id = item.alliance_id AND terms.subject_id IN (item.id, item.owner_id))`;

export const termsFrom = (raw: unknown): ScopedRules[] => listFrom<ScopedRules>(raw);

/** By which rules each of these is lent, by its id. */
export async function rulesOfItems(
  tx: EntityManager,
  alliance: Pick<Alliance, 'id' | 'rules'>,
  items: readonly Pick<Item, 'id' | 'ownerId'>[],
): Promise<Map<string, LineRules>> {
  const subjectIds = [...new Set(items.flatMap(({ id, ownerId }) => [id, ownerId]))];
  const own =
    subjectIds.length === 0
      ? []
      : await tx.findBy(LendingTerms, { allianceId: alliance.id, subjectId: In(subjectIds) });
  return new Map(items.map((item) => [item.id, lineRules(item, own, alliance.rules)]));
}
