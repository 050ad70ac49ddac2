/** A paper as a PDF: what it says in the shapes of pdfmake, as nothing but data, so that it can be handed to a thread. */
import type { Column, Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { drawnCode } from './code.js';
import type {
  Paper,
  PaperBlock,
  PaperCell,
  PaperCode,
  PaperFact,
  PaperSection,
  PaperTable,
  Signatures,
} from './paper.js';
import { paperWords } from './paper-words.js';

/** What the press takes: the sheet, and what stands below each page where there are several and something is to stand there. */
export interface PressJob {
  definition: TDocumentDefinitions;
  foot?: { title: string; page: string };
}

/** What the press puts the numbers in for. */
export const PAGE = '{page}';
export const PAGES = '{pages}';

const MM = 72 / 25.4;
const MARGIN = 14 * MM;
const WIDTH = 210 * MM - 2 * MARGIN;
const CODE = 26 * MM;
const CODE_COLUMN = 34 * MM;
const GAP = 12;
const WHAT = 32 * MM;
/** Of columns of which no word makes them wider: what does not fit in is broken. */
const widths = { text: 70, box: 58, line: 96 };
const PADDING = 6;

export const pressJob = (paper: Paper): PressJob => ({
  definition: {
    pageSize: 'A4',
    pageMargins: MARGIN,
    language: paper.language,
    info: { title: paper.title, author: paper.from, creator: 'Leihbund' },
    defaultStyle: { fontSize: 10, lineHeight: 1.1 },
    styles,
    content: [headOf(paper), ...paper.blocks.map(contentOf)],
  },
  foot: { title: paper.title, page: paperWords[paper.language].page(PAGE, PAGES) },
});

const styles: TDocumentDefinitions['styles'] = {
  title: { fontSize: 17, bold: true },
  heading: { fontSize: 13, bold: true, margin: [0, 8, 0, 2] },
  section: { fontSize: 11.5, bold: true, margin: [0, 4, 0, 2] },
  note: { fontSize: 8.5 },
  head: { fontSize: 8.5, bold: true },
};

function headOf({ from, title, facts, code }: Paper): Content {
  const width = code ? WIDTH - CODE_COLUMN - GAP : WIDTH;
  const said = [{ text: from }, { text: title, style: 'title' }, factList(facts, width)];
  return code ? { columns: [{ stack: said, width: '*' }, codeOf(code)], columnGap: GAP } : { stack: said };
}

function codeOf({ address, says }: PaperCode): Column {
  const { size, path } = drawnCode(address);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`;
  return {
    stack: [
      { svg, fit: [CODE, CODE], alignment: 'right' },
      { text: says, style: 'note', alignment: 'right' },
    ],
    width: CODE_COLUMN,
  };
}

function contentOf(block: PaperBlock): Content {
  switch (block.kind) {
    case 'heading':
      return { text: block.text, style: 'heading' };
    case 'text':
      return {
        text: [...(block.lead === undefined ? [] : [{ text: `${block.lead} `, bold: true }]), block.text],
        margin: [0, 3, 0, 3],
      };
    case 'section':
      return sectionOf(block);
    case 'signatures':
      return signing(block.signatures);
  }
}

/** What each is stays beside which it is. */
const factList = (facts: readonly PaperFact[], width = WIDTH): Content =>
  facts.length === 0
    ? []
    : {
        table: {
          widths: [WHAT, width - WHAT],
          dontBreakRows: true,
          body: facts.map(([what, which]) => [
            { text: what, color: '#333333' },
            { text: typeof which === 'string' ? which : which.join('\n') },
          ]),
        },
        layout: 'facts',
        margin: [0, 2, 0, 2],
      };

/** Neither a title nor what is to be known stands alone at the end of a page. */
const sectionOf = ({ title, facts, table }: PaperSection): Content => [
  {
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1.2 }], margin: [0, 6, 0, 0] },
      { text: title, style: 'section' },
      factList(facts),
    ],
    unbreakable: true,
  },
  thingsOf(table),
];

/** Breaks between rows, never within one, and says on every page what stands in which column. */
const thingsOf = ({ heads, rows }: PaperTable): Content => ({
  table: {
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
    widths: widthsOf(heads, rows),
    body: [
      heads.map((head): TableCell => ({ text: head, style: 'head' })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  },
  layout: 'things',
});

/** The first, which names the rows, takes what is left. */
function widthsOf(heads: PaperTable['heads'], rows: PaperTable['rows']): number[] {
  const [, ...others] = heads.map((_, column) => widths[kindOf(rows.flatMap((row) => row[column] ?? []))]);
  return [WIDTH - others.reduce((sum, width) => sum + width + PADDING, 0), ...others];
}

const kindOf = (cells: readonly PaperCell[]): keyof typeof widths =>
  cells.find(({ blank }) => blank)?.blank ?? 'text';

function cellOf({ text = '', notes = [], blank }: PaperCell): TableCell {
  const said = [...(text === '' ? [] : [{ text }]), ...notes.map((note) => ({ text: note, style: 'note' }))];
  return { stack: blank ? [...said, { canvas: blanks[blank]() }] : said };
}

const line = (x1: number, x2: number) => ({ type: 'line' as const, x1, y1: 10, x2, y2: 10, lineWidth: 0.5 });

/** Drawn, since fonts have letters but no boxes; each anew, since the library writes down in it where it stands. */
const blanks = {
  box: () => [{ type: 'rect' as const, x: 0, y: 1, w: 9, h: 9, lineWidth: 0.8 }, line(14, 50)],
  line: () => [line(0, 90)],
};

/** Beside each other, and never on two pages. */
const signing = (signatures: readonly Signatures[]): Content => ({
  columns: signatures.map(({ title, lines }) => [
    { text: title, style: 'section' },
    ...lines.map((one): Content => [
      { canvas: [line(0, (WIDTH - 20) / 2)], margin: [0, 13, 0, 1] },
      { text: one, style: 'note' },
    ]),
  ]),
  columnGap: 20,
  unbreakable: true,
  margin: [0, 10, 0, 0],
});
