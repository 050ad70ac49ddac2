/** How a reservation reads over the wire. */
import { ApiProperty } from '@nestjs/swagger';
import type { Reason } from '../shared/refusal.js';
import type { Language } from '../shared/words.js';
import { statuses, type Status } from './lifecycle.js';
import type { ReservationLine } from './reservation-line.entity.js';
import type { Reservation } from './reservation.entity.js';

export class LineView {
  @ApiProperty() id!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty({ description: 'Units asked for.' }) quantity!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null while open, 0 when declined.' })
  approvedQuantity!: number | null;
  @ApiProperty() handedOverQuantity!: number;
  @ApiProperty() returnedQuantity!: number;
  @ApiProperty({ format: 'date-time' }) pickUpAt!: string;
  @ApiProperty({ format: 'date-time' }) returnDueAt!: string;
}

export class OccasionView {
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startsAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endsAt!: string | null;
}

/** Empty for owners and keepers until something is approved. */
export class ContactView {
  @ApiProperty() name!: string;
  @ApiProperty() phone!: string;
}

export class WarningView {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class HistoryView {
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null where the clock did it; empty where the reader may not know.',
  })
  who!: string | null;
  @ApiProperty({ description: 'ask, approve, decline, withdraw, cancel, expire …' }) what!: string;
  @ApiProperty() detail!: string;
}

export class ReservationView {
  @ApiProperty() id!: string;
  @ApiProperty({ example: 'A-2027-0042' }) number!: string;
  @ApiProperty({ enum: statuses }) status!: Status;
  @ApiProperty({ description: 'Also the ETag.' }) version!: number;
  @ApiProperty() partnerId!: string;
  @ApiProperty({ format: 'date-time' }) askedAt!: string;
  @ApiProperty({
    format: 'date-time',
    description: 'An undecided request ends then and gives its stock back.',
  })
  decideBy!: string;
  @ApiProperty({ format: 'date-time', description: 'Earliest of the lines.' }) pickUpAt!: string;
  @ApiProperty({ format: 'date-time', description: 'Latest of the lines.' }) returnDueAt!: string;
  @ApiProperty() occasion!: OccasionView;
  @ApiProperty() contact!: ContactView;
  @ApiProperty() onBehalfOf!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'Why it was declined or cancelled.' }) reason!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Version of the loan rules that applied when it was asked for; null where there were none.',
  })
  loanRulesVersion!: number | null;
  @ApiProperty({ type: [WarningView] }) warnings!: WarningView[];
  @ApiProperty({ type: [LineView] }) lines!: LineView[];
  @ApiProperty({ type: [HistoryView], required: false, description: 'Only for a single reservation.' })
  history?: HistoryView[];
}

/** `withContact`: the reader may know whom to telephone, and what was noted for the coordination. */
export function reservationView(
  reservation: Reservation,
  now: Date,
  withContact: boolean,
  warnings: readonly Reason[] = [],
  language: Language = 'de',
): ReservationView {
  return {
    id: reservation.id,
    number: reservation.number,
    status: reservation.statusAt(now),
    version: reservation.version,
    partnerId: reservation.partnerId,
    askedAt: reservation.askedAt.toISOString(),
    decideBy: reservation.decideBy.toISOString(),
    pickUpAt: reservation.pickUpAt.toISOString(),
    returnDueAt: reservation.returnDueAt.toISOString(),
    occasion: {
      name: reservation.occasionName,
      startsAt: reservation.occasionStartsAt?.toISOString() ?? null,
      endsAt: reservation.occasionEndsAt?.toISOString() ?? null,
    },
    contact: withContact ? contactOf(reservation) : { name: '', phone: '' },
    onBehalfOf: withContact ? reservation.onBehalfOf : '',
    note: withContact ? reservation.note : '',
    reason: reservation.reason,
    loanRulesVersion: reservation.loanRulesVersion,
    warnings: warnings.map(({ code, message }) => ({ code, message: message[language] })),
    lines: reservation.lines.map(lineView),
  };
}

const contactOf = ({ contactName, contactPhone }: Reservation): ContactView => ({
  name: contactName,
  phone: contactPhone,
});

const lineView = (line: ReservationLine): LineView => ({
  id: line.id,
  itemId: line.itemId,
  quantity: line.quantity,
  approvedQuantity: line.approvedQuantity,
  handedOverQuantity: line.handedOverQuantity,
  returnedQuantity: line.returnedQuantity,
  pickUpAt: line.pickUpAt.toISOString(),
  returnDueAt: line.returnDueAt.toISOString(),
});
