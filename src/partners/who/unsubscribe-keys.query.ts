/** Unsubscribe keys: one for each person, made when the first mail needs it, and the same in all of them, so that old mails work too. */
import { In, IsNull, type EntityManager } from 'typeorm';
import { Person } from './person.entity.js';
import { newSecret } from './secrets.js';

/** By the person's id. */
export async function unsubscribeKeys(
  tx: EntityManager,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await tx.find(Person, {
    select: { id: true, unsubscribeKey: true },
    where: { id: In([...personIds]) },
  });
  const keys = new Map<string, string>();
  for (const { id, unsubscribeKey } of people) keys.set(id, unsubscribeKey ?? (await newKey(tx, id)));
  return keys;
}

/** Another unit may have made one at this moment. */
async function newKey(tx: EntityManager, id: string): Promise<string> {
  await tx.update(Person, { id, unsubscribeKey: IsNull() }, { unsubscribeKey: newSecret() });
  const { unsubscribeKey } = await tx.findOneOrFail(Person, {
    select: { id: true, unsubscribeKey: true },
    where: { id },
  });
  return unsubscribeKey!;
}
