/** Rows of what is lent: long ago, in the thirteen months that calendars show, now, and in the two years to come. */
import type { Dice } from '../../support/dice.js';
import type { House, Thing } from './house.js';
import type { Ids } from './ids.js';
import type { Batch, Row } from './tables.js';

interface Chance {
  ids: Ids;
  dice: Dice;
  now: Date;
}

interface Loan {
  status: string;
  /** At ten in the morning, as all places of these things give out. */
  pickUpAt: Date;
  returnDueAt: Date;
  askedAt: Date;
  decideBy: Date;
}

const LINES = 3;
const DAY = 86_400_000;
const REQUESTS = 100;
/** Before what calendars show: history, which nothing that is asked about today should read. */
const LONG_AGO_DAYS = 420;
const OLDEST_DAYS = 7_000;
/** Of these. */
const MOST_DRAWN = 3_000;

const held = ['requested', 'approved', 'handed_over'];
const granted = ['approved', 'handed_over', 'returned', 'checked'];

/** So many loans in all: the newest drawn one by one, and some of the oldest, of which the others are copies. */
export interface Loans {
  batches: Batch[];
  /** How many more of the oldest there are to be. */
  copies: number;
}

/** How much is lent, and how much of it calendars show at most. */
export interface Busy {
  lines: number;
  shown: number;
  /** None of long ago and none that is over: all are asked for, promised or out. */
  isAllOpen?: boolean;
}

/** The oldest first; the last ones are requests, and those before them begin a year ago and end in one. */
export function loanRows(house: House, letters: string, busy: Busy, chance: Chance): Loans {
  if (busy.isAllOpen) return { batches: openRows(house, letters, busy.lines, chance), copies: 0 };
  const total = Math.ceil(busy.lines / LINES);
  const requests = Math.min(REQUESTS, Math.ceil(total / 10));
  const shown = Math.min(busy.shown, total - requests);
  const history = total - requests - shown;
  const drawn = Math.min(history, MOST_DRAWN, Math.ceil(total / 10));
  const { dice, now } = chance;
  const each = (count: number, loan: (share: number) => Loan): Loan[] =>
    Array.from({ length: count }, (_, at) => loan(at / count));
  const moments = [
    ...each(drawn, (share) => oldLoan(share, dice, now)),
    ...each(shown, (share) => shownLoan(share, dice, now)),
    ...each(requests, () => loanOf('requested', dice.whole(10, 300), dice, now)),
  ];
  return { batches: new LoanRows(house, letters, chance).batches(moments), copies: history - drawn };
}

function openRows(house: House, letters: string, lines: number, chance: Chance): Batch[] {
  const loans = Array.from({ length: Math.ceil(lines / LINES) }, () => openLoan(chance.dice, chance.now));
  return new LoanRows(house, letters, chance).batches(loans);
}

/** A season's: some are late, most are to be fetched within four months. */
function openLoan(dice: Dice, now: Date): Loan {
  const drawn = dice.number();
  if (drawn < 0.15) return askedBefore(dice.whole(0, 6), loanOf('requested', dice.whole(5, 120), dice, now));
  return drawn < 0.4
    ? loanOf('handed_over', -dice.whole(1, 5), dice, now)
    : loanOf('approved', dice.whole(1, 120), dice, now);
}

const askedBefore = (days: number, loan: Loan): Loan => ({
  ...loan,
  askedAt: new Date(loan.askedAt.getTime() - days * DAY),
  decideBy: new Date(loan.decideBy.getTime() - days * DAY),
});

function oldLoan(share: number, dice: Dice, now: Date): Loan {
  const daysAgo = OLDEST_DAYS - (OLDEST_DAYS - LONG_AGO_DAYS) * share;
  return loanOf(dice.number() < 0.8 ? 'checked' : dice.oneOf(ended), -Math.floor(daysAgo), dice, now);
}

function shownLoan(share: number, dice: Dice, now: Date): Loan {
  if (share < 0.6) return loanOf('checked', -dice.whole(10, 380), dice, now);
  return share < 0.63
    ? loanOf('handed_over', -1, dice, now)
    : loanOf('approved', dice.whole(2, 500), dice, now);
}

const ended = ['declined', 'withdrawn', 'cancelled', 'expired'];

function loanOf(status: string, day: number, dice: Dice, now: Date): Loan {
  const noon = Math.floor(now.getTime() / DAY) * DAY + 9 * 3_600_000;
  const pickUpAt = new Date(noon + day * DAY);
  const returnDueAt = new Date(pickUpAt.getTime() + dice.whole(2, 5) * DAY);
  const waits = status === 'requested';
  const askedAt = new Date(
    waits ? now.getTime() - DAY : Math.min(pickUpAt.getTime(), now.getTime()) - 30 * DAY,
  );
  return { status, pickUpAt, returnDueAt, askedAt, decideBy: new Date(askedAt.getTime() + 7 * DAY) };
}

class LoanRows {
  /** Numbers given in each year. */
  private readonly given = new Map<number, number>();

  constructor(
    private readonly house: House,
    private readonly letters: string,
    private readonly chance: Chance,
  ) {}

  batches(loans: readonly Loan[]): Batch[] {
    const reservations = loans.map((loan) => this.reservation(loan));
    return [
      { table: 'reservations', rows: reservations },
      {
        table: 'reservation_lines',
        rows: loans.flatMap((loan, at) => this.lines(loan, reservations[at]!)),
      },
      { table: 'reservation_history', rows: reservations.map((one) => this.asked(one)) },
    ];
  }

  private reservation({ status, askedAt, decideBy, pickUpAt, returnDueAt }: Loan) {
    const { ids, dice } = this.chance;
    const { partnerId, personId } = dice.oneOf(this.house.borrowers);
    const year = askedAt.getUTCFullYear();
    const inYear = (this.given.get(year) ?? 0) + 1;
    this.given.set(year, inYear);
    return {
      id: ids.next(),
      alliance_id: this.house.id,
      number: `${this.letters}-${year}-${String(inYear).padStart(4, '0')}`,
      number_year: year,
      number_in_year: inYear,
      partner_id: partnerId,
      asked_by: personId,
      on_behalf_of: '',
      occasion_name: `Fest ${inYear}`,
      contact_name: 'Anna Auer',
      contact_phone: '030 23125 100',
      note: '',
      status,
      version: status === 'requested' ? 1 : 4,
      asked_at: askedAt,
      decide_by: decideBy,
      reason: '',
      pick_up_at: pickUpAt,
      return_due_at: returnDueAt,
      ical_uid: uid(dice),
      ical_sequence: 1,
      feed_uid: uid(dice),
      updated_at: askedAt,
    };
  }

  private lines(loan: Loan, { id, asked_by }: { id: string; asked_by: string }): Row[] {
    const { things, sets } = this.house;
    const { dice } = this.chance;
    const chosen = new Set<Thing>(dice.number() < 0.1 && sets.length > 0 ? [dice.oneOf(sets)] : []);
    while (chosen.size < LINES) chosen.add(dice.oneOf(things));
    return [...chosen].map((thing, at) => this.line(loan, thing, { id, asked_by, position: at + 1 }));
  }

  private line(
    { status, askedAt, decideBy, pickUpAt, returnDueAt }: Loan,
    thing: Thing,
    of: { id: string; asked_by: string; position: number },
  ): Row {
    const quantity = this.chance.dice.whole(1, 3);
    const isGranted = granted.includes(status);
    const waits = status === 'requested';
    const wasOut = isGranted && status !== 'approved';
    return {
      id: this.chance.ids.next(),
      alliance_id: this.house.id,
      reservation_id: of.id,
      position: of.position,
      item_id: thing.id,
      quantity,
      approved_quantity: waits ? null : isGranted ? quantity : 0,
      decided_at: waits ? null : askedAt,
      decided_by: waits ? null : of.asked_by,
      held_quantity: held.includes(status) ? quantity : 0,
      held_until: waits ? decideBy : null,
      handed_over_quantity: wasOut ? quantity : 0,
      returned_quantity: wasOut && status !== 'handed_over' ? quantity : 0,
      missing_quantity: 0,
      damaged_quantity: 0,
      out_quantity: status === 'handed_over' ? quantity : 0,
      pick_up_at: pickUpAt,
      return_due_at: returnDueAt,
    };
  }

  private asked({ id, asked_at, asked_by }: { id: string; asked_at: Date; asked_by: string }): Row {
    const of = { id: this.chance.ids.next(), alliance_id: this.house.id, reservation_id: id };
    return { ...of, at: asked_at, person_id: asked_by, what: 'ask', detail: '' };
  }
}

/** A calendar's UID: random, but the same for the same seed. */
function uid(dice: Dice): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(dice.number() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  );
  const all = digits.join('');
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-a${all.slice(17, 20)}-${all.slice(20)}`;
}
