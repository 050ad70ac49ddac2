/** What a form that approves says, as the service takes it. */
import { filled, wholeNumber, type Typed } from './typed.js';

/** Every open line with its number; what was left empty is for the input check to refuse. */
export function approvalOf(typed: Typed): object {
  const lineIds = (typed['lineIds'] ?? '').split(' ').filter(Boolean);
  const lines = lineIds.map((lineId, position) =>
    filled({ lineId, quantity: wholeNumber(typed[`lines.${position}.quantity`]) }),
  );
  return filled({ lines, reason: typed['reason'] });
}
