/** Needs: what it takes to fetch an item, in one line; empty where nothing is said. */
import type { ItemView } from '../../items/item.dto.js';

type Needing = Pick<ItemView, 'needsVehicle' | 'needsPersons' | 'needsOther'>;

/** `persons` says how many must help, in the words of the page. */
export const needsInWords = (
  { needsVehicle, needsPersons, needsOther }: Needing,
  persons: (count: number) => string,
): string =>
  [needsVehicle, needsPersons ? persons(needsPersons) : '', needsOther]
    .filter((need) => need !== '')
    .join('; ');
