/** What a page reads to lend to somebody who stands at the door. */
import type { HandOverTime } from '../../items/hand-over-times.js';
import type { NamedPartner } from '../../partners/members/partner.dto.js';

/** A storage place with things that are in the reader's hands. */
export interface DoorPlace {
  id: string;
  name: string;
  /** When it takes back next, soonest first. */
  returns: HandOverTime[];
}

export interface Door {
  /** Who may borrow, by name. */
  partners: NamedPartner[];
  /** By name. */
  places: DoorPlace[];
}
