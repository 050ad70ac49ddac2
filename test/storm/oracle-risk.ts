/** Judges the list of promises that the stock does not cover, in the pauses: what was promised first is served first, and nobody else is named. */
import { Days, peakOf, type Draw, type Period } from './oracle-days.js';
import { isSure, usesOf, type Moment, type Pool } from './oracle-pool.js';
import { levelsOf, type Loan } from './oracle-record.js';
import { stockOf, thingNames, type Thing } from './things.js';
import { isOf, type Complaint, type Deed } from './told.js';

interface Promised extends Period {
  lineId: string;
  thing: Thing;
  quantity: number;
  isApproved: boolean;
  askedAt: number;
}

const SHOWN = 200;

export function riskComplaints(pool: Pool, deeds: readonly Deed[]): Complaint[] {
  return deeds
    .filter(isOf('risk'))
    .filter(({ alliance, outcome }) => alliance === pool.alliance && outcome === 'done')
    .flatMap((deed) => {
      const { items } = JSON.parse(deed.text) as { items: { lineId: string; free: number }[] };
      const shown = items.map(({ lineId, free }) => `${lineId} ${free}`);
      const right = atRisk(pool, deed).slice(0, SHOWN);
      const only = (some: string[], others: string[]) => some.filter((one) => !others.includes(one));
      return [
        ...only(shown, right).map((one) => complaint(pool, deed, `${one} is named and covered`, one)),
        ...only(right, shown).map((one) => complaint(pool, deed, `${one} is not covered and not named`, one)),
      ];
    });
}

function complaint(pool: Pool, deed: Deed, what: string, line: string): Complaint {
  const loan = pool.loans.find(({ lines }) => lines.some(({ id }) => line.startsWith(id)));
  return { what: `${deed.mark}: line ${what} at risk`, about: loan ? [loan.ask.mark] : [] };
}

/** Lines with what each could still get, in the order of their ids. */
function atRisk(pool: Pool, moment: Moment): string[] {
  const placed = new Days<Draw>();
  const closed = thingNames.flatMap((thing) => pool.closed(thing));
  for (const one of closed) if (isSure(one, moment)) placed.add(one);
  return promisedIn(pool, moment)
    .toSorted(byRight)
    .flatMap((line) => {
      const { thing, quantity, from, until } = line;
      const uses = usesOf(thing).map((use) => ({ ...use, until: until + use.restMs }));
      const left = uses.map(({ stock, needed, until: rested }) => {
        const period = { from, until: rested };
        const peak = peakOf(placed.near(stock, period), period);
        return Math.floor(Math.max(0, pool.owned(stock, moment).least - peak) / needed);
      });
      const { pack = 1 } = stockOf(thing);
      const free = Math.min(...left);
      const gets = free >= quantity ? quantity : Math.floor(free / pack) * pack;
      for (const { stock, needed, until: rested } of uses)
        if (gets > 0) placed.add({ stock, units: gets * needed, from, until: rested });
      return free >= quantity ? [] : [`${line.lineId} ${gets}`];
    })
    .toSorted();
}

/** What was approved comes before what was only asked for, and who asked first before others. */
const byRight = (one: Promised, other: Promised): number =>
  Number(other.isApproved) - Number(one.isApproved) ||
  one.askedAt - other.askedAt ||
  (one.lineId < other.lineId ? -1 : 1);

function promisedIn(pool: Pool, moment: Moment): Promised[] {
  return pool.loans.flatMap((loan) =>
    loan.lines.flatMap((line): Promised[] => {
      const level = levelsOf(loan, line).findLast(({ effect }) => effect.is <= moment.sent);
      if (!level || level.quantity === 0) return [];
      const { askedAt, from, until } = loan;
      const thing = pool.thing(line.itemId);
      const { quantity } = level;
      return [
        { lineId: line.id, thing, quantity, from, until, askedAt, isApproved: isApproved(loan, moment) },
      ];
    }),
  );
}

const isApproved = ({ decisions }: Loan, { sent }: Moment): boolean =>
  decisions.some(({ deed, effect }) => deed.operation.kind === 'approve' && effect.is <= sent);
