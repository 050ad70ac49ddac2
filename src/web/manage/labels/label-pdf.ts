/** The sheets of labels as a PDF, in millimetres to the point. */
import type { PressJob } from '../../paper/paper-pdf.js';
import type { Language } from '../../../shared/words.js';
import { SHEET, type Spot } from './label-sheet.js';
import type { DrawnLabel } from './label.js';

export type LaidLabel = Spot & { label: DrawnLabel };

export interface LabelSheets {
  language: Language;
  title: string;
  from: string;
  sheets: readonly (readonly LaidLabel[])[];
  /** Where one cuts, on paper that has no labels. */
  cut?: { width: number; height: number } | undefined;
}

const MM = 72 / 25.4;

export const labelJob = ({ language, title, from, sheets, cut }: LabelSheets): PressJob => ({
  definition: {
    pageSize: { width: SHEET.width * MM, height: SHEET.height * MM },
    pageMargins: 0,
    language,
    info: { title, author: from, creator: 'Leihbund' },
    content: sheets.map((labels, index) => ({
      svg: drawing(labels, cut),
      width: SHEET.width * MM,
      absolutePosition: { x: 0, y: 0 },
      ...(index > 0 && { pageBreak: 'before' as const }),
    })),
  },
});

const drawing = (labels: readonly LaidLabel[], cut: LabelSheets['cut']): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height}">${labels
    .map((one) => labelIn(one, cut))
    .join('')}</svg>`;

function labelIn({ x, y, label: { code, lines } }: LaidLabel, cut: LabelSheets['cut']): string {
  const scale = code.side / code.units;
  const edge = cut
    ? `<rect x="${x}" y="${y}" width="${cut.width}" height="${cut.height}" fill="none" stroke="#888888" stroke-width="0.15"/>`
    : '';
  const letters = lines.map(
    (line) =>
      `<text x="${x + line.x}" y="${y + line.y}" font-family="Roboto" font-size="${line.size}"${
        line.isBold ? ' font-weight="bold"' : ''
      }>${escaped(line.text)}</text>`,
  );
  const at = `translate(${x + code.x} ${y + code.y}) scale(${scale})`;
  return `${edge}<path transform="${at}" d="${code.path}"/>${letters.join('')}`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What nobody sees is left out: no XML may hold all of it. */
const escaped = (text: string): string =>
  text.replace(/\p{C}/gu, '').replace(/[&<>"]/g, (sign) => signs[sign]!);
