/** When a storage place is closed, for whoever plans to go there. */
import type { VNode } from 'preact';
import { Temporal } from 'temporal-polyfill';
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import { isEarlierDay } from '../../shared/days.js';
import { dateInWords, fromTo, yearlyInWords } from '../../shared/spoken-time.js';
import { dictionary, type Language } from '../../shared/words.js';

const words = dictionary(
  {
    holidays: 'In den Schulferien ist hier geschlossen.',
    opens: 'Auch an Feiertagen geöffnet.',
    closed: (days: string, reason: string) => `Geschlossen: ${days} (${reason})`,
    yearly: (days: string, reason: string) => `Jedes Jahr geschlossen: ${days} (${reason})`,
  },
  {
    holidays: 'Closed during school holidays.',
    opens: 'Open on public holidays too.',
    closed: (days: string, reason: string) => `Closed: ${days} (${reason})`,
    yearly: (days: string, reason: string) => `Closed every year: ${days} (${reason})`,
  },
);

interface Props {
  place: StoragePlaceView;
  today: Temporal.PlainDate;
  language: Language;
}

/** What is over is left out. */
export const ClosedDays = ({ place, today, language }: Props): VNode | null => {
  const w = words[language];
  const lines = [
    ...(place.closedInSchoolHolidays ? [w.holidays] : []),
    ...(place.opensOnPublicHolidays ? [w.opens] : []),
    ...place.closedDays.flatMap(({ from, until, yearly, reason }) => {
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
      const spoken = yearly ? yearlyInWords : dateInWords;
      const days = fromTo(spoken(first, language), spoken(last, language), language);
      if (yearly) return [w.yearly(days, reason)];
      return isEarlierDay(last, today) ? [] : [w.closed(days, reason)];
    }),
  ];
  if (lines.length === 0) return null;
  return (
    <ul class="lb-plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};
