/** What the coordination reads of one promise that the stock does not cover. */
import type { DocketEntry } from './docket.view.js';

export interface RiskSheet {
  entry: DocketEntry;
  /** Line by line; none where all is there again. */
  short: { itemName: string; unit: string; quantity: number; free: number; isByLate: boolean }[];
  /** In words: other times, loose parts, something similar. */
  offers: string[];
  /** Nothing of it was fetched yet. */
  canChange: boolean;
}
