/** A browser: keeps its cookies, and says of every form where it comes from. */
import type { Response } from 'supertest';
import type { TestApp } from './app.js';

interface Kept {
  name: string;
  value: string;
  path: string;
}

export class Browser {
  private readonly cookies = new Map<string, Kept>();

  constructor(private readonly app: TestApp) {}

  get(path: string): Promise<Response> {
    return this.keep(this.app.call('get', path, { headers: { accept: 'text/html', ...this.headers(path) } }));
  }

  /** As a form on one of our pages does, unless other headers are given. */
  submit(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
  ): Promise<Response> {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return this.keep(
      this.app.call('post', path, { headers: { ...this.headers(path), ...type, ...headers }, body }),
    );
  }

  /** As a form with a file does, whose parts are kept apart by `sep`. */
  upload(path: string, body: Buffer): Promise<Response> {
    const type = { 'content-type': 'multipart/form-data; boundary=sep', 'sec-fetch-site': 'same-origin' };
    return this.keep(this.app.call('post', path, { headers: { ...this.headers(path), ...type }, body }));
  }

  /** As a script on one of our pages does. */
  send(method: 'post' | 'delete', path: string, body?: object): Promise<Response> {
    const headers = { ...this.headers(path), 'sec-fetch-site': 'same-origin' };
    return this.keep(this.app.call(method, path, { headers, ...(body ? { body } : {}) }));
  }

  cookie(name: string): string | undefined {
    return [...this.cookies.values()].find((kept) => kept.name === name)?.value;
  }

  put(name: string, value: string): void {
    this.cookies.set(`/ ${name}`, { name, value, path: '/' });
  }

  private headers(to: string): Record<string, string> {
    const sent = [...this.cookies.values()].filter(({ path }) => reaches(path, to));
    const cookie = sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }

  private async keep(sent: Promise<Response>): Promise<Response> {
    const answer = await sent;
    for (const line of setCookies(answer)) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      const path = /; *path=([^;]*)/i.exec(line)?.[1] ?? '/';
      if (value === '') this.cookies.delete(`${path} ${name}`);
      else this.cookies.set(`${path} ${name}`, { name, value, path });
    }
    return answer;
  }
}

/** A cookie is sent to its path and to what lies below it. */
const reaches = (path: string, to: string): boolean =>
  path === '/' || new RegExp(`^${path}([/?]|$)`).test(to);

export const setCookies = ({ headers }: Response): string[] =>
  (headers['set-cookie'] as unknown as string[] | undefined) ?? [];
