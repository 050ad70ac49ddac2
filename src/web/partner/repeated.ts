/** Repeating a reservation: its things and words once more, in a later year. */
import type { ReservationSheet, SheetLine } from '../../reservations/looking/reservation-sheet.view.js';
import { byTime, isSameInstant, overlaps, span, type Period } from '../../shared/period.js';
import { dayAt, daysOf } from '../../shared/zone.js';
import { wishedDaysOf } from '../forms/wished-days.js';
import { emptyBasket, lineKey, withPeriod, withQuantities, type Basket } from '../basket/basket.js';
import { nextYears } from '../basket/other-days.js';
import type { Draft } from '../basket/draft.js';
import { yearsLater, type YearLater } from '../basket/year-later.js';

/** In the same hours, so that the same openings of the storage places are proposed. */
export function repeatedBasket({ view, lines, now }: ReservationSheet, timeZone: string): Basket {
  const main = mainLines(lines);
  const quantities = new Map<string, number>();
  for (const line of lines.filter(({ isSetAside }) => !isSetAside)) {
    const own = main.includes(line) ? {} : { days: wishedDaysOf(periodOf(line), timeZone) };
    const key = lineKey({ itemId: line.itemId, ...own });
    quantities.set(key, (quantities.get(key) ?? 0) + line.quantity);
  }
  const days = wishedDaysOf(periodOfAll(main), timeZone);
  const before = withQuantities(withPeriod(emptyBasket, days), quantities);
  return { ...nextYears(before, timeZone, now, view.occasion.name), partnerId: view.partnerId };
}

/** What is out at one time with the first of it; of one item only one period, the others are lines with days of their own. */
function mainLines(lines: readonly SheetLine[]): SheetLine[] {
  const main: SheetLine[] = [];
  for (const line of lines.toSorted((one, other) => byTime(periodOf(one).from, periodOf(other).from))) {
    const same = main.find(({ itemId }) => itemId === line.itemId);
    const meets = main.length === 0 || overlaps(periodOf(line), periodOfAll(main));
    if (meets && (!same || isSamePeriod(same, line))) main.push(line);
  }
  return main;
}

const isSamePeriod = (one: SheetLine, other: SheetLine): boolean => {
  const [first, second] = [periodOf(one), periodOf(other)];
  return isSameInstant(first.from, second.from) && isSameInstant(first.until, second.until);
};

const periodOfAll = (lines: readonly SheetLine[]): Period => span(lines.map(periodOf))!;

const periodOf = ({ pickUpAt, returnDueAt }: { pickUpAt: string; returnDueAt: string }): Period => ({
  from: new Date(pickUpAt),
  until: new Date(returnDueAt),
});

/** On which days it may take place again, the likeliest first. */
export const repeatedYears = ({ view, lines, now }: ReservationSheet, timeZone: string): YearLater[] =>
  yearsLater(daysOf(periodOfAll(mainLines(lines)), timeZone), view.occasion.name, dayAt(now, timeZone));

export const repeatedDraft = ({
  view: { occasion, contact, onBehalfOf, forCaller },
}: ReservationSheet): Draft => ({
  occasion: occasion.name,
  contactName: contact.name,
  contactPhone: contact.phone,
  note: '',
  onBehalfOf,
  forCaller: String(forCaller),
  isPublic: occasion.public ? 'true' : '',
});
