/** Bytes as they stand, over a socket of their own: for what no HTTP client can be made to send. */
import { connect, type AddressInfo } from 'node:net';
import type { TestApp } from './app.js';

export interface Heard {
  /** Everything that came back. */
  text: string;
  /** True where the server ended the connection. */
  isClosed: boolean;
  milliseconds: number;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface Speech {
  /** One after the other, `everyMs` apart. */
  pieces: readonly (string | Buffer)[];
  everyMs?: number;
  /** Listened for this long at most. */
  patienceMs?: number;
  /** Once something was heard, silence for this long ends it too. Without it, only the server does. */
  quietMs?: number;
}

export const portOf = (app: TestApp): number => (app.nest.getHttpServer().address() as AddressInfo).port;

/** Sends the pieces and listens until the server ends the connection, has been quiet, or patience ends. */
export function say(
  port: number,
  { pieces, everyMs = 0, patienceMs = 10_000, quietMs }: Speech,
): Promise<Heard> {
  const start = performance.now();
  const socket = connect({ port, host: '127.0.0.1' });
  const chunks: Buffer[] = [];
  const left = [...pieces];
  return new Promise((resolve) => {
    const timers: NodeJS.Timeout[] = [];
    const end = (isClosed: boolean): void => {
      for (const timer of timers) clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(chunks).toString('latin1');
      resolve({ text, isClosed, milliseconds: performance.now() - start });
    };
    const next = (): void => {
      const piece = left.shift();
      if (piece === undefined || !socket.writable) return;
      socket.write(piece);
      timers.push(setTimeout(next, everyMs));
    };
    timers.push(setTimeout(() => end(false), patienceMs));
    let quiet: NodeJS.Timeout | undefined;
    socket.on('data', (bytes: Buffer) => {
      chunks.push(bytes);
      clearTimeout(quiet);
      if (quietMs !== undefined) timers.push((quiet = setTimeout(() => end(false), quietMs)));
    });
    socket.on('connect', next);
    // A reset ends a connection as well.
    socket.on('error', () => undefined);
    socket.on('close', () => end(true));
  });
}

/** Every complete answer in what was heard. */
export function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  let rest = text;
  while (rest.startsWith('HTTP/1.1 ')) {
    const end = rest.indexOf('\r\n\r\n');
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.replace(/^[^:]*: */, '')]),
    );
    const length = Number(headers['content-length'] ?? 0);
    answers.push({
      status: Number(first.slice(9, 12)),
      headers,
      body: rest.slice(end + 4, end + 4 + length),
    });
    rest = rest.slice(end + 4 + length);
  }
  return answers;
}
