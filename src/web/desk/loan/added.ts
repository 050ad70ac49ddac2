/** Added: things chosen one after the other from a list and counted, as they are typed, and the body that they become. */
import type { ThingAtHand } from '../../../reservations/desk/at-hand.view.js';
import { isId } from '../../../shared/input-text.js';
import { countedIn } from '../../forms/steps.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';

/** The list to choose from, how many of it, and the button that only puts it among the others. */
export const CHOICE = { thing: 'thing', count: 'thingCount', add: 'add' } as const;

const PREFIX = 'added.';

/** Of the number of a thing that was chosen; its − and + send it. */
export const addedField = (itemId: string): string => `${PREFIX}${itemId}`;

/** True where the button was pressed that only puts one more thing among those that go out. */
export const isAdding = (typed: Typed): boolean => CHOICE.add in typed;

/** What was chosen last stands among the others; a thing that stood there already becomes more. */
export function withChosen(typed: Typed): Typed {
  const { [CHOICE.thing]: itemId = '', [CHOICE.count]: said = '', [CHOICE.add]: _pressed, ...others } = typed;
  if (!isId(itemId)) return others;
  const field = addedField(itemId);
  return { ...others, [field]: summed(typed[field], said) };
}

/** What is no number stays, for the input check to refuse. */
function summed(before: string | undefined, said: string): string {
  const [had, more] = [wholeNumber(before) ?? 0, wholeNumber(said) ?? 1];
  return typeof had === 'number' && typeof more === 'number' ? String(had + more) : said;
}

/** In the order in which they were chosen. */
const chosenIds = (typed: Typed): string[] =>
  Object.keys(typed)
    .filter((field) => field.startsWith(PREFIX))
    .map((field) => field.slice(PREFIX.length))
    .filter(isId);

/** Those of the things at hand that were chosen. */
export const chosenAmong = (things: readonly ThingAtHand[], typed: Typed): ThingAtHand[] =>
  chosenIds(typed).flatMap((id) => things.find((thing) => thing.id === id) ?? []);

/** For the service; what was counted down to nothing is left out. */
export const addedItems = (typed: Typed): { itemId: string; quantity: number | string }[] =>
  chosenIds(typed)
    .map((itemId) => ({ itemId, quantity: countedIn(typed, addedField(itemId), 0) }))
    .filter(({ quantity }) => quantity !== 0);

/** Of a path of the body such as `added.0.quantity`, the field of the page. */
export function addedFault(list: string, typed: Typed, path: string): string | undefined {
  const [said, position] = path.split('.');
  const item = said === list ? addedItems(typed)[Number(position)] : undefined;
  return item && addedField(item.itemId);
}
