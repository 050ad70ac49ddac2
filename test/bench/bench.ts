/** The benchmark: `npm run bench`, or some of its parts by name (docs/performance.md). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Engine } from '../support/installation.js';
import { machine } from './machine.js';
import { readOptions, type Options } from './options.js';
import { bookInSixteen, bookOne, bookSixteen } from './parts/bookings.js';
import { readCatalogues, readPages } from './parts/catalogues.js';
import { readChangedFeed } from './parts/feeds.js';
import { measureGrowth } from './parts/growth.js';
import { measureJobs } from './parts/jobs.js';
import { profile } from './parts/profile.js';
import { bookAtTwoServers } from './parts/servers.js';
import { measureSize } from './parts/size.js';
import { readUnchanged } from './parts/unchanged.js';
import { visitBeside } from './parts/visitor.js';
import type { Figure } from './report/figures.js';
import { fallen, keptOf, unmeasured, type Kept } from './report/kept.js';
import { headOf, tableOf, withText } from './report/table.js';
import { Run } from './run.js';

const KEPT = 'test/bench/kept.json';
const DOCUMENT = 'docs/performance.md';
const RESULT = 'var/bench/result.json';

type Part = (run: Run, engine: Engine) => Promise<void>;

const parts: Readonly<Record<string, { on: readonly Engine[]; measure: Part }>> = {
  P1: { on: ['SQLite'], measure: bookSixteen },
  P2: { on: ['SQLite'], measure: bookOne },
  P3: { on: ['PostgreSQL'], measure: bookInSixteen },
  servers: { on: ['PostgreSQL'], measure: bookAtTwoServers },
  P5: { on: ['SQLite', 'PostgreSQL'], measure: readCatalogues },
  P6: { on: ['SQLite', 'PostgreSQL'], measure: readPages },
  P7: { on: ['SQLite', 'PostgreSQL'], measure: readUnchanged },
  P8: { on: ['SQLite', 'PostgreSQL'], measure: readChangedFeed },
  V: { on: ['SQLite', 'PostgreSQL'], measure: visitBeside },
  P9: { on: ['SQLite'], measure: measureGrowth },
  P11: { on: ['SQLite'], measure: measureSize },
  J: { on: ['SQLite', 'PostgreSQL'], measure: measureJobs },
  profile: { on: ['SQLite'], measure: profile },
};

async function main(options: Options): Promise<void> {
  const hasPostgres = Boolean(process.env['TEST_DATABASE_URL']);
  const head = { ...(await machine()), how: howOf(options) };
  process.stdout.write(`${headOf(head)}\n`);
  if (!hasPostgres) process.stdout.write('TEST_DATABASE_URL is not set: SQLite only.\n');
  const run = await Run.begin(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void run.end().finally(() => process.exit(1)));
  try {
    for (const [name, { on, measure }] of Object.entries(parts))
      for (const engine of on)
        if (options.parts.includes(name) && (engine === 'SQLite' || hasPostgres)) await measure(run, engine);
  } finally {
    await run.end();
  }
  conclude(options, head, run);
}

const howOf = ({ seed, rounds, roundMs, lines, big, alliances, parts: named }: Options): string =>
  `seed ${seed}, ${rounds} rounds of ${roundMs} ms a side, ${lines} lines (${big} and ${alliances} alliances where it grows), parts ${named.join(', ')}`;

function conclude(options: Options, head: Record<string, string>, { figures, profile: profiled }: Run): void {
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ head, options, figures }, null, 2)}\n`);
  process.stdout.write(`Written: ${RESULT}\n`);
  if (options.writes) {
    const document = readFileSync(DOCUMENT, 'utf8');
    const text =
      profiled.length > 0
        ? withText(document, 'profile', profiled.join('\n\n'))
        : withText(document, 'figures', `${headOf(head)}\n\n${tableOf(figures)}`);
    writeFileSync(DOCUMENT, text);
  }
  if (options.keeps) writeFileSync(KEPT, `${JSON.stringify(keptOf(figures), null, 2)}\n`);
  else if (options.isSmall) compare(figures);
}

/** Fails where a ratio has fallen by half. */
function compare(figures: readonly Figure[]): void {
  const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as Kept;
  for (const name of unmeasured(figures, kept)) process.stdout.write(`Not measured: ${name}\n`);
  const worse = fallen(figures, kept);
  for (const sentence of worse) process.stderr.write(`Fallen by half: ${sentence}\n`);
  if (worse.length > 0) process.exitCode = 1;
}

await main(readOptions(process.argv.slice(2)));
