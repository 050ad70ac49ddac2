/** Holders: who acts for some partners and has some qualifications; one statement. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import type { Holder } from './qualified.js';

/** Closed accounts are left out; the name breaks no tie, so that both engines agree. */
const HOLDERS = `
  SELECT membership.partner_id AS "partnerId", held.qualification_id AS "qualificationId", person.name,
    CAST(held.valid_until AS text) AS "validUntil"
  FROM held_qualifications held
    JOIN memberships membership ON membership.person_id = held.person_id
    JOIN people person ON person.id = held.person_id AND person.disabled_at IS NULL
  WHERE held.alliance_id = $1 AND membership.alliance_id = $1
    AND held.qualification_id ${among('$2')} AND membership.partner_id ${among('$3')}
  ORDER BY held.id`;

export const holdersOf = (
  tx: EntityManager,
  allianceId: string,
  { qualificationIds, partnerIds }: { qualificationIds: Iterable<string>; partnerIds: Iterable<string> },
): Promise<Holder[]> =>
  rowsOf<Holder>(tx, HOLDERS, [allianceId, listed(qualificationIds), listed(partnerIds)]);
