/** Calls as they stand: nothing is encoded, completed or tidied on the way, and the time is taken. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Method, TestApp } from './app.js';

export interface RawCall {
  method: Method | Uppercase<string>;
  /** Path and query, as they go over the wire. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  milliseconds: number;
}

/** Answers are waited for this long at most. */
const PATIENCE_MS = 10_000;

export class RawCaller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 8 });
  private readonly port: number;

  constructor(app: TestApp) {
    this.port = (app.nest.getHttpServer().address() as AddressInfo).port;
  }

  stop(): void {
    this.agent.destroy();
  }

  call({ method, path, headers = {}, body }: RawCall): Promise<RawAnswer> {
    const start = performance.now();
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const target = { host: '127.0.0.1', port: this.port, agent: this.agent, timeout: PATIENCE_MS };
    return new Promise((resolve, reject) => {
      const sent = request(
        { ...target, method: method.toUpperCase(), path, headers: { ...length, ...headers } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(chunks).toString(),
              milliseconds: performance.now() - start,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.on('timeout', () => sent.destroy(new Error(`No answer to ${method} ${path.slice(0, 100)}.`)));
      sent.end(body);
    });
  }
}

/** Runs the work for each of many, a few at a time, and keeps the order of the answers. */
export async function eachOf<T, R>(
  many: readonly T[],
  work: (one: T) => Promise<R>,
  atOnce = 6,
): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < many.length; start += atOnce) {
    answers.push(...(await Promise.all(many.slice(start, start + atOnce).map(work))));
  }
  return answers;
}
