/** The environment of one test file: an empty database of its own, mails into a folder of its own, no network. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'leihbund-test-'));
const given = process.env['TEST_DATABASE_URL'];

for (const name of ['SMTP_URL', 'DATABASE_URL', 'HOST', 'PORT', 'MAIL_FROM', 'RATE_LIMITS'])
  delete process.env[name];
process.env['TEST_FOLDER'] = folder;
process.env['SQLITE_FILE'] = join(folder, 'leihbund.sqlite');
process.env['MAIL_DIR'] = join(folder, 'mail');
process.env['BACKUP_DIR'] = join(folder, 'backup');
process.env['BASE_URL'] = 'http://localhost:3000';
process.env['LOG_LEVEL'] = 'silent';

// Column types are chosen when entities are loaded, so this must stand before any of them.
if (given) {
  const url = new URL(given);
  url.pathname = `/leihbund_${randomUUID().replaceAll('-', '')}`;
  process.env['DATABASE_URL'] = url.href;
}
