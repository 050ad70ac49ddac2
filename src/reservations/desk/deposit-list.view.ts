/** How all deposits of an alliance read on pages. */
import type { MoneySums } from '../record/deposit.js';

/** Of one reservation. */
export interface DepositRow {
  id: string;
  number: string;
  partnerName: string;
  sums: MoneySums;
}

export interface AllDeposits {
  sums: MoneySums;
  /** Those of which something is held first, then the latest. */
  rows: DepositRow[];
  /** How many loans there are besides. */
  more: number;
}
