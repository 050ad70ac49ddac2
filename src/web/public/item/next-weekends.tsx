/** The coming weekends of an item: how many can be had on each, to tap. */
import type { VNode } from 'preact';
import type { Had } from '../../../reservations/pool/wished-item.view.js';
import { inDigits } from '../../../shared/amounts.js';
import type { Language } from '../../../shared/words.js';
import { FirstDay, WeekState, type WeekLook } from '../../ui/week.js';
import type { ChosenPeriod } from '../chosen-period.js';
import { isChosen, WeekLink, weekPath } from '../period-choice.js';
import type { Weekend } from '../../basket/weekends.js';
import { itemWords } from './item-words.js';

interface WeekendFacts {
  weekends: readonly { weekend: Weekend; had: Had }[];
  /** Units that exist. */
  quantity: number;
  chosen: ChosenPeriod;
  /** Of the item's page. */
  path: string;
  language: Language;
}

export const NextWeekends = ({ weekends, quantity, chosen, path, language }: WeekendFacts): VNode => (
  <>
    <h3 id="weekends-free">{itemWords[language].nextWeekends}</h3>
    <ul class="lb-weeks" aria-labelledby="weekends-free">
      {weekends.map(({ weekend, had }) => (
        <li key={weekend.from.toString()}>
          <WeekLink
            href={weekPath(path, weekend, [])}
            isChosen={isChosen(chosen, weekend)}
            look={lookOf(had, quantity)}
          >
            <FirstDay days={weekend} language={language} />{' '}
            <WeekState look={lookOf(had, quantity)} says={inWords(had, language)} />
          </WeekLink>
        </li>
      ))}
    </ul>
  </>
);

function lookOf({ free }: Had, quantity: number): WeekLook {
  if (free === 0) return 'no';
  return free < quantity ? 'part' : 'ok';
}

function inWords({ free, closing }: Had, language: Language): string {
  const w = itemWords[language];
  return closing ? w.closed : w.freeOn(inDigits(free, language));
}
