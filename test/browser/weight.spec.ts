/** What the first visit of the list costs: bytes, fonts, and seconds until the list is there on a slow connection. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CDPSession, Page } from 'playwright-core';
import { freshContext } from './support/chromium.js';
import { stage } from './support/stage.js';
import { weekend } from './support/weekends.js';

const on = stage();

const address = (): string => {
  const { from, until } = weekend(2);
  return on.site.at(`?from=${from}&until=${until}`);
};

/** Somebody who has never been here, with an empty cache. */
async function newcomer(): Promise<Page> {
  const shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true } as const;
  return (await freshContext(on.browser, shape)).newPage();
}

interface Fetched {
  type: string;
  url: string;
  bytes: number;
}

/** Everything that comes over the wire, headers included. */
async function listening(page: Page): Promise<{ wire: CDPSession; fetched: Map<string, Fetched> }> {
  const wire = await page.context().newCDPSession(page);
  const fetched = new Map<string, Fetched>();
  wire.on('Network.requestWillBeSent', ({ requestId, type, request: { url } }) => {
    // What stands in an address itself is no transfer.
    if (!url.startsWith('data:')) fetched.set(requestId, { type: type ?? '', url, bytes: 0 });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = fetched.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await wire.send('Network.enable');
  return { wire, fetched };
}

describe('the first visit of the list with a weekend chosen', () => {
  let all: Fetched[];

  beforeAll(async () => {
    const page = await newcomer();
    const { fetched } = await listening(page);
    await page.goto(address(), { waitUntil: 'networkidle' });
    all = [...fetched.values()];
    const lines = all.map(({ type, url, bytes }) => `  ${type} ${new URL(url).pathname}: ${bytes} bytes`);
    process.stdout.write(`First visit of the list:\n${lines.join('\n')}\n`);
    await page.context().close();
  });

  const isFont = ({ type }: Fetched): boolean => type === 'Font';

  test('weighs at most 150 kB over the wire, fonts aside', () => {
    const bytes = all.filter((one) => !isFont(one)).reduce((sum, one) => sum + one.bytes, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });

  test('fetches two fonts at most', () => {
    expect(all.filter(isFont).length).toBeLessThanOrEqual(2);
  });

  test('asks our own host only', () => {
    expect(all.filter(({ url }) => !url.startsWith(on.site.origin))).toEqual([]);
  });

  test('shows its text while the fonts have not come', async () => {
    const page = await newcomer();
    await page.route('**/*.woff2', () => undefined);
    await page.goto(address(), { waitUntil: 'domcontentloaded' });
    await page.waitForTimeout(500);
    const shown = await page.evaluate<string[]>(
      '[...document.fonts].map(({ status, display }) => `${status} ${display}`)',
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every((font) => /^(loading|unloaded) (swap|optional|fallback)$/.test(font))).toBe(true);
    await page.context().close();
  });
});

interface Profile {
  /** Milliseconds that each request waits. */
  latency: number;
  /** Kilobits in a second. */
  down: number;
  up: number;
}

/** As Lighthouse describes "Slow 4G": 150 ms, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G: Profile = { latency: 150, down: 1_600, up: 750 };
/** As DevTools throttles for its preset of that name, where every request waits 562.5 ms; measured for information. */
const DEVTOOLS: Profile = { latency: 562.5, down: 1_440, up: 675 };

/** No line at all: what the machine and the browser take for themselves. */
const AT_ONCE: Profile = { latency: 0, down: Infinity, up: Infinity };

const RUNS = 5;
const MOST_ROUNDS = 4;
/** Two round trips and 45 kB; 0.45 s were measured. */
const MOST_FOR_THE_LINE = 0.65;

/** In the page: the moment at which the first row of the list has been painted. */
const STOPWATCH = `new MutationObserver((_, watch) => {
  if (!document.querySelector('[name^="quantity."]')) return;
  watch.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.listAt = performance.now(); }));
}).observe(document, { childList: true, subtree: true })`;

async function secondsToList({ latency, down, up }: Profile): Promise<number> {
  const page = await newcomer();
  await page.addInitScript(STOPWATCH);
  const { wire } = await listening(page);
  const throughput = { downloadThroughput: bytesASecond(down), uploadThroughput: bytesASecond(up) };
  await wire.send('Network.emulateNetworkConditions', { offline: false, latency, ...throughput });
  await page.goto(address(), { waitUntil: 'load' });
  await page.waitForFunction('globalThis.listAt > 0');
  const milliseconds = await page.evaluate<number>('globalThis.listAt');
  await page.context().close();
  return milliseconds / 1_000;
}

/** Minus one: not held back. */
const bytesASecond = (kilobits: number): number => (Number.isFinite(kilobits) ? (kilobits * 1_000) / 8 : -1);

/** What the line adds, pair by pair in one run: a slow or busy machine makes both later. */
async function secondsOfTheLine(profile: Profile): Promise<number> {
  const added: number[] = [];
  for (let run = 0; run < RUNS; run += 1)
    added.push(-(await secondsToList(AT_ONCE)) + (await secondsToList(profile)));
  return added.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)]!;
}

async function median(profile: Profile): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await secondsToList(profile));
  return runs.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)]!;
}

describe('on a slow connection', () => {
  test('the line itself adds less than 0.65 s until the list is there', async () => {
    // Whatever else runs on this machine makes it later, never earlier: a bad round is measured anew.
    let seconds = await secondsOfTheLine(SLOW_4G);
    for (let round = 2; seconds >= MOST_FOR_THE_LINE && round <= MOST_ROUNDS; round += 1)
      seconds = await secondsOfTheLine(SLOW_4G);
    process.stdout.write(
      `The list on "Slow 4G", what the line adds, median of ${RUNS}: ${seconds.toFixed(2)} s\n`,
    );
    expect(seconds).toBeLessThan(MOST_FOR_THE_LINE);
  });

  test('where every request waits longer, it is measured too', async () => {
    const seconds = await median(DEVTOOLS);
    process.stdout.write(
      `The list where requests wait 562.5 ms, median of ${RUNS}: ${seconds.toFixed(2)} s\n`,
    );
    expect(seconds).toBeLessThan(3);
  });
});
