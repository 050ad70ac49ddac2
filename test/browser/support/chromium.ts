/** Debian's Chromium, and the shapes in which people sit before it. */
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** A fresh profile, deleted in the end; nothing that calls home. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export type Language = 'de' | 'en';
export type Device = 'phone' | 'desktop';
/** Whether somebody has set their system to dark. */
export type Theme = 'light' | 'dark';
export type Hand = 'finger' | 'mouse' | 'keyboard';

/** How somebody uses the pages. */
export interface Shape {
  device: Device;
  language: Language;
  hand: Hand;
  hasScript: boolean;
  /** Light unless said otherwise. */
  theme?: Theme;
}

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const desktop = { viewport: { width: 1280, height: 900 } };
const MOBILE_AGENT =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

export const optionsFor = ({
  device,
  language,
  hasScript,
  theme = 'light',
}: Shape): BrowserContextOptions => ({
  ...(device === 'phone' ? { ...phone, userAgent: MOBILE_AGENT } : desktop),
  locale: locales[language],
  timezoneId: 'Europe/Berlin',
  javaScriptEnabled: hasScript,
  colorScheme: theme,
});

/** For whatever a page is to show. */
const PATIENCE_MS = 10_000;

const IN_PAGE = fileURLToPath(new URL('in-page.js', import.meta.url));

/** Nobody's cookies, nobody's cache. */
export async function freshContext(browser: Browser, shape: Shape): Promise<BrowserContext> {
  const context = await browser.newContext(optionsFor(shape));
  await context.addInitScript({ path: IN_PAGE });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

const usual = { hasScript: true } as const;

/** Phone and desktop in both languages; once without JavaScript, once by keyboard only. */
export const shapes: readonly (Shape & { called: string })[] = [
  { called: 'on a phone in German', device: 'phone', language: 'de', hand: 'finger', ...usual },
  { called: 'on a phone in English', device: 'phone', language: 'en', hand: 'finger', ...usual },
  { called: 'on a desktop in German', device: 'desktop', language: 'de', hand: 'mouse', ...usual },
  { called: 'on a desktop in English', device: 'desktop', language: 'en', hand: 'mouse', ...usual },
  { called: 'without JavaScript', device: 'phone', language: 'de', hand: 'finger', hasScript: false },
  { called: 'by keyboard only', device: 'desktop', language: 'de', hand: 'keyboard', ...usual },
];
