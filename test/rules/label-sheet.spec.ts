/** Labels lie on their sheet, never on each other; and what stands on them stays on them. */
import { describe, expect, test } from '@jest/globals';
import { linesIn, widthOf } from '../../src/web/manage/labels/label-lines.js';
import { labelChoice } from '../../src/web/manage/labels/label-choice.js';
import { labelJob } from '../../src/web/manage/labels/label-pdf.js';
import {
  formatNamed,
  labelFormats,
  onSheets,
  perSheet,
  SHEET,
  spots,
  type LabelFormat,
} from '../../src/web/manage/labels/label-sheet.js';
import { drawnLabel } from '../../src/web/manage/labels/label.js';

const formats: [string, LabelFormat][] = Object.entries(labelFormats);
const NEAR = 0.001;

describe.each(formats)('a sheet of %s', (_, format) => {
  const { width, height, padding } = format;

  test('holds all its labels, none beyond its edge and none on another', () => {
    const all = spots(format);
    expect(all).toHaveLength(perSheet(format));
    for (const { x, y } of all) {
      expect(x).toBeGreaterThanOrEqual(-NEAR);
      expect(y).toBeGreaterThanOrEqual(-NEAR);
      expect(x + width).toBeLessThanOrEqual(SHEET.width + NEAR);
      expect(y + height).toBeLessThanOrEqual(SHEET.height + NEAR);
    }
    const overlapping = all.filter((one, index) =>
      all
        .slice(index + 1)
        .some(
          (other) => Math.abs(one.x - other.x) < width - NEAR && Math.abs(one.y - other.y) < height - NEAR,
        ),
    );
    expect(overlapping).toEqual([]);
  });

  test('keeps everything on the label, however long it is', () => {
    const long = 'Veranstaltungsbühnenpodest mit Treppe und Geländer, höhenverstellbar, sehr schwer '.repeat(
      3,
    );
    for (const number of ['A-1', 'INVENTAR-2027-00000000000000000000000001', '']) {
      const label = {
        address: `https://leihbund.example.org/b/auenbrueck/items/0198c1de-0000-7000-8000-000000000000`,
        number,
        name: long,
        notes: [long, 'Bündnis', '030 23125 100'],
      };
      const { code, lines } = drawnLabel(label, format);
      expect(code.x + code.side).toBeLessThanOrEqual(width - padding + NEAR);
      expect(code.y).toBeGreaterThanOrEqual(0);
      expect(code.y + code.side).toBeLessThanOrEqual(height);
      // A telephone reads dots of a quarter of a millimetre.
      expect(code.side / code.units).toBeGreaterThan(0.25);
      for (const { x, y, size, text } of lines) {
        expect(x + widthOf(text, size)).toBeLessThanOrEqual(code.x + NEAR);
        expect(y).toBeLessThanOrEqual(height - padding + NEAR);
      }
      const said = lines.map(({ text }) => text);
      expect(said.at(-1)).toBe('030 23125 100');
      expect(said.filter((text) => text.endsWith('…')).length).toBeGreaterThanOrEqual(1);
      expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).toSorted((one, two) => one - two));
    }
  });
});

test('the known sheets have the margins that their makers say', () => {
  const [first] = spots(labelFormats['63x38']);
  expect([first!.x, first!.y]).toEqual([expect.closeTo(7.25, 2), expect.closeTo(15.15, 2)]);
  const [small] = spots(labelFormats['38x21']);
  expect([small!.x, small!.y]).toEqual([expect.closeTo(4.75, 2), expect.closeTo(10.7, 2)]);
  const [large] = spots(labelFormats['105x48']);
  expect([large!.x, large!.y]).toEqual([0, 4.5]);
  expect(spots(labelFormats['70x37']).at(-1)).toEqual({ x: 140, y: 259.5 });
});

describe('labels on sheets', () => {
  const format = labelFormats['105x48'];
  const numbers = Array.from({ length: 14 }, (_, index) => index + 1);

  test('begin where a sheet that was used before is still free', () => {
    const sheets = onSheets(numbers, format, 12);
    expect(sheets.map((sheet) => sheet.map(({ label }) => label))).toEqual([
      [1],
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      [14],
    ]);
    expect(sheets[0]![0]).toMatchObject(spots(format).at(-1)!);
    expect(sheets[1]![0]).toMatchObject(spots(format)[0]!);
  });

  test('are none where there is nothing', () => {
    expect(onSheets([], format, 3)).toEqual([]);
  });
});

describe('lines', () => {
  test.each([
    ['Bierbank', 30, 2, ['Bierbank']],
    ['Bierzeltgarnitur', 18, 2, ['Bierzelt-', 'garnitur']],
    ['Großer Topf mit Deckel', 18, 2, ['Großer Topf', 'mit Deckel']],
    ['Großer Topf mit Deckel und Kelle', 18, 2, ['Großer Topf', 'mit Deck…']],
    ['Donaudampfschiff', 14, 3, ['Donauda-', 'mpfschi-', 'ff']],
    ['', 14, 2, []],
    ['  viel   Platz ', 40, 1, ['viel Platz']],
  ])('of %s in %d mm', (text, width, lines, expected) => {
    expect(linesIn(text, { width, size: 3, lines })).toEqual(expected);
  });

  test.each([['W'.repeat(400)], ['字'.repeat(90)], ['👩‍👩‍👧'.repeat(30)], ['a '.repeat(300)], ['-'.repeat(200)]])(
    'never run over, nor on for ever: %s',
    (text) => {
      const lines = linesIn(text, { width: 12, size: 3, lines: 2 });
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(widthOf(line, 3)).toBeLessThanOrEqual(12);
      expect(linesIn(text, { width: 0.5, size: 3, lines: 2 }).length).toBeLessThanOrEqual(2);
    },
  );
});

test('what nobody knows is the sheet to cut, from its first label on, one of each', () => {
  expect(labelChoice({ format: '__proto__', first: '25', copies: 'x' })).toMatchObject({
    name: 'cut',
    first: 1,
    copies: 1,
  });
  expect(labelChoice({ format: '38x21', first: '65', copies: '43' })).toMatchObject({
    name: '38x21',
    first: 65,
    copies: 43,
  });
  expect(formatNamed('toString')).toBe('cut');
});

test('the drawing for the press holds names as text', () => {
  const label = drawnLabel(
    { address: 'https://x.example', number: 'A<1', name: '<image href="x"/> & "mehr"', notes: [] },
    labelFormats['105x48'],
  );
  const { content } = labelJob({
    language: 'de',
    title: 'Etiketten',
    from: 'Bündnis',
    sheets: [[{ x: 0, y: 0, label }]],
  }).definition;
  const { svg } = (content as { svg: string }[])[0]!;
  expect(svg).toContain('A&lt;1');
  expect(svg).toContain('&lt;image');
  expect(svg).not.toContain('<image');
});
