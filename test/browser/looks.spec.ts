/** The looks of the main pages beside kept pictures: a change that breaks a page is seen. `KEEP=1 npm run test:looks` keeps new ones, to be looked at before they are committed. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Device, Theme } from './support/chromium.js';
import { difference, seenFromAfar } from './support/likeness.js';
import { LOOKED_AT, mainPages, type MainPage } from './support/main-pages.js';
import { Person } from './support/person.js';
import { stage } from './support/stage.js';

const FOLDER = 'test/browser/kept';
/** Fonts are ours; a new Chromium draws edges a little differently. */
const TOLERANCE = 0.02;

const isKeeping = process.env['KEEP'] === '1';
const on = stage(undefined, { now: LOOKED_AT });

beforeAll(() => void mkdirSync(FOLDER, { recursive: true }));

async function shown({ who, path }: MainPage, device: Device, theme: Theme): Promise<Buffer> {
  const person = await Person.at(on.browser, {
    device,
    theme,
    language: 'de',
    hand: 'mouse',
    hasScript: false,
  });
  if (who !== undefined) await person.enter(on.site, who);
  await person.open(`${on.site.origin}${path(on.site)}`);
  await person.page.evaluate('document.fonts.ready');
  const picture = await person.page.screenshot({ animations: 'disabled', scale: 'css' });
  await person.leave();
  return seenFromAfar(picture, device);
}

function beside(name: string, seen: Buffer): Promise<number> {
  const file = join(FOLDER, `${name}.png`);
  if (isKeeping) writeFileSync(file, seen);
  if (!existsSync(file)) throw new Error(`No picture is kept of ${name}.`);
  return difference(seen, readFileSync(file));
}

describe('a page', () => {
  test('that lost its style sheets is seen', async () => {
    const page = mainPages.find(({ name }) => name === 'list')!;
    const person = await Person.at(on.browser, {
      device: 'phone',
      language: 'de',
      hand: 'mouse',
      hasScript: false,
    });
    await person.page.route('**/*.css', (route) => route.abort());
    await person.open(`${on.site.origin}${page.path(on.site)}`);
    const bare = await seenFromAfar(await person.page.screenshot({ scale: 'css' }), 'phone');
    await person.leave();
    expect(await difference(bare, await shown(page, 'phone', 'light'))).toBeGreaterThan(5 * TOLERANCE);
  });
});

describe.each([
  ['phone', 'light'],
  ['desktop', 'light'],
  ['phone', 'dark'],
] as const)('on a %s, %s,', (device, theme) => {
  test.each(mainPages.map((page) => [page.name, page] as const))(
    '%s looks as it was kept',
    async (name, page) => {
      const seen = await shown(page, device, theme);
      expect(await beside(`${name}-${device}-${theme}`, seen)).toBeLessThan(TOLERANCE);
    },
  );
});
