/** What a run of the benchmark was asked to measure, and how much of it. */
import { parseArgs } from 'node:util';

export interface Options {
  /** By name; all where nothing is said. */
  parts: readonly string[];
  rounds: number;
  /** How long each side of a round is loaded. */
  roundMs: number;
  /** How long both sides book before the first round that counts: a server is slower while it is being compiled, which lasts some thousand bookings. */
  warmMs: number;
  lines: number;
  /** Lines of the big databases. */
  big: number;
  alliances: number;
  /** Of all alliances together, where the timed jobs are measured. */
  openLoans: number;
  /** After which the memory is looked at again. */
  requests: number;
  seed: number;
  /** Compares the ratios with the kept ones, and fails where one has fallen by half. */
  isSmall: boolean;
  /** Keeps the ratios of this small round. */
  keeps: boolean;
  /** Writes the figures into the docs. */
  writes: boolean;
}

export const allParts = [
  'P1',
  'P2',
  'P3',
  'servers',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P11',
  'V',
  'J',
  'profile',
] as const;

const usual = {
  rounds: 9,
  roundMs: 1_000,
  warmMs: 30_000,
  lines: 10_000,
  big: 2_000_000,
  alliances: 650,
  openLoans: 100_000,
  requests: 100_000,
};
/** Both engines within two minutes. */
const small = {
  rounds: 4,
  roundMs: 250,
  warmMs: 2_000,
  lines: 3_300,
  big: 30_000,
  alliances: 10,
  openLoans: 1_000,
  requests: 1_000,
};
const smallParts = ['P1', 'P2', 'P3', 'P5', 'P6', 'P7', 'P8', 'V'];

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** Throws on what it does not know. */
export function readOptions(given: readonly string[]): Options {
  const sizes = { lines: text, big: text, alliances: text, 'open-loans': text };
  const numbers = { rounds: text, 'round-ms': text, ...sizes };
  const { values } = parseArgs({
    args: [...given],
    options: {
      ...numbers,
      parts: text,
      requests: text,
      seed: { ...text, default: '11' },
      small: flag,
      keep: flag,
      write: flag,
      profile: flag,
    },
  });
  const usually = values.small ? small : usual;
  const number = (said: string | undefined, otherwise: number): number => {
    if (said !== undefined && !/^[1-9]\d*$/.test(said)) throw new Error(`${said} is no number of anything.`);
    return said === undefined ? otherwise : Number(said);
  };
  return {
    parts: values.profile ? ['profile'] : partsOf(values.parts, values.small),
    rounds: number(values.rounds, usually.rounds),
    roundMs: number(values['round-ms'], usually.roundMs),
    warmMs: usually.warmMs,
    lines: number(values.lines, usually.lines),
    big: number(values.big, usually.big),
    alliances: number(values.alliances, usually.alliances),
    openLoans: number(values['open-loans'], usually.openLoans),
    requests: number(values.requests, usually.requests),
    seed: number(values.seed, 11),
    isSmall: values.small,
    keeps: values.keep,
    writes: values.write,
  };
}

function partsOf(said: string | undefined, isSmall: boolean): readonly string[] {
  if (said === undefined) return isSmall ? smallParts : allParts.filter((part) => part !== 'profile');
  const named = said.split(',');
  const unknown = named.filter((part) => !(allParts as readonly string[]).includes(part));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}: ${allParts.join(', ')}`);
  return named;
}
