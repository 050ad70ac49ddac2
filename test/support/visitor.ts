/** A visitor: somebody's browser, signed in without the ceremony. */
import { Browser } from './browser.js';
import { ReadPage } from './read-page.js';
import type { TestApp } from './app.js';
import { signedIn } from './valid-calls.js';

export class Visitor {
  private constructor(readonly browser: Browser) {}

  static async of(app: TestApp, email: string, language?: 'de' | 'en'): Promise<Visitor> {
    const browser = new Browser(app);
    const [name = '', value = ''] = (await signedIn(app, email)).split('=');
    browser.put(name, value);
    if (language) browser.put('language', language);
    return new Visitor(browser);
  }

  static nobody(app: TestApp): Visitor {
    return new Visitor(new Browser(app));
  }

  open(path: string): Promise<ReadPage> {
    return ReadPage.open(this.browser, path);
  }

  /** The status alone, without going on where it leads. */
  async status(path: string): Promise<number> {
    return (await this.browser.get(path)).status;
  }

  /** Sends fields as they are, as if by a form of our page. */
  async send(path: string, fields: Record<string, string> = {}): Promise<number> {
    return (await this.browser.submit(path, fields)).status;
  }
}
