/** At hand: the things that somebody can give out at the desk, since they keep, own or decide about them and they are lent. */
import type { Needs } from '../../items/what-to-bring.js';

export interface ThingAtHand extends Needs {
  inventoryNumber: string;
  /** The heading of the list under which it stands; may be empty. */
  category: string;
  unit: string;
  /** Units owned; null for a set that is as many as its parts make. */
  quantity: number | null;
  placeName: string;
}

export interface AtHand {
  /** By name. */
  things: ThingAtHand[];
  /** The ids of accessories by the item that they belong to, whether or not they are at hand; of those that were asked about. */
  accessoryIds: ReadonlyMap<string, readonly string[]>;
}
