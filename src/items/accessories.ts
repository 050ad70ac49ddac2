/** What goes with things: their accessories, by name. */

export interface Accessory {
  /** The thing that it goes with. */
  itemId: string;
  accessoryId: string;
  name: string;
}

/** What goes with one of several things; what is among them itself is left out. */
export const goesWith = (
  accessories: readonly Accessory[],
  itemId: string,
  itemIds: readonly string[],
): string[] =>
  accessories
    .filter((one) => one.itemId === itemId && !itemIds.includes(one.accessoryId))
    .map(({ name }) => name);
