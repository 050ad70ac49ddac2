/** What a step asks of the application, whether that is possible by the pencil, and what the pencil notes once it is done. */
import type { Closing, Loan, Pencil, Thing, Times } from './pencil.js';
import type { Counts, Plain, Step } from './steps.js';

export interface Deed {
  method: 'post' | 'patch' | 'delete';
  path: string;
  body: object;
  byBorrower: boolean;
  isPossible: boolean;
  note: (answer: Answered) => void;
}

/** What is read from an answer. */
export interface Answered {
  id: string;
  number: string;
  lines: { id: string }[];
}

const HOUR_MS = 3_600_000;
const START = Date.parse('2027-05-01T08:00:00Z');
const RELEASE_HOURS = 24;
const DECISION_HOURS = 7 * 24;

export const hour = (hours: number): string => new Date(START + hours * HOUR_MS).toISOString();

/** The ids of the two things, and how to ask for one of them. */
export interface Stage {
  ids: Readonly<Record<Thing, string>>;
  asking: (lines: { itemId: string; quantity: number }[], period: [string, string]) => object;
}

type Of<What extends Step['do']> = Extract<Step, { do: What }>;
type AboutLoan = Extract<Step, { which: number }>;

/** Mostly one of which it makes sense, so that histories go on; and sometimes any. */
function chosen(pencil: Pencil, step: AboutLoan): Loan | undefined {
  const fit = pencil.loans.filter((loan) => makesSense(pencil, loan, step.do));
  const among = step.which % 10 > 0 ? fit : pencil.loans;
  return among[step.which % Math.max(1, among.length)];
}

function makesSense(pencil: Pencil, loan: Loan, what: AboutLoan['do']): boolean {
  if (what === 'approve' || what === 'decline' || what === 'withdraw') return pencil.isOpen(loan);
  if (what === 'back') return loan.out > 0 || loan.closed.missing > 0;
  if (what === 'check') return loan.status === 'returned';
  if (what === 'cancel') return loan.status === 'approved';
  if (what === 'out') return loan.status === 'approved' && pencil.now >= loan.from;
  if (what === 'release') return loan.status === 'approved' && pencil.now >= loan.from + RELEASE_HOURS;
  if (what === 'change') return pencil.isOpen(loan) || pencil.isUnderWay(loan);
  return pencil.wishOf(loan) !== undefined;
}

export function deedOf(
  pencil: Pencil,
  stage: Stage,
  step: Exclude<Step, Of<'wait' | 'reopen'>>,
): Deed | undefined {
  if (step.do === 'ask') return asking(pencil, stage, step);
  if (step.do === 'close') return closing(pencil, stage, step);
  if (step.do === 'count') return counting(pencil, stage, step);
  const loan = chosen(pencil, step);
  if (!loan) return undefined;
  if (step.do === 'out') return handingOver(pencil, loan, step);
  if (step.do === 'back') return takingBack(loan, step);
  if (step.do === 'change') return changing(pencil, loan, step);
  if (step.do === 'approve') return approving(pencil, loan, Math.min(step.quantity, loan.asked));
  return plainly(pencil, loan, step.do);
}

const post = (
  path: string,
  isPossible: boolean,
  body: object,
  note: Deed['note'],
  byBorrower = false,
): Deed => ({
  method: 'post',
  path,
  body,
  byBorrower,
  isPossible,
  note,
});

const ofLoan = ({ id }: Loan, what: string): string => `reservations/${id}/${what}`;

function asking(pencil: Pencil, { ids, asking: wish }: Stage, { thing, quantity, ...step }: Of<'ask'>): Deed {
  const times = { from: pencil.now + step.from, until: pencil.now + step.from + step.hours };
  const body = wish([{ itemId: ids[thing], quantity }], [hour(times.from), hour(times.until)]);
  const isPossible = pencil.free(thing, times) >= quantity;
  const none = { out: 0, handedOver: 0, returned: 0, damaged: 0, missing: 0 };
  const note = ({ id, number, lines }: Answered): void => {
    const names = { id, number, lineId: lines[0]!.id, thing, askedAt: pencil.now };
    pencil.loans.push({
      ...names,
      ...times,
      ...none,
      status: 'requested',
      decideBy: Math.min(times.from, pencil.now + DECISION_HOURS),
      asked: quantity,
      approved: null,
      awaited: quantity,
      closed: { damaged: 0, missing: 0 },
      wish: undefined,
    });
  };
  return post('reservations', isPossible, body, note, true);
}

export function approving(pencil: Pencil, loan: Loan, quantity: number): Deed {
  const { thing, lineId } = loan;
  const isPossible = pencil.isOpen(loan) && pencil.free(thing, loan, { except: loan }) >= quantity;
  return post(ofLoan(loan, 'approve'), isPossible, { lines: [{ lineId, quantity }] }, () => {
    Object.assign(loan, { status: 'approved', approved: quantity, awaited: quantity });
  });
}

function handingOver(pencil: Pencil, loan: Loan, { quantity, all }: Counts): Deed {
  const { now } = pencil;
  const wanted = all ? loan.awaited : quantity;
  const times = { from: Math.min(loan.from, now), until: loan.until };
  const isMore = wanted > loan.awaited || now < loan.from;
  const free = pencil.free(loan.thing, times, { except: loan, isAtDesk: true });
  const isThere = !isMore || free >= loan.out + wanted;
  const isPossible = wanted > 0 && now < loan.until && pencil.isUnderWay(loan) && isThere;
  const body = all ? {} : { lines: [{ lineId: loan.lineId, quantity }] };
  return post(ofLoan(loan, 'hand-over'), isPossible, body, () => {
    loan.status = 'handed_over';
    loan.from = times.from;
    loan.out += wanted;
    loan.handedOver += wanted;
    loan.approved = Math.max(loan.approved ?? 0, loan.handedOver);
    // What stays here is free at once.
    loan.awaited = 0;
  });
}

function takingBack(loan: Loan, said: Counts): Deed {
  const well = { quantity: loan.out, damaged: 0, missing: 0, found: 0 };
  const { quantity, damaged, missing, found } = said.all ? well : said;
  const isSound =
    quantity + missing <= loan.out &&
    damaged <= quantity + found &&
    found <= loan.missing &&
    quantity + missing + found > 0;
  const body = said.all ? {} : { lines: [{ lineId: loan.lineId, quantity, damaged, missing, found }] };
  return post(ofLoan(loan, 'take-back'), isSound && loan.handedOver > 0, body, () => {
    loan.out -= quantity + missing;
    loan.returned += quantity + found;
    loan.damaged += damaged;
    loan.missing += missing - found;
    loan.closed.damaged += damaged;
    // Somebody may have opened some of them already.
    loan.closed.missing = Math.max(0, loan.closed.missing + missing - found);
    if (loan.status === 'handed_over' && loan.out === 0) loan.status = 'returned';
  });
}

function plainly(pencil: Pencil, loan: Loan, what: Plain): Deed {
  const over = (): void => void Object.assign(loan, { status: 'over', awaited: 0 });
  const hasWish = pencil.wishOf(loan) !== undefined;
  const unwish = (): void => void (loan.wish = undefined);
  const reason = { reason: 'Regen' };
  const isOpen = pencil.isOpen(loan);
  const isForgotten = loan.awaited > 0 && pencil.isUnderWay(loan) && pencil.now >= loan.from + RELEASE_HOURS;
  if (what === 'cancel') return post(ofLoan(loan, what), loan.status === 'approved', reason, over);
  if (what === 'release') return post(ofLoan(loan, what), isForgotten, {}, over);
  if (what === 'check')
    return post(ofLoan(loan, what), loan.status === 'returned', {}, () => void (loan.status = 'checked'));
  if (what === 'decline') return post(ofLoan(loan, what), isOpen, reason, over);
  if (what === 'withdraw') return post(ofLoan(loan, what), isOpen, {}, over, true);
  if (what === 'declineChange') return post(ofLoan(loan, 'change/decline'), hasWish, reason, unwish);
  if (what === 'withdrawChange') return post(ofLoan(loan, 'change/withdraw'), hasWish, {}, unwish, true);
  return approvingChange(pencil, loan);
}

function approvingChange(pencil: Pencil, loan: Loan): Deed {
  const { status } = loan;
  const wish = pencil.wishOf(loan);
  const held = loan.awaited + loan.out;
  const isOut = status === 'handed_over';
  // What was fetched since keeps its pick-up and its number.
  const quantity = isOut ? held : (wish?.quantity ?? 0);
  const times = { from: isOut ? loan.from : (wish?.from ?? 0), until: wish?.until ?? 0 };
  const isFit = wish !== undefined && (!isOut || isRepeated(loan, wish.quantity));
  const isFree =
    !grows(loan, quantity, times) || pencil.free(loan.thing, times, { except: loan }) >= quantity;
  return post(ofLoan(loan, 'change/approve'), isFit && isFree, {}, () => become(loan, quantity, times));
}

const isRepeated = ({ awaited, out, approved, asked }: Loan, quantity: number): boolean =>
  [awaited + out, approved, asked].includes(quantity);

const grows = ({ awaited, out, from, until }: Loan, quantity: number, times: Times): boolean =>
  quantity > awaited + out || times.from < from || until < times.until;

function become(loan: Loan, quantity: number, times: Times): void {
  Object.assign(loan, times, { wish: undefined });
  if (quantity === loan.awaited + loan.out) return;
  Object.assign(loan, { asked: quantity, awaited: quantity });
  if (loan.status === 'approved') loan.approved = quantity;
}

function changing(pencil: Pencil, loan: Loan, { byBorrower, more, later, longer }: Of<'change'>): Deed {
  const { now } = pencil;
  const held = loan.awaited + loan.out;
  const named = Math.max(1, held + more);
  const isOut = loan.status === 'handed_over';
  const quantity = isOut ? held : named;
  const times = { from: loan.from + later, until: loan.until + longer };
  const isPossible =
    (isOut
      ? isRepeated(loan, named) && later === 0
      : pencil.isOpen(loan) || (loan.status === 'approved' && now < loan.until)) &&
    isAllowed(pencil, { loan, quantity, times, byBorrower });
  const body = {
    lines: [{ lineId: loan.lineId, quantity: named }],
    ...(later === 0 ? {} : { pickUpAt: hour(times.from) }),
    ...(longer === 0 ? {} : { returnDueAt: hour(times.until) }),
    ...(byBorrower ? {} : { reason: 'Es fehlt etwas' }),
  };
  const note = (): void => {
    const waits = byBorrower && grows(loan, quantity, times) && pencil.isUnderWay(loan);
    if (waits) {
      const ahead = [loan.from, loan.until, times.from, times.until].filter((at) => now < at);
      // Of what is out, what is with the borrower: more may have gone out at the door than is repeated here.
      loan.wish = { ...times, quantity, decideBy: Math.min(...ahead, now + DECISION_HOURS) };
    } else {
      become(loan, quantity, times);
      if (loan.status === 'requested') loan.decideBy = Math.min(loan.decideBy, times.from);
    }
  };
  return { method: 'patch', path: `reservations/${loan.id}`, body, byBorrower, isPossible, note };
}

interface Changed {
  loan: Loan;
  quantity: number;
  times: Times;
  byBorrower: boolean;
}

/** What takes no more the coordination may do to any loan. */
function isAllowed(pencil: Pencil, { loan, quantity, times, byBorrower }: Changed): boolean {
  if (times.until <= times.from) return false;
  const isMore = grows(loan, quantity, times);
  const isPast =
    (times.from !== loan.from && times.from < pencil.now) ||
    (times.until !== loan.until && times.until <= pencil.now);
  if (isPast && (isMore || byBorrower)) return false;
  return !isMore || pencil.free(loan.thing, times, { except: loan }) >= quantity;
}

function closing(pencil: Pencil, { ids }: Stage, { thing, units, ...step }: Of<'close'>): Deed {
  const times = { from: pencil.now + step.from, until: pencil.now + step.from + step.hours };
  const body = { itemId: ids[thing], quantity: units, from: hour(times.from), until: hour(times.until) };
  const isPossible = units <= pencil.owned(thing);
  return post('closures', isPossible, body, ({ id }) => pencil.closings.push({ id, thing, units, ...times }));
}

/** A closure as the application lists it; what came back broken or not at all is noted with the number of its loan. */
export interface Listed {
  id: string;
  quantity: number;
  cause: 'damaged' | 'missing' | null;
  note: string;
}

export function reopening(pencil: Pencil, { id, quantity, cause, note }: Listed): Deed {
  const gone = (): void => {
    const index = pencil.closings.findIndex((one) => one.id === id);
    if (index >= 0) pencil.closings.splice(index, 1);
    const loan = pencil.loans.find(({ number }) => number === note);
    if (loan && cause) loan.closed[cause] -= quantity;
  };
  return {
    method: 'delete',
    path: `closures/${id}`,
    body: {},
    byBorrower: false,
    isPossible: true,
    note: gone,
  };
}

function counting(pencil: Pencil, { ids }: Stage, { quantity }: Of<'count'>): Deed {
  const note = (): void => void (pencil.benches = quantity);
  const path = `items/${ids.bench}`;
  return { method: 'patch', path, body: { quantity }, byBorrower: false, isPossible: true, note };
}

export const standing = ({ closings, now }: Pencil): Closing[] => closings.filter(({ until }) => now < until);
