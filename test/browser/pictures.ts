/** Pictures of the main pages, in German: `npm run pictures`, after a build. All of them, phone and desktop, light and dark, go to `var/pictures` to be looked at; the README's go to `docs/pictures`. Not a test of anything but that they are there and small. */
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Device, Theme } from './support/chromium.js';
import { asked } from './support/loans.js';
import { LOOKED_AT, mainPages, WEEKEND, type MainPage } from './support/main-pages.js';
import { Person } from './support/person.js';
import { stage } from './support/stage.js';
import { at } from './support/weekends.js';

const FOLDER = 'var/pictures';
const KEPT = 'docs/pictures';
/** Of one picture. */
const MOST_BYTES = 300_000;

const inReadme = [
  'list-phone-light',
  'list-desktop-light',
  'portrait-desktop-light',
  'decisions-desktop-light',
];

const [WHEEL] = ['A-035'];

/** One request that can no longer be approved, so that every light is seen. */
const on = stage(
  async ({ site }) => {
    await asked(site, {
      occasion: 'Wintermarkt',
      when: WEEKEND,
      things: { [WHEEL]: 1 },
      hours: ['16:00', '09:00'],
    });
    const closed = { from: at(WEEKEND.from, '08:00'), until: at(WEEKEND.until, '12:00') };
    const closure = { itemId: site.item(WHEEL), quantity: 1, ...closed, reason: 'Scheibe verzogen' };
    await site.done('closures', 'koordination@example.org', closure);
    for (const folder of [FOLDER, KEPT]) mkdirSync(folder, { recursive: true });
  },
  { now: LOOKED_AT },
);

async function picture({ name, who, path }: MainPage, device: Device, theme: Theme): Promise<string> {
  const person = await Person.at(on.browser, {
    device,
    theme,
    language: 'de',
    hand: 'mouse',
    hasScript: true,
  });
  if (who !== undefined) await person.enter(on.site, who);
  await person.open(`${on.site.origin}${path(on.site)}`);
  await person.page.evaluate('document.fonts.ready');
  const file = join(FOLDER, `${name}-${device}-${theme}.png`);
  await person.page.screenshot({ path: file, animations: 'disabled', scale: 'css' });
  await person.leave();
  return file;
}

test.each(
  (['phone', 'desktop'] as const).flatMap((device) =>
    (['light', 'dark'] as const).map((theme) => [device, theme] as const),
  ),
)(
  'on a %s, %s',
  async (device, theme) => {
    const sizes: number[] = [];
    for (const page of mainPages) {
      const file = await picture(page, device, theme);
      const isKept = inReadme.includes(`${page.name}-${device}-${theme}`);
      if (isKept) copyFileSync(file, join(KEPT, `${page.name}-${device}.png`));
      sizes.push(statSync(file).size);
    }
    expect(Math.min(...sizes)).toBeGreaterThan(2_000);
    expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
  },
  240_000,
);
