/** A server whose disk takes nothing more: changes get 503, the readiness and the log say why, and it goes on by itself (B03, K07). Needs the build and strace. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { ServerProcess } from '../support/server-process.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

let installation: Installation;
let trial: Trial;
let server: ServerProcess;
let count = 0;

beforeAll(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  server = await ServerProcess.start(installation, { env: { LOG_LEVEL: 'info' } });
  trial = await furnish(server);
}, 60_000);
afterAll(async () => {
  await server.kill();
  await installation.drop();
});

/** From now on every write into the database's files ends with this error of the kernel. */
async function sicken(error: string): Promise<ChildProcess> {
  const paths = ['', '-wal'].flatMap((end) => ['-P', installation.sqliteFile + end]);
  const inject = ['-e', 'trace=pwrite64', '-e', `inject=pwrite64:error=${error}`];
  const given = ['-f', ...inject, ...paths, '-p', String(server.pid)];
  const tracer = spawn('strace', given, { stdio: ['ignore', 'ignore', 'pipe'] });
  const [said] = (await once(tracer.stderr, 'data')) as [Buffer];
  if (!/attached/.test(String(said))) throw new Error(`strace is needed here: ${String(said)}`);
  tracer.stderr.resume();
  return tracer;
}

const change = async (): Promise<number> => {
  const body = { name: `Lager ${(count += 1)}` };
  const sent = { token: trial.coordinator.token, body };
  return (await server.call('POST', inAlliance('storage-places'), sent)).status;
};
const readiness = async (): Promise<[number, string | undefined]> => {
  const { status, text } = await server.call('GET', '/health/ready');
  return [status, (JSON.parse(text) as { reason?: string }).reason];
};

/** What the log says beside the answers, without the time. */
const saidSince = (from: number): string[] =>
  server.log
    .slice(from)
    .split('\n')
    .filter((line) => line !== '' && !/"msg":"answered"/.test(line));

describe.each([
  ['ENOSPC', 'disk-full', /The database cannot be written: the disk is full \(SQLITE_FULL\)\./],
  ['EIO', 'database-away', /The database cannot be written: the disk fails \(SQLITE_IOERR\)\./],
])('a disk that answers %s', (error, reason, words) => {
  test('is said to whoever asks, once in the log, and is over by itself', async () => {
    const from = server.log.length;
    const tracer = await sicken(error);
    expect(await change()).toBe(503);
    expect(await readiness()).toEqual([503, reason]);
    for (let times = 0; times < 3; times += 1) {
      expect(await change()).toBe(503);
      // Two rings of the jobs that look for mails.
      await pause(1_500);
    }
    expect(await readiness()).toEqual([503, reason]);
    const look = await server.call('GET', inAlliance('items'), { token: trial.coordinator.token });
    expect(look.status).toBe(200);
    const said = saidSince(from);
    expect(said).toEqual([expect.stringMatching(words)]);

    tracer.kill('SIGINT');
    await once(tracer, 'exit');
    expect(await readiness()).toEqual([200, undefined]);
    expect(await change()).toBe(201);
    await until(() => Promise.resolve(/can be written again/.test(server.log.slice(from))), 20);
  }, 60_000);
});

test.each([
  ['/api/sign-in', 'application/json', 'Content-Length: 5000', '{"email":'],
  ['/api/sign-in', 'application/json', 'Transfer-Encoding: chunked', '5\r\n{"ema'],
  ['/sign-in', 'application/x-www-form-urlencoded', 'Content-Length: 5000', 'email='],
])('a client that breaks off its upload to %s (%s, %s) is no error with a stack', async (...given) => {
  const [path, type, length, begun] = given;
  const from = server.log.length;
  const socket = connect(server.port, '127.0.0.1');
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:${server.port}\r\n`;
  socket.write(`${head}Content-Type: ${type}\r\n${length}\r\n\r\n${begun}`);
  await pause(300);
  socket.resetAndDestroy();
  await pause(300);
  const said = saidSince(from).join('\n');
  expect(said).toMatch(/broken off by the client/);
  expect(said).not.toMatch(/"level":50|stack|unexpected error/);
});
