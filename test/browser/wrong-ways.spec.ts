/** What goes wrong between a person and a page: twice the same button, the way back, two windows, no network, signed out in the meantime. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Shape } from './support/chromium.js';
import { requestsFor } from './support/loans.js';
import { Person } from './support/person.js';
import { demoPeople } from './support/site.js';
import { stage } from './support/stage.js';
import { weekend } from './support/weekends.js';
import { words } from './support/words.js';

const on = stage();
let person: Person;
let email: string;
let count = 0;

const shape: Shape = { device: 'phone', language: 'de', hand: 'finger', hasScript: true };
const w = words.de;
const PAVILION = 'A-011';

beforeEach(async () => {
  count += 1;
  email = await on.site.newcomer();
  person = await Person.signedIn(on.browser, shape, on.site, email);
});
afterEach(() => person.leave());

/** A pavilion in the basket, on a weekend of its own, and the occasion typed. */
async function readyToSend(someone: Person, occasion: string): Promise<void> {
  const { from, until } = weekend(count);
  await someone.open(on.site.at(`?from=${from}&until=${until}`));
  await someone.want(on.site.item(PAVILION), 1);
  await someone.go(someone.the('button', w.toBasket));
  await someone.type(w.occasion, occasion);
}

const sendButton = (someone: Person) => someone.the('button', w.send);

/** Both clicks reach the page before it is left; without the script of the page nothing there holds the second back. */
const clickTwice = (page: Page, buttonText: string): Promise<unknown> =>
  Promise.all([
    page.waitForEvent('framenavigated'),
    page.evaluate(`(() => {
      const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === ${JSON.stringify(buttonText)});
      button.click();
      button.click();
    })()`),
  ]);

describe('a list that is brought', () => {
  test('says that it is being read', async () => {
    const coordinator = await Person.signedIn(on.browser, shape, on.site, demoPeople.coordinator);
    await coordinator.open(on.site.at('/manage/import'));
    const { page } = coordinator;
    await page.locator('textarea[name=text]').fill('Name;Anzahl\nBierbank;12');
    const meanwhile = page.locator('[data-meanwhile]').first();
    expect(await meanwhile.isVisible()).toBe(false);
    // Nothing can be asked of a page that is on its way: it stays for the moment.
    await page.evaluate(
      `document.querySelector('[data-meanwhile]').closest('form').addEventListener('submit', (event) => event.preventDefault())`,
    );
    await coordinator.the('button', 'Liste ansehen').click();
    expect(await meanwhile.innerText()).toContain('Die Liste wird gelesen');
    expect(await meanwhile.isVisible()).toBe(true);
    await coordinator.leave();
  });
});

describe('a request is sent once', () => {
  test('though its button is pressed twice', async () => {
    await readyToSend(person, 'Doppelklick');
    await sendButton(person).dblclick();
    await person.page.waitForURL(/\/requests\//);
    expect(await requestsFor(on.site, 'Doppelklick')).toHaveLength(1);
  });

  test('though both clicks arrive at the server', async () => {
    await readyToSend(person, 'Zwei Klicks');
    await person.page.evaluate(`for (const form of document.forms) form.removeAttribute('data-once')`);
    await clickTwice(person.page, 'Anfrage senden');
    await person.page.waitForURL(/\/requests\//);
    expect(await requestsFor(on.site, 'Zwei Klicks')).toHaveLength(1);
  });

  test('though somebody goes back and sends it again', async () => {
    await readyToSend(person, 'Und zurück');
    await person.go(sendButton(person));
    await person.page.goBack();
    if ((await sendButton(person).count()) > 0) {
      await sendButton(person).tap();
      await person.page.waitForLoadState('load');
    }
    expect(await requestsFor(on.site, 'Und zurück')).toHaveLength(1);
  });

  test('though the page is loaded anew afterwards', async () => {
    await readyToSend(person, 'Neu geladen');
    await person.go(sendButton(person));
    await person.page.reload();
    await person.page.reload();
    expect(await requestsFor(on.site, 'Neu geladen')).toHaveLength(1);
  });

  test('though it stands in two windows and is sent in both', async () => {
    await readyToSend(person, 'Zwei Fenster');
    const second = await person.context.newPage();
    await second.goto(on.site.at('/basket'));
    await person.go(sendButton(person));
    const button = second.getByRole('button', { name: 'Anfrage senden', exact: true });
    await second.getByLabel(w.occasion).fill('Zwei Fenster');
    await Promise.all([second.waitForEvent('framenavigated'), button.tap()]);
    await second.waitForLoadState('load');
    expect(await requestsFor(on.site, 'Zwei Fenster')).toHaveLength(1);
    expect(await second.locator('h1').count()).toBe(1);
  });
});

describe('nothing that was typed is lost', () => {
  test('when the connection drops while somebody fills in the form, and comes back', async () => {
    await readyToSend(person, 'Funkloch');
    await person.page.getByLabel(w.note).fill('Wir bringen einen Anhänger mit.');
    await person.context.setOffline(true);
    await sendButton(person).tap();
    await person.page.waitForTimeout(300);
    await person.context.setOffline(false);
    await person.page.goBack();
    await person.page.waitForLoadState('load');
    expect(await person.page.getByLabel(w.occasion).inputValue()).toBe('Funkloch');
    expect(await person.page.getByLabel(w.note).inputValue()).toBe('Wir bringen einen Anhänger mit.');
    await person.go(sendButton(person));
    expect(await requestsFor(on.site, 'Funkloch')).toHaveLength(1);
  });

  test('when the browser is closed with a full basket', async () => {
    await readyToSend(person, 'Egal');
    const cookies = await person.context.cookies();
    const later = await Person.at(on.browser, shape);
    // What a browser keeps when it is closed: cookies with a date.
    await later.context.addCookies(cookies.filter(({ expires }) => expires > 0));
    await later.open(on.site.at('/basket'));
    expect(await later.text).toContain('Faltpavillon');
    await later.leave();
  });

  test('when the session ended in the meantime', async () => {
    await readyToSend(person, 'Abgemeldet');
    await person.context.clearCookies({ name: 'leihbund' });
    await person.go(sendButton(person));
    expect(await person.heading).toMatch(/^Bitte melden Sie sich noch einmal an/);
    await person.enter(on.site, email);
    await person.go(person.page.locator('main form button').last());
    expect(await requestsFor(on.site, 'Abgemeldet')).toHaveLength(1);
  });

  test('when a rule says no', async () => {
    const { from, until } = weekend(count);
    await person.open(on.site.at(`?from=${from}&until=${until}`));
    await person.want(on.site.item(PAVILION), 4);
    await person.go(person.the('button', w.toBasket));
    await person.type(w.occasion, 'Zu viele');
    // Somebody else is faster.
    const other = await Person.signedIn(on.browser, shape, on.site, await on.site.newcomer());
    await readyToSend(other, 'Schneller');
    await other.go(sendButton(other));
    await other.leave();
    await person.go(sendButton(person));
    expect(await person.page.locator('[data-focus], [role=alert]').first().innerText()).not.toBe('');
    expect(await person.page.getByLabel(w.occasion).inputValue()).toBe('Zu viele');
    expect(await person.page.locator('button[name=offer]').count()).toBeGreaterThan(0);
    expect(await requestsFor(on.site, 'Zu viele')).toEqual([]);
  });
});
