/** Visits: what of a reservation is fetched and brought back together, and what that takes. */
import { bringInWords } from '../../../reservations/telling/pick-up-words.js';
import type { SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import type { Language } from '../../../shared/words.js';

export interface OneVisit<Line extends SheetLine = SheetLine> {
  /** Of its place and times. */
  key: string;
  lines: readonly Line[];
}

export function visitsOf<Line extends SheetLine>(lines: readonly Line[]): OneVisit<Line>[] {
  const visits = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.place.id} ${line.pickUpAt} ${line.returnDueAt}`;
    visits.set(key, [...(visits.get(key) ?? []), line]);
  }
  return [...visits].map(([key, together]) => ({ key, lines: together }));
}

/** Nothing where nothing is to be fetched any more, or nothing is needed. */
export function toBring(lines: readonly SheetLine[], language: Language): string[] {
  const fetched = lines.flatMap(({ needs, approvedQuantity }) =>
    needs ? { item: needs, quantity: approvedQuantity ?? 0 } : [],
  );
  return bringInWords(fetched, language);
}

/** A name and a number, from the promise to the return. */
export const opensAt = (lines: readonly SheetLine[]): string | undefined =>
  lines.find(({ place: { opens } }) => opens)?.place.opens;
