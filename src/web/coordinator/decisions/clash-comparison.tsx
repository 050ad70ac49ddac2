/** A clash: who has how many, as bars against what there is, and each of the others with what its going would change. */
import type { VNode } from 'preact';
import type { ClashView, DocketEntry, RivalView } from '../../../reservations/deciding/docket.view.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import { inDigits, times } from '../../../shared/amounts.js';
import { dayAndTime, shortPeriod } from '../../../shared/spoken-time.js';
import { ClashBars } from '../../ui/clash-bars.js';
import { Badge, Link } from '../../ui/parts.js';
import { softened } from '../../ui/soft.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { barsOf } from './clash-sum.js';
import type { DecisionWords } from './decision-words.js';

interface ClashProps {
  visit: AllianceVisit;
  entry: DocketEntry;
  clash: ClashView;
  w: DecisionWords;
}

export const ClashComparison = (props: ClashProps): VNode => {
  const { visit, clash, w } = props;
  const { itemName, asked, alone, left, rivals } = clash;
  const digits = (number: number): string => inDigits(number, visit.language);
  return (
    <section class="lb-clash">
      <h3 class="lb-wide">{softened(w.clash(itemName))}</h3>
      <div class="lb-wide">
        <ClashBars
          label={w.clashSum(digits(alone), digits(alone - left + asked))}
          limit={alone}
          bars={barsOf(clash, w, visit.language)}
        />
        <p class="lb-small lb-quiet">{w.clashLimit(digits(alone))}</p>
      </div>
      {rivals.map((rival) => (
        <Rival {...props} rival={rival} key={rival.reservationId} />
      ))}
    </section>
  );
};

/** A status as a heading of its own; in sentences it is an ordinary word. */
const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const Rival = ({ visit, clash, rival, w }: ClashProps & { rival: RivalView }): VNode => {
  const { home, timeZone, language } = visit;
  const kind = isOpen(rival.status) ? 'info' : 'success';
  return (
    <div class="lb-clash__one">
      <p>
        <Badge kind={kind}>{capitalised(w.statuses[rival.status])}</Badge>{' '}
        <b>{softened(rival.occasionName || rival.partnerName)}</b>
      </p>
      <p>
        {softened(rival.partnerName)} ·{' '}
        <Link href={`${home}/requests/${rival.reservationId}`}>{rival.number}</Link>
      </p>
      {rival.things.map(({ itemName, quantity, period }) => (
        <p key={`${itemName} ${period.from.valueOf()}`}>
          {softened(times(quantity, itemName, language))} · {shortPeriod(period, timeZone, language)}
        </p>
      ))}
      <p class="lb-small">
        {w.facts.askedAt} {dayAndTime(rival.askedAt, timeZone, language)}
      </p>
      <p>
        <b>
          {w.clashWithout(
            inDigits(Math.min(rival.freeWithout, clash.asked), language),
            inDigits(clash.asked, language),
          )}
        </b>
      </p>
    </div>
  );
};
