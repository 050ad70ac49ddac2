/** The restore drill on PostgreSQL: see `backup-drill.ts`. Needs the build, TEST_DATABASE_URL, pg_dump and pg_restore. */
import { testBackups } from './backup-drill.js';

testBackups('PostgreSQL');
