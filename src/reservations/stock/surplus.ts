/** The surplus: what is taken of something beyond what was taken of it before, instant by instant. */
import { byTime, isSameInstant, type Period } from '../../shared/period.js';

/** So many units of something for a time. */
export interface Taking {
  of: string;
  quantity: number;
  period: Period;
}

/** The pieces in which `after` takes more of something than `before` did; none where it takes no more at any instant. */
export function surplus(before: readonly Taking[], after: readonly Taking[]): Taking[] {
  const things = new Set(after.map(({ of }) => of));
  return [...things].flatMap((of) => {
    const [less, more] = [before, after].map((takings) => takings.filter((one) => one.of === of));
    return piecesOf(changesOf(less!, more!)).map((piece) => ({ of, ...piece }));
  });
}

interface Change {
  at: Date;
  by: number;
}

/** In the order of time; what was taken before counts against what is taken now. */
const changesOf = (less: readonly Taking[], more: readonly Taking[]): Change[] =>
  [...less.flatMap((one) => edgesOf(one, -1)), ...more.flatMap((one) => edgesOf(one, 1))].toSorted(
    (one, other) => byTime(one.at, other.at),
  );

const edgesOf = ({ quantity, period }: Taking, sign: number): Change[] => [
  { at: period.from, by: sign * quantity },
  { at: period.until, by: -sign * quantity },
];

function piecesOf(changes: readonly Change[]): Omit<Taking, 'of'>[] {
  const pieces: Omit<Taking, 'of'>[] = [];
  let level = 0;
  for (const [index, { at, by }] of changes.entries()) {
    level += by;
    const next = changes[index + 1];
    if (!next || level <= 0 || isSameInstant(at, next.at)) continue;
    const last = pieces.at(-1);
    if (last && last.quantity === level && isSameInstant(last.period.until, at)) last.period.until = next.at;
    else pieces.push({ quantity: level, period: { from: at, until: next.at } });
  }
  return pieces;
}
