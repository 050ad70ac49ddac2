/** The SQLite driver as TypeORM is given it: it turns the driver's stack capture on, which slows every statement; this says no. */
import sqlite3 from 'sqlite3';

export const quietSqlite = { ...sqlite3, verbose: () => sqlite3 };
