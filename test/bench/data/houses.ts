/** All rows of a filled database: the alliances one after the other, each with what it lends and what was lent. */
import { MOST_ENTRIES } from '../../../src/reservations/feeds/feed.js';
import { Dice } from '../../support/dice.js';
import type { House } from './house.js';
import { Ids } from './ids.js';
import { busyRows } from './busy-rows.js';
import { itemRows } from './item-rows.js';
import { loanRows, type Busy } from './loan-rows.js';
import { hashed, memberRows } from './people-rows.js';
import type { Batch } from './tables.js';

export interface Size {
  alliances: number;
  /** Of the first alliance, or of each where `linesOfOthers` says nothing. */
  lines: number;
  linesOfOthers?: number;
  items: number;
  itemsOfOthers?: number;
  /** Who signs in and borrows, in each. */
  borrowers: number;
  /** Every loan is open, and each alliance has a keeper and some who wait. */
  isAllOpen?: boolean;
}

export const usualSize: Size = { alliances: 1, lines: 10_000, items: 300, borrowers: 16 };

/** So many of an alliance's loans of long ago once more, each with other ids and a little earlier. */
export interface Copying {
  allianceId: string;
  copies: number;
}

export interface Filled {
  /** Instants in the data are relative to it. */
  now: Date;
  houses: House[];
}

/** Batches as they come, so that millions of rows never stand in memory together; answers what stands in them. */
export function* everyRow(size: Size, seed: number, now: Date): Generator<Batch | Copying, Filled> {
  const houses: House[] = [];
  const chance = { ids: new Ids(seed % 0xffff), dice: Dice.of(seed), now };
  for (let index = 1; index <= size.alliances; index += 1) {
    const founding = {
      allianceId: chance.ids.next(),
      slug: `bench-${index}`,
      letters: lettersOf(index),
      now,
    };
    const members = memberRows(chance.ids, founding, size.borrowers);
    const items = index === 1 ? size.items : (size.itemsOfOthers ?? size.items);
    const pool = itemRows(founding.allianceId, items, members.partnerIds, chance);
    const { house, feed } = houseOf(founding, members, pool);
    houses.push(house);
    yield* [...members.batches, ...pool.batches];
    if (size.isAllOpen) yield* busyRows(house, pool, chance);
    yield { table: 'feeds', rows: [{ id: chance.ids.next(), ...feed, created_at: now, last_used_at: now }] };
    const { batches, copies } = loanRows(house, founding.letters, busyOf(size, index), chance);
    yield* batches;
    if (copies > 0) yield { allianceId: house.id, copies };
  }
  return { now, houses };
}

/** Only the first has a calendar that is full. */
function busyOf({ lines, linesOfOthers = lines, isAllOpen = false }: Size, index: number): Busy {
  if (isAllOpen) return { lines, shown: lines, isAllOpen };
  return index === 1
    ? { lines, shown: MOST_ENTRIES }
    : { lines: linesOfOthers, shown: Math.ceil(linesOfOthers / 20) };
}

type Founding = Parameters<typeof memberRows>[1];

function houseOf(
  { allianceId, slug }: Founding,
  { coordinator, borrowers }: ReturnType<typeof memberRows>,
  { things, sets, itemIds }: ReturnType<typeof itemRows>,
): { house: House; feed: Record<string, string> } {
  const secret = `feed-${slug}`.padEnd(43, '_');
  const whose = { alliance_id: allianceId, person_id: coordinator.personId, secret_hash: hashed(secret) };
  return {
    house: {
      id: allianceId,
      slug,
      coordinator,
      borrowers,
      things,
      sets,
      itemIds,
      feedPath: `/feeds/${secret}/alles.ics`,
    },
    feed: { ...whose, scope: 'alliance', detail: 'full', name: 'Alles', slug: 'alles' },
  };
}

/** 1 is A, 27 is AA. */
function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + ((index - 1) % 26));
  return index <= 26 ? letter : `${lettersOf(Math.floor((index - 1) / 26))}${letter}`;
}
