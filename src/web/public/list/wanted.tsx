/** How many of a thing somebody wants: the stepper, or where none is free the way to when some are. */
import { unitIn } from '../../../shared/amounts.js';
import type { VNode } from 'preact';
import type { WishedItem } from '../../../reservations/pool/wished-item.view.js';
import type { Language } from '../../../shared/words.js';
import { Stepper } from '../../ui/stepper.js';
import { listWords } from './list-words.js';

export interface RowFacts {
  item: WishedItem;
  /** Of its own page. */
  path: string;
  /** Units in the basket. */
  chosen: number;
  language: Language;
  timeZone: string;
}

/** Nothing to choose without a period, and of what is not lent. */
export const canWant = ({ item: { free, lent } }: RowFacts): boolean => free !== undefined && lent;

export const Wanted = ({ item, path, chosen, language }: RowFacts): VNode => {
  const { id, name, unit, free = 0, packStep } = item;
  const w = listWords[language];
  const most = Math.floor(free / packStep) * packStep;
  if (most + chosen === 0) {
    return (
      <a class="lb-btn lb-btn--2" href={`${path}#month`} aria-label={w.whenFreeOf(name)}>
        {w.whenFree}
      </a>
    );
  }
  return (
    <Stepper
      {...{ id, unit, language, of: name, name: `quantity.${id}`, value: chosen, step: packStep, max: most }}
    />
  );
};

/** Beside it: in what it is counted, and that more was chosen than is free. */
export function besideWanted({ item: { unit, packStep, free = 0 }, chosen, language }: RowFacts): string {
  const w = listWords[language];
  if (chosen > free) return w.only(free);
  return packStep > 1 ? w.packs(packStep, unit) : unitIn(unit, language);
}
