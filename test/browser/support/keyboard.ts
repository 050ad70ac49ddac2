/** The keyboard alone: whatever is used must be reached with Tab, and must show that it is. */
import type { Locator, Page } from 'playwright-core';

const MOST_STOPS = 400;
const SOFT_SCROLL_MS = 2_000;

/** Tabs on until it has the focus; fails where it never gets it, or where nothing is seen of it. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let stops = 0; !(await hasFocus(target)); stops += 1) {
    if (stops > MOST_STOPS) throw new Error(`Tab never comes to ${String(target)}.`);
    await page.keyboard.press('Tab');
  }
  // A page may scroll softly, so what has the focus is given a moment to come into view.
  await page.waitForFunction('!look.hidesFocus()', undefined, { timeout: SOFT_SCROLL_MS }).catch(() => {
    throw new Error(`${String(target)} has the focus, but lies behind something else.`);
  });
  if (!(await page.evaluate<boolean>('look.showsFocus()')))
    throw new Error(`Nobody sees that ${String(target)} has the focus.`);
}

/** Reaches it and presses the key that people press there. */
export async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  const isLink = await target.evaluate((element) => element.tagName === 'A');
  await page.keyboard.press(isLink ? 'Enter' : 'Space');
}

/** Of radio buttons, the browser gives the focus to one for all. */
const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { activeElement } = element.ownerDocument as unknown as { activeElement: typeof element };
    const group = (one: typeof element): string => `${one.getAttribute('type')} ${one.getAttribute('name')}`;
    const isRadio = element.getAttribute('type') === 'radio';
    return activeElement === element || (isRadio && group(activeElement) === group(element));
  });
