/** Connections: how many and how long, and what is answered where no request could be read (safety.md, F09, J01). */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import { BlockList, isIPv6, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { frameworkProblem } from './problem.filter.js';
import { securityHeaders } from './security-headers.js';

export interface ConnectionLimits {
  /** Until all headers are here. */
  headersMs: number;
  /** Until the whole request is here. */
  requestMs: number;
  /** Between two requests. */
  idleMs: number;
  /** Nothing comes and nothing that we send is taken. */
  silenceMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
  connections: number;
  connectionsPerAddress: number;
  /** Addresses and networks that stand for many people. */
  unlimited: readonly string[];
}

export const usualLimits: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 15_000,
  idleMs: 5_000,
  silenceMs: 30_000,
  checkMs: 1_000,
  connections: 1_000,
  connectionsPerAddress: 100,
  unlimited: ['127.0.0.0/8', '::1'],
};

/** Beyond the limits a connection is closed without a word. */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  const isUnlimited = within(limits.unlimited);
  const open = new Map<string, number>();
  server.maxConnections = limits.connections;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress;
    if (address === undefined || isUnlimited(address)) return;
    const count = open.get(address) ?? 0;
    if (count >= limits.connectionsPerAddress) {
      socket.destroy();
      return;
    }
    open.set(address, count + 1);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}

/** True for an address that is one of these or lies in one of these networks. */
function within(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return (address) => list.check(address, family(address));
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** So long may a client still send what is thrown away, so that it reads our answer before the connection is gone. */
const FAREWELL_MS = 300;

/** For what is no request: a problem document, and the end of the connection. */
export function refuseUnreadable(isSecure: boolean) {
  return function refuse(this: FastifyInstance, error: Error & { code?: string }, socket: Socket): void {
    // What follows the garbage is garbage again, and is told so only once.
    if (socket.writableEnded) return;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    const requestId = randomUUID();
    const status = statusOf(error.code);
    this.log.info({ requestId, route: 'none', status, code: error.code }, 'unreadable');
    socket.end(bareAnswer(status, requestId, isSecure));
    void pause(FAREWELL_MS, undefined, { ref: false }).then(() => socket.destroy());
  };
}

const statusOf = (code: string | undefined): number => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
};

/** Half an answer is on its way already: nothing may be put into its middle. */
const isAnswering = (socket: Socket): boolean => {
  const answer = Reflect.get(socket, '_httpMessage') as ServerResponse | null | undefined;
  return answer?.headersSent ?? false;
};

/** In German, since nothing is known of the reader. */
function bareAnswer(status: number, requestId: string, isSecure: boolean): string {
  const document = JSON.stringify({ ...frameworkProblem(status, 'de'), requestId });
  const headers = {
    ...securityHeaders(isSecure),
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'de',
    'content-length': String(Buffer.byteLength(document)),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', document].join('\r\n');
}
