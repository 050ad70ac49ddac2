/** Who did what to a reservation, when, and what was counted. */
import type { VNode } from 'preact';
import { countedInWords } from '../../../notifications/counted-words.js';
import type { HistoryView } from '../../../reservations/record/reservation.view.js';
import { dayAndTime } from '../../../shared/spoken-time.js';
import { Heading } from '../../ui/parts.js';
import type { SheetProps } from './request-next.js';

export const History = (props: SheetProps): VNode => (
  <section class="lb-panel" aria-labelledby="history">
    <Heading id="history">{props.w.history}</Heading>
    <ol class="lb-list">
      {(props.sheet.view.history ?? []).map((entry) => (
        <Entry {...props} entry={entry} key={`${entry.at} ${entry.what}`} />
      ))}
    </ol>
  </section>
);

const Entry = ({ visit, w, entry }: SheetProps & { entry: HistoryView }): VNode => {
  const deeds: Readonly<Record<string, string>> = w.deeds;
  const { at, who, what, detail, counts } = entry;
  return (
    <li>
      {dayAndTime(new Date(at), visit.timeZone, visit.language)}: {deeds[what] ?? ''}
      {who !== '' && ` (${who ?? w.clock})`}
      {detail !== '' && ` – ${detail}`}
      {counts.map((count) => (
        <small class="lb-counted" key={`${count.what} ${count.itemName}`}>
          {' '}
          {countedInWords(count, visit.language)}
        </small>
      ))}
    </li>
  );
};
