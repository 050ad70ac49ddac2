/** The lending rules' numbers, settable per alliance; most of them also per owner and item. */

/** What may be said otherwise for all that one partner owns, or for one item. */
export interface LineRules {
  /** Days before pick-up below which a request is taken but marked "kurzfristig". */
  leadTimeDays: number;
  /** How many days ahead a pick-up may lie. */
  horizonDays: number;
  /** Longest loan, in days from pick-up to return. */
  longestLoanDays: number;
  /** 'MM-DD': from which day of a year on its pick-ups may be asked for; null where they always may. */
  seasonOpensOn: string | null;
  /** How many days ahead partners that are only interested may ask; 0: they do not borrow. */
  interestedDaysAhead: number;
  /** Loans of one thing by one partner with fewer days between them count as one long loan; 0: none do. */
  chainedLoanGapDays: number;
  /** Days before pick-up within which a borrower cannot cancel alone; 0: may cancel all the time. */
  cancelUntilDays: number;
}

export interface AllianceRules extends LineRules {
  /** Rest after each loan in minutes, where the item says nothing. */
  bufferMinutes: number;
  /** Days in which a request is to be decided. */
  decisionDays: number;
  /** Most requests of one partner that wait for a decision. */
  openRequestsPerPartner: number;
}

/** So few that nobody buries the others (safety.md, J06). */
export const MOST_OPEN_REQUESTS = 200;

export const usualRules: AllianceRules = {
  leadTimeDays: 3,
  horizonDays: 730,
  longestLoanDays: 14,
  seasonOpensOn: null,
  interestedDaysAhead: 0,
  chainedLoanGapDays: 0,
  cancelUntilDays: 0,
  bufferMinutes: 0,
  decisionDays: 7,
  openRequestsPerPartner: MOST_OPEN_REQUESTS,
};

/** Between which each number lies. */
export const ruleBounds = {
  leadTimeDays: { min: 0, max: 90 },
  horizonDays: { min: 1, max: 1826 },
  longestLoanDays: { min: 1, max: 366 },
  interestedDaysAhead: { min: 0, max: 1826 },
  chainedLoanGapDays: { min: 0, max: 90 },
  cancelUntilDays: { min: 0, max: 90 },
  openRequestsPerPartner: { min: 1, max: MOST_OPEN_REQUESTS },
} as const;

/** The names of what may be said otherwise, in the order in which they are listed. */
export const lineRuleNames = [
  'leadTimeDays',
  'horizonDays',
  'longestLoanDays',
  'seasonOpensOn',
  'interestedDaysAhead',
  'chainedLoanGapDays',
  'cancelUntilDays',
] as const satisfies readonly (keyof LineRules)[];
