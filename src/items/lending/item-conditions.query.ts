/** Reads the conditions of one item in one statement. */
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../database/sql.query.js';
import type { LineRules } from '../../partners/who/alliance-rules.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { confirmed, lastOf, SAID, type Said } from '../confirmations.query.js';
import { TERMS, termsFrom } from './lending-terms.query.js';
import { lineRules } from './line-rules.js';

export interface Conditions {
  rules: LineRules;
  /** The name of the qualification; empty where it requires none. */
  requires: string;
  /** Undefined where nobody is to know. */
  heldAt: Date | undefined;
}

const CONDITIONS = `
  SELECT item.owner_id AS "ownerId", ${TERMS} AS own, qualification.name AS requires, item.${SAID}
  FROM items item ${confirmed('item')}
  LEFT JOIN qualifications qualification ON qualification.id = item.required_qualification_id
  WHERE item.alliance_id = $1 AND item.id = $2`;

interface Row extends Said {
  ownerId: string;
  own: unknown;
  requires: string | null;
}

export async function conditionsOf(
  tx: EntityManager,
  { id: allianceId, rules }: Pick<Alliance, 'id' | 'rules'>,
  id: string,
): Promise<Conditions> {
  const [row] = await rowsOf<Row>(tx, CONDITIONS, [allianceId, id]);
  if (!row) return { rules, requires: '', heldAt: undefined };
  const { ownerId, own, requires, ...said } = row;
  return {
    rules: lineRules({ id, ownerId }, termsFrom(own), rules),
    requires: requires ?? '',
    heldAt: lastOf(said),
  };
}
