/** The hours of a storage place: the one place that says when it hands over, for whatever is offered, proposed or accepted. */
import type { RestingDays } from '../partners/holidays/resting-days.js';
import { closingOn, type PlaceDays } from './closed-days.js';
import type { HandOverWindow, PlaceHours } from './hand-over-windows.js';

/** What an alliance knows of its days. */
export interface Calendar {
  timeZone: string;
  resting: RestingDays;
}

interface Place extends PlaceDays {
  handOverWindows: readonly HandOverWindow[];
}

/** With its own closed days, and those on which the Land rests. */
export const placeHours = (place: Place, { timeZone, resting }: Calendar): PlaceHours => ({
  windows: place.handOverWindows,
  timeZone,
  closingOn: (day) => closingOn(day, place, resting),
});
