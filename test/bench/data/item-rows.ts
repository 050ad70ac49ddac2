/** Rows of what an alliance lends: places with hours, items of every kind, and sets made of some of them. */
import { searchTextOf } from '../../../src/items/search-text.js';
import { countingOrder } from '../../../src/shared/spelling.js';
import type { Dice } from '../../support/dice.js';
import type { Thing } from './house.js';
import type { Ids } from './ids.js';
import type { Batch, Row } from './tables.js';

interface Chance {
  ids: Ids;
  dice: Dice;
  now: Date;
}

export interface Pool {
  /** Plenty of each, and given out at ten on every day. */
  things: Thing[];
  sets: Thing[];
  itemIds: string[];
  placeIds: string[];
  batches: Batch[];
}

const NAMES = 'Bank,Tisch,Pavillon,Schirm,Lampe,Topf,Spielekiste,Zaun,Kabel,Tafel,Zelt,Bühnenteil'.split(',');
const CATEGORIES = 'Möbel,Zelte und Pavillons,Strom und Licht,Küche und Geschirr,Spiele,Bühne'.split(',');
const PLACES = 6;
/** The first of them give out at ten on every day of the year. */
const OPEN_PLACES = 4;
/** One of so many is a set of the two items before it, one a consumable, one the only one of its kind. */
const SET_EVERY = 12;

export function itemRows(
  allianceId: string,
  count: number,
  partnerIds: readonly string[],
  chance: Chance,
): Pool {
  const { ids, dice, now } = chance;
  const places = Array.from({ length: PLACES }, (_, at) => placeRow(ids.next(), allianceId, at, now));
  const items = Array.from({ length: count }, (_, at) => {
    const of = { owner_id: dice.oneOf(partnerIds), storage_place_id: places[at % OPEN_PLACES]!.id };
    const elsewhere = { ...of, storage_place_id: places[OPEN_PLACES + (at % 2)]!.id };
    const kind = kindOf(at);
    return itemRow(ids.next(), at, kind, {
      alliance_id: allianceId,
      ...(kind === 'single' ? elsewhere : of),
      quantity: quantityOf(kind, dice),
      now,
    });
  });
  const parts = items.flatMap((item, at) =>
    item.kind === 'computed_set'
      ? [items[at - 1]!, items[at - 2]!].map((part, more) => ({
          id: ids.next(),
          alliance_id: allianceId,
          set_id: item.id,
          part_id: part.id,
          quantity: 1 + more,
        }))
      : [],
  );
  const ofKind = (kind: string): Thing[] =>
    items.filter((item) => item.kind === kind).map(({ id, quantity }) => ({ id, quantity: quantity ?? 0 }));
  return {
    things: ofKind('bulk'),
    sets: ofKind('computed_set'),
    itemIds: items.map(({ id }) => id),
    placeIds: places.map(({ id }) => id),
    batches: [
      { table: 'storage_places', rows: places },
      { table: 'items', rows: items },
      { table: 'item_parts', rows: parts },
    ],
  };
}

function kindOf(at: number): string {
  if (at % SET_EVERY === 2) return 'computed_set';
  if (at % SET_EVERY === 5) return 'consumable';
  return at % SET_EVERY === 8 ? 'single' : 'bulk';
}

function quantityOf(kind: string, dice: Dice): number | null {
  if (kind === 'computed_set') return null;
  if (kind === 'single') return 1;
  return kind === 'consumable' ? 5_000 : dice.whole(30, 80);
}

const everyDay = Array.from({ length: 7 }, (_, at) => ({ weekday: at + 1, from: '08:00', until: '18:00' }));
const twiceAWeek = [2, 4].map((weekday) => ({ weekday, from: '16:00', until: '18:00' }));

const placeRow = (id: string, allianceId: string, at: number, now: Date) => ({
  id,
  alliance_id: allianceId,
  name: `Lager ${at + 1}`,
  address: `Dorfstraße ${at + 1}, 14552 Auental`,
  access_notes: 'Ebenerdig, das Tor ist zwei Meter breit.',
  is_private: at === PLACES - 1,
  // The last one by arrangement.
  hand_over_windows: at < OPEN_PLACES ? everyDay : at === OPEN_PLACES ? twiceAWeek : [],
  is_closed_in_school_holidays: at >= OPEN_PLACES,
  opens_on_holidays_since: at < OPEN_PLACES ? now : null,
  created_at: now,
  updated_at: now,
});

interface ItemFacts {
  alliance_id: string;
  owner_id: string;
  storage_place_id: string;
  quantity: number | null;
  now: Date;
}

function itemRow(id: string, at: number, kind: string, { now, ...facts }: ItemFacts) {
  const name = `${NAMES[at % NAMES.length]!} ${Math.floor(at / NAMES.length) + 1}`;
  const found = {
    name,
    category: CATEGORIES[at % CATEGORIES.length]!,
    inventoryNumber: `B-${at + 1}`,
    size: '220 × 50 cm',
    otherWords: 'Verleih, Feier',
    description: 'Gut erhalten, wetterfest und leicht zu tragen. Bitte trocken und sauber zurückgeben.',
  };
  return {
    id,
    ...facts,
    kind,
    ...wordsOf(found),
    unit: 'Stück',
    pack_step: 1,
    weight_grams: 12_500,
    needs_vehicle: 'Kombi',
    needs_persons: 2,
    needs_other: '',
    deposit_cents: 2_000,
    deposit_basis: 'per_loan',
    buffer_minutes: at % 3 === 0 ? 120 : null,
    season_note: '',
    notes: '',
    counted_at: kind === 'consumable' ? now : null,
    created_at: now,
    updated_at: now,
  };
}

const wordsOf = (found: Parameters<typeof searchTextOf>[0]): Row => ({
  name: found.name,
  category: found.category,
  inventory_number: found.inventoryNumber,
  number_order: countingOrder(found.inventoryNumber),
  size: found.size,
  other_words: found.otherWords,
  description: found.description,
  search_text: searchTextOf(found),
});
