/** What the bases are asked for: the same work as the product's, without rules, rights, words or a wire. */
import type { Dice } from '../../support/dice.js';
import type { House } from '../data/house.js';

/** A booking of three lines, as a body says it and as a hand-written program needs it. */
export interface Wish {
  allianceId: string;
  partnerId: string;
  personId: string;
  itemIds: string[];
  pickUpAt: string;
  returnDueAt: string;
}

export type Task =
  | { what: 'book'; clients: number; ms: number; wishes: readonly Wish[] }
  | { what: 'catalogue'; ms: number; allianceId: string; months: readonly Month[]; items: number };

export interface Month {
  from: string;
  until: string;
}

export interface Done {
  count: number;
  seconds: number;
}

const DAY = 86_400_000;
const LINES = 3;

/** Of three things there are plenty of, for two days within two years, from ten to ten. */
export function drawWish({ id, borrowers, things }: House, which: number, dice: Dice): Wish {
  const { partnerId, personId } = borrowers[which % borrowers.length]!;
  const itemIds = new Set<string>();
  while (itemIds.size < LINES) itemIds.add(dice.oneOf(things).id);
  const start = Math.floor(Date.now() / DAY) * DAY + dice.whole(5, 700) * DAY + 9 * 3_600_000;
  return {
    allianceId: id,
    partnerId,
    personId,
    itemIds: [...itemIds],
    pickUpAt: new Date(start).toISOString(),
    returnDueAt: new Date(start + 2 * DAY).toISOString(),
  };
}

/** Months that begin at every hour of a year, so that no two requests are alike. */
export const months = (count: number, dice: Dice): Month[] =>
  Array.from({ length: count }, () => {
    const from = Math.floor(Date.now() / DAY) * DAY + dice.whole(0, 330 * 24) * 3_600_000;
    return { from: new Date(from).toISOString(), until: new Date(from + 30 * DAY).toISOString() };
  });

/** Repeats until the time is over; answers how often, and how long it took. */
export async function repeated(ms: number, once: (turn: number) => Promise<void>): Promise<Done> {
  const began = performance.now();
  let count = 0;
  for (; performance.now() - began < ms; count += 1) await once(count);
  return { count, seconds: (performance.now() - began) / 1_000 };
}

/** Listens to the benchmark; `tasks` carry out what they are called. */
export function serveTasks(tasks: (task: Task) => Promise<Done>): void {
  process.on('message', (task: Task) => {
    void tasks(task).then(
      (done) => process.send!(done),
      (error: unknown) => process.send!({ error: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send!('ready');
}
