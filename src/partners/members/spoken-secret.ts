/** A secret that a person can read off a sheet and type in: sixteen letters and digits, none like another, in groups of four. */

/** Crockford's: no I, L, O, U. 32 of them, so that each is worth five bits. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 16;
const GROUP = 4;

/** Of random bytes: 80 bits, far more than anybody can try. */
export function spokenSecret(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

export const SPOKEN_BYTES = LENGTH;

/** As it was made, from how somebody typed it; what is no such secret stays none. */
export function heardSecret(typed: string): string {
  const letters = typed
    .toLowerCase()
    .replace(/[\s\-–—]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  if (letters.length !== LENGTH) return '';
  return Array.from({ length: LENGTH / GROUP }, (_, group) =>
    letters.slice(group * GROUP, (group + 1) * GROUP),
  ).join('-');
}
