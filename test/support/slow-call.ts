/** A slow call: half of its body is sent at once, the rest when it is told to. */
import { Agent, request } from 'node:http';
import type { ServerProcess } from './server-process.js';
import type { Trial } from './trial.js';

export class SlowCall {
  private readonly body = JSON.stringify({ name: 'langsam' });
  private readonly status: Promise<number>;
  private readonly sent;

  constructor(server: ServerProcess, { coordinator }: Trial) {
    const headers = {
      authorization: `Bearer ${coordinator.token}`,
      'content-type': 'application/json',
      'content-length': this.body.length,
    };
    const target = { host: '127.0.0.1', port: server.port, agent: new Agent() };
    this.sent = request({ ...target, method: 'POST', path: '/api/me/tokens', headers });
    this.status = new Promise((resolve, reject) => {
      this.sent.on('response', (response) =>
        response.resume().on('end', () => resolve(response.statusCode!)),
      );
      this.sent.on('error', reject);
    });
    this.status.catch(() => undefined);
    this.sent.write(this.body.slice(0, 8));
  }

  finish(): Promise<number> {
    this.sent.end(this.body.slice(8));
    return this.status;
  }
}
