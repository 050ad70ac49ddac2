/** How the desk reads over the wire: all that its page needs, in one answer. */
import { day, instant, listOf, Shows, whole } from '../../http/shown.decorators.js';
import type { Desk, HandOver } from './day-sheet.view.js';

export class DeskLineView {
  @Shows('The line.') lineId!: string;
  @Shows('The item.') itemId!: string;
  @Shows('Its name.') name!: string;
  @Shows('Its inventory number.') inventoryNumber!: string;
  @Shows('Its unit.') unit!: string;
  @Shows('Units that are to go out, or to come back.', whole) quantity!: number;
}

/** What one reservation fetches from one place, or brings back to it, at one time. */
export class DeskWalkView {
  @Shows('Of the reservation.') reservationId!: string;
  @Shows('What people call it.', { example: 'A-2027-0042' }) number!: string;
  @Shows('Of the reservation, for `If-Match`.', whole) version!: number;
  @Shows('True where some of it was handed over already.') isLoan!: boolean;
  @Shows('The partner who borrows.') partnerName!: string;
  @Shows('What it is for.') occasionName!: string;
  @Shows('Who can be asked about it.') contactName!: string;
  @Shows('Telephone number.') contactPhone!: string;
  @Shows('The storage place.') placeId!: string;
  @Shows('Its name.') placeName!: string;
  @Shows('From when they may come.', instant) from!: string;
  @Shows('Until when; the same moment where none was chosen.', instant) until!: string;
  @Shows('What it is about, by inventory number.', listOf(DeskLineView)) lines!: DeskLineView[];
}

export class DeskView {
  @Shows('The day.', day) day!: string;
  @Shows('What goes out on it.', listOf(DeskWalkView)) handOvers!: DeskWalkView[];
  @Shows('What comes back on it.', listOf(DeskWalkView)) takeBacks!: DeskWalkView[];
  @Shows('What should have come back before.', listOf(DeskWalkView)) late!: DeskWalkView[];
  @Shows('What should have been fetched before.', listOf(DeskWalkView)) uncollected!: DeskWalkView[];
  @Shows('What came back, and nobody has looked at.', listOf(DeskWalkView)) unchecked!: DeskWalkView[];
}

/** Of the first of its days. */
export function deskView(
  { days: [sheet], overdue, uncollected, unchecked }: Desk,
  placeId?: string,
): DeskView {
  const at = (walks: readonly HandOver[]): DeskWalkView[] =>
    walks.filter((walk) => placeId === undefined || walk.placeId === placeId).map(walkView);
  return {
    day: sheet!.day.toString(),
    handOvers: at(sheet!.pickUps),
    takeBacks: at(sheet!.returns),
    late: at(overdue),
    uncollected: at(uncollected),
    unchecked: at(unchecked),
  };
}

const walkView = ({ hours, things, ...walk }: HandOver): DeskWalkView => ({
  ...walk,
  from: hours.from.toISOString(),
  until: hours.until.toISOString(),
  lines: things,
});
