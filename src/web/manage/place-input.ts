/** A storage place's form: what was typed becomes the body that the services take, and the other way round. */
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import { wholeNumber, type Typed } from '../ui/typed.js';
import { nameIn, rowsOf } from './typed-rows.js';

export const windowFields = ['weekday', 'from', 'until'] as const;

export const placeBody = (typed: Typed): Record<string, unknown> => ({
  name: typed['name'] ?? '',
  address: typed['address'] ?? '',
  accessNotes: typed['accessNotes'] ?? '',
  private: typed['private'] === 'true',
  closedInSchoolHolidays: typed['closedInSchoolHolidays'] === 'true',
  handOverWindows: rowsOf(typed, 'handOverWindows', windowFields).map(({ weekday, from, until }) => ({
    weekday: wholeNumber(weekday),
    from,
    until,
  })),
});

export const placeTyped = (place: StoragePlaceView): Typed => ({
  name: place.name,
  address: place.address ?? '',
  accessNotes: place.accessNotes ?? '',
  private: String(place.private),
  closedInSchoolHolidays: String(place.closedInSchoolHolidays),
  ...Object.fromEntries(
    place.handOverWindows.flatMap(({ weekday, from, until }, index) => [
      [nameIn('handOverWindows', index, 'weekday'), String(weekday)],
      [nameIn('handOverWindows', index, 'from'), from],
      [nameIn('handOverWindows', index, 'until'), until],
    ]),
  ),
});
