/** A child process that opens the database as a start does, and says before and after. */
import 'reflect-metadata';
import { migrations } from '../../../src/database/migrations/all.js';
import { openWriter, writerOptions } from '../../../src/database/open.js';
import { entities } from '../../../src/entities.js';
import { readConfig } from '../../../src/shared/config.js';

const basics = { entities: [...entities] as never, migrations };
process.stdout.write('opening\n');
// Whoever wants two at the same moment lets both begin here.
if (process.argv.includes('--wait')) await new Promise((resolve) => process.stdin.once('data', resolve));
const source = await openWriter(writerOptions(readConfig(process.env), basics));
process.stdout.write('opened\n');
await source.destroy();
process.exit(0);
