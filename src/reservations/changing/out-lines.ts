/** Lines of what was handed over: only the return can change any more. */
import { isSameInstant } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';
import { droppedOf, type KnownLine, type Wanted } from './wanted-lines.js';

interface OutLine extends KnownLine {
  /** Asked, and promised: whoever repeats one of them changes nothing. */
  quantity: number;
  approvedQuantity: number | null;
}

/** The same lines with what they hold. Refuses (409) any other change: who needs more asks anew, and what goes back early is taken back. */
export function onlyReturnsOf<Line extends OutLine>(
  known: readonly Line[],
  wanted: readonly Wanted<Line>[],
): Wanted<Line>[] {
  if (droppedOf(known, wanted).some(({ heldQuantity }) => heldQuantity > 0)) throw refused(dropped);
  return wanted.map((one) => {
    const { line, period } = one;
    if (!line || line.heldQuantity === 0 || !isRepeated(line, one.quantity)) throw refused(otherQuantity);
    if (!isSameInstant(line.period.from, period.from)) throw refused(otherPickUp);
    return { ...one, quantity: line.heldQuantity };
  });
}

const isRepeated = ({ heldQuantity, approvedQuantity, quantity }: OutLine, named: number): boolean =>
  [heldQuantity, approvedQuantity, quantity].includes(named);

const refused = (words: Words): Refusal => new Refusal('conflict', 'handed-over', words);

const dropped: Words = {
  de: 'Was ausgegeben ist, kann nicht wegfallen. Bitte geben Sie es zurück.',
  en: 'What was handed over cannot be dropped. Please bring it back.',
};
const otherQuantity: Words = {
  de: 'Nach der Ausgabe lässt sich nur noch die Rückgabe ändern. Für mehr Gegenstände stellen Sie bitte eine neue Anfrage.',
  en: 'Once handed over, only the return can be changed. For more items please ask anew.',
};
const otherPickUp: Words = {
  de: 'Nach der Ausgabe lässt sich die Abholung nicht mehr ändern.',
  en: 'Once handed over, the pick-up cannot be changed any more.',
};
