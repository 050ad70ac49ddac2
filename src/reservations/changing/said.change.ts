/** What is said of a loan beside its lines; it takes nothing, so it applies at once. */
import { span, type Period } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { occasionFaults } from '../asking/occasion-rules.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { ChangeDto } from './change.dto.js';

export const saysSomething = ({ occasion, contact, note }: ChangeDto): boolean =>
  occasion !== undefined || contact !== undefined || note !== undefined;

export const saysLines = ({ lines, pickUpAt, returnDueAt }: ChangeDto): boolean =>
  lines !== undefined || pickUpAt !== undefined || returnDueAt !== undefined;

/** Whether its occasion may be public stays as it is where nobody says. */
export function say(reservation: Reservation, { occasion, contact }: ChangeDto, now: Date): void {
  if (occasion) {
    const { name, startsAt = null, endsAt = null } = occasion;
    Object.assign(reservation, { occasionName: name, occasionStartsAt: startsAt, occasionEndsAt: endsAt });
    if (occasion.public !== undefined) reservation.occasionPublicSince = occasion.public ? now : null;
  }
  if (contact) {
    reservation.contactName = contact.name;
    reservation.contactPhone = contact.phone ?? '';
  }
}

/** Refuses (422) an occasion that is far from these periods. */
export function refuseFarOccasion(reservation: Reservation, periods: readonly Period[]): void {
  const { occasionStartsAt, occasionEndsAt } = reservation;
  const times = { startsAt: occasionStartsAt ?? undefined, endsAt: occasionEndsAt ?? undefined };
  const whole = span(periods);
  const faults = whole ? occasionFaults(times, whole) : [];
  if (faults.length > 0) throw Refusal.invalid(faults);
}
