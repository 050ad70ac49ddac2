/** Who has what a loan requires, or that nobody has it. */
import { Temporal } from 'temporal-polyfill';
import type { VNode } from 'preact';
import type { QualifiedPeople } from '../../../reservations/desk/qualified-people.view.js';
import { dateInWords } from '../../../shared/spoken-time.js';
import type { Language } from '../../../shared/words.js';
import { softened } from '../../ui/soft.js';
import { loanWords } from './loan-words.js';

interface QualifiedProps {
  qualified: readonly QualifiedPeople[];
  language: Language;
}

export const Qualified = ({ qualified, language }: QualifiedProps): VNode | null =>
  qualified.length === 0 ? null : (
    <ul class="lb-plain-list">
      {qualified.map((one) => (
        <li key={one.qualification}>{softened(inWords(one, language))}</li>
      ))}
    </ul>
  );

/** "Einweisung Hüpfburg (Hüpfburg): Ina Berg, bis 14. Mai 2027" */
function inWords({ qualification, itemNames, people }: QualifiedPeople, language: Language): string {
  const w = loanWords[language];
  const has = people.map(({ name, validUntil }) =>
    validUntil === null ? name : w.hasUntil(name, dateInWords(Temporal.PlainDate.from(validUntil), language)),
  );
  return `${qualification} (${itemNames.join(', ')}): ${has.length === 0 ? w.nobodyHas : has.join('; ')}`;
}
