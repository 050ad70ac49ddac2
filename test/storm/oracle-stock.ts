/** Judges what was granted, refused, offered and shown by what must have been free at that moment. */
import type { Period } from './oracle-days.js';
import { isSure, usesOf, type Moment, type Pool, type Range, type Taken } from './oracle-pool.js';
import { approvedOf, type Effect, type Loan } from './oracle-record.js';
import type { LookOperation } from './plan.js';
import { stockOf, type Thing } from './things.js';
import { isOf, type Complaint, type Deed } from './told.js';

interface Shortage {
  itemId: string;
  asked: number;
  free: number;
}

interface Refused {
  code: string;
  shortages?: Shortage[];
  offers?: { kind: string; lines: Timed[] }[];
}

interface Timed {
  itemId: string;
  quantity: number;
  pickUpAt: string;
  returnDueAt: string;
}

interface Wanted extends Period {
  lines: readonly { itemId: string; quantity: number }[];
  /** What it holds itself stands in nobody's way. */
  loan: Loan | undefined;
}

export function stockComplaints(pool: Pool, deeds: readonly Deed[]): Complaint[] {
  const own = deeds.filter(({ alliance }) => alliance === pool.alliance);
  const loanOf = new Map(pool.loans.map((loan) => [loan.ask.operation.n, loan]));
  return [
    ...pool.loans.flatMap((loan) => beyondStock(pool, loan)),
    ...own.filter(isOf('ask')).flatMap((deed) => judgedAsk(pool, deed, loanOf.get(deed.operation.n))),
    ...own.filter(isOf('approve')).flatMap((deed) => {
      const loan = loanOf.get(deed.operation.target);
      return loan ? judgedApproval(pool, deed, loan) : [];
    }),
    ...own.filter(isOf('look')).flatMap((deed) => judgedLook(pool, deed)),
    ...own.filter(isOf('steps')).flatMap((deed) => judgedSteps(pool, deed)),
  ];
}

const momentOf = ({ sent, answered }: Deed): Moment => ({ sent, answered });

const about = (deed: Deed, ...itemIds: string[]): string[] => [deed.mark, ...itemIds];

/**
 * When the last of all who hold together was granted, the others were there: so together they are no more than
 * existed at some moment since. What fell afterwards hurts them, but made none of them wrong.
 */
function beyondStock(pool: Pool, loan: Loan): Complaint[] {
  const { is: at } = loan.effect;
  if (at === Infinity) return [];
  return loan.lines.flatMap(({ itemId }) =>
    usesOf(pool.thing(itemId)).flatMap(({ stock, restMs }) => {
      const whole = { from: loan.from, until: loan.until + restMs };
      const near = pool.near(stock, whole).filter((one) => isSure(one, { sent: at, answered: at }));
      return [loan.from, ...near.map(({ from }) => from)].flatMap((instant) => {
        if (instant < whole.from || instant >= whole.until) return [];
        const together = near.filter((one) => one.from <= instant && instant < one.until);
        const { sum, most } = togetherAt(pool, together, { stock, at });
        if (sum <= most) return [];
        const when = new Date(instant).toISOString();
        const who = together.flatMap((one) => one.loan?.ask.mark ?? []);
        const what = `${sum} ${stock} are promised for ${when}, where there were at most ${most}`;
        return [{ what: `${loan.ask.mark}: ${what}`, about: [...new Set([loan.ask.mark, ...who])] }];
      });
    }),
  );
}

function togetherAt(
  pool: Pool,
  together: readonly Taken[],
  { stock, at }: { stock: Taken['stock']; at: number },
): { sum: number; most: number } {
  const lent = together.filter(({ loan }) => loan !== undefined);
  const lastGranted = Math.max(...lent.map(({ begins }) => begins.may));
  const closed = together.filter(({ loan, begins }) => loan === undefined && begins.is <= lastGranted);
  const sum = [...lent, ...closed].reduce((total, { units }) => total + units, 0);
  return { sum, most: pool.owned(stock, { sent: lastGranted, answered: at }).most };
}

function judgedAsk(pool: Pool, deed: Deed, loan: Loan | undefined): Complaint[] {
  const { pickUpAt, returnDueAt, lines } = deed.body;
  const times = { from: Date.parse(pickUpAt!), until: Date.parse(returnDueAt!) };
  const wanted = { ...times, loan, lines: lines as { itemId: string; quantity: number }[] };
  if (deed.outcome === 'done') return granted(pool, deed, wanted);
  return deed.outcome === 'refused' ? refused(pool, deed, wanted) : [];
}

function judgedApproval(pool: Pool, deed: Deed, loan: Loan): Complaint[] {
  const { from, until } = loan;
  const lines = loan.lines.map((line) => ({ itemId: line.itemId, quantity: approvedOf(deed, line) }));
  const wanted = { from, until, lines, loan };
  if (deed.outcome === 'done') return granted(pool, deed, wanted);
  return deed.outcome === 'refused' && refusalIn(deed).shortages ? refused(pool, deed, wanted) : [];
}

const refusalIn = ({ text }: Deed): Refused => JSON.parse(text) as Refused;

/** What was granted was free: at least where all that surely held is taken off the most that existed. */
function granted(pool: Pool, deed: Deed, wanted: Wanted): Complaint[] {
  return freeFor(pool, deed, wanted, []).flatMap(({ itemId, quantity, free }) =>
    quantity <= free.most
      ? []
      : [
          {
            what: `${deed.mark}: ${quantity} granted where ${free.most} were free`,
            about: about(deed, itemId),
          },
        ],
  );
}

/** What was refused may have been short, by as much as was said; what was offered may have been free. */
function refused(pool: Pool, deed: Deed, wanted: Wanted): Complaint[] {
  const { shortages = [], offers = [], code } = refusalIn(deed);
  if (code !== 'refused' || shortages.length === 0)
    return [{ what: `${deed.mark}: refused for ${deed.text}`, about: about(deed) }];
  const short = new Map(shortages.map((one) => [one.itemId, one]));
  const lines = freeFor(pool, deed, wanted, [...short.keys()]);
  return [
    ...lines.flatMap((line) => wronglyRefused(pool, deed, line, short.get(line.itemId))),
    ...offers.flatMap(({ kind, lines: offered }) =>
      offered.flatMap(({ itemId, quantity, pickUpAt, returnDueAt }): Complaint[] => {
        const period = { from: Date.parse(pickUpAt), until: Date.parse(returnDueAt) };
        const { most } = pool.free(pool.thing(itemId), period, momentOf(deed), wanted.loan);
        const what = `${deed.mark}: offered ${quantity} (${kind}) where ${most} were free`;
        return quantity <= most ? [] : [{ what, about: about(deed, itemId) }];
      }),
    ),
  ];
}

interface Line {
  itemId: string;
  quantity: number;
  free: Range;
}

function wronglyRefused(pool: Pool, deed: Deed, line: Line, short: Shortage | undefined): Complaint[] {
  const { itemId, quantity, free } = line;
  const { pack = 1 } = stockOf(pool.thing(itemId));
  const wholePacks = (units: number): number => Math.floor(Math.min(units, quantity) / pack) * pack;
  const [least, most] = [wholePacks(free.least), wholePacks(free.most)];
  const said = short ? short.free : quantity;
  const isRight = short ? free.least < quantity && least <= said && said <= most : quantity <= free.most;
  if (isRight) return [];
  const how = short ? `told that ${said} of ${quantity}` : `told of no lack of ${quantity}`;
  const what = `${deed.mark}: ${how}, where ${least} to ${most} were free`;
  return [{ what, about: about(deed, itemId) }];
}

/** Each line sees what those before it got; of those that were short nobody knows how much that was. */
function freeFor(pool: Pool, deed: Deed, wanted: Wanted, short: readonly string[]): Line[] {
  const moment = momentOf(deed);
  const before: Taken[] = [];
  return wanted.lines.map(({ itemId, quantity }) => {
    const thing = pool.thing(itemId);
    const free = pool.free(thing, wanted, moment, wanted.loan, before);
    const ends: Effect = { may: Infinity, is: Infinity };
    // Surely taken before, or perhaps.
    const begins: Effect = { may: -Infinity, is: short.includes(itemId) ? Infinity : -Infinity };
    for (const { stock, needed, restMs } of usesOf(thing)) {
      const until = wanted.until + restMs;
      const units = quantity * needed;
      before.push({ stock, units, from: wanted.from, until, loan: undefined, begins, ends });
    }
    return { itemId, quantity, free };
  });
}

function judgedLook(pool: Pool, deed: Deed): Complaint[] {
  if (deed.outcome !== 'done') return [];
  const shown = JSON.parse(deed.text) as { id: string; quantity: number; free: number }[];
  const period = periodOf(deed);
  return shown.flatMap(({ id, quantity, free }) => {
    const thing = pool.thing(id);
    const may = pool.free(thing, period, momentOf(deed));
    const exist = pool.existing(thing, momentOf(deed));
    return [
      ...outside(deed, `${thing} free`, free, may),
      ...outside(deed, `${thing}`, quantity, exist),
      ...(deed.isQuiet && may.least !== may.most ? [unsure(deed, thing)] : []),
    ];
  });
}

/** In every part of each step in which something begins or ends. */
function judgedSteps(pool: Pool, deed: Deed<LookOperation>): Complaint[] {
  const { thing } = deed.operation;
  if (deed.outcome !== 'done') return [];
  const steps = JSON.parse(deed.text) as { from: string; until: string; free: number }[];
  const uses = usesOf(thing);
  return steps.flatMap(({ free, ...step }) => {
    const [from, until] = [Date.parse(step.from), Date.parse(step.until)];
    const edges = uses
      .flatMap(({ stock }) => pool.near(stock, { from, until }))
      .flatMap((one) => [one.from, one.until])
      .filter((at) => from < at && at < until);
    return [from, ...new Set(edges)].flatMap((at) =>
      outside(
        deed,
        `${thing} at hand at ${new Date(at).toISOString()}`,
        free,
        pool.atHand(thing, at, momentOf(deed)),
      ),
    );
  });
}

const periodOf = ({ body: { from, until } }: Deed): Period => ({
  from: Date.parse(from!),
  until: Date.parse(until!),
});

const outside = (deed: Deed, what: string, shown: number, { least, most }: Range): Complaint[] =>
  least <= shown && shown <= most
    ? []
    : [{ what: `${deed.mark}: ${shown} ${what}, where it was ${least} to ${most}`, about: about(deed) }];

const unsure = (deed: Deed, thing: Thing): Complaint => ({
  what: `${deed.mark}: in a pause nobody knows how many ${thing} are free`,
  about: about(deed),
});
