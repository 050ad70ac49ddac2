/** Who is slow is cut off in time, and meanwhile everybody else is answered soon (safety.md, G02, J01). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { TestApp } from '../support/app.js';
import { portOf, say } from '../support/raw-socket.js';

const HEADERS_MS = 300;
const REQUEST_MS = 700;

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start({ headersMs: HEADERS_MS, requestMs: REQUEST_MS, checkMs: 50 });
}, 60_000);
afterAll(() => app.stop());

/** The slowest of the answers that somebody else gets in the meantime, in milliseconds. */
async function slowestDuring(work: Promise<unknown>): Promise<number> {
  const going = new Set([work]);
  void work.finally(() => going.clear());
  let slowest = 0;
  while (going.size > 0) {
    const start = performance.now();
    expect((await app.call('get', '/api/alliances')).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - start);
    await pause(20);
  }
  return slowest;
}

const START = 'POST /api/me/tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const slow = [
  { says: 'not a byte', pieces: [''], limitMs: HEADERS_MS },
  { says: 'headers, a byte at a time', pieces: [...`${START}X-A: aaaaaaaaaa`], limitMs: HEADERS_MS },
  { says: 'half a body', pieces: [`${START}Content-Length: 12\r\n\r\n{"na`], limitMs: REQUEST_MS },
  {
    says: 'a body, a byte at a time',
    pieces: [`${START}Content-Length: 5000\r\n\r\n`, ...'{"name":"x"}'.padEnd(100)],
    limitMs: REQUEST_MS,
  },
];

test('is heard no longer than the limit, and holds up nobody', async () => {
  const port = portOf(app);
  const heard = Promise.all(
    [...slow, ...slow, ...slow].map(async ({ says, pieces, limitMs }) => {
      const { milliseconds } = await say(port, { pieces, everyMs: 30, patienceMs: 20_000 });
      return { says, isInTime: milliseconds >= limitMs && milliseconds < limitMs + 2_000 };
    }),
  );
  expect(await slowestDuring(heard)).toBeLessThan(1_000);
  expect((await heard).filter(({ isInTime }) => !isInTime)).toEqual([]);
});
