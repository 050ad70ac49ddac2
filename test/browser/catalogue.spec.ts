/** The list and an item in the browser: what is on the first screen, how far it is by keyboard, and that a step keeps the place. */
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { freshContext, type Shape } from './support/chromium.js';
import { axeFaults, focusFaults, reflowFaults, sizeFaults } from './support/page-checks.js';
import { Person } from './support/person.js';
import { stage } from './support/stage.js';
import { weekend } from './support/weekends.js';

const on = stage();

const phone: Shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true };
const desktop: Shape = { device: 'desktop', language: 'de', hand: 'keyboard', hasScript: true };

const query = (): string => {
  const { from, until } = weekend(1);
  return `?from=${from}&until=${until}`;
};

const LAST_KITCHEN = 'A-047';

test('on a phone the first thing stands on the first screen, with the days and its number', async () => {
  const person = await Person.at(on.browser, phone);
  await person.open(on.site.at(query()));
  const [card, field] = [
    person.page.locator('article').first(),
    person.page.locator('[name^="quantity."]').first(),
  ];
  expect((await card.boundingBox())!.y).toBeLessThan(480);
  const { y, height } = (await field.boundingBox())!;
  expect(y + height).toBeLessThan(740);
  await person.leave();
});

/** Presses of Tab, with jumps by the marks, until the last number of a category has the focus. */
async function stopsTo(page: Page, mark: number): Promise<number> {
  const link = page.locator('nav a[href^="#category-"]').nth(mark);
  const last = page
    .locator(`section${await link.getAttribute('href')} article`)
    .last()
    .locator('a, input:not([type=hidden])')
    .last();
  let stops = 0;
  const tabTo = async (target: typeof link): Promise<void> => {
    while (!(await target.evaluate((element) => element === element.ownerDocument.activeElement))) {
      await page.keyboard.press('Tab');
      stops += 1;
      if (stops > 200) throw new Error('Tab never comes there.');
    }
  };
  await tabTo(link);
  await page.keyboard.press('Enter');
  await tabTo(last);
  return stops;
}

test('by keyboard the last thing of every category is at most 60 stops away', async () => {
  const person = await Person.at(on.browser, desktop);
  await person.open(on.site.at(query()));
  const marks = await person.page.locator('nav a[href^="#category-"]').count();
  expect(marks).toBeGreaterThan(5);
  for (let mark = 0; mark < marks; mark += 1) {
    await person.open(on.site.at(query()));
    expect(await stopsTo(person.page, mark)).toBeLessThanOrEqual(60);
  }
  await person.leave();
});

describe.each([
  ['with script', true],
  ['without script', false],
])('a step %s', (_how, hasScript) => {
  test.each(['', '&view=table'])(
    'keeps the place in the list%s, and what was typed beside it',
    async (view) => {
      const person = await Person.at(on.browser, { ...phone, hasScript });
      const [first, last] = [on.site.item('A-001'), on.site.item(LAST_KITCHEN)];
      await person.open(on.site.at(`${query()}${view}`));
      await person.page.locator(`[name="quantity.${first}"]`).fill('7');
      await person.want(last, 1);
      expect(await person.page.locator(`[name="quantity.${last}"]`).inputValue()).toBe('1');
      expect(await person.page.locator(`[name="quantity.${first}"]`).inputValue()).toBe('7');
      expect(person.page.url()).toContain(view);
      const [bar, thing] = ['.lb-period', `#item-${last}`].map((one) => person.page.locator(one));
      const [above, box] = [(await bar!.boundingBox())!, (await thing!.boundingBox())!];
      expect(box.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
      expect(box.y).toBeLessThan(400);
      await person.leave();
    },
  );
});

test('Enter in the field of a number keeps it, and presses no − of another thing', async () => {
  const person = await Person.at(on.browser, desktop);
  await person.open(on.site.at(query()));
  const [first, other] = [on.site.item('A-001'), on.site.item('A-009')];
  await person.want(first, 2);
  await person.page.locator(`[name="quantity.${other}"]`).fill('20');
  const field = person.page.locator(`[name="quantity.${other}"]`);
  await Promise.all([person.page.waitForEvent('framenavigated'), field.press('Enter')]);
  await person.page.waitForLoadState('load');
  expect(await field.inputValue()).toBe('20');
  expect(await person.page.locator(`[name="quantity.${first}"]`).inputValue()).toBe('2');
  await person.leave();
});

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([
    ['the first visit', () => ''],
    ['the list', query],
    ['the table', () => `${query()}&view=table`],
    ['hits', () => `${query()}&search=Zelt`],
    ['an item', () => `/items/${on.site.item('A-011')}${query()}`],
    ['an item without days', () => `/items/${on.site.item('A-009')}`],
  ])('%s has no faults', async (_name, path) => {
    const context = await freshContext(on.browser, phone);
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(on.site.at(path()));
    const faults = [...(await axeFaults(page)), ...(await reflowFaults(page)), ...(await sizeFaults(page))];
    const bar = page.locator('.lb-when > summary');
    if ((await bar.count()) > 0) await bar.tap();
    faults.push(...(await axeFaults(page)), ...(await reflowFaults(page)), ...(await sizeFaults(page)));
    if (colorScheme === 'light') faults.push(...(await focusFaults(page)));
    expect(faults).toEqual([]);
    await context.close();
  });
});
