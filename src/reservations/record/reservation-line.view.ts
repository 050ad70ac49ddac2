/** How one line of a reservation reads over the wire. */
import { choice, instant, orNull, Shows, whole } from '../../http/shown.decorators.js';
import { isPromised, type Status } from './lifecycle.js';
import type { ReservationLine } from './reservation-line.entity.js';
import { approvalModes, deciderReasons, type ApprovalMode, type DeciderReason } from './whose-yes.js';

const lineStates = ['open', 'approved', 'declined'] as const;
type LineState = (typeof lineStates)[number];

export class LineView {
  @Shows('Of the line.') id!: string;
  @Shows('The item.') itemId!: string;
  @Shows('Units asked for.', whole) quantity!: number;
  @Shows('Units promised; null while open, 0 when declined.', orNull(whole)) approvedQuantity!: number | null;
  @Shows('What was decided about it, by whoever it was for.', choice(lineStates)) ownerStatus!: LineState;
  @Shows('Who decides about it: the rules alone, the coordination, or its owner.', choice(approvalModes))
  decider!: ApprovalMode;
  @Shows('Why this one does.', choice(deciderReasons)) deciderReason!: DeciderReason;
  @Shows('Units given out so far.', whole) handedOverQuantity!: number;
  @Shows('Units that are back, damaged ones included.', whole) returnedQuantity!: number;
  @Shows('Units that did not come back.', whole) missingQuantity!: number;
  @Shows('Units that came back damaged.', whole) damagedQuantity!: number;
  @Shows('Units that came back worn, and are lent all the same.', whole) wornQuantity!: number;
  @Shows('Units that came back and were not cleaned.', whole) uncleanedQuantity!: number;
  @Shows('Units that are with the borrower now.', whole) outQuantity!: number;
  @Shows('Units that are promised and still in the store.', whole) awaitedQuantity!: number;
  @Shows('When some of it was given out last; null while nothing was.', orNull(instant))
  handedOverAt!: string | null;
  @Shows('When some of it came back last; null while nothing did.', orNull(instant))
  returnedAt!: string | null;
  @Shows('When it was looked at after the return; null while nobody did.', orNull(instant))
  checkedAt!: string | null;
  @Shows('When this line is fetched.', instant) pickUpAt!: string;
  @Shows('When this line is returned.', instant) returnDueAt!: string;
  @Shows(
    'Last minute in which it can be fetched: the end of the hand-over window; null by arrangement.',
    orNull(instant),
  )
  pickUpUntil!: string | null;
  @Shows(
    'First minute in which it can be returned: the beginning of the hand-over window; null by arrangement.',
    orNull(instant),
  )
  returnFrom!: string | null;
}

const stateOf = ({ approvedQuantity }: ReservationLine): LineState =>
  approvedQuantity === null ? 'open' : approvedQuantity > 0 ? 'approved' : 'declined';

export const lineView = (line: ReservationLine, status: Status): LineView => ({
  id: line.id,
  itemId: line.itemId,
  quantity: line.quantity,
  approvedQuantity: line.approvedQuantity,
  ownerStatus: stateOf(line),
  decider: line.decider ?? 'coordinator',
  deciderReason: line.deciderWhy ?? 'coordination',
  handedOverQuantity: line.handedOverQuantity,
  returnedQuantity: line.returnedQuantity,
  missingQuantity: line.missingQuantity,
  damagedQuantity: line.damagedQuantity,
  wornQuantity: line.wornQuantity ?? 0,
  uncleanedQuantity: line.uncleanedQuantity ?? 0,
  outQuantity: line.outQuantity,
  awaitedQuantity: isPromised(status) ? line.awaitedQuantity : 0,
  handedOverAt: line.handedOverAt?.toISOString() ?? null,
  returnedAt: line.returnedAt?.toISOString() ?? null,
  checkedAt: line.checkedAt?.toISOString() ?? null,
  pickUpAt: line.pickUpAt.toISOString(),
  returnDueAt: line.returnDueAt.toISOString(),
  pickUpUntil: line.pickUpUntil?.toISOString() ?? null,
  returnFrom: line.returnFrom?.toISOString() ?? null,
});
