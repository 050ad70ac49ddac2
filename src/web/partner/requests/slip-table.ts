/** The things of a loan slip: what was asked for, promised, handed over and brought back, and room for what comes next. */
import { amount, inDigits } from '../../../shared/amounts.js';
import type { SlipLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOpen, isPromised } from '../../../reservations/record/lifecycle.js';
import type { ReservationView } from '../../../reservations/record/reservation.view.js';
import type { Language } from '../../../shared/words.js';
import type { PaperCell, PaperTable } from '../../paper/paper.js';
import { requestWords } from './request-words.js';
import { slipWords } from './slip-words.js';

/** Of all at one place and time; columns come with the state. */
export function slipTable(lines: readonly SlipLine[], view: ReservationView, language: Language): PaperTable {
  const w = requestWords[language];
  const isDecided = lines.some(({ approvedQuantity }) => approvedQuantity !== null);
  const isOver = isPromised(view.status);
  return {
    caption: w.caption(lines[0]!.place.name),
    heads: [w.thing, isDecided ? w.approved : w.asked, ...(isOver ? [w.handedOver, w.returned] : [])],
    rows: lines.map((line) => [
      nameOf(line, language),
      isDecided ? approvedOf(line, view, language) : { text: amount(line.quantity, line.unit, language) },
      ...(isOver ? [outOf(line, language), backOf(line, language)] : []),
    ]),
  };
}

const nameOf = (line: SlipLine, language: Language): PaperCell => {
  const { inventoryNumber, itemName, ownerName, accessories } = line;
  return {
    text: `${inventoryNumber} ${itemName} (${requestWords[language].owner(ownerName)})`,
    ...(accessories.length > 0 ? { notes: [slipWords[language].accessories(accessories.join(', '))] } : {}),
  };
};

/** What was asked for is said where it was more. */
function approvedOf(line: SlipLine, view: ReservationView, language: Language): PaperCell {
  const { quantity, approvedQuantity, unit } = line;
  const w = requestWords[language];
  const asked = amount(quantity, unit, language);
  if (approvedQuantity === null)
    return { text: isOpen(view.status) ? w.open : '–', notes: [w.ofAsked(asked)] };
  const notes = approvedQuantity === quantity ? [] : [w.ofAsked(asked)];
  return { text: amount(approvedQuantity, unit, language), notes };
}

/** What went out, and room for what waits. */
const outOf = ({ handedOverQuantity, awaitedQuantity }: SlipLine, language: Language): PaperCell =>
  counted(handedOverQuantity, awaitedQuantity > 0, language);

/** What came back and how, and room for what is to come. */
function backOf(line: SlipLine, language: Language): PaperCell {
  const { returnedQuantity, damagedQuantity, missingQuantity, outQuantity, awaitedQuantity } = line;
  const w = requestWords[language];
  const notes = [
    ...(damagedQuantity > 0 ? [w.damagedSo(damagedQuantity)] : []),
    ...(missingQuantity > 0 ? [w.missingSo(missingQuantity)] : []),
  ];
  return { ...counted(returnedQuantity, outQuantity + awaitedQuantity > 0, language), notes };
}

const counted = (quantity: number, hasRoom: boolean, language: Language): PaperCell => ({
  ...(quantity > 0 || !hasRoom ? { text: inDigits(quantity, language) } : {}),
  ...(hasRoom ? { blank: 'box' } : {}),
});
