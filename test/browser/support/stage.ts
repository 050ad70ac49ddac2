/** The stage of a test file: a site of its own, and a browser. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openChromium } from './chromium.js';
import { Site } from './site.js';

export interface Stage {
  site: Site;
  browser: Browser;
}

/** Filled before the first test; `prepare` runs once both are there. `now`: where the server's clock begins. */
export function stage(
  prepare: (stage: Stage) => Promise<void> = () => Promise.resolve(),
  now?: string,
): Stage {
  const made = {} as Stage;
  beforeAll(async () => {
    made.site = await Site.open(now);
    made.browser = await openChromium();
    await prepare(made);
  });
  afterAll(async () => {
    await (made as Partial<Stage>).browser?.close();
    await (made as Partial<Stage>).site?.close();
  });
  return made;
}
