/** The docs: every path, link and rule that they or a comment name is there. Each check first bites a planted fault. */
import { describe, expect, test } from '@jest/globals';
import {
  commentsOf,
  lostLinks,
  lostPaths,
  rulesOf,
  titlesOf,
  told,
  treeOfRepository,
  unknownRules,
  type Told,
} from '../support/docs.js';

const tree = treeOfRepository();
const pages = tree.filter((path) => path.endsWith('.md')).map(told);
const commands = ['package.json', '.ci/run', '.ci/check', '.ci/install', '.ci/first-loan.mjs'].map(told);
const sources = tree.filter((path) => /^(src|test)\/.*\.(tsx?|mjs|js)$/.test(path)).map(told);
// What this file and its helper say of paths and rules are planted faults and examples.
const isOwn = ({ path }: Told): boolean => /\/docs(\.spec)?\.ts$/.test(path);
const comments = sources.map(commentsOf).filter((one) => !isOwn(one));

const planted = (text: string, path = 'docs/planted.md'): Told[] => [{ path, text }];

describe('a path that is named', () => {
  const small = [
    'README.md',
    'docs/tour.md',
    'src/items/item-page.tsx',
    'src/web/public/item-page.tsx',
    'src/web/public/list-page.tsx',
    'test/support/mails.ts',
    'test/api/two-servers.spec.ts',
  ];
  const said = (text: string, path?: string): string[] => lostPaths(planted(text, path), small);

  test.each([
    ['a file that moved', '`src/web/list-page.tsx` is first.'],
    ['a file of another folder', '`items/list-page.tsx`'],
    ['a bare name', 'See `forgotten.ts`.'],
    ['a folder', 'It stands in src/attic/ now.'],
    ['a document', 'See contributing.md.'],
    ['a command', 'Run .ci/walk first.'],
    ['whatever it is called', 'test/api/three-….spec.ts'],
  ])('and is not there is caught: %s', (_what, text) => {
    expect(said(text)).toHaveLength(1);
    expect(said(text)[0]).toMatch(/^docs\/planted\.md: .* is not there$/);
  });

  test('by a name that two files have is caught', () => {
    expect(said('See `item-page.tsx`.')).toEqual([
      'docs/planted.md: item-page.tsx may be src/items/item-page.tsx or src/web/public/item-page.tsx',
    ]);
  });

  test.each([
    ['whole', '`src/web/public/list-page.tsx`, README.md and `docs/tour.md`'],
    ['from its folder on', '`public/list-page.tsx`'],
    ['by the one file of the name', '`list-page.tsx`, `mails.ts`'],
    ['after its folder', '`src/web/public` has `item-page.tsx`.'],
    ['after a file beside it', '`src/web/public/list-page.tsx` and `item-page.tsx`'],
    ['by what stands for several', '`*-page.tsx`, `test/api/two-….spec.ts`, src/web/<audience>/'],
    ['in a rule against it', 'No `index.ts`.'],
  ])('and is there is not: %s', (_how, text) => {
    expect(said(text)).toEqual([]);
  });

  test('in a comment means what stands beside it', () => {
    expect(said('/** As in item-page.tsx. */', 'src/items/items.ts')).toEqual([]);
  });

  test('in code is left to the compiler', () => {
    const [{ text }] = [commentsOf({ path: 'src/a.ts', text: `const a = 'src/b.ts'; // src/c.ts` })];
    expect(text).toBe('// src/c.ts');
  });

  test('by the docs is there', () => {
    expect(lostPaths([...pages, ...commands], tree)).toEqual([]);
  });

  test('by a comment is there', () => {
    expect(lostPaths(comments, tree)).toEqual([]);
  });
});

describe('a link', () => {
  const small = ['README.md', 'docs/planted.md', 'docs/tour.md', 'docs/decisions/0001-door.md'];
  const tour = { path: 'docs/tour.md', text: '# A tour\n\n## 1. The door' };
  const said = (text: string): string[] => lostLinks([...planted(text), tour], small);

  test.each(['[a](gone.md)', '[a](docs/tour.md)', '[a](tour.md#2-the-roof)', '[a](#nothing)'])(
    'that leads nowhere is caught: %s',
    (text) => {
      expect(said(text)).toHaveLength(1);
    },
  );

  test('that leads somewhere is not', () => {
    const text =
      '# Here\n[a](tour.md) [b](../README.md) [c](decisions/) [d](tour.md#1-the-door) [e](#here) [f](https://example.org/x)';
    expect(said(text)).toEqual([]);
  });

  test('of ours leads somewhere', () => {
    expect(lostLinks(pages, tree)).toEqual([]);
  });
});

describe('a rule that is cited', () => {
  const rules = rulesOf(
    planted('## A. Booking\n\n- **A05** Acts once.\n- **R4** No backslash.\n- **R5** No.\n'),
  );
  const said = (text: string): string[] => unknownRules(planted(text), rules);

  test.each(['(safety.md, A06)', '(A05, R6)', '(rule R44)', '(R4 to R6)', '(safety.md, B)'])(
    'and has no entry is caught: %s',
    (text) => {
      expect(said(text)).toHaveLength(1);
    },
  );

  test('and has one is not, nor what only looks like a rule', () => {
    expect(said('(safety.md, A05; R4 to R5) (safety.md, A) %C3%BC 3%2C2 T-2027-0042 UTF8')).toEqual([]);
  });

  test('in the name of a test counts too', () => {
    expect(titlesOf({ path: 'a', text: `test('L5: a name', go); const wall = 'B12';` }).text).toBe('L5');
  });

  test('by us has an entry', () => {
    const ours = rulesOf(['docs/safety.md', 'docs/calendar-and-mail.md'].map(told));
    const titles = sources.filter((one) => !isOwn(one)).map(titlesOf);
    const citing = [...comments, ...titles, ...pages];
    expect(unknownRules(citing, ours)).toEqual([]);
    expect(
      citing.filter(({ text }) => unknownRules([{ path: '', text }], new Set()).length > 0).length,
    ).toBeGreaterThan(20);
  });
});
