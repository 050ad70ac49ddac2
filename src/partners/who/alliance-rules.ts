/** The lending rules' numbers, settable per alliance. */

export interface AllianceRules {
  /** Days before pick-up below which a request is taken but marked "kurzfristig". */
  leadTimeDays: number;
  /** How many days ahead a pick-up may lie. */
  horizonDays: number;
  /** Longest loan, in days from pick-up to return. */
  longestLoanDays: number;
  /** Rest after each loan in minutes, where the item says nothing. */
  bufferMinutes: number;
  /** Days in which a request is to be decided. */
  decisionDays: number;
}

export const usualRules: AllianceRules = {
  leadTimeDays: 3,
  horizonDays: 730,
  longestLoanDays: 14,
  bufferMinutes: 0,
  decisionDays: 7,
};
