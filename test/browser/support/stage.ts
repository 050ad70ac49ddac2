/** The stage of a test file: a site of its own, and a browser. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openChromium } from './chromium.js';
import { Site, type Clockwork } from './site.js';

export interface Stage {
  site: Site;
  browser: Browser;
}

/** Filled before the first test; `prepare` runs once both are there. */
export function stage(
  prepare: (stage: Stage) => Promise<void> = () => Promise.resolve(),
  clockwork: Clockwork = {},
): Stage {
  const made = {} as Stage;
  beforeAll(async () => {
    made.site = await Site.open(clockwork);
    made.browser = await openChromium();
    await prepare(made);
  });
  afterAll(async () => {
    await (made as Partial<Stage>).browser?.close();
    await (made as Partial<Stage>).site?.close();
  });
  return made;
}
