/** How a promise that the stock no longer covers reads over the wire. */
import { choice, instant, listOf, Shows, whole } from '../../http/shown.decorators.js';
import { ClosureView } from '../../items/closure.dto.js';
import { ItemView } from '../../items/item.dto.js';
import { SettingsView } from '../../partners/alliances/settings.dto.js';
import { statuses, type Status } from '../record/lifecycle.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { LineAtRisk } from './stock-risk.js';

export class AtRiskView {
  @Shows('The reservation.') reservationId!: string;
  @Shows('What people call it.', { example: 'A-2027-0042' }) number!: string;
  @Shows('How far it is.', choice(statuses)) status!: Status;
  @Shows('The partner who borrows.') partnerId!: string;
  @Shows('The line that is not covered.') lineId!: string;
  @Shows('The item.') itemId!: string;
  @Shows('Units promised or asked for.', whole) quantity!: number;
  @Shows('Units it could still get, where whoever asked earlier comes first.', whole) free!: number;
  @Shows('When the line is fetched.', instant) pickUpAt!: string;
  @Shows('When the line is returned.', instant) returnDueAt!: string;
}

/** An owner is told of own items only. */
const WhomItHurts = (): PropertyDecorator =>
  Shows('Promises that the stock covers less than before, since this change.', listOf(AtRiskView));

export class ChangedItemView extends ItemView {
  @WhomItHurts() atRisk!: AtRiskView[];
}

export class ChangedSettingsView extends SettingsView {
  @WhomItHurts() atRisk!: AtRiskView[];
}

export class NewClosureView extends ClosureView {
  @WhomItHurts() atRisk!: AtRiskView[];
}

export const riskView = (
  { line, free, reservation }: LineAtRisk & { reservation: Reservation },
  now: Date,
): AtRiskView => ({
  reservationId: reservation.id,
  number: reservation.number,
  status: reservation.statusAt(now),
  partnerId: reservation.partnerId,
  lineId: line.lineId,
  itemId: line.itemId,
  quantity: line.quantity,
  free,
  pickUpAt: line.period.from.toISOString(),
  returnDueAt: line.period.until.toISOString(),
});
