/** What ends with a tie: whoever is here no more stands in for nobody, and nobody stands in where somebody has nothing to decide. */
import { In } from 'typeorm';
import { Membership } from '../who/membership.entity.js';
import { Role } from '../who/role.entity.js';
import { StandIn } from '../who/stand-in.entity.js';
import type { Turn } from '../who/turns.service.js';

/** To be called once a membership or a role of this person has ended: what was entered does not come back with a later one. */
export async function endLooseStandIns({ tx, actor: { allianceId } }: Turn, personId: string): Promise<void> {
  const here = { allianceId, personId };
  const rows = await tx.findBy(StandIn, [here, { allianceId, deputyId: personId }]);
  if (rows.length === 0) return;
  const memberships = await tx.findBy(Membership, here);
  const roles = await tx.findBy(Role, here);
  const isMember = (partnerId: string): boolean => memberships.some((one) => one.partnerId === partnerId);
  const isLoose = (row: StandIn): boolean => {
    if (row.partnerId !== null) return !isMember(row.partnerId);
    return row.personId === personId
      ? !roles.some(({ role }) => role !== 'keeper')
      : memberships.length + roles.length === 0;
  };
  const ids = rows.filter(isLoose).map(({ id }) => id);
  if (ids.length > 0) await tx.delete(StandIn, { id: In(ids) });
}
