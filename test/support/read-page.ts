/** Reads one of our pages as a person does: its title, its text, its links and its forms. */
import { parse, type HTMLElement } from 'node-html-parser';
import type { Response } from 'supertest';
import type { Browser } from './browser.js';

export class ReadPage {
  readonly root: HTMLElement;
  readonly status: number;

  constructor(
    private readonly browser: Browser,
    readonly answer: Response,
  ) {
    this.root = parse(answer.text);
    this.status = answer.status;
  }

  /** Opens an address, going on where it leads. */
  static async open(browser: Browser, path: string): Promise<ReadPage> {
    return follow(browser, await browser.get(path));
  }

  get title(): string {
    return plain(this.root.querySelector('h1')?.text ?? '');
  }

  /** All that can be read in the content, in one line. */
  get text(): string {
    return plain(this.root.querySelector('main')?.structuredText ?? '');
  }

  find(selector: string): HTMLElement {
    const found = this.root.querySelector(selector);
    if (!found) throw new Error(`No ${selector} in: ${this.text}`);
    return found;
  }

  /** The address of the link with these words. */
  link(words: string): string {
    const found = this.root.querySelectorAll('a').find((one) => plain(one.text).trim() === words);
    if (!found) throw new Error(`No link "${words}" in: ${this.text}`);
    return found.getAttribute('href') ?? '';
  }

  /** Fills in and sends the form with this action, with what stands in it already; answers the page that follows. */
  async submit(action: string, fields: Record<string, string> = {}, which = 0): Promise<ReadPage> {
    const typed = { ...this.fieldsOf(action, which), ...fields };
    return follow(this.browser, await this.browser.submit(action, typed));
  }

  /** What stands in the form with this action; in the first of several, unless said otherwise. */
  fieldsOf(action: string, which = 0): Record<string, string> {
    const forms = this.root
      .querySelectorAll('form[method=post]')
      .filter((one) => one.getAttribute('action') === action);
    const form = forms[which];
    if (!form) throw new Error(`No form to ${action} in: ${this.text}`);
    return prefilled(form);
  }
}

/** In one line, and without the places where long words may break. */
export const plain = (text: string): string => text.replaceAll('\u00AD', '').replace(/\s+/g, ' ');

const prefilled = (form: HTMLElement): Record<string, string> =>
  Object.fromEntries(
    form.querySelectorAll('input,select,textarea').flatMap((field): [string, string][] => {
      const name = field.getAttribute('name');
      const isLeftOut =
        ['checkbox', 'radio'].includes(field.getAttribute('type') ?? '') && !field.hasAttribute('checked');
      return name === undefined || isLeftOut ? [] : [[name, valueOf(field)]];
    }),
  );

function valueOf(field: HTMLElement): string {
  if (field.rawTagName === 'textarea') return field.text.replace(/^\n/, '');
  if (field.rawTagName !== 'select') return field.getAttribute('value') ?? '';
  const options = field.querySelectorAll('option');
  return (
    (options.find((option) => option.hasAttribute('selected')) ?? options[0])?.getAttribute('value') ?? ''
  );
}

async function follow(browser: Browser, answer: Response): Promise<ReadPage> {
  const { location } = answer.headers as { location?: string };
  if (answer.status === 303 && location !== undefined) return ReadPage.open(browser, location);
  return new ReadPage(browser, answer);
}
