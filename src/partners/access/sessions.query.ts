/** Reading sessions: whose may last how long. */
import type { EntityManager } from 'typeorm';
import { flagFrom, rowsOf } from '../../database/sql.query.js';

/** A condition about `person`: whoever decides for others signs in more often. */
export const POWERFUL = `(person.is_operator OR EXISTS (
  SELECT 1 FROM roles power WHERE power.person_id = person.id AND power.role IN ('coordinator', 'deputy'))
  OR EXISTS (SELECT 1 FROM stand_ins power WHERE power.deputy_id = person.id AND power.partner_id IS NULL))`;

const IS_POWERFUL = `SELECT ${POWERFUL} AS "isPowerful" FROM people person WHERE person.id = $1`;

export async function isPowerful(tx: EntityManager, personId: string): Promise<boolean> {
  const [found] = await rowsOf<{ isPowerful: boolean | number }>(tx, IS_POWERFUL, [personId]);
  return found !== undefined && flagFrom(found.isPowerful);
}
