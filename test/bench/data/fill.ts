/** Fills a database from the command line, and says who can call: `node --import ./test/support/typescript.mjs test/bench/data/fill.ts`. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engines, Installation, type Engine } from '../../support/installation.js';
import { fill } from './filling.js';
import { usualSize } from './houses.js';

const number = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'SQLite' },
    alliances: number,
    lines: number,
    'lines-of-others': number,
    items: number,
    'items-of-others': number,
    borrowers: number,
    seed: { type: 'string', default: '11' },
  },
});
const given = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : Number(text);
const engine = engines.find((one) => one === values.engine) as Engine;
const installation = await Installation.make(engine);
const size = {
  alliances: given(values.alliances, usualSize.alliances),
  lines: given(values.lines, usualSize.lines),
  items: given(values.items, usualSize.items),
  borrowers: given(values.borrowers, usualSize.borrowers),
  ...(values['lines-of-others'] === undefined ? {} : { linesOfOthers: Number(values['lines-of-others']) }),
  ...(values['items-of-others'] === undefined ? {} : { itemsOfOthers: Number(values['items-of-others']) }),
};
const filled = await fill(installation, size, Number(values.seed));
const told = `${installation.folder}/houses.json`;
writeFileSync(told, JSON.stringify(filled));
process.stdout.write(`${JSON.stringify(installation.environment)}\nWho can call: ${told}\n`);
process.exit(0);
