/** The mails of a site: files in a folder, read as a mail program reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { until } from '../../support/until.js';

export class Letters {
  private readonly known = new Map<string, Email>();

  constructor(private readonly folder: string) {}

  /** To this address, the oldest first. */
  async to(address: string): Promise<Email[]> {
    const all = await this.all();
    return all.filter(({ to }) => to?.some((recipient) => recipient.address === address));
  }

  /** In the order of writing, by which their names sort. */
  async all(): Promise<Email[]> {
    const names = existsSync(this.folder) ? readdirSync(this.folder) : [];
    for (const name of names.filter((one) => one.endsWith('.eml') && !this.known.has(one)))
      this.known.set(name, await PostalMime.parse(readFileSync(join(this.folder, name))));
    return [...this.known].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, mail]) => mail);
  }

  /** The first mail to this address that comes by doing something and matches. */
  async after(address: string, matches: RegExp, doing: () => Promise<unknown>): Promise<Email> {
    const before = await this.matching(address, matches);
    await doing();
    let now = before;
    await until(async () => (now = await this.matching(address, matches)).length > before.length, 20);
    return now[before.length]!;
  }

  async codeAfter(address: string, doing: () => Promise<unknown>): Promise<string> {
    const { text = '' } = await this.after(address, /Anmeldecode/, doing);
    return /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? '';
  }

  /** The address of the mailed link for signing in. */
  async linkAfter(address: string, doing: () => Promise<unknown>): Promise<string> {
    const { text = '' } = await this.after(address, /Anmeldecode/, doing);
    return /https?:\/\/\S+\/sign-in\/\S+/.exec(text)?.[0] ?? '';
  }

  private async matching(address: string, matches: RegExp): Promise<Email[]> {
    const mails = await this.to(address);
    return mails.filter(({ subject = '', text = '' }) => matches.test(`${subject}\n${text}`));
  }
}
