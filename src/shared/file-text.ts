/** File text: what stands in a file that somebody's program wrote, in whatever encoding it did. */

const HEAD_BYTES = 4096;
/** In less, a few zeros say nothing. */
const LEAST_BYTES = 32;

/** By its mark, else UTF-16 by its many zeros, else UTF-8, else windows-1252, in which older spreadsheets write. */
export function fileText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return westernText(bytes);
  }
}

/** Letters of European languages have a zero in each pair of bytes: behind or before, as the machine counts. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length < LEAST_BYTES) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]! += 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 4;
  if (odd > many && even < many / 10) return 'utf-16le';
  return even > many && odd < many / 10 ? 'utf-16be' : undefined;
}

/** What windows-1252 has where Latin-1 has controls, from 0x80 on; some versions of Node leave those as they are. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const westernText = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => western[sign.charCodeAt(0) - 0x80]!);
