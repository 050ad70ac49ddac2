/** `npm run storm:core`: a storm over the stock's arithmetic against the naive model; ends with 1 where both disagree. */
import { parseArgs } from 'node:util';
import { stormOver } from './core.js';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, operations: { type: 'string', default: '1000000' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const operations = Number(values.operations);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(`Storm over the stock: --seed ${seed} --operations ${operations}`);
const start = performance.now();
const { counts, complaint } = stormOver(seed, operations);
const seconds = (performance.now() - start) / 1000;
for (const [name, count] of counts) say(`  ${name.padEnd(9)} ${count}`);
say(`${operations} operations in ${seconds.toFixed(1)} s, ${Math.round(operations / seconds)} a second`);
say(complaint ?? 'Both say the same.');
process.exitCode = complaint === undefined ? 0 : 1;
