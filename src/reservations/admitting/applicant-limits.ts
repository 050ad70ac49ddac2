/** How often strangers may ask to be let in: those who decide are not to be buried, nor shut off from whoever means it. */

export interface Tries {
  /** Of this address, in any alliance. */
  ofAddressInQuarter: number;
  ofAddressInDay: number;
  /** From this network, in any alliance. */
  fromNetworkInHour: number;
  /** From its provider's part of the network, in any alliance. */
  fromWideNetworkInHour: number;
  /** In this alliance. */
  hereInHour: number;
  hereInDay: number;
}

/**
 * An address as for codes; a network no more than a club's evening needs, and a wide one less than an alliance, so that
 * nobody shuts it off alone; an alliance no more than somebody can read.
 */
export const mayApply = (tries: Tries): boolean =>
  tries.ofAddressInQuarter < 3 &&
  tries.ofAddressInDay < 10 &&
  tries.fromNetworkInHour < 10 &&
  tries.fromWideNetworkInHour < 20 &&
  tries.hereInHour < 30 &&
  tries.hereInDay < 100;

/** What an applicant said is erased when it is decided, and after so many days at the latest (safety.md, L03). */
export const APPLICANT_DAYS = 30;
