/** The restore drill on SQLite: see `backup-drill.ts`. Needs the build. */
import { testBackups } from './backup-drill.js';

testBackups('SQLite');
