/** What comes first today: the requests whose deadlines are near, and the promises that the stock no longer covers, each with what to do. */
import type { ComponentChildren, VNode } from 'preact';
import type { BrokenPromise } from '../../../reservations/deciding/docket.view.js';
import type { SoonDue } from '../../../reservations/deciding/today.view.js';
import { times } from '../../../shared/amounts.js';
import { isSameDay } from '../../../shared/days.js';
import { dayAndTime, shortHours, shortPeriod } from '../../../shared/spoken-time.js';
import { localTime } from '../../../shared/zone.js';
import { Badge, ButtonLink, Heading } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { SpokenToday } from './today-props.js';

export const First = (props: SpokenToday): VNode => {
  const { today, w } = props;
  return (
    <section class="lb-stack" aria-labelledby="h-first">
      <Heading id="h-first">{w.first}</Heading>
      {today.soonDue.length + today.broken.length === 0 && <p>{w.nothingFirst}</p>}
      {today.soonDue.map((one) => (
        <DueCase {...props} one={one} key={one.id} />
      ))}
      {today.broken.map((one) => (
        <BrokenCase {...props} one={one} key={`${one.reservationId} ${one.itemName}`} />
      ))}
    </section>
  );
};

/** "bis heute, 16:30 Uhr", "bis Do., 3. Dezember 2026, 12:00 Uhr" */
export function byWhen(instant: Date, { visit, today, w }: SpokenToday): string {
  const { day, time } = localTime(instant, visit.timeZone);
  if (isSameDay(day, today.week[0]!.day)) return w.byToday(time);
  return w.by(w.oClock(shortHours({ from: instant, until: instant }, visit.timeZone, visit.language)));
}

const DueCase = (props: SpokenToday & { one: SoonDue }): VNode => {
  const { visit, one, w } = props;
  const { id, occasionName, partnerName, decideBy, pickUpAt } = one;
  return (
    <Case
      look="ask"
      badge={<Badge kind="info">{w.request(byWhen(decideBy, props))}</Badge>}
      name={occasionName || partnerName}
      says={w.fetches(partnerName, dayAndTime(pickUpAt, visit.timeZone, visit.language))}
      href={`${visit.home}/decisions/${id}`}
      act={w.toDecision}
    />
  );
};

const BrokenCase = ({ visit, one, w }: SpokenToday & { one: BrokenPromise }): VNode => {
  const { reservationId, occasionName, partnerName, itemName, quantity, free, period } = one;
  const { timeZone, language } = visit;
  return (
    <Case
      look="bad"
      badge={<Badge kind="warning">{w.atRisk}</Badge>}
      name={`${occasionName || partnerName}, ${shortPeriod(period, timeZone, language)}`}
      says={w.short(partnerName, times(quantity, itemName, language), String(free))}
      href={`${visit.home}/at-risk/${reservationId}`}
      act={w.toPromise}
    />
  );
};

interface CaseProps {
  look: 'ask' | 'bad';
  badge: ComponentChildren;
  name: string;
  says: string;
  href: string;
  act: string;
}

const Case = ({ look, badge, name, says, href, act }: CaseProps): VNode => (
  <div class={`lb-todo lb-todo--${look}`}>
    <p>{badge}</p>
    <h3>{softened(name)}</h3>
    <p>{softened(says)}</p>
    <p class="lb-acts">
      <ButtonLink href={href}>
        {act}
        <span class="lb-sr">: {name}</span>
      </ButtonLink>
    </p>
  </div>
);
