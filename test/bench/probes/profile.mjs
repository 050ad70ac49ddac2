/** Runs in the server under test before the application: from one SIGUSR2 to the next it notes every statement, and where the time goes. */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import sqlite3 from 'sqlite3';

const file = process.env['PROFILE_FILE'];
const session = new Session();
let isNoting = false;
let statements = [];

const note = (text) => void (isNoting && statements.push(text));

for (const way of ['run', 'all', 'get', 'each']) {
  const plain = sqlite3.Statement.prototype[way];
  sqlite3.Statement.prototype[way] = function noted(...given) {
    note(this.sql);
    return plain.apply(this, given);
  };
}
const plainExec = sqlite3.Database.prototype.exec;
sqlite3.Database.prototype.exec = function noted(text, ...given) {
  note(text);
  return plainExec.call(this, text, ...given);
};

session.connect();
await session.post('Profiler.enable');

async function turn() {
  isNoting = !isNoting;
  if (isNoting) {
    await session.post('Profiler.start');
  } else {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify({ profile, statements }));
    statements = [];
  }
  process.stdout.write(`noting ${isNoting}\n`);
}

process.on('SIGUSR2', () => void turn());
