/** Approval: whose yes is needed, and to how much. */
import { Refusal } from '../../shared/refusal.js';

export interface Decider {
  isCoordination: boolean;
  /** Ids of the items that belong to the partners this person acts for. */
  ownItemIds: ReadonlySet<string>;
}

/** The coordination decides every open line, an owner those of their own items. */
export const mayDecideLine = (
  { isCoordination, ownItemIds }: Decider,
  line: { itemId: string; approvedQuantity: number | null },
): boolean => line.approvedQuantity === null && (isCoordination || ownItemIds.has(line.itemId));

/**
 * What somebody answers for who names no lines: an owner their own; the coordination leaves to owners what these are asked
 * about, unless nothing else is left to decide.
 */
export function answeredFor<Open extends Answerable>(decider: Decider, lines: readonly Open[]): Open[] {
  const may = lines.filter((line) => mayDecideLine(decider, line));
  const own = may.filter((line) => line.awaitsCoordination || decider.ownItemIds.has(line.itemId));
  return decider.isCoordination && own.length > 0 ? own : may;
}

interface Answerable {
  itemId: string;
  approvedQuantity: number | null;
  awaitsCoordination: boolean;
}

interface Line {
  id: string;
  itemId: string;
  quantity: number;
  approvedQuantity: number | null;
}

interface Choice {
  /** That this person may decide. */
  open: readonly Line[];
  /** Those of them that get what was asked for where they are not named. */
  whole: readonly Line[];
  all: readonly Line[];
}

/** Quantity per line id; refuses lines that are not open to this person, more than was asked, and broken packs. */
export function approvedQuantities(
  { open, whole, all }: Choice,
  named: readonly { lineId: string; quantity: number }[],
  packStepOf: (itemId: string) => number,
): Map<string, number> {
  const quantities = new Map(whole.map((line) => [line.id, line.quantity]));
  named.forEach(({ lineId, quantity }, position) => {
    const line = open.find(({ id }) => id === lineId);
    if (!line) throw notOpen(all, lineId, position);
    const packStep = packStepOf(line.itemId);
    // Naming what was asked for says no more than not naming the line.
    if (quantity > line.quantity || (quantity < line.quantity && quantity % packStep > 0))
      throw wrongQuantity(position, line.quantity, packStep);
    if (named.slice(0, position).some((before) => before.lineId === lineId)) throw noSuchLine(position);
    quantities.set(lineId, quantity);
  });
  return quantities;
}

/** Another one's line, one that is decided already, or none of this reservation. */
function notOpen(all: readonly Line[], lineId: string, position: number): Refusal {
  const line = all.find(({ id }) => id === lineId);
  if (!line) return noSuchLine(position);
  return line.approvedQuantity === null ? Refusal.forbidden() : alreadyDecided();
}

const noSuchLine = (position: number): Refusal =>
  Refusal.invalidField(`lines.${position}.lineId`, {
    de: 'Diese Position gibt es hier nicht.',
    en: 'There is no such line here.',
  });

const wrongQuantity = (position: number, asked: number, packStep: number): Refusal =>
  Refusal.invalidField(`lines.${position}.quantity`, {
    de: `Bitte höchstens ${asked}${packStep > 1 ? `, in Schritten von ${packStep}` : ''}.`,
    en: `Please at most ${asked}${packStep > 1 ? `, in multiples of ${packStep}` : ''}.`,
  });

export function alreadyDecided(): Refusal {
  const words = { de: 'Hier ist schon alles entschieden.', en: 'Everything here is decided already.' };
  return new Refusal('conflict', 'already-decided', words);
}
