/** Endangered: promises that may not be kept because other loans are late, each with those loans. */
import type { Search } from '../../shared/search.js';
import { lateHolds } from './late-holds.js';
import { helpedBy, linesAtRisk, shortLines, without, type LineAtRisk, type Risked } from './stock-risk.js';

/** A promise that is in danger because another loan is late. */
export interface Endangered extends LineAtRisk {
  lateId: string;
}

/** With each late loan whose return would help it; where none would alone, with all of them. */
export function* endangeredByLate(risked: Risked): Search<Endangered[]> {
  const endangered = (yield* linesAtRisk(risked)).filter(({ line, isByLate }) => line.isApproved && isByLate);
  if (endangered.length === 0) return [];
  const late = lateHolds(risked.stock);
  const lateIds = [...new Set(late.flatMap(({ reservationId }) => reservationId ?? []))];
  const found: Endangered[] = [];
  for (const lateId of lateIds) {
    const own = late.filter(({ reservationId }) => reservationId === lateId);
    const helped = helpedBy(endangered, yield* shortLines(without(risked, own)));
    const those = endangered.filter(({ line }) => helped.has(line.lineId));
    found.push(...those.map((one) => ({ ...one, lateId })));
  }
  const known = new Set(found.map(({ line }) => line.lineId));
  const others = endangered.filter(({ line }) => !known.has(line.lineId));
  return [...found, ...others.flatMap((one) => lateIds.map((lateId) => ({ ...one, lateId })))];
}
