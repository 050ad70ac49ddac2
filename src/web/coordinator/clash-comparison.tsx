/** A clash side by side: the request on the left, whoever else holds the item on the right; one below the other on a phone. */
import { amount } from '../../shared/amounts.js';
import type { VNode } from 'preact';
import type { ClashView, DocketEntry, RivalView } from '../../reservations/docket.view.js';
import { dayAndTime, shortPeriod } from '../../shared/spoken-time.js';
import { Link } from '../ui/parts.js';
import type { Visit } from '../ui/visit.js';
import type { DecisionWords } from './decision-words.js';

interface ClashProps {
  visit: Visit;
  home: string;
  timeZone: string;
  entry: DocketEntry;
  clash: ClashView;
  w: DecisionWords;
}

export const ClashComparison = (props: ClashProps): VNode => {
  const { visit, timeZone, entry, clash, w } = props;
  const { itemName, unit, asked, free, period, rivals } = clash;
  const { language } = visit;
  return (
    <section class="lb-clash">
      <h3 class="kern-title">{w.clash(itemName)}</h3>
      <div class="lb-clash__sides">
        <div>
          <h4 class="kern-label">{w.clashHere}</h4>
          <p class="kern-body">
            <strong>{entry.partnerName}</strong> · {entry.number}
          </p>
          <p class="kern-body">{w.clashWishes(amount(asked, unit), amount(free, unit))}</p>
          <p class="kern-body">{shortPeriod(period, timeZone, language)}</p>
          <p class="kern-body">
            {w.facts.askedAt} {dayAndTime(entry.askedAt, timeZone, language)}
          </p>
        </div>
        <div>
          <h4 class="kern-label">{w.clashThere}</h4>
          {rivals.map((rival) => (
            <Rival {...props} rival={rival} key={rival.reservationId} />
          ))}
        </div>
      </div>
    </section>
  );
};

const Rival = ({ visit, home, timeZone, clash, rival, w }: ClashProps & { rival: RivalView }): VNode => {
  const { language } = visit;
  return (
    <div class="lb-rival">
      <p class="kern-body">
        <strong>{rival.partnerName}</strong> ·{' '}
        <Link href={`${home}/requests/${rival.reservationId}`}>{rival.number}</Link> ·{' '}
        {w.statuses[rival.status]}
      </p>
      {rival.things.map(({ itemName, unit, quantity, period }) => (
        <p class="kern-body" key={`${itemName} ${period.from.valueOf()}`}>
          {itemName}: {amount(quantity, unit)}, {shortPeriod(period, timeZone, language)}
        </p>
      ))}
      <p class="kern-body">
        {w.facts.askedAt} {dayAndTime(rival.askedAt, timeZone, language)}
      </p>
      <p class="kern-body">
        <strong>{w.clashWithout(amount(rival.freeWithout, clash.unit))}</strong>
      </p>
    </div>
  );
};
