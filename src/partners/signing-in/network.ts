/** The networks that a request comes from, as limits count it: /24 and /16 of IPv4; /64, /56 and /48 of IPv6. */

/** What no limit could tell apart counts as one network; a limit must not fail open. */
const UNKNOWN = 'unknown';

/** The nearest one; undefined for this machine itself. */
export const networkOf = (address: string): string | undefined => networksOf(address)[0];

/** The nearest first: one household or office, then its provider's part. None for this machine itself, where the proxy or the operator sits. */
export function networksOf(address: string): string[] {
  const groups = address.includes(':') ? groupsOf(address) : undefined;
  const bytes = groups ? mappedBytes(groups) : bytesOf(address);
  if (bytes)
    return bytes[0] === 127
      ? []
      : [`${bytes.slice(0, 3).join('.')}.0/24`, `${bytes.slice(0, 2).join('.')}.0.0/16`];
  if (!groups) return [UNKNOWN];
  if (isLoopback(groups)) return [];
  const [first = 0, second = 0, third = 0, fourth = 0] = groups;
  return [
    `${hex([first, second, third, fourth])}::/64`,
    `${hex([first, second, third, fourth & 0xff00])}::/56`,
    `${hex([first, second, third])}::/48`,
  ];
}

const hex = (groups: readonly number[]): string => groups.map((group) => group.toString(16)).join(':');

function bytesOf(address: string): number[] | undefined {
  const bytes = address.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** The eight groups of an IPv6 address, in whatever spelling it comes; a zone (`%eth0`) says nothing here. */
function groupsOf(address: string): number[] | undefined {
  const url = `http://[${address.split('%')[0]}]/`;
  if (!URL.canParse(url)) return undefined;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

const numbers = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));

/** `::ffff:192.0.2.1` is an IPv4 address that a socket of both families received. */
function mappedBytes(groups: readonly number[]): number[] | undefined {
  const [high = 0, low = 0] = groups.slice(6);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 255, low >> 8, low & 255] : undefined;
}

const isLoopback = (groups: readonly number[]): boolean =>
  groups.every((group, index) => group === (index === 7 ? 1 : 0));
