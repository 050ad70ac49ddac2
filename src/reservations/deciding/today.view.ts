/** The coordination's day: numbers, each as many as the page that it leads to shows; what comes first, and the week. */
import type { DaySheet } from '../desk/day-sheet.view.js';
import type { BrokenPromise } from './docket.view.js';

/** A request that waits for its decision, as far as one must know it to begin. */
export interface SoonDue {
  id: string;
  partnerName: string;
  occasionName: string;
  decideBy: Date;
  pickUpAt: Date;
}

export interface Today {
  /** Requests that wait for a decision. */
  waiting: number;
  /** Walks to a place to fetch something today. */
  pickUps: number;
  /** Walks to a place to bring something back today. */
  returns: number;
  /** Lines that the stock does not cover. */
  atRisk: number;
  failedMails: number;
  /** A few of those that wait, the nearest deadline first. */
  soonDue: SoonDue[];
  /** A few promises at risk, the next pick-up first. */
  broken: BrokenPromise[];
  /** Today and the six days after it. */
  week: DaySheet[];
}
