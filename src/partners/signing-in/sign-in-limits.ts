/** How many codes may be mailed: nobody's mailbox is to be bombed through us, and nobody locked out by it (safety.md, D04). */

/** All of them of one kind: codes for addresses that somebody has, or for those that nobody has. Neither takes from the other. */
export interface CodesAsked {
  forAddressInQuarter: number;
  forAddressInDay: number;
  /** For each network that the asker lies in, such as `192.0.2.0/24`. */
  fromNetworksInHour: ReadonlyMap<string, number>;
  inFiveMinutes: number;
}

/** What is used up: `address` and a single network are nothing to write home about, the others are. */
export type Limit =
  { of: 'address' } | { of: 'network'; network: string; isWide: boolean } | { of: 'installation' };

/** By the prefix of the network; what is no address of either family counts as one near network. */
const MOST_FROM_NEAR = 30;
const MOST_FROM_WIDE: ReadonlyMap<string, number> = new Map([
  ['16', 240],
  ['56', 60],
  ['48', 120],
]);

/** The first limit that leaves no room for one more; undefined where there is room. */
export function reachedLimit(asked: CodesAsked): Limit | undefined {
  if (asked.forAddressInQuarter >= 3 || asked.forAddressInDay >= 10) return { of: 'address' };
  for (const [network, count] of asked.fromNetworksInHour) {
    const most = MOST_FROM_WIDE.get(network.split('/')[1] ?? '');
    if (count >= (most ?? MOST_FROM_NEAR)) return { of: 'network', network, isWide: most !== undefined };
  }
  return asked.inFiveMinutes >= 300 ? { of: 'installation' } : undefined;
}

export const QUARTER_MINUTES = 15;
export const HOUR_MINUTES = 60;
export const DAY_MINUTES = 24 * 60;
export const BURST_MINUTES = 5;

/** A mailed code (and the link beside it) lives so long, and so many wrong tries. */
export const CODE_MINUTES = 10;
export const MOST_TRIES = 5;
