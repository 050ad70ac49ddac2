/** The environment of one test file: an empty database of its own, mails into a folder of its own, no network. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const given = { ...process.env };
for (const name of ['SMTP_URL', 'DATABASE_URL', 'HOST', 'PORT', 'MAIL_FROM', 'RATE_LIMITS'])
  delete given[name];

/** Files share a process: what one of them set is none of the next one's business. */
export function layDownEnvironment(): void {
  const folder = mkdtempSync(join(tmpdir(), 'leihbund-test-'));
  for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name];
  Object.assign(process.env, given, {
    TEST_FOLDER: folder,
    SQLITE_FILE: join(folder, 'leihbund.sqlite'),
    MAIL_DIR: join(folder, 'mail'),
    BACKUP_DIR: join(folder, 'backup'),
    BASE_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
  });
  const server = given['TEST_DATABASE_URL'];
  if (!server) return;
  // Column types are chosen when entities are loaded, so this must stand before any of them.
  const url = new URL(server);
  url.pathname = `/leihbund_${randomUUID().replaceAll('-', '')}`;
  process.env['DATABASE_URL'] = url.href;
}
