/** What docs and comments name, as functions over text: each takes texts and names every path, link or rule that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export interface Told {
  /** From the root on: `docs/tour.md`. */
  path: string;
  text: string;
}

/** Every file of the repository, from the root on. */
export type Tree = readonly string[];

// Reading

const ROOMS = ['src', 'test', 'docs', 'seeds', '.ci'];

export function treeOfRepository(): Tree {
  const top = readdirSync('.', { withFileTypes: true }).filter((one) => one.isFile());
  const inside = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => posix.join(parentPath.replaceAll('\\', '/'), name)),
  );
  return [...top.map(({ name }) => name), ...inside];
}

export const told = (path: string): Told => ({ path, text: readFileSync(path, 'utf8') });

/** The comments of a source file alone: what its code does is the compiler's to check. */
export const commentsOf = ({ path, text }: Told): Told => ({
  path,
  text: (text.match(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g) ?? []).join('\n\n'),
});

// Paths

/** A file name with one of our endings, or a path that begins with a folder of ours; `…` and `*` stand for anything. */
const NAMED = /[\w./*…-]*[\w*…]\.(?:tsx?|md|csv|mjs)\b|(?<![\w./-])(?:src|test|seeds|docs|\.ci)\/[\w./*…-]*/g;

/** Said in rules only, for there is to be none. */
const FORBIDDEN = new Set(['index.ts']);

/** A short name must lead somewhere without guessing: one file is called so, or one near what was named last. */
export const lostPaths = (texts: readonly Told[], tree: Tree): string[] =>
  texts.flatMap(({ path, text }) => {
    let near = posix.dirname(path);
    return [...text.matchAll(NAMED)].flatMap(([said]) => {
      const name = said.replace(/^((\.{1,2}|\*\*)?\/)+/, '').replace(/[./]+$/, '');
      const found = FORBIDDEN.has(name) ? [name] : candidates(name, tree);
      if (found.length === 0) return [`${path}: ${said} is not there`];
      if (found.length > 1 && !standsForMany(name, tree) && nearest(found, near) === undefined)
        return [`${path}: ${said} may be ${found.join(' or ')}`];
      if (name.includes('/')) near = isFolder(name, tree) ? name : posix.dirname(found[0]!);
      return [];
    });
  });

/** The one beside, or else the only one beneath. */
function nearest(found: readonly string[], near: string): string | undefined {
  const beneath = found.filter((one) => one.startsWith(`${near}/`));
  return found.find((one) => posix.dirname(one) === near) ?? (beneath.length === 1 ? beneath[0] : undefined);
}

const standsForMany = (name: string, tree: Tree): boolean => /[*…]/.test(name) || isFolder(name, tree);

const isFolder = (name: string, tree: Tree): boolean => tree.some((path) => path.startsWith(`${name}/`));

/** The files that a name may mean: itself, those whose path ends with it (in `src` first), or those of a folder. */
function candidates(name: string, tree: Tree): readonly string[] {
  if (tree.includes(name)) return [name];
  if (isFolder(name, tree)) return tree.filter((path) => path.startsWith(`${name}/`));
  const escaped = name.replace(/[.+^$()|[\]\\]/g, '\\$&').replace(/…|\*+/g, '.*');
  const ending = new RegExp(`(^|/)${escaped}$`);
  const found = tree.filter((path) => ending.test(path));
  const inSource = found.filter((path) => path.startsWith('src/'));
  return inSource.length > 0 ? inSource : found;
}

// Links

/** Links of a Markdown file to files and headings that are not there. */
export const lostLinks = (texts: readonly Told[], tree: Tree): string[] =>
  texts.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^(https?|mailto):/.test(target))
      .filter((target) => !leadsSomewhere(target, path, texts, tree))
      .map((target) => `${path}: the link to ${target} leads nowhere`),
  );

function leadsSomewhere(target: string, from: string, texts: readonly Told[], tree: Tree): boolean {
  const [file = '', heading] = target.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), file).replace(/\/$/, '');
  if (!tree.includes(path) && !isFolder(path, tree)) return false;
  const text = texts.find((one) => one.path === path)?.text ?? '';
  return heading === undefined || headingsOf(text).includes(heading);
}

/** As forges name them: lower case, hyphens for spaces, and nothing but letters and numbers besides. */
const headingsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

// Rules

/** A05, B01 of the safety; R41, L5, N8 of calendars and mail. Behind `%` stands an encoded letter. */
const RULE = /(?<![\w%-])(?:[A-L]\d{2}|[RCLN]\d{1,2})(?![\w%])/g;

/** Numbers that have an entry of their own, and the letters of whole chapters. */
export const rulesOf = (texts: readonly Told[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap(({ text }) =>
      [...text.matchAll(/^- \*\*([A-Z]\d+)\*\*|^## ([A-Z])\. /gm)].map(
        ([, rule, chapter]) => rule ?? chapter!,
      ),
    ),
  );

/** Numbers that a text cites and that have no entry. `R37 to R47` means each of them. */
export const unknownRules = (texts: readonly Told[], rules: ReadonlySet<string>): string[] =>
  texts.flatMap(({ path, text }) =>
    [...new Set(cited(text))].filter((rule) => !rules.has(rule)).map((rule) => `${path}: cites ${rule}`),
  );

function cited(text: string): string[] {
  const ranges = [...text.matchAll(/\b([A-Z])(\d+) to \1(\d+)\b/g)].flatMap(([, letter, first, last]) =>
    Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => `${letter}${Number(first) + index}`,
    ),
  );
  const chapters = [...text.matchAll(/safety\.md, ([A-L])(?!\w)/g)].map(([, chapter]) => chapter!);
  return [...(text.match(RULE) ?? []), ...ranges, ...chapters];
}

/** The names of tests are sentences too, and some begin with the rule: `L5: a name with quotes …`. */
export const titlesOf = ({ path, text }: Told): Told => ({
  path,
  text: (text.match(/(?<=['"`])[A-Z]\d{1,2}(?=: )/g) ?? []).join('\n'),
});
