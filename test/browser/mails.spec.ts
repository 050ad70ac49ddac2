/** Each kind of mail on a phone: no sideways scrolling, whatever the names are; and mails have the colour of the pages. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { everyMail, lineFacts, office, reservationFacts } from '../support/every-mail.js';
import { freshContext, openChromium, type Language } from './support/chromium.js';

const WIDTH = 360;
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const UNBREAKABLE = 'W'.repeat(150);
const url = `https://leihen.sehr-langer-name-einer-gemeinde.example.org/b/auenbrueck/requests/${'0'.repeat(80)}`;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  const shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true } as const;
  page = await (await freshContext(browser, shape)).newPage();
});
afterAll(() => browser.close());

/** With a text that fits nowhere in every field. */
function crammed(text: string, language: Language) {
  const place = { name: text, address: `${text} 3`, accessNotes: text };
  const lines = [
    lineFacts({ itemName: text, unit: text, place }),
    lineFacts({ itemName: text, approvedQuantity: 2, place: { ...place, name: 'Bauhof' } }),
    lineFacts({ approvedQuantity: null }),
  ];
  const names = { partnerName: text, onBehalfOf: text, occasionName: text, contactName: text, note: text };
  return reservationFacts({ ...names, lines, link: url, language });
}

const texts = { 'a long German word': LONG, 'a word without end': UNBREAKABLE, 'an address': url };

describe.each(Object.entries(texts))('with %s in every field', (_what, text) => {
  const from = {
    ...office,
    name: text,
    contactName: text,
    contactPhone: text,
    contactHours: text,
    place: text,
  };

  test.each(['de', 'en'] as const)('no mail is wider than a phone (%s)', async (language) => {
    const wide: string[] = [];
    for (const [name, { html }] of everyMail(crammed(text, language), from)) {
      await page.setContent(html);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > WIDTH) wide.push(`${name}: ${width}`);
    }
    expect(wide).toEqual([]);
  });
});

test('a mail that is too wide would be seen', async () => {
  await page.setContent(`<p>${UNBREAKABLE}</p>`);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeGreaterThan(WIDTH);
});

test('the button of a mail has the colour of the buttons on the pages', async () => {
  const pixel = `(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    canvas.fillStyle = getComputedStyle(document.querySelector('.lb-btn, a[style]')).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].join(' ');
  })()`;
  const css = ['tokens', 'controls']
    .map((name) => readFileSync(`src/web/assets/${name}.css`, 'utf8'))
    .join('\n');
  await page.setContent(`<style>${css}</style><button class="lb-btn">Los</button>`);
  const onPages = await page.evaluate<string>(pixel);
  const [, approved] = everyMail(reservationFacts()).find(([name]) => name === 'approved')!;
  await page.setContent(approved.html);
  expect(await page.evaluate<string>(pixel)).toBe(onPages);
});
