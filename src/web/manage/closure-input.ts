/** A closure's form: local days, with times where somebody gives them, become the instants that the services take. */
import { addDays } from '../../shared/zone.js';
import { localInstant, wholeNumber, type Typed } from '../ui/typed.js';

/** A day without a time is whole: it begins at midnight, and the last one ends at the midnight after it. */
export function closureBody(typed: Typed, timeZone: string): Record<string, unknown> {
  const { itemId, quantity, from, fromTime, until, untilTime, reason = '' } = typed;
  const end = localInstant(until, untilTime || '00:00', timeZone);
  return {
    itemId,
    quantity: wholeNumber(quantity),
    from: localInstant(from, fromTime || '00:00', timeZone),
    until: untilTime ? end : nextDay(end, timeZone),
    reason,
  };
}

/** What is no instant stays as it is, for the input check to refuse. */
function nextDay(instant: string | undefined, timeZone: string): string | undefined {
  const isInstant = instant !== undefined && instant.endsWith('Z');
  return isInstant ? addDays(new Date(instant), 1, timeZone).toISOString() : instant;
}
