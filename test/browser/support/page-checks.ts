/** What must hold on every page, checked in the browser: axe, reflow, targets, text, focus, and that nobody else is asked for anything. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page, Request } from 'playwright-core';
import type { Language } from './chromium.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string[]; html: string; failureSummary: string }[];
}

/** One line for each thing that axe found. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${axe};0`);
  const run = `axe.run({ runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`;
  const { violations } = await page.evaluate<{ violations: Violation[] }>(run);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(
      ({ target, html, failureSummary }) =>
        `axe ${id} (${impact}): ${help}, at ${target.join(' ')}: ${html.slice(0, 160)} – ${failureSummary.split('\n').slice(1, 3).join(';')}`,
    ),
  );
}

interface Facts {
  language: string;
  title: string;
  headings: number;
  baseSize: string;
  stolenOrder: number;
}

/** What the frame of every page promises. */
export async function frameFaults(page: Page, language: Language): Promise<string[]> {
  const { headings, title, ...facts } = await page.evaluate<Facts>('look.facts()');
  const wanted = { language, baseSize: '18px', stolenOrder: 0 };
  const wrong = Object.entries(wanted).filter(([name, value]) => facts[name as keyof typeof facts] !== value);
  return [
    ...wrong.map(([name, value]) => `${name} is ${facts[name as keyof typeof facts]} instead of ${value}`),
    ...(headings === 1 ? [] : [`${headings} main headings`]),
    ...(title === '' ? ['no title'] : []),
  ];
}

/**
 * No sideways scrolling. A zoom of 200 % on a window of 1280 px lays a page out in 640 px, and 400 % in 320 px: for the
 * layout the window's width in CSS pixels is all that zooming changes.
 */
export async function reflowFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize()!;
  const faults: string[] = [];
  for (const width of [1280, 640, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate<string[]>('look.overflow()');
    faults.push(...wide.map((fault) => `scrolls sideways at ${width} px: ${fault}`));
  }
  await page.setViewportSize(before);
  return faults;
}

/** Targets of 44 px, on the phone's width, text that can be read, and room for short words. */
export async function sizeFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width: 360, height: 740 });
  const small = await page.evaluate<string[]>('[...look.smallTargets(), ...look.smallTexts()]');
  const broken = await page.evaluate<string[]>('look.brokenWords()');
  await page.setViewportSize(before);
  return [...small.map((fault) => `too small: ${fault}`), ...broken.map((fault) => `no room: ${fault}`)];
}

export async function focusFaults(page: Page): Promise<string[]> {
  const hidden = await page.evaluate<string[]>('look.hiddenFocus()');
  return hidden.map((fault) => `the focus cannot be seen on ${fault}`);
}

/** Listens to a page: scripts that fail, policies that are broken, hosts that are not ours. */
export class Watch {
  private faults: string[] = [];

  constructor(page: Page, origin: string) {
    page.on('request', (request) => this.note(foreign(request, origin)));
    page.on('pageerror', (error) => this.note(`a script fails: ${error.message}`));
    page.on('dialog', (dialog) => {
      this.note(`a dialog opens: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      // That a page itself was a 404 or a 422 is no fault; that something it needs is missing is one.
      const isThePage =
        message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      if (message.type() === 'error' && !isThePage) this.note(`on the console: ${message.text()}`);
    });
  }

  /** Since the last time. */
  taken(): string[] {
    const faults = this.faults;
    this.faults = [];
    return faults;
  }

  private note(fault: string | undefined): void {
    if (fault !== undefined) this.faults.push(fault);
  }
}

const foreign = (request: Request, origin: string): string | undefined => {
  const address = request.url();
  const isOurs = address.startsWith(`${origin}/`) || address.startsWith('data:');
  return isOurs ? undefined : `asks another host: ${address}`;
};

/** All of it. */
export async function allFaults(page: Page, watch: Watch, language: Language): Promise<string[]> {
  return [
    ...(await axeFaults(page)),
    ...(await frameFaults(page, language)),
    ...(await reflowFaults(page)),
    ...(await sizeFaults(page)),
    ...(await focusFaults(page)),
    ...watch.taken(),
  ];
}
