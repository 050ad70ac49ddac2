/** What the decision forms say, as the services take it. */
import type { Chosen } from '../../reservations/batch-outcome.js';
import { filled, wholeNumber, type Typed } from '../ui/typed.js';

/** Every open line with its number; what was left empty is for the input check to refuse. */
export function approvalOf(typed: Typed): object {
  const lineIds = (typed['lineIds'] ?? '').split(' ').filter(Boolean);
  const lines = lineIds.map((lineId, position) =>
    filled({ lineId, quantity: wholeNumber(typed[`lines.${position}.quantity`]) }),
  );
  return filled({ lines, reason: typed['reason'] });
}

/** The version that stood on the page; one that is no number is nobody's. */
export const versionOf = (text: string | undefined): number =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;

const FIELD = 'version.';

/** The name of the field that carries a request of the batch. */
export const chosenField = (id: string): string => `${FIELD}${id}`;

/** The requests that stood on the page, with their versions. */
export const chosenOf = (typed: Typed): Chosen[] =>
  Object.entries(typed)
    .filter(([field]) => field.startsWith(FIELD))
    .map(([field, version]) => ({ id: field.slice(FIELD.length), version: versionOf(version) }));
