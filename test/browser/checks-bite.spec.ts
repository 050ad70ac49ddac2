/** The checks that every page goes through find what is wrong: each is shown a page with a planted fault first. */
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freshContext } from './support/chromium.js';
import { allFaults, Watch } from './support/page-checks.js';
import { stage } from './support/stage.js';

const on = stage(async ({ site, browser }) => {
  const context = await freshContext(browser, {
    device: 'desktop',
    language: 'de',
    hand: 'mouse',
    hasScript: true,
  });
  page = await context.newPage();
  watch = new Watch(page, site.origin);
});
let page: Page;
let watch: Watch;

/** What the checks say of the front page after a script has spoilt it. */
async function faultsWith(spoiling: string): Promise<string[]> {
  await page.goto(on.site.origin);
  await page.evaluate(`(() => { const main = document.querySelector('main'); ${spoiling} })()`);
  // What the browser reports arrives a moment later.
  await page.waitForTimeout(50);
  return allFaults(page, watch, 'de');
}

const add = (html: string): string => `main.insertAdjacentHTML('beforeend', ${JSON.stringify(html)})`;

describe('the checks', () => {
  test('find nothing on the front page', async () => {
    expect(await faultsWith('')).toEqual([]);
  });

  test.each([
    ['a field without a label', add('<input name="x" style="">'), /axe label/],
    [
      'text that is too pale',
      `${add('<p id="pale">Kaum zu lesen</p>')}; document.getElementById('pale').style.color = '#bbb'`,
      /axe color-contrast/,
    ],
    ['a second main heading', add('<h1>Noch einer</h1>'), /2 main headings/],
    ['another language', `document.documentElement.lang = 'en'`, /language is en instead of de/],
    [
      'something wider than a phone',
      `${add('<p id="wide">breit</p>')}; document.getElementById('wide').style.width = '700px'`,
      /scrolls sideways at 640 px/,
    ],
    [
      'a small button',
      `${add('<button id="b">x</button>')}; document.getElementById('b').style.padding = 0`,
      /too small: <button/,
    ],
    [
      'small print',
      `${add('<p id="tiny">Kleingedrucktes</p>')}; document.getElementById('tiny').style.fontSize = '11px'`,
      /too small: "Kleingedrucktes"/,
    ],
    ['a base that is not 18 px', `document.documentElement.style.fontSize = '16px'`, /baseSize is 16px/],
    [
      'a short word on two lines',
      `${add('<p id="b">Sperre</p>')}; Object.assign(document.getElementById('b').style, { width: '2em', overflowWrap: 'anywhere' })`,
      /no room: .*"Sperre" is broken/,
    ],
    [
      'a focus that nobody sees',
      `${add('<button id="b">Unsichtbar im Fokus</button>')}; Object.assign(document.getElementById('b').style, { outline: 'none', boxShadow: 'none' })`,
      /the focus cannot be seen on <button/,
    ],
    ['an inline style', add('<p style="color:red">rot</p>'), /on the console: .*style/i],
    [
      'an inline script',
      `const s = document.createElement('script'); s.textContent = 'alert(1)'; main.append(s)`,
      /on the console: .*script/i,
    ],
    [
      'a picture from elsewhere',
      add('<img alt="" src="http://127.0.0.1:9/x.png">'),
      /on the console|asks another host/,
    ],
    ['a script that fails', `setTimeout(() => { throw new Error('kaputt') })`, /a script fails: kaputt/],
  ])('find %s', async (_, spoiling, expected) => {
    expect(await faultsWith(spoiling)).toContainEqual(expect.stringMatching(expected));
  });
});
