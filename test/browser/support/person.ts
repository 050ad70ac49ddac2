/** Somebody at a browser, who taps and types, while both are counted. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { freshContext, type Hand, type Language, type Shape } from './chromium.js';
import { press, reach } from './keyboard.js';
import type { Site } from './site.js';

type Role = 'button' | 'link' | 'checkbox' | 'radio';

export class Person {
  taps = 0;
  typed = 0;
  /** Errors on the console, of scripts and of the content security policy. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly hand: Hand,
    readonly language: Language,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      this.complaints.push(`A dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  static async at(browser: Browser, shape: Shape): Promise<Person> {
    const context = await freshContext(browser, shape);
    return new Person(context, await context.newPage(), shape.hand, shape.language);
  }

  /** Somebody who has signed in before. */
  static async signedIn(browser: Browser, shape: Shape, site: Site, email: string): Promise<Person> {
    const person = await Person.at(browser, shape);
    await person.enter(site, email);
    return person;
  }

  async enter(site: Site, email: string): Promise<void> {
    await this.context.addCookies([{ ...(await site.session(email)), url: site.origin }]);
  }

  leave(): Promise<void> {
    return this.context.close();
  }

  /** Types an address into the browser; counts nothing. */
  async open(address: string): Promise<void> {
    await this.page.goto(address);
  }

  /** From here on. */
  countAnew(): void {
    this.taps = 0;
    this.typed = 0;
  }

  the(role: Role, name: string | RegExp): Locator {
    return this.page.getByRole(role, { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first();
  }

  /** One tap, on what stays on this page. */
  async tap(target: Locator): Promise<void> {
    this.taps += 1;
    if (this.hand === 'finger') await target.tap();
    else if (this.hand === 'mouse') await target.click();
    else await press(this.page, target);
  }

  /** One tap that leads to another page, or to this one again. */
  async go(target: Locator): Promise<void> {
    try {
      // However long the way to it is by keyboard: only then something is to happen.
      if (this.hand === 'keyboard') await reach(this.page, target);
      await Promise.all([this.page.waitForEvent('framenavigated'), this.tap(target)]);
      await this.page.waitForLoadState('load');
    } catch (error) {
      const there = `${this.page.url()}\n${(await this.text).slice(0, 2_000)}`;
      throw new Error(`${String(target)} leads nowhere from ${there}`, { cause: error });
    }
  }

  /** One field. */
  async type(label: string | RegExp, text: string): Promise<void> {
    this.typed += 1;
    const field = this.page.getByLabel(label).first();
    if (this.hand !== 'keyboard') return field.fill(text);
    await reach(this.page, field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
  }

  /** The quantity of one thing: one tap on + where that is enough, else one on its field and one for each digit. */
  async want(itemId: string, quantity: number): Promise<void> {
    const field = this.page.locator(`[name="quantity.${itemId}"]`);
    const more = this.page.locator(`button[name=more][value="${itemId}"]`);
    if (Number(await field.inputValue()) + 1 === quantity) return this.go(more);
    this.taps += 1 + String(quantity).length;
    if (this.hand !== 'keyboard') return field.fill(String(quantity));
    await reach(this.page, field);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(String(quantity));
  }

  /** Opens a list and takes one out of it: two taps. */
  async choose(list: Locator, value: string): Promise<void> {
    this.taps += 2;
    if (this.hand !== 'keyboard') return void (await list.selectOption(value));
    await reach(this.page, list);
    for (let presses = 0; (await list.inputValue()) !== value; presses += 1) {
      if (presses > 100) throw new Error(`The arrows never come to ${value}.`);
      await this.page.keyboard.press('ArrowDown');
    }
  }

  /** One of several buttons that exclude each other. */
  async pick(radio: Locator): Promise<void> {
    if (this.hand !== 'keyboard') return this.tap(await labelOf(radio));
    this.taps += 1;
    await reach(this.page, radio);
    for (let presses = 0; !(await radio.isChecked()); presses += 1) {
      if (presses > 20) throw new Error('The arrows never come to this button.');
      await this.page.keyboard.press('ArrowRight');
    }
  }

  get heading(): Promise<string> {
    return this.page.locator('h1').first().innerText().then(withoutJoints);
  }

  get text(): Promise<string> {
    return this.page.locator('main').innerText().then(withoutJoints);
  }
}

/** Words may break at them, and read as one all the same. */
const withoutJoints = (text: string): string => text.replaceAll('\u{ad}', '');

/** Where people hit it: the words, unless the button itself lies over them. */
async function labelOf(radio: Locator): Promise<Locator> {
  const { width = 0 } = (await radio.boundingBox()) ?? {};
  const label = radio.page().locator(`label[for="${await radio.getAttribute('id')}"]`);
  return width < LARGE && (await label.count()) > 0 ? label.first() : radio;
}

/** Pixels from which on a radio button is more than its dot. */
const LARGE = 40;
