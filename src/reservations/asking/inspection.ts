/** Inspections that are due before things are back: said to whoever asks and to whoever decides. */
import { Temporal } from 'temporal-polyfill';
import { isEarlierDay } from '../../shared/days.js';
import type { Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { dayInWords } from '../../shared/spoken-time.js';
import { dayAt } from '../../shared/zone.js';

export interface Inspection {
  itemId: string;
  itemName: string;
  dueOn: Temporal.PlainDate;
  returnDueAt: Date;
}

interface WishedLine {
  itemId: string;
  itemName: string;
  period: Period;
}

/** Of the lines whose things are to be inspected by some day. */
export const inspectionsOf = (
  lines: readonly WishedLine[],
  dueOn: (itemId: string) => string | null | undefined,
): Inspection[] =>
  lines.flatMap(({ itemId, itemName, period }) => {
    const day = dueOn(itemId) ?? null;
    if (day === null) return [];
    return [{ itemId, itemName, dueOn: Temporal.PlainDate.from(day), returnDueAt: period.until }];
  });

/** Due before the things are back: somebody should say who has it inspected. */
export const dueInspections = (inspections: readonly Inspection[], timeZone: string): Inspection[] =>
  inspections.filter(({ dueOn, returnDueAt }) => !isEarlierDay(dayAt(returnDueAt, timeZone), dueOn));

export const inspectionIsDue = ({ itemId, itemName, dueOn }: Inspection): Reason => ({
  code: 'inspection-due',
  itemId,
  message: {
    de: `${itemName}: Die Prüfung ist am ${dayInWords(dueOn, 'de')} fällig.`,
    en: `${itemName}: the inspection is due on ${dayInWords(dueOn, 'en')}.`,
  },
});

/** To whoever asks: what it means for them. */
export const askerHearsOfInspection = ({ itemId, itemName, dueOn }: Inspection): Reason => ({
  code: 'inspection-due',
  itemId,
  message: {
    de: `${itemName}: Die Prüfung ist am ${dayInWords(dueOn, 'de')} fällig. Ist sie bis zur Abholung überfällig, kann es nicht ausgegeben werden.`,
    en: `${itemName}: its inspection is due on ${dayInWords(dueOn, 'en')}. If it is overdue at the pick-up, it cannot be handed over.`,
  },
});
