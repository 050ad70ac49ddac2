/** How many codes may be mailed: nobody's mailbox is to be bombed through us (safety.md, D04). */

export interface CodesSent {
  toAddressInQuarter: number;
  toAddressInDay: number;
  fromNetworkInHour: number;
  fromInstallationInFiveMinutes: number;
}

export const mayMailCode = (sent: CodesSent): boolean =>
  sent.toAddressInQuarter < 3 &&
  sent.toAddressInDay < 10 &&
  sent.fromNetworkInHour < 30 &&
  sent.fromInstallationInFiveMinutes < 300;

export const QUARTER_MINUTES = 15;
export const HOUR_MINUTES = 60;
export const DAY_MINUTES = 24 * 60;
export const BURST_MINUTES = 5;

/** A mailed code (and the link beside it) lives so long, and so many wrong tries. */
export const CODE_MINUTES = 10;
export const MOST_TRIES = 5;
