/** A QR code as a drawing: the same on a page and in a PDF. */
import { create } from 'qrcode';

export interface DrawnCode {
  /** Units on each side, with the quiet margin that the standard asks for. */
  size: number;
  /** What is dark, as the path of an SVG. */
  path: string;
}

/** ISO/IEC 18004: four modules of nothing all around. */
const QUIET = 4;

/** Legible with 15 % of it gone. Any of the eight masks is legible; choosing the prettiest takes four times as long, on a sheet of labels for each. */
const options = { errorCorrectionLevel: 'M', maskPattern: 2 } as const;

export function drawnCode(address: string): DrawnCode {
  const { modules } = create(address, options);
  const rows = Array.from({ length: modules.size }, (_, row) =>
    [...modules.data.subarray(row * modules.size, (row + 1) * modules.size)].join(''),
  );
  return { size: modules.size + 2 * QUIET, path: rows.map(rowPath).join('') };
}

/** Each run of dark modules is one bar. */
const rowPath = (row: string, y: number): string =>
  [...row.matchAll(/1+/g)]
    .map(({ 0: { length }, index }) => `M${index + QUIET} ${y + QUIET}h${length}v1h-${length}z`)
    .join('');
