/** Papers: a page and a PDF say the same, rows stay whole, and the code on them leads where it should. */
import { describe, expect, test } from '@jest/globals';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { create } from 'qrcode';
import { contentDisposition } from '../../src/http/content-disposition.js';
import { drawnCode } from '../../src/web/paper/code.js';
import { PaperArticle } from '../../src/web/paper/paper-article.js';
import { pressJob } from '../../src/web/paper/paper-pdf.js';
import type { Paper, PaperSection } from '../../src/web/paper/paper.js';

const ADDRESS = 'https://leihbund.example.org/b/auenbrueck/requests/0192f0c1-7c3a-7d5e-9b1a-0242ac120002';

const things: PaperSection = {
  kind: 'section',
  title: 'Lagerort: Hof',
  facts: [
    ['Abholung', 'Fr., 14. Mai'],
    ['Bitte mitbringen', ['Anhänger', 'Spanngurte']],
  ],
  table: {
    caption: 'Gegenstände am Lagerort Hof',
    heads: ['Gegenstand', 'Zugesagt', 'Ausgegeben', 'Bemerkung'],
    rows: Array.from({ length: 60 }, (_, row) => [
      { text: `A-${row} Zelt`, notes: [`Zubehör: Heringe ${row}`] },
      { text: `${row} Stück` },
      { blank: 'box' } as const,
      { blank: 'line' } as const,
    ]),
  },
};

const paper: Paper = {
  language: 'de',
  title: 'Leihschein A-2027-0042',
  from: 'Bündnis Auenbrück',
  fileName: 'Leihschein-A-2027-0042',
  code: { address: ADDRESS, says: 'Mit dem Handy öffnen' },
  facts: [['Für', 'Łucja Žižková']],
  blocks: [
    { kind: 'heading', text: 'Abholungen: 1' },
    { kind: 'text', lead: 'Zugesagt.', text: 'Bitte holen Sie ab.' },
    things,
    { kind: 'signatures', signatures: [{ title: 'Ausgabe', lines: ['Datum', 'Unterschrift'] }] },
  ],
};

/** Every text of a paper, but where it leads and how its file is called. */
const SILENT = new Set(['kind', 'blank', 'address', 'fileName', 'language', 'caption']);
const textsOf = (thing: unknown): string[] => {
  if (typeof thing === 'string') return [thing];
  if (Array.isArray(thing)) return thing.flatMap(textsOf);
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([name, value]) => (SILENT.has(name) ? [] : textsOf(value)));
};

interface Node {
  [name: string]: unknown;
}

const nodesOf = (thing: unknown): Node[] => {
  if (Array.isArray(thing)) return thing.flatMap(nodesOf);
  if (typeof thing !== 'object' || thing === null) return [];
  return [thing as Node, ...Object.values(thing).flatMap(nodesOf)];
};

const { definition, foot } = pressJob(paper);
const html = renderToString(
  h(PaperArticle, { paper, pdf: 'slip.pdf', back: { href: '/', words: 'Zurück' } }),
);

describe('a paper', () => {
  test.each(textsOf(paper))('says on the page and in the PDF: %s', (text) => {
    expect(html.replaceAll('\u{ad}', '')).toContain(text);
    expect(textsOf(definition).some((said) => said.includes(text))).toBe(true);
  });

  test('leads on its page to the PDF and back, which are not printed', () => {
    expect(html).toMatch(/<p class="[^"]*lb-no-print">.*href="slip.pdf".*href="\/".*?<\/p>/);
  });
});

describe('the PDF', () => {
  test('is A4, and says what it is, whose, and in which language', () => {
    expect(definition).toMatchObject({
      pageSize: 'A4',
      language: 'de',
      info: { title: 'Leihschein A-2027-0042', author: 'Bündnis Auenbrück' },
    });
    expect(foot).toEqual({ title: 'Leihschein A-2027-0042', page: 'Seite {page} von {pages}' });
  });

  test('breaks between rows and never within one, and repeats the heads of a table', () => {
    const [table] = nodesOf(definition)
      .map((node) => node['table'] as Node | undefined)
      .filter((one) => (one?.['body'] as unknown[] | undefined)?.length === 61);
    expect(table).toMatchObject({ headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true });
  });

  test('keeps signatures on one page, and a title with what follows', () => {
    const whole = nodesOf(definition).filter(({ unbreakable }) => unbreakable === true);
    expect(whole.some((node) => textsOf(node).includes('Unterschrift'))).toBe(true);
    expect(whole.some((node) => textsOf(node).includes('Lagerort: Hof'))).toBe(true);
  });

  test('gives every column a width of its own, so that a long word is broken and the sheet is not left', () => {
    const widths = nodesOf(definition).flatMap((node) => (node['widths'] as unknown[] | undefined) ?? []);
    expect(widths.length).toBeGreaterThan(4);
    expect(widths.filter((width) => typeof width !== 'number')).toEqual([]);
  });

  test('is nothing but data, and no part of it stands in two places: the library writes into it', () => {
    expect(structuredClone(definition)).toEqual(definition);
    const canvases = nodesOf(definition).flatMap((node) => (node['canvas'] as Node[] | undefined) ?? []);
    expect(canvases.length).toBeGreaterThan(120);
    expect(new Set(canvases).size).toBe(canvases.length);
  });
});

/** Reads a drawing back: a row of text for each row of modules. */
function modulesOf({ path, size }: ReturnType<typeof drawnCode>): string[] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    rows[Number(y)]!.fill(1, Number(x), Number(x) + Number(length));
  return rows.map((row) => row.join(''));
}

describe('a code', () => {
  const options = { errorCorrectionLevel: 'M', maskPattern: 2 } as const;
  const code = create(ADDRESS, options);
  const drawn = modulesOf(drawnCode(ADDRESS));

  test('says the address, and nothing else', () => {
    const said = code.segments.map(({ data }) =>
      typeof data === 'string' ? data : new TextDecoder().decode(data as Uint8Array),
    );
    expect(said.join('')).toBe(ADDRESS);
  });

  test('is drawn module by module', () => {
    const { size, data } = code.modules;
    const inside = drawn.slice(4, 4 + size).map((row) => row.slice(4, 4 + size));
    expect(inside.join('')).toBe([...data].join(''));
  });

  test('has the quiet margin of the standard all around', () => {
    expect(drawn).toHaveLength(code.modules.size + 8);
    for (const edge of [...drawn.slice(0, 4), ...drawn.slice(-4)]) expect(edge).toMatch(/^0+$/);
    for (const row of drawn) expect(row).toMatch(/^0000.*0000$/);
  });

  test('stands on the page as it is drawn', () => {
    expect(html).toContain(`<path d="${drawnCode(ADDRESS).path}"`);
    expect(textsOf(definition).join('')).toContain(drawnCode(ADDRESS).path);
  });
});

describe('the name of a file', () => {
  test.each([
    ['Leihschein-A-2027-0042.pdf', 'inline; filename="Leihschein-A-2027-0042.pdf"'],
    [
      'Liste-Gerätehaus-Süd.pdf',
      `inline; filename="Liste-Geratehaus-Sud.pdf"; filename*=UTF-8''Liste-Ger%C3%A4tehaus-S%C3%BCd.pdf`,
    ],
    ['Straße (1).pdf', `inline; filename="Strasse _1_.pdf"; filename*=UTF-8''Stra%C3%9Fe%20%281%29.pdf`],
    [
      'a"\r\nSet-Cookie: x.pdf',
      `inline; filename="a___Set-Cookie_ x.pdf"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x.pdf`,
    ],
    ['\uD800.pdf', `inline; filename="_.pdf"; filename*=UTF-8''%EF%BF%BD.pdf`],
  ])('%j is safe in a header', (name, header) => {
    expect(contentDisposition('inline', name)).toBe(header);
  });
});
