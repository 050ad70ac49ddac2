/** `npm run storm`: blows one storm or several, says how many of what were answered how, and ends with 1 where the oracle complains. */
import { parseArgs } from 'node:util';
import { engines, type Engine } from '../support/installation.js';
import { variants, type Variant } from './fleet.js';
import { contextOf, countsOf } from './report.js';
import { blow, judged, type Course } from './storm.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    operations: { type: 'string', default: '2000' },
    engine: { type: 'string' },
    variant: { type: 'string', default: 'calm' },
    clients: { type: 'string', default: '16' },
  },
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** On SQLite, and on PostgreSQL where one is named, unless told which. */
function enginesWanted(): Engine[] {
  const wanted = values.engine?.toLowerCase();
  const named = engines.filter((engine) => engine.toLowerCase() === wanted);
  if (wanted !== undefined && named.length === 0) throw new Error(`Engines are: ${engines.join(', ')}`);
  if (named.length > 0) return named;
  return engines.filter((engine) => engine === 'SQLite' || process.env['TEST_DATABASE_URL']);
}

function variantWanted(): Variant {
  const found = variants.find((variant) => variant === values.variant);
  if (!found) throw new Error(`Variants are: ${variants.join(', ')}`);
  return found;
}

async function blowOne(course: Course): Promise<boolean> {
  const { seed, operations, engine, variant, clients } = course;
  say(
    `Storm on ${engine}: --seed ${seed} --operations ${operations} --variant ${variant} --clients ${clients}`,
  );
  const blown = await blow(course);
  const complaints = await judged(blown);
  await blown.drop();
  say(countsOf(blown.told, blown.seconds));
  if (complaints.length > 0) say(contextOf(complaints, blown.told));
  say(
    complaints.length === 0
      ? 'The oracle has nothing to say.'
      : `${complaints.length} complaints, seed ${seed}.`,
  );
  return complaints.length === 0;
}

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
let isSound = true;
for (const engine of enginesWanted()) {
  const sizes = { operations: Number(values.operations), clients: Number(values.clients) };
  isSound = (await blowOne({ seed, engine, variant: variantWanted(), ...sizes })) && isSound;
}
process.exitCode = isSound ? 0 : 1;
