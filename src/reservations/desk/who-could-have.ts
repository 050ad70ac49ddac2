/** Who could have it now: of the wishes that nobody promised in full, those that are covered since a loan gave units up, the oldest first. */
import { byTime, isEmpty, later, type Period } from '../../shared/period.js';
import { uncovered } from '../stock/availability.js';
import { promise, trying, withoutReservation, type AskedLine, type Ledger } from '../stock/ledger.js';

/** A line of a request, or what is lacking in a promise that was made for less than was asked. */
export interface OpenWish extends AskedLine {
  lineId: string;
  reservationId: string;
  askedAt: Date;
  /** A request holds what it asks for; what a promise lacks, nobody holds. */
  isRequest: boolean;
}

/** What the rules look at in a line of the loan. */
interface GivingLine {
  itemId: string;
  approvedQuantity: number | null;
  awaitedQuantity: number;
  handedOverQuantity: number;
  returnedQuantity: number;
  damagedQuantity: number;
  period: Period;
}

/** What a loan had once and has given up: never fetched, as long as it was promised; back in good order, as long as it was away. */
export const givenUp = (lines: readonly GivingLine[], now: Date): AskedLine[] =>
  lines.flatMap((line) => {
    const { itemId, period, approvedQuantity, awaitedQuantity, handedOverQuantity } = line;
    const unfetched = (approvedQuantity ?? 0) - awaitedQuantity - handedOverQuantity;
    const back = line.returnedQuantity - line.damagedQuantity;
    const away = { from: period.from, until: later(period.until, now) };
    const parts = [
      { itemId, quantity: unfetched, period },
      { itemId, quantity: back, period: away },
    ];
    return parts.filter(({ quantity }) => quantity > 0);
  });

/** The ledger is as it stands now: with what was given up held again, it is as it was before. */
export function whoCouldHave<Wish extends OpenWish>(
  ledger: Ledger,
  given: readonly AskedLine[],
  wishes: readonly Wish[],
): Wish[] {
  const possible = wishes.filter(({ period }) => !isEmpty(period));
  const covered = coveredBy(ledger, possible);
  const before = trying(ledger, () => {
    for (const line of given) promise(ledger, line);
    return new Set(coveredBy(ledger, possible));
  });
  return covered
    .filter((wish) => !before.has(wish))
    .toSorted((one, other) => byTime(one.askedAt, other.askedAt));
}

/** Each reservation as if it were the only one that waits; its lines one after the other. */
function coveredBy<Wish extends OpenWish>(ledger: Ledger, wishes: readonly Wish[]): Wish[] {
  const ids = new Set(wishes.map(({ reservationId }) => reservationId));
  return [...ids].flatMap((id) => {
    const ofOne = wishes.filter(({ reservationId }) => reservationId === id);
    const [asked, lacking] = [
      ofOne.filter(({ isRequest }) => isRequest),
      ofOne.filter(({ isRequest }) => !isRequest),
    ];
    return [...withoutReservation(ledger, id, () => fitting(ledger, asked)), ...fitting(ledger, lacking)];
  });
}

function fitting<Wish extends OpenWish>(ledger: Ledger, wishes: readonly Wish[]): Wish[] {
  const short = new Set(uncovered(ledger, wishes).map(({ line }) => line.lineId));
  return wishes.filter(({ lineId }) => !short.has(lineId));
}
