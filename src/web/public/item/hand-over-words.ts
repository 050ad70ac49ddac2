/** Hand-over windows (Ausgabezeiten) in words: "Montag bis Donnerstag", "07:00 bis 15:30 Uhr". */
import type { HandOverWindow } from '../../../items/hand-over-windows.js';
import { weekdayInWords } from '../../../shared/spoken-time.js';
import type { Language } from '../../../shared/words.js';

/** One line for the same hours, in the order of the week; none where there are no windows. */
export function hoursByDays(
  windows: readonly HandOverWindow[],
  language: Language,
): { days: string; hours: string }[] {
  const byHours = new Map<string, number[]>();
  const inOrder = windows.toSorted((one, other) => one.weekday - other.weekday);
  for (const { weekday, from, until } of inOrder) {
    const hours = language === 'de' ? `${from} bis ${until} Uhr` : `${from} to ${until}`;
    byHours.set(hours, [...(byHours.get(hours) ?? []), weekday]);
  }
  return [...byHours].map(([hours, weekdays]) => ({ days: daysInWords(weekdays, language), hours }));
}

/** Three and more days in a row are said as a span. */
function daysInWords(weekdays: readonly number[], language: Language): string {
  const names = weekdays.map((weekday) => weekdayInWords(weekday, language));
  const first = weekdays[0] ?? 0;
  const isSpan = weekdays.length > 2 && weekdays.every((weekday, index) => weekday === first + index);
  if (isSpan) return `${names[0]} ${language === 'de' ? 'bis' : 'to'} ${names.at(-1)}`;
  return names.join(', ');
}
