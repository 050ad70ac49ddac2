/** How a change that waits, and a counter-offer, read over the wire. */
import { instant, listOf, orNull, Shows, text, whole } from '../../http/shown.decorators.js';
import type { PendingChange } from './pending-change.entity.js';

export class ChangedLineView {
  @Shows('Of the line that it would become; null for a new one.', orNull(text)) lineId!: string | null;
  @Shows('The item.') itemId!: string;
  @Shows('Units wished for.', whole) quantity!: number;
  @Shows('When it would be fetched.', instant) pickUpAt!: string;
  @Shows('When it would be returned.', instant) returnDueAt!: string;
}

/** What the borrower would like to have instead; the promise stands until it is decided. */
export class PendingChangeView {
  @Shows('Of the change.') id!: string;
  @Shows('When it was asked for.', instant) askedAt!: string;
  @Shows('An undecided change ends then, and the promise stands.', instant) decideBy!: string;
  @Shows('Earliest of its lines.', instant) pickUpAt!: string;
  @Shows('Latest of them.', instant) returnDueAt!: string;
  @Shows('All lines, as they would be.', listOf(ChangedLineView)) lines!: ChangedLineView[];
  @Shows('The note that would come with it; empty where it is none of your business.') note!: string;
}

/** What whoever decides offers instead; what was asked for or promised stands until it is answered. */
export class CounterOfferView {
  @Shows('Of the offer.') id!: string;
  @Shows('When it was made.', instant) offeredAt!: string;
  @Shows('It holds what it takes until then.', instant) until!: string;
  @Shows('Earliest of its lines.', instant) pickUpAt!: string;
  @Shows('Latest of them.', instant) returnDueAt!: string;
  @Shows('All lines, as they would be.', listOf(ChangedLineView)) lines!: ChangedLineView[];
  @Shows('What the borrower reads beside it; empty where it is none of your business.') message!: string;
}

export function changeView(change: PendingChange | undefined, withNote: boolean): PendingChangeView | null {
  if (!change) return null;
  return {
    id: change.id,
    askedAt: change.askedAt.toISOString(),
    decideBy: change.decideBy.toISOString(),
    ...wishedLines(change),
    note: withNote ? change.note : '',
  };
}

export function offerView(offer: PendingChange | undefined, withMessage: boolean): CounterOfferView | null {
  if (!offer) return null;
  return {
    id: offer.id,
    offeredAt: offer.askedAt.toISOString(),
    until: offer.decideBy.toISOString(),
    ...wishedLines(offer),
    message: (withMessage && offer.offerMessage) || '',
  };
}

function wishedLines({
  period: { from, until },
  lines,
}: PendingChange): Pick<PendingChangeView, 'pickUpAt' | 'returnDueAt' | 'lines'> {
  return {
    pickUpAt: from.toISOString(),
    returnDueAt: until.toISOString(),
    lines: lines.map(({ lineId, itemId, quantity, pickUpAt, returnDueAt }) => ({
      lineId,
      itemId,
      quantity,
      pickUpAt: pickUpAt.toISOString(),
      returnDueAt: returnDueAt.toISOString(),
    })),
  };
}
