/** A child process that takes the server lock of a file, says how that went, and holds it until it is killed. */
import { ServerLock } from '../../../src/database/server.lock.js';

process.stdout.write('ready\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
try {
  const lock = await ServerLock.take(process.env['SQLITE_FILE'] ?? '');
  lock.hasOpened();
  process.stdout.write('serves\n');
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.stdout.write(`refused: ${String(error)}\n`);
  process.exit(3);
}
