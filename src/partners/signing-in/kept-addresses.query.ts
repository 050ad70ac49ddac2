/** Kept addresses: whoever changed theirs may take it back for three days, so nobody else gets it until then. */
import { In, MoreThan, Not, type EntityManager } from 'typeorm';
import { Refusal } from '../../shared/refusal.js';
import { AddressChange } from './address-change.entity.js';

/** True where the address is kept for somebody other than this person. */
export const isKept = (tx: EntityManager, email: string, personId: string, now: Date): Promise<boolean> =>
  tx.existsBy(AddressChange, { oldEmail: email, undoUntil: MoreThan(now), personId: Not(personId) });

/**
 * Refuses (409) an address that is kept for somebody else. Queried after the address was written, so that a change at
 * the same moment is seen: the unique key makes one of the two wait for the other.
 */
export async function refuseKept(
  tx: EntityManager,
  email: string,
  personId: string,
  now: Date,
): Promise<void> {
  if (await isKept(tx, email, personId, now)) throw new Refusal('conflict', 'address-kept', addressKept);
}

export const addressKept = {
  de: 'Diese Adresse wurde gerade erst von jemandem abgegeben und ist in drei Tagen frei.',
  en: 'Somebody has only just given up this address; it is free in three days.',
};

/** Which of these addresses are kept for somebody, whoever that is. */
export async function keptAmong(
  tx: EntityManager,
  emails: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const changes = await tx.findBy(AddressChange, { oldEmail: In([...emails]), undoUntil: MoreThan(now) });
  return new Set(changes.map(({ oldEmail }) => oldEmail));
}
