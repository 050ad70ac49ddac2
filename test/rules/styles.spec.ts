/** The style sheets: no rule that nothing uses, none twice, no colour beside the tokens; and contrasts, in all colours, light and dark. Each check first bites a planted fault. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { allianceColours, mailColours } from '../../src/partners/who/alliance-colours.js';
import { drawings } from '../../src/web/ui/drawing.js';
import { iconSheetVersion } from '../../src/web/ui/icon-sheet.js';
import { signs } from '../../src/web/ui/icon.js';
import {
  classesIn,
  contrast,
  dressed,
  isNamed,
  namedIn,
  ourSheets,
  pageSources,
  tokensOf,
  type Sheet,
} from '../support/styles.js';

const sheets = ourSheets();
const named = namedIn(pageSources());

const unused = (all: readonly Sheet[]): string[] =>
  dressed(all)
    .filter(({ selector }) => classesIn(selector).some((name) => !isNamed(name, named)))
    .map(({ sheet, selector }) => `${sheet}: ${selector}`);

/** A selector in two sheets, or a whole rule twice in one: who changes one would not see the other. */
const twice = (all: readonly Sheet[]): string[] => {
  const sheetsOf = new Map<string, Set<string>>();
  const rulesIn = new Map<string, number>();
  for (const { within, selector, sheet, rule } of dressed(all)) {
    const key = `${within} ${selector}`.trim();
    sheetsOf.set(key, (sheetsOf.get(key) ?? new Set()).add(sheet));
    const whole = `${within} ${rule}: twice in ${sheet}`.trim();
    if (rule.startsWith(selector)) rulesIn.set(whole, (rulesIn.get(whole) ?? 0) + 1);
  }
  return [
    ...[...sheetsOf]
      .filter(([, places]) => places.size > 1)
      .map(([rule, places]) => `${rule}: ${[...places].join(', ')}`),
    ...[...rulesIn].filter(([, times]) => times > 1).map(([rule]) => rule),
  ];
};

const undressed = (all: readonly Sheet[], hooks: ReadonlySet<string>): string[] => {
  const known = new Set(dressed(all).flatMap(({ selector }) => classesIn(selector)));
  return [...named.names].filter((name) => !known.has(name) && !hooks.has(name)).toSorted();
};

const strayColours = (all: readonly Sheet[]): string[] =>
  all
    // Paper is white, and printers are black.
    .filter(({ name }) => name !== 'tokens.css' && name !== 'paper.css')
    .flatMap(({ name, css }) =>
      [...css.matchAll(/:[^;{}]*(#[\da-f]{3,8}\b|\brgba?\()/gi)].map(([text]) => `${name}${text.trim()}`),
    );

const planted = (css: string, name = 'planted.css'): Sheet[] => [...sheets, { name, css }];

describe('a rule', () => {
  test('that dresses what no page has is caught', () => {
    expect(unused(planted('.lb-nobody { margin: 0; }'))).toContain('planted.css: .lb-nobody');
  });

  test('of ours dresses what pages have', () => {
    expect(unused(sheets)).toEqual([]);
  });

  test('that stands in two sheets is caught', () => {
    expect(twice(planted('.lb-btn { margin: 0; }'))).toContain('.lb-btn: controls.css, planted.css');
  });

  test('that stands twice in one sheet is caught', () => {
    expect(twice(planted('.lb-x { margin: 0; } .lb-x { padding: 0; }'))).toContain(
      '.lb-x: twice in planted.css',
    );
  });

  test('of ours stands once', () => {
    expect(twice(sheets)).toEqual([]);
  });

  test('with a colour of its own is caught', () => {
    expect(strayColours(planted('.lb-btn { color: #123456; }'))).toContain('planted.css: #123456');
  });

  test('of ours takes its colours from the tokens', () => {
    expect(strayColours(sheets)).toEqual([]);
  });
});

/** Nobody dresses them: the script, the tests and addresses inside the page find them. */
const hooks = new Set<string>(['lb-catalogue']);

describe('a class', () => {
  test('that nothing dresses is caught', () => {
    expect(undressed([], new Set()).length).toBeGreaterThan(100);
  });

  test('of ours is dressed', () => {
    expect(undressed(sheets, hooks)).toEqual([]);
  });
});

const tokens = sheets.find(({ name }) => name === 'tokens.css')!.css;
const DARK = '@media (prefers-color-scheme: dark)';

/** What is written on what, and how strong the contrast must be at least (WCAG 2.2: 4.5 for text, 3 for what bounds a control). */
const pairs = [
  ['--lb-ink', '--lb-paper', 7],
  ['--lb-ink', '--lb-card', 7],
  ['--lb-ink', '--lb-well', 7],
  ['--lb-ink-soft', '--lb-paper', 4.5],
  ['--lb-ink-soft', '--lb-card', 4.5],
  ['--lb-ink-soft', '--lb-well', 4.5],
  ['--lb-line-strong', '--lb-card', 3],
  ['--lb-line-strong', '--lb-paper', 3],
  ['--lb-on-honey', '--lb-honey', 4.5],
  ['--lb-on-accent', '--lb-accent', 4.5],
  ['--lb-accent', '--lb-card', 4.5],
  ['--lb-accent', '--lb-paper', 4.5],
  ['--lb-accent', '--lb-accent-soft', 4.5],
  ['--lb-on-head', '--lb-head', 4.5],
  ...['ok', 'ask', 'warn', 'bad', 'out', 'end'].map(
    (state) => [`--lb-${state}`, `--lb-${state}-soft`, 4.5] as const,
  ),
] as const;

const faint = (all: ReadonlyMap<string, string>): string[] =>
  pairs
    .filter(([on, ground, least]) => contrast(all.get(on) ?? '', all.get(ground) ?? '') < least)
    .map(([on, ground]) => `${on} on ${ground}`);

describe.each(['', DARK])('the contrast of the tokens, %s', (within) => {
  const common = tokensOf(tokens, ':root', within);

  test('is measured: grey on grey is caught', () => {
    expect(faint(new Map([...common, ['--lb-ink', '#888888'], ['--lb-paper', '#999999']]))).toContain(
      '--lb-ink on --lb-paper',
    );
  });

  test.each(allianceColours)('is enough in %s', (colour) => {
    const own = tokensOf(tokens, `[data-colour='${colour}']`, within);
    expect(own.size).toBe(6);
    const all = new Map([...tokensOf(tokens, ':root'), ...common, ...own]);
    for (const [on, ground] of pairs)
      for (const name of [on, ground]) expect(all.get(name)).toMatch(/^#[\da-f]{6}$/);
    expect(faint(all)).toEqual([]);
  });
});

test('mails are in the colours of the pages', () => {
  for (const colour of allianceColours) {
    const own = tokensOf(tokens, `[data-colour='${colour}']`);
    expect(mailColours[colour]).toEqual({ band: own.get('--lb-head'), button: own.get('--lb-accent') });
  }
});

describe('the sheet of signs', () => {
  const svg = readFileSync('src/web/assets/icons.svg');
  const symbols = [...svg.toString('utf8').matchAll(/<symbol id="([^"]+)"/g)].map(([, id]) => id!);

  test('has the hash of its bytes as its name', () => {
    expect(createHash('sha256').update(svg).digest('hex').slice(0, 16)).toBe(iconSheetVersion);
  });

  test('has every sign and every drawing, and no other', () => {
    const said = [...signs.map((name) => `i-${name}`), ...drawings.map((name) => `d-${name}`)];
    expect(symbols.toSorted()).toEqual([...said, 'i-bunting', 'i-crest', 'i-scene'].toSorted());
  });
});
