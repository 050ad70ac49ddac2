/** The office that a mail about an account names: that of an alliance in which the person takes part. */
import type { EntityManager } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import type { AllianceFacts } from '../../notifications/mail-facts.js';
import { Alliance } from './alliance.entity.js';

const TIES = ['memberships', 'roles']
  .map(
    (table) =>
      `EXISTS (SELECT 1 FROM ${table} tie WHERE tie.alliance_id = alliance.id AND tie.person_id = :personId)`,
  )
  .join(' OR ');

/**
 * The oldest of the person's, else of all that are public: whoever is unknown costs the same as whoever is known, down to the length of
 * a mail that never leaves. Read raw for the same reason. Undefined where nothing was founded yet.
 */
export async function officeOf(
  tx: EntityManager,
  personId: string | null,
  baseUrl: string,
): Promise<AllianceFacts | undefined> {
  const [someone] = orNothing(personId === null ? [] : [personId]);
  const office = await tx
    .createQueryBuilder(Alliance, 'alliance')
    .select(['alliance.name AS name', 'alliance.slug AS slug', 'alliance.place AS place'])
    .addSelect(['alliance.contactName AS "contactName"', 'alliance.contactPhone AS "contactPhone"'])
    .addSelect(['alliance.contactHours AS "contactHours"', 'alliance.timeZone AS "timeZone"'])
    .where(`alliance.listedAt IS NOT NULL OR ${TIES}`)
    .orderBy(`CASE WHEN ${TIES} THEN 0 ELSE 1 END`)
    .addOrderBy('alliance.id')
    .setParameters({ personId: someone })
    .limit(1)
    .getRawOne<Omit<AllianceFacts, 'baseUrl'>>();
  return office && { ...office, baseUrl };
}
