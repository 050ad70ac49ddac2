/** How many sign-in codes may leave: nobody's mailbox is to be bombed through us (safety.md, D04). */

export interface CodesSent {
  toAddressInQuarter: number;
  toAddressInDay: number;
  fromInstallationInFiveMinutes: number;
}

export const mayMailCode = (sent: CodesSent): boolean =>
  sent.toAddressInQuarter < 3 && sent.toAddressInDay < 10 && sent.fromInstallationInFiveMinutes < 300;

export const QUARTER_MINUTES = 15;
export const DAY_MINUTES = 24 * 60;
export const BURST_MINUTES = 5;
