/** How a promise that the stock no longer covers reads over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import { ClosureView } from '../items/closure.dto.js';
import { ItemView } from '../items/item.dto.js';
import { statuses, type Status } from './lifecycle.js';
import type { Reservation } from './reservation.entity.js';
import type { LineAtRisk } from './stock-risk.js';

export class AtRiskView {
  @ApiProperty() reservationId!: string;
  @ApiProperty({ example: 'A-2027-0042' }) number!: string;
  @ApiProperty({ enum: statuses }) status!: Status;
  @ApiProperty() partnerId!: string;
  @ApiProperty() lineId!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty({ description: 'Units promised or asked for.' }) quantity!: number;
  @ApiProperty({ description: 'Units it could still get, where whoever asked earlier comes first.' })
  free!: number;
  @ApiProperty({ format: 'date-time' }) pickUpAt!: string;
  @ApiProperty({ format: 'date-time' }) returnDueAt!: string;
}

/** An owner is told of own items only. */
const WhomItHurts = (): PropertyDecorator =>
  ApiProperty({
    type: [AtRiskView],
    description: 'Promises that the stock does not cover after this change.',
  });

export class ChangedItemView extends ItemView {
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
