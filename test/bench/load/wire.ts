/** One connection on which HTTP/1.1 is spoken with as little work as possible, so that the server is measured and not its client. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Request {
  method?: string;
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface Heard {
  status: number;
  head: string;
  body: Buffer;
}

export const bytesOf = ({ method = 'GET', path, headers = {}, body }: Request): Buffer => {
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const said = { host: 'localhost', ...headers, ...length };
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
};

export class Wire {
  private heard: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (heard: Heard) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.hear(bytes));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('The server hung up.')));
  }

  static async open(port: number): Promise<Wire> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Wire(socket);
  }

  /** One at a time. */
  send(bytes: Buffer): Promise<Heard> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private hear(bytes: Buffer): void {
    this.heard = this.heard.length === 0 ? bytes : Buffer.concat([this.heard, bytes]);
    const end = this.heard.indexOf('\r\n\r\n');
    if (end < 0 || !this.waiting) return;
    const head = this.heard.toString('latin1', 0, end);
    const status = Number(head.slice(9, 12));
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? (status === 304 ? 0 : NaN));
    if (Number.isNaN(length)) this.waiting.reject(new Error(`An answer without a length: ${head}`));
    else if (this.heard.length >= end + 4 + length) {
      const { resolve } = this.waiting;
      const body = this.heard.subarray(end + 4, end + 4 + length);
      this.waiting = undefined;
      this.heard = Buffer.alloc(0);
      resolve({ status, head, body });
    }
  }
}
