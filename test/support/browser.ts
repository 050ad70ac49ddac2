/** A browser: keeps its cookies, and says of every form where it comes from. */
import type { Response } from 'supertest';
import type { TestApp } from './app.js';

export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly app: TestApp) {}

  get(path: string): Promise<Response> {
    return this.keep(this.app.call('get', path, { headers: { accept: 'text/html', ...this.headers() } }));
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
      this.app.call('post', path, { headers: { ...this.headers(), ...type, ...headers }, body }),
    );
  }

  /** As a script on one of our pages does. */
  send(method: 'post' | 'delete', path: string, body?: object): Promise<Response> {
    const headers = { ...this.headers(), 'sec-fetch-site': 'same-origin' };
    return this.keep(this.app.call(method, path, { headers, ...(body ? { body } : {}) }));
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  put(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? {} : { cookie };
  }

  private async keep(sent: Promise<Response>): Promise<Response> {
    const answer = await sent;
    for (const line of setCookies(answer)) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

export const setCookies = ({ headers }: Response): string[] =>
  (headers['set-cookie'] as unknown as string[] | undefined) ?? [];
