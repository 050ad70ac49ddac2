/** A label as it is drawn: its code, and its lines, each where it stands; in millimetres from its upper left corner. */
import { drawnCode } from '../../paper/code.js';
import { linesIn, widthOf } from './label-lines.js';
import type { LabelFormat } from './label-sheet.js';

/** What stands on it. */
export interface Label {
  /** Where the code leads. */
  address: string;
  /** In large; empty where it has none. */
  number: string;
  name: string;
  /** In small: whose it is, and at last whom to call, which stays where there is no room for all. */
  notes: readonly string[];
}

/** A line of letters; `y` is the line on which they stand. */
export interface Line {
  x: number;
  y: number;
  size: number;
  isBold: boolean;
  text: string;
}

export interface DrawnLabel {
  code: { x: number; y: number; side: number; units: number; path: string };
  lines: readonly Line[];
}

const GAP = 1.5;
/** From one line to the next, in the size of the letters. */
const LEADING = 1.22;
/** From the top of a line to where the letters stand. */
const ASCENT = 0.95;
const NAME_LINES = 2;

export function drawnLabel(label: Label, format: LabelFormat): DrawnLabel {
  const { width, height, padding, code: side } = format;
  const { size: units, path } = drawnCode(label.address);
  const code = { x: width - padding - side, y: (height - side) / 2, side, units, path };
  return { code, lines: linesOf(label, format) };
}

function linesOf(label: Label, format: LabelFormat): Line[] {
  const { width, height, padding, code, sizes } = format;
  const room = width - 2 * padding - code - GAP;
  const head = headOf(label, room, sizes);
  const left = height - 2 * padding - heightOf(head);
  const note = sizes[2];
  const most = Math.max(0, Math.floor(left / (note * LEADING)));
  const notes = most === 0 ? [] : label.notes.filter((text) => text !== '').slice(-most);
  const small = notes.flatMap((text) => set(text, { width: room, size: note, lines: 1 }));
  return placed([...head, ...small], padding);
}

/** One that is too long for the large letters has smaller ones. */
function headOf({ number, name }: Label, room: number, sizes: LabelFormat['sizes']): SetLine[] {
  const [large, middle, small] = sizes;
  const size = [large, middle].find((one) => widthOf(number, one) <= room) ?? small;
  const first = number === '' ? [] : set(number, { width: room, size, lines: 1 }, true);
  const isTitle = number === '';
  return [...first, ...set(name, { width: room, size: middle, lines: NAME_LINES }, isTitle)];
}

type SetLine = Omit<Line, 'x' | 'y'>;

const set = (text: string, room: Parameters<typeof linesIn>[1], isBold = false): SetLine[] =>
  linesIn(text, room).map((line) => ({ text: line, size: room.size, isBold }));

const heightOf = (lines: readonly SetLine[]): number =>
  lines.reduce((sum, { size }) => sum + size * LEADING, 0);

function placed(lines: readonly SetLine[], padding: number): Line[] {
  let top = padding;
  return lines.map((line) => {
    const y = top + line.size * ASCENT;
    top += line.size * LEADING;
    return { ...line, x: padding, y };
  });
}
