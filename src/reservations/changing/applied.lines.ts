/** Applied lines: a loan whose lines have become what was wanted. */
import { earlier } from '../../shared/period.js';
import { isOpen } from '../record/lifecycle.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { Fitted } from './change-check.service.js';
import { isDifferent } from './wanted-lines.js';

interface Applied {
  wanted: readonly Fitted[];
  dropped: readonly ReservationLine[];
}

/** Whose change it is, and when. */
interface By {
  personId: string;
  now: Date;
}

interface Replaced {
  added: ReservationLine[];
  dropped: readonly ReservationLine[];
}

/** Answers which lines are new, and which are none any more. */
export function applyLines(reservation: Reservation, { wanted, dropped }: Applied, by: By): Replaced {
  const isRequest = isOpen(reservation.statusAt(by.now));
  const promised = isRequest ? undefined : { by: by.personId, now: by.now };
  const lines = wanted.map((one) => lineFor(reservation, one, promised));
  const untouched = reservation.lines.filter((line) => !lines.includes(line) && !dropped.includes(line));
  const added = lines.filter((line) => !reservation.lines.includes(line));
  reservation.lines = [...lines, ...untouched];
  for (const [index, line] of reservation.lines.entries()) line.position = index + 1;
  if (isRequest) settleRequest(reservation);
  else reservation.spanPromised();
  return { added, dropped };
}

type Promised = { by: string; now: Date } | undefined;

function lineFor(reservation: Reservation, wanted: Fitted, promised: Promised): ReservationLine {
  const { id: reservationId, allianceId, decideBy } = reservation;
  if (!wanted.line) {
    const line = ReservationLine.open({ allianceId, reservationId, position: 0 }, wanted, decideBy);
    if (!promised) return line;
    line.decide(wanted.quantity, promised.by, promised.now);
    line.heldUntil = null;
    return line;
  }
  if (isDifferent(wanted)) wanted.line.change(wanted, promised);
  return wanted.line;
}

/** The deadline stays, but nobody waits at the door; what is left must be there to be decided. */
function settleRequest(reservation: Reservation): void {
  reservation.spanLines();
  reservation.decideBy = earlier(reservation.decideBy, reservation.pickUpAt);
  const { lines, decideBy } = reservation;
  if (lines.every(({ approvedQuantity }) => approvedQuantity !== null))
    for (const line of lines.filter(({ holds }) => holds)) line.reopen();
  for (const line of lines) line.heldUntil = decideBy;
}
