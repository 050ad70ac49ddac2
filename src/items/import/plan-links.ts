/** Parts, accessories and replacements of a line: its inventory numbers as ids, of items that are there or come along. */
import { countingOrder } from '../../shared/spelling.js';
import type { Draft, Reason } from './import-lines.js';
import { notParts, tooMany, unknownNumber } from './plan-words.js';

export interface PartOf {
  itemId: string;
  quantity: number;
}

/** What an item goes along with. Undefined: the line says nothing of it. */
export interface Links {
  parts?: readonly PartOf[];
  accessoryIds?: readonly string[];
  replacementIds?: readonly string[];
}

/** The id behind a number, by the number as people count. */
export type IdsByNumber = ReadonlyMap<string, string>;

const MOST_PARTS = 50;
const MOST_ACCESSORIES = 50;
const MOST_REPLACEMENTS = 20;
const MOST_OF_A_PART = 100_000;
/** Nothing can replace it. */
const NONE = '-';

interface Read {
  links: Links;
  faults: Reason[];
}

export function linksOf({ parts, accessories, replacements }: Draft, ids: IdsByNumber): Read {
  const faults: Reason[] = [];
  const links: Links = {
    ...(parts === '' ? {} : { parts: partsIn(parts, ids, faults) }),
    ...(accessories === '' ? {} : { accessoryIds: idsIn(accessories, MOST_ACCESSORIES, ids, faults) }),
    ...(replacements === ''
      ? {}
      : {
          replacementIds: replacements === NONE ? [] : idsIn(replacements, MOST_REPLACEMENTS, ids, faults),
        }),
  };
  return { links, faults };
}

const pieces = (text: string): string[] =>
  text
    .split(';')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

function partsIn(text: string, ids: IdsByNumber, faults: Reason[]): PartOf[] {
  const all = pieces(text);
  if (all.length > MOST_PARTS) faults.push(tooMany(MOST_PARTS));
  return all.slice(0, MOST_PARTS).flatMap((piece) => {
    const [, number = '', count] = /^(.+?)(?::\s*(\d{1,6}))?$/.exec(piece) ?? [];
    const itemId = ids.get(countingOrder(number));
    const quantity = Number(count ?? 1);
    if (itemId === undefined) faults.push(unknownNumber(number));
    if (quantity < 1 || quantity > MOST_OF_A_PART) faults.push(notParts(piece));
    return itemId === undefined ? [] : [{ itemId, quantity }];
  });
}

function idsIn(text: string, most: number, ids: IdsByNumber, faults: Reason[]): string[] {
  const all = pieces(text);
  if (all.length > most) faults.push(tooMany(most));
  const found = all.slice(0, most).flatMap((number) => {
    const id = ids.get(countingOrder(number));
    if (id === undefined) faults.push(unknownNumber(number));
    return id ?? [];
  });
  return [...new Set(found)];
}

/** The same in any order; for telling whether something would change. */
export const sameIds = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted().join() === other.toSorted().join();

export const sameParts = (one: readonly PartOf[], other: readonly PartOf[]): boolean =>
  sameIds(one.map(spelled), other.map(spelled));

const spelled = ({ itemId, quantity }: PartOf): string => `${itemId}:${quantity}`;
