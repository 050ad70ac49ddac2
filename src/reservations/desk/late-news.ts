/** Late news: who is in danger since somebody is late and does not know it yet, and for whom the danger is over. */

/** A promise, and the loan that is late. */
interface Pair {
  reservationId: string;
  lateId: string;
}

interface LateNews<Danger, Warning> {
  /** In danger, and not told of this loan yet. */
  fresh: Danger[];
  /** Told, and no longer so. */
  over: Warning[];
  /** Of those the promises that no late loan endangers any more. */
  safeIds: string[];
}

export function lateNews<Danger extends Pair, Warning extends Pair>(
  dangers: readonly Danger[],
  told: readonly Warning[],
): LateNews<Danger, Warning> {
  const over = told.filter((one) => !dangers.some(isSamePair(one)));
  const endangered = new Set(dangers.map(({ reservationId }) => reservationId));
  const ids = new Set(over.map(({ reservationId }) => reservationId));
  return {
    fresh: dangers.filter((one) => !told.some(isSamePair(one))),
    over,
    safeIds: [...ids].filter((id) => !endangered.has(id)),
  };
}

const isSamePair =
  (one: Pair) =>
  (other: Pair): boolean =>
    one.reservationId === other.reservationId && one.lateId === other.lateId;
