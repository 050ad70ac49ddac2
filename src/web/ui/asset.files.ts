/** Style sheets, fonts and the script of our pages: read once, and named by a hash of all, so that browsers keep them for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { iconSheetVersion } from './icon-sheet.js';
import type { AssetPaths } from './layout.js';

export interface Asset {
  type: string;
  bytes: Buffer;
}

const own = (name: string): string => fileURLToPath(new URL(`../assets/${name}`, import.meta.url));
const kern = dirname(createRequire(import.meta.url).resolve('@kern-ux/native/dist/kern.min.css'));

const css = 'text/css; charset=utf-8';
const font = 'font/woff2';

const read = (type: string, ...paths: string[]): Asset => ({
  type,
  bytes: Buffer.concat(paths.map((path) => readFileSync(path))),
});

/** Ours, one for each need, in the order in which they speak; one file for the browser. */
const sheets = [
  'tokens',
  'ground',
  'frame',
  'controls',
  'forms',
  'states',
  'panels',
  'tables',
  'period',
  'catalogue',
  'item',
  'lines',
  'loan',
  'photos',
  'coordination',
  'calendar',
  'desk',
  'portrait',
  'design',
  'basket',
  'manage',
  'import',
  'account',
  'paper',
];

/** By the name in the address. Two fonts of the design system are all that we need. */
export const assets: ReadonlyMap<string, Asset> = new Map([
  ['kern.css', read(css, join(kern, 'kern.min.css'))],
  ['leihbund.css', read(css, ...sheets.map((name) => own(`${name}.css`)))],
  ['icons.svg', read('image/svg+xml', own('icons.svg'))],
  ['leihbund.js', read('text/javascript; charset=utf-8', own('leihbund.js'))],
  ['regular.woff2', read(font, join(kern, 'fonts/fira-sans/FiraSans-Regular.woff2'))],
  ['semibold.woff2', read(font, join(kern, 'fonts/fira-sans/FiraSans-SemiBold.woff2'))],
]);

const hash = createHash('sha256');
for (const { bytes } of assets.values()) hash.update(bytes);

/** What may be kept for ever: the sheet of signs has a name of its own. */
export const isKept = (version: string): boolean => version === assetsVersion || version === iconSheetVersion;

/** Changes with any of the files. */
export const assetsVersion = hash.digest('hex').slice(0, 16);

const at = (name: string): string => `/assets/${assetsVersion}/${name}`;

export const assetPaths: AssetPaths = {
  styles: [at('kern.css'), at('leihbund.css')],
  script: at('leihbund.js'),
};
