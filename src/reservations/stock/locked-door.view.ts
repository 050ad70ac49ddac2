/** How a promised hand-over on a closed day reads over the wire. */
import { choice, instant, listOf, Shows } from '../../http/shown.decorators.js';
import { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { Words } from '../../shared/words.js';

const handOvers = ['pick-up', 'return'] as const;
type HandOver = (typeof handOvers)[number];

export class LockedDoorView {
  @Shows('The reservation.') reservationId!: string;
  @Shows('What people call it.', { example: 'A-2027-0042' }) number!: string;
  @Shows('The partner who borrows.') partnerId!: string;
  @Shows('What was promised for that day.', choice(handOvers)) what!: HandOver;
  @Shows('When.', instant) at!: string;
}

/** With what only pages say. */
export interface LockedDoor extends LockedDoorView {
  placeName: string;
  why: Words;
}

export class ChangedStoragePlaceView extends StoragePlaceView {
  @Shows('Promised hand-overs that fall on a closed day, since this change.', listOf(LockedDoorView))
  lockedOut!: LockedDoorView[];
}
