/** The log for what is no request: a JSON line each, without the framework's account of its own start. */
import { ConsoleLogger } from '@nestjs/common';
import type { LogLevel as Level } from '../shared/config.js';

const CHATTER = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** From the gravest on; `info` is Nest's `log`. */
const levels = ['fatal', 'error', 'warn', 'log', 'debug'] as const;

export class JsonLogger extends ConsoleLogger {
  constructor(level: Exclude<Level, 'silent'>) {
    super({ json: true, logLevels: levels.slice(0, levels.indexOf(level === 'info' ? 'log' : level) + 1) });
  }

  override log(message: unknown, ...more: unknown[]): void {
    if (!CHATTER.has(String(more.at(-1)))) super.log(message, ...(more as string[]));
  }
}
