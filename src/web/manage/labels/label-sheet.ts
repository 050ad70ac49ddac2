/** Sheets of labels: where each label lies on A4, in millimetres. */

export const SHEET = { width: 210, height: 297 } as const;

/** The kinds of sheets that one can buy, and one to cut. */
export const labelFormats = {
  cut: { columns: 3, rows: 8, width: 65, height: 35, between: 0, padding: 3, code: 22, sizes: [6, 3.6, 2.8] },
  '70x37': {
    columns: 3,
    rows: 8,
    width: 70,
    height: 37,
    between: 0,
    padding: 4.5,
    code: 22,
    sizes: [6, 3.6, 2.8],
  },
  '63x38': {
    columns: 3,
    rows: 7,
    width: 63.5,
    height: 38.1,
    between: 2.5,
    padding: 3,
    code: 22,
    sizes: [6, 3.6, 2.8],
  },
  '105x48': {
    columns: 2,
    rows: 6,
    width: 105,
    height: 48,
    between: 0,
    padding: 5,
    code: 32,
    sizes: [9, 5, 3.6],
  },
  '38x21': {
    columns: 5,
    rows: 13,
    width: 38.1,
    height: 21.2,
    between: 2.5,
    padding: 1.5,
    code: 15.5,
    sizes: [3.6, 2.2, 1.9],
  },
} as const satisfies Readonly<Record<string, LabelFormat>>;

export type FormatName = keyof typeof labelFormats;

export interface LabelFormat {
  columns: number;
  rows: number;
  width: number;
  height: number;
  /** Between two columns; rows touch each other. */
  between: number;
  /** What printers do not reach, and what may be lost where the sheet lies a little askew. */
  padding: number;
  /** Of the code, each side. */
  code: number;
  /** Of the letters: the number, the name, and the rest. */
  sizes: readonly [number, number, number];
}

/** One of them by its name, or the one to cut. */
export const formatNamed = (name = ''): FormatName =>
  Object.hasOwn(labelFormats, name) ? (name as FormatName) : 'cut';

export const perSheet = ({ columns, rows }: LabelFormat): number => columns * rows;

/** The upper left corner of a label. */
export interface Spot {
  x: number;
  y: number;
}

/** In the order in which one reads, in the middle of the sheet. */
export function spots(format: LabelFormat): Spot[] {
  const { columns, rows, width, height, between } = format;
  const left = (SHEET.width - columns * width - (columns - 1) * between) / 2;
  const top = (SHEET.height - rows * height) / 2;
  return Array.from({ length: perSheet(format) }, (_, index) => ({
    x: left + (index % columns) * (width + between),
    y: top + Math.floor(index / columns) * height,
  }));
}

/** The labels sheet by sheet, each with where it lies; `first` is the number of the first one that is still on the first sheet. */
export function onSheets<T>(labels: readonly T[], format: LabelFormat, first = 1): (Spot & { label: T })[][] {
  const all = spots(format);
  const skipped = first - 1;
  const sheets: (Spot & { label: T })[][] = [];
  labels.forEach((label, index) => {
    const place = skipped + index;
    const sheet = Math.floor(place / all.length);
    (sheets[sheet] ??= []).push({ ...all[place % all.length]!, label });
  });
  return sheets;
}
