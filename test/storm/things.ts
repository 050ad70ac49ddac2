/** The things that a storm is about: few of everything, so that there is something to fight about. */

export interface Stock {
  /** Null: as many as its parts make. */
  quantity: number | null;
  /** How many somebody asks for at most, in packs. */
  most: number;
  bufferMinutes?: number;
  pack?: number;
  parts?: Readonly<Record<string, number>>;
}

/** A set that its parts make up, and one that has a number of its own besides. */
export const usualStock = {
  tent: { quantity: 8, most: 2, bufferMinutes: 120 },
  table: { quantity: 30, most: 6 },
  bench: { quantity: 50, most: 8, bufferMinutes: 30 },
  set: { quantity: null, most: 4, parts: { table: 1, bench: 2 } },
  speaker: { quantity: 9, most: 2, bufferMinutes: 60 },
  system: { quantity: 4, most: 1, parts: { speaker: 2 } },
  cup: { quantity: 200, most: 4, pack: 10 },
} satisfies Record<string, Stock>;

export type Thing = keyof typeof usualStock;

export const thingNames = Object.keys(usualStock) as Thing[];

export const stockOf = (thing: Thing): Stock => usualStock[thing];
