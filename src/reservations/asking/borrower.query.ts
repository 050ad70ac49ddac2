/** For whom something is wished: the partner that the lending rules look at. */
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import type { Wish } from './lending-facts.js';

/** Stands for a partner while nobody has said which. */
export const someBorrower: Wish['partner'] = {
  status: 'active',
  agreementSignedOn: '2000-01-01',
  isBorrower: true,
};

export const mayAskFor = (actor: Actor, partnerId: string): boolean =>
  partnerId !== '' && (actor.isCoordination || actor.actsFor(partnerId));

export async function borrowerOf({ tx, actor }: Look, id: string | undefined): Promise<Wish['partner']> {
  if (id === undefined) return someBorrower;
  return (await tx.findOneBy(Partner, { allianceId: actor.allianceId, id })) ?? someBorrower;
}
