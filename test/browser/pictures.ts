/** Pictures of the main pages for README and notes, in German: `npm run pictures`, after a build. Not a test of anything but their size. */
import { expect, test } from '@jest/globals';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Shape } from './support/chromium.js';
import { asked } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople, type Site } from './support/site.js';
import { stage } from './support/stage.js';
import { at, weekend } from './support/weekends.js';
import { words } from './support/words.js';

const FOLDER = 'docs/pictures';
const MOST_BYTES = 200_000;

const phone: Shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true };
const desktop: Shape = { device: 'desktop', language: 'de', hand: 'mouse', hasScript: true };

const { coordinator, member } = demoPeople;
const [WHEEL, SETS, PAVILION] = ['A-035', 'A-001', 'A-011'];

/** One request that can no longer be approved, so that every light is seen. */
const on = stage(async ({ site }) => {
  const when = weekend(4);
  await asked(site, { occasion: 'Herbstmarkt', when, things: { [WHEEL]: 1 }, hours: ['16:00', '09:00'] });
  const closed = { from: at(when.from, '08:00'), until: at(when.until, '12:00') };
  const closure = { itemId: site.item(WHEEL), quantity: 1, ...closed, reason: 'Scheibe verzogen' };
  await site.done('closures', coordinator, closure);
  mkdirSync(FOLDER, { recursive: true });
});

const listAddress = (site: Site): string => {
  const { from, until } = weekend(2);
  return site.at(`?from=${from}&until=${until}`);
};

/** Answers its size in bytes. */
async function picture(person: Person, name: string): Promise<number> {
  const path = join(FOLDER, `${name}.png`);
  await person.page.evaluate('document.fonts.ready');
  await person.page.screenshot({ path, animations: 'disabled', scale: 'css' });
  return statSync(path).size;
}

/** From the list over the basket to the request that was sent. */
async function asking(person: Person): Promise<number[]> {
  const sizes: number[] = [];
  await person.open(`${listAddress(on.site)}#list`);
  await person.want(on.site.item(SETS), 5);
  await person.want(on.site.item(PAVILION), 1);
  await person.page.evaluate("document.querySelector('.lb-items').scrollIntoView()");
  sizes.push(await picture(person, 'list-phone'));
  await person.go(person.the('button', words.de.toBasket));
  sizes.push(await picture(person, 'basket-phone'));
  await person.type(words.de.occasion, 'Sommerfest');
  await person.go(person.the('button', words.de.send));
  sizes.push(await picture(person, 'request-phone'));
  return sizes;
}

test('what a volunteer sees on a phone', async () => {
  const person = await Person.signedIn(on.browser, phone, on.site, member);
  expect(Math.max(...(await asking(person)))).toBeLessThan(MOST_BYTES);
  await person.leave();
});

test('what visitors and the coordination see on a desktop', async () => {
  const visitor = await Person.at(on.browser, desktop);
  await visitor.open(listAddress(on.site));
  const sizes = [await picture(visitor, 'list-desktop')];
  await visitor.open(on.site.at(`/items/${on.site.item(SETS)}`));
  sizes.push(await picture(visitor, 'item-desktop'));
  const person = await Person.signedIn(on.browser, desktop, on.site, coordinator);
  for (const page of ['decisions', 'calendar', 'manage']) {
    await person.open(on.site.at(`/${page}`));
    sizes.push(await picture(person, `${page}-desktop`));
  }
  expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
  await Promise.all([visitor.leave(), person.leave()]);
});
