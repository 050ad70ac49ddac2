/** A child process that holds SQLite's write lock, as a command line tool might, until it is told to let go. */
import sqlite3 from 'sqlite3';

const database = new sqlite3.Database(process.env['SQLITE_FILE'] ?? '');
const run = (statement: string): Promise<void> =>
  new Promise((resolve, reject) => {
    database.run(statement, (error) => (error ? reject(error) : resolve()));
  });

await run('BEGIN IMMEDIATE');
process.stdout.write('holds\n');
await new Promise((resolve) => process.stdin.once('data', resolve));
await run('ROLLBACK');
process.stdout.write('let go\n');
process.exit(0);
