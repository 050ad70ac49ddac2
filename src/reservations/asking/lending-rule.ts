/** A lending rule: what it looks at, and how it says no. */
import type { PlaceHours } from '../../items/hand-over-windows.js';
import type { LineRules } from '../../partners/who/alliance-rules.js';
import type { Standing } from '../../partners/who/borrowing.js';
import type { Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import type { AskedLine } from '../stock/ledger.js';

/** What the rules look at in a wish. */
export interface LendingFacts {
  now: Date;
  timeZone: string;
  partner: Standing;
  lines: readonly LendingLine[];
}

export interface LendingLine extends Omit<PlaceHours, 'timeZone'> {
  itemId: string;
  itemName: string;
  unit: string;
  quantity: number;
  packStep: number;
  /** By which it is lent: its own, its owner's, or the alliance's. */
  rules: LineRules;
  isSetAside: boolean;
  /** The part for which a set cannot be made up. */
  missingPart?: string | undefined;
  period: Period;
  /** What it was promised with, where the set is made of others now. */
  parts?: AskedLine['parts'];
  placeName: string;
}

export type LendingRule = (facts: LendingFacts) => Reason[];

export const perLine = (
  test: (line: LendingLine, facts: LendingFacts) => Reason | undefined,
): LendingRule => {
  return (facts) => facts.lines.flatMap((line) => test(line, facts) ?? []);
};

export const reason = (code: string, itemId: string | undefined, de: string, en: string): Reason => ({
  code,
  message: { de, en },
  ...(itemId === undefined ? {} : { itemId }),
});
