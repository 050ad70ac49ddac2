/** Reads our style sheets and the class names that pages use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type AtRule, type Container, type Rule } from 'postcss';

export interface Sheet {
  name: string;
  css: string;
}

const FOLDER = 'src/web/assets';

export const ourSheets = (): Sheet[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({ name, css: readFileSync(join(FOLDER, name), 'utf8') }));

/** One selector of one rule. */
export interface Dressed {
  sheet: string;
  /** `@media` conditions around it, from outside; empty for none. */
  within: string;
  selector: string;
  /** All selectors of its rule. */
  rule: string;
}

export const dressed = (sheets: readonly Sheet[]): Dressed[] =>
  sheets.flatMap(({ name, css }) => {
    const all: Dressed[] = [];
    parse(css).walkRules((rule) => {
      for (const selector of rule.selectors)
        all.push({ sheet: name, within: around(rule), selector, rule: rule.selectors.join(', ') });
    });
    return all;
  });

function around(rule: Rule): string {
  const names: string[] = [];
  for (let outer = rule.parent as Container | undefined; outer; outer = outer.parent as Container | undefined)
    if (outer.type === 'atrule') names.unshift(`@${(outer as AtRule).name} ${(outer as AtRule).params}`);
  return names.join(' ');
}

/** Ours among the classes that a selector names. */
export const classesIn = (selector: string): string[] =>
  [...selector.matchAll(/\.(lb-[\w-]+)/g)].map(([, name]) => name!);

export interface Named {
  /** As a whole. */
  names: ReadonlySet<string>;
  /** Of names that are put together: `lb-note--` of `lb-note--${look}`. */
  beginnings: ReadonlySet<string>;
}

/** What the sources of pages, and the script, call classes. */
export function namedIn(sources: readonly string[]): Named {
  const found = sources.flatMap((text) => [...text.matchAll(/\b(lb-[\w-]+)(\$\{)?/g)]);
  const is = (begins: boolean) =>
    new Set(found.filter((one) => (one[2] !== undefined) === begins).map((one) => one[1]!));
  return { names: is(false), beginnings: is(true) };
}

export const isNamed = (name: string, { names, beginnings }: Named): boolean =>
  names.has(name) || [...beginnings].some((beginning) => name.startsWith(beginning));

/** The sources of all pages. */
export const pageSources = (folder = 'src/web'): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** The custom properties that a rule with this selector sets, outside of any `@media`; or inside of the one given. */
export function tokensOf(css: string, selector: string, within = ''): ReadonlyMap<string, string> {
  const tokens = new Map<string, string>();
  parse(css).walkRules((rule) => {
    if (rule.selectors.includes(selector) && around(rule) === within)
      rule.walkDecls(/^--/, ({ prop, value }) => void tokens.set(prop, value));
  });
  return tokens;
}

/** WCAG 2.2: from 1 to 21; both as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
