/** The sum of a clash: what each of the others takes of the item, and what this request wants beyond that. */
import type { ClashView } from '../../../reservations/deciding/docket.view.js';
import { isOpen } from '../../../reservations/record/lifecycle.js';
import { inDigits } from '../../../shared/amounts.js';
import type { Language } from '../../../shared/words.js';
import type { ClashBar } from '../../ui/clash-bars.js';
import type { DecisionWords } from './decision-words.js';

/** One bar for each of the others where their shares add up; loans that follow each other take the same units, so one for all. */
export function barsOf(clash: ClashView, w: DecisionWords, language: Language): ClashBar[] {
  const { asked, free, left, alone, rivals } = clash;
  const digits = (number: number): string => inDigits(number, language);
  const shares = rivals.map(({ freeWithout }) => freeWithout - left);
  const taken = alone - left;
  const others: ClashBar[] =
    shares.reduce((sum, share) => sum + share, 0) === taken
      ? rivals.map(({ occasionName, partnerName, status }, position) => ({
          who: occasionName || partnerName,
          amount: `${digits(shares[position]!)}, ${w.statuses[status]}`,
          quantity: shares[position]!,
          look: isOpen(status) ? 'ask' : 'ok',
        }))
      : [{ who: w.clashOthers, amount: digits(taken), quantity: taken, look: 'ok' }];
  const amount = w.clashLacks(digits(asked), digits(asked - free));
  return [...others, { who: w.clashHere, amount, quantity: asked, look: 'bad' }];
}
