/** Rows that give timed jobs work besides loans: a keeper for each place, and some who wait for what is away. */
import type { Dice } from '../../support/dice.js';
import type { House } from './house.js';
import type { Ids } from './ids.js';
import type { Pool } from './item-rows.js';
import type { Batch } from './tables.js';

interface Chance {
  ids: Ids;
  dice: Dice;
  now: Date;
}

const WAITING = 5;
const DAY = 86_400_000;

export function busyRows(
  { id: allianceId, coordinator, borrowers }: House,
  { placeIds, things }: Pick<Pool, 'placeIds' | 'things'>,
  { ids, dice, now }: Chance,
): Batch[] {
  const of = { alliance_id: allianceId };
  const keeping = { ...of, person_id: coordinator.personId, role: 'keeper', created_at: now };
  const waits = () => {
    const { partnerId, personId } = dice.oneOf(borrowers);
    const { id: itemId, quantity } = dice.oneOf(things);
    const pickUpAt = new Date(
      Math.floor(now.getTime() / DAY) * DAY + dice.whole(5, 90) * DAY + 9 * 3_600_000,
    );
    return {
      id: ids.next(),
      ...of,
      partner_id: partnerId,
      asked_by: personId,
      asked_at: now,
      item_id: itemId,
      quantity,
      pick_up_at: pickUpAt,
      return_due_at: new Date(pickUpAt.getTime() + 2 * DAY),
      contact_name: 'Anna Auer',
      contact_phone: '030 23125 100',
      occasion_name: 'Fest',
      version: 1,
    };
  };
  return [
    { table: 'roles', rows: placeIds.map((id) => ({ id: ids.next(), ...keeping, storage_place_id: id })) },
    { table: 'waiting_entries', rows: Array.from({ length: WAITING }, waits) },
  ];
}
