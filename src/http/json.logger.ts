/** The log for what is no request: a JSON line each, without the framework's account of its own start. */
import { ConsoleLogger } from '@nestjs/common';

const CHATTER = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

export class JsonLogger extends ConsoleLogger {
  constructor() {
    super({ json: true, logLevels: ['log', 'warn', 'error', 'fatal'] });
  }

  override log(message: unknown, ...more: unknown[]): void {
    if (!CHATTER.has(String(more.at(-1)))) super.log(message, ...(more as string[]));
  }
}
