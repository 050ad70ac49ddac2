/** Stepped: what − and + mean, put into what was typed beside them. */
import { wholeNumber, type Typed } from '../forms/typed.js';
import { unitsIn, type Basket } from './basket.js';

const MOST = 100_000;

/** The thing whose − or + was pressed; undefined where another button was. */
export const steppedItem = ({ less, more }: Typed): string | undefined => less ?? more;

/** Of a thing in the basket, inside of the page. */
export const thingAnchor = (key: string): string => `thing-${key}`;

/** One pack less or more of it; what is no number stays, for the input check to refuse. */
export function stepped(typed: Typed): Typed {
  const id = steppedItem(typed);
  if (id === undefined) return typed;
  const name = `quantity.${id}`;
  const quantity = wholeNumber(typed[name]) ?? 0;
  if (typeof quantity !== 'number') return typed;
  const pack = packOf(typed[`step.${id}`]);
  const next =
    typed['less'] === undefined
      ? Math.floor(quantity / pack) * pack + pack
      : Math.ceil(quantity / pack) * pack - pack;
  return { ...typed, [name]: String(Math.min(Math.max(next, 0), MOST)) };
}

/** Whole packs are taken, from wherever the number stood. */
function packOf(said: string | undefined): number {
  const step = wholeNumber(said);
  return typeof step === 'number' && step >= 1 ? step : 1;
}

/** The one thing of which another quantity is wanted than before; undefined where there are several, or none. */
export function changedItem(before: Basket, after: Basket): string | undefined {
  const ids = new Set([...before.lines, ...after.lines].map(({ itemId }) => itemId));
  const [first, ...others] = [...ids].filter((id) => unitsIn(before, id) !== unitsIn(after, id));
  return others.length === 0 ? first : undefined;
}
