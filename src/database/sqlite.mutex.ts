/** Work that one process at a time may do on an SQLite file: opening and migrating it, taking its server lock. */
import { DataSource } from 'typeorm';
import { keepingSqlite } from './sqlite.driver.js';

/** Long enough for somebody else's backup before a migration. */
const MOST_WAIT_MS = 600_000;

/** The kernel holds this lock and ends it with the process, however that ends: it cannot become stale. */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const mutex = await new DataSource({
    type: 'sqlite',
    driver: keepingSqlite,
    database: `${file}.mutex`,
    busyTimeout: MOST_WAIT_MS,
  }).initialize();
  try {
    await mutex.query('BEGIN EXCLUSIVE');
    return await work();
  } finally {
    await mutex.destroy();
  }
}
