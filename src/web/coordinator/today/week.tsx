/** The next seven days: what is fetched and what comes back, day by day; days without either are left out. */
import type { VNode } from 'preact';
import type { DaySheet, HandOver } from '../../../reservations/desk/day-sheet.view.js';
import { times } from '../../../shared/amounts.js';
import { byTime, isEmpty } from '../../../shared/period.js';
import { clockSpan, dayAndMonth, weekdayInShort } from '../../../shared/spoken-time.js';
import { endingTime } from '../../../shared/zone.js';
import { DayRow, type Walk } from '../../ui/day-row.js';
import { ButtonLink, Heading } from '../../ui/parts.js';
import type { SpokenToday } from './today-props.js';

export const Week = (props: SpokenToday): VNode => {
  const { visit, today, w } = props;
  const days = today.week.filter(({ pickUps, returns }) => pickUps.length + returns.length > 0);
  return (
    <section class="lb-panel" aria-labelledby="h-week">
      <Heading id="h-week">{w.week}</Heading>
      {days.length === 0 ? (
        <p>{w.nothingMoves}</p>
      ) : (
        <ul>
          {days.map((sheet) => (
            <DayRow
              day={
                sheet === today.week[0] ? w.todayShort : w.weekday(weekdayInShort(sheet.day, visit.language))
              }
              date={dayAndMonth(sheet.day, visit.language)}
              walks={walksOf(sheet, props)}
              language={visit.language}
              key={sheet.day.toString()}
            />
          ))}
        </ul>
      )}
      <p class="lb-acts">
        <ButtonLink href={`${visit.home}/desk`}>{w.toDesk}</ButtonLink>
        <ButtonLink href={`${visit.home}/calendar`} weight="tertiary">
          {w.toCalendar}
        </ButtonLink>
      </p>
    </section>
  );
};

/** In the order of the clock, as people come. */
const walksOf = ({ pickUps, returns }: DaySheet, props: SpokenToday): Walk[] =>
  [
    ...pickUps.map((one) => ({ one, kind: 'out' as const })),
    ...returns.map((one) => ({ one, kind: 'back' as const })),
  ]
    .toSorted((a, b) => byTime(a.one.hours.from, b.one.hours.from))
    .map(({ one, kind }) => ({ kind, ...walkOf(one, props) }));

function walkOf(
  { reservationId, occasionName, partnerName, placeName, hours, things }: HandOver,
  { visit: { home, timeZone, language }, w }: SpokenToday,
): Omit<Walk, 'kind'> {
  const carried = things.map(({ quantity, name }) => times(quantity, name, language)).join(', ');
  const time = isEmpty(hours) ? endingTime(hours.until, timeZone).time : clockSpan(hours, timeZone);
  return {
    href: `${home}/requests/${reservationId}`,
    title: [occasionName, partnerName].filter((said) => said !== '').join(', '),
    note: `${carried} · ${placeName}, ${w.oClock(time)}`,
  };
}
