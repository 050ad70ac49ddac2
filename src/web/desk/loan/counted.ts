/** Counted: how many of each line really go or come, as somebody typed or stepped it, and the bodies that it becomes. */
import type { SheetLine } from '../../../reservations/looking/reservation-sheet.view.js';
import { countedIn, STEPS, steppedField } from '../../forms/steps.js';
import { filled, type Typed } from '../../forms/typed.js';
import { addedFault } from './added.js';

export type Counter = 'quantity' | 'damaged' | 'missing';

/** Of a number's field; its − and + send it. */
export const fieldOf = (counter: Counter, { id }: Pick<SheetLine, 'id'>): string => `${counter}.${id}`;

/** Of a box: in which state it came back. */
export const boxOf = (state: 'worn' | 'uncleaned', { id }: Pick<SheetLine, 'id'>): string => `${state}.${id}`;

/** Of what is said about the damage. */
export const noteFieldOf = ({ id }: Pick<SheetLine, 'id'>): string => `note.${id}`;

/** Whether an accessory goes along with a line, and how many of it. */
export const alongField = ({ id }: Pick<SheetLine, 'id'>, itemId: string): string => `along.${id}.${itemId}`;
export const alongCountField = ({ id }: Pick<SheetLine, 'id'>, itemId: string): string =>
  `${ALONG_COUNT}${id}.${itemId}`;

const ALONG_COUNT = 'alongCount.';

/** − and + at an accessory tick it as well: nobody counts what stays here. */
export function stepped(typed: Typed, planned: ReadonlyMap<string, number>): Typed {
  const field = typed[STEPS.less] ?? typed[STEPS.more] ?? '';
  const ticked = field.startsWith(ALONG_COUNT)
    ? { [`along.${field.slice(ALONG_COUNT.length)}`]: 'true' }
    : {};
  return steppedField({ ...typed, ...ticked }, planned);
}

/** Of a hand-over: each line is named, so that what stays here is free. */
export const handedLines = (lines: readonly SheetLine[], typed: Typed): object[] =>
  lines.map((line) => ({
    lineId: line.id,
    quantity: countedIn(typed, fieldOf('quantity', line), line.awaitedQuantity),
    accessories: alongWith(line, typed),
  }));

/** What was ticked to go along with it. */
const alongWith = (line: SheetLine, typed: Typed): { itemId: string; quantity: number | string }[] =>
  Object.keys(typed)
    .filter((field) => field.startsWith(alongField(line, '')) && typed[field] === 'true')
    .map((field) => field.slice(alongField(line, '').length))
    .map((itemId) => ({ itemId, quantity: countedIn(typed, alongCountField(line, itemId), 1) }));

/** Of a return; a line of which nothing was said and nothing came is left out. */
export const takenLines = (lines: readonly SheetLine[], typed: Typed): TakenLine[] =>
  lines.map((line) => {
    const quantity = countedIn(typed, fieldOf('quantity', line), line.outQuantity);
    const damaged = countedIn(typed, fieldOf('damaged', line), 0);
    return {
      lineId: line.id,
      quantity,
      damaged,
      missing: countedIn(typed, fieldOf('missing', line), 0),
      ...(typed[boxOf('worn', line)] ? { worn: unharmed(quantity, damaged) } : {}),
      ...(typed[boxOf('uncleaned', line)] ? { cleaned: false } : {}),
      ...filled({ note: typed[noteFieldOf(line)] }),
    };
  });

interface TakenLine {
  lineId: string;
  quantity: number | string;
  damaged: number | string;
  missing: number | string;
}

/** The box says it of all that came back, but for what is damaged anyway; what is no number is refused elsewhere. */
const unharmed = (quantity: number | string, damaged: number | string): number =>
  Math.max(0, Number(quantity) - Number(damaged)) || 0;

/** The first of which something is damaged or missing. */
export const lostLine = (taken: readonly TakenLine[]): string | undefined =>
  taken.find(({ damaged, missing }) => Number(damaged) + Number(missing) > 0)?.lineId;

/** Paths of the body, as the fields of the page are called. */
export function asField(lines: readonly SheetLine[], typed: Typed, path: string): string {
  if (path === 'depositCents') return 'deposit';
  const [list, position, name, along] = path.split('.');
  const line = list === 'lines' ? lines[Number(position)] : undefined;
  if (!line) return addedFault('added', typed, path) ?? path;
  const accessory = name === 'accessories' ? alongWith(line, typed)[Number(along)] : undefined;
  return accessory ? alongCountField(line, accessory.itemId) : `${name}.${line.id}`;
}
