/** Requirements: what some things require, and who of some partners has it. Nothing is read where nothing is required. */
import { In } from 'typeorm';
import { holdersOf } from '../../items/qualifications/holders.query.js';
import type { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Qualification } from '../../partners/who/qualification.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { dayAt } from '../../shared/zone.js';
import { nothingRequired, unqualifiedOf, type Requirements, type Unqualified } from './unqualified.js';

type Known = Pick<Item, 'id' | 'name' | 'requiredQualificationId'>;

interface LookIn extends Pick<Look, 'tx'> {
  actor: Pick<Actor, 'allianceId' | 'alliance'>;
}

export async function requirementsOf(
  { tx, actor: { allianceId } }: LookIn,
  items: Iterable<Known>,
  partnerIds: Iterable<string>,
): Promise<Requirements> {
  const ids = new Set([...items].flatMap(({ requiredQualificationId: id }) => id ?? []));
  if (ids.size === 0) return nothingRequired;
  const required = await tx.findBy(Qualification, { allianceId, id: In([...ids]) });
  return {
    names: new Map(required.map(({ id, name }) => [id, name])),
    holders: await holdersOf(tx, allianceId, { qualificationIds: ids, partnerIds }),
  };
}

interface FetchedAt {
  itemId: string;
  pickUpAt: Date;
}

/** Of one wish, for one partner. */
export async function unqualifiedIn(
  look: LookIn,
  { lines, items, partnerId }: { lines: readonly FetchedAt[]; items: readonly Known[]; partnerId: string },
): Promise<Unqualified[]> {
  const requirements = await requirementsOf(look, items, [partnerId]);
  const { timeZone } = look.actor.alliance;
  const fetched = lines.flatMap(({ itemId, pickUpAt }) => {
    const item = items.find(({ id }) => id === itemId);
    return item ? [{ item, day: dayAt(pickUpAt, timeZone) }] : [];
  });
  return unqualifiedOf(fetched, partnerId, requirements);
}
