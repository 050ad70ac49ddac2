/** The check of a change: whether the lines of a loan can become what is wanted, and whether that takes more than it has. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Item } from '../../items/item.entity.js';
import type { StoragePlace } from '../../items/storage-place.entity.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import type { Turn } from '../../partners/who/turns.service.js';
import { windowsOf } from '../asking/line-windows.js';
import { onlyPossiblePeriods } from '../asking/lending-rules.js';
import type { LendingRule } from '../asking/lending-rule.js';
import { refuseUnfit, WishCheck, type CheckedWish } from '../asking/wish-check.service.js';
import { PromisedPart } from '../record/promised-part.entity.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Found } from '../record/reservation-store.service.js';
import { partsByLine } from '../stock/kept-parts.js';
import type { AskedLine, Hold, Stock } from '../stock/ledger.js';
import { takesMore } from '../stock/pending-holds.js';
import { reasonsAgainstChange, withPromise } from './change-rules.js';
import { differenceOf, type Difference, type Wanted } from './wanted-lines.js';

type WantedLine = Wanted<ReservationLine>;

/** A wanted line with the other ends of its openings. */
export interface Fitted extends WantedLine, Pick<ReservationLine, 'pickUpUntil' | 'returnFrom'> {}

export interface CheckedChange extends Pick<CheckedWish, 'reasons' | 'shortages'> {
  /** In the order in which they were wished for. */
  wanted: Fitted[];
  /** More of an item at any instant than stands now. */
  isMore: boolean;
  /** Of the loan as it was, and as it would be. */
  items: Item[];
  places: StoragePlace[];
}

/** What is to be judged, and by which rules. */
interface Question {
  wanted: readonly WantedLine[];
  rules: LendingRule;
  /** All of it is to be there, not only what grows: nothing of it is promised yet. */
  isWhole?: boolean;
}

interface Judged extends WantedLine {
  position: number;
  difference: Difference;
}

@Injectable()
export class ChangeCheck {
  constructor(
    private readonly partners: PartnersService,
    private readonly check: WishCheck,
  ) {}

  /** What stands in the way is a value; refuses (409) only periods that are none. */
  async of(turn: Turn, found: Found, { wanted, rules, isWhole = false }: Question): Promise<CheckedChange> {
    const { id: reservationId, partnerId, askedAt, lines: known } = found.reservation;
    const judged = growingLast(wanted);
    const differences = judged.map(({ difference }) => difference);
    const wish = {
      partner: await this.partners.find(turn.tx, turn.actor, partnerId),
      lines: await askedLines(turn.tx, judged),
    };
    const ofChange = reasonsAgainstChange({ differences, askedAt, rules });
    const against = isWhole ? withPromise(ofChange) : ofChange;
    const checked = await this.check.change(turn, wish, { reservationId, rules: against });
    refuseImpossiblePeriods(checked);
    const { stock } = checked.ledger;
    return {
      ...(isWhole ? checked : withoutOldShortages(checked, judged)),
      wanted: fitted(judged, checked, turn.actor.alliance.timeZone),
      isMore: takesMore(stock, standingHolds(stock, known), judged.map(wishedHold)),
      items: united(found.items, checked.items),
      places: united(found.places, checked.places),
    };
  }
}

/** Each line gets what those before it leave: what a loan lacks already must not be blamed on what it has. */
const growingLast = (wanted: readonly WantedLine[]): Judged[] =>
  wanted
    .map((one, position) => ({ ...one, position, difference: differenceOf(one) }))
    .toSorted((one, other) => Number(one.difference.grows) - Number(other.difference.grows));

/** A set that is made of others since draws on what it was promised with. */
async function askedLines(tx: EntityManager, judged: readonly Judged[]): Promise<AskedLine[]> {
  const kept = judged.flatMap(({ line }) => (line?.partsKeptAt ? line.id : []));
  const rows = kept.length === 0 ? [] : await tx.findBy(PromisedPart, { lineId: In(kept) });
  const parts = partsByLine(rows.map(({ partId, ...row }) => ({ ...row, itemId: partId, setId: '' })));
  return judged.map(({ line, itemId, quantity, period }) => ({
    itemId,
    quantity,
    period,
    ...(line?.partsKeptAt ? { parts: parts.get(line.id) ?? [] } : {}),
  }));
}

/** Of a period that is none, or longer than any, nothing else can be said; by whichever rules the rest is judged. */
const refuseImpossiblePeriods = ({ facts }: CheckedWish): void =>
  refuseUnfit({ reasons: onlyPossiblePeriods(facts), shortages: [] });

/** A loan that is at risk may still change in what is not. */
function withoutOldShortages(
  { reasons, shortages }: CheckedWish,
  judged: readonly Judged[],
): Pick<CheckedWish, 'reasons' | 'shortages'> {
  const growing = new Set(judged.flatMap(({ itemId, difference }) => (difference.grows ? itemId : [])));
  return {
    reasons: reasons.filter(({ code, itemId }) => code !== 'out-of-stock' || growing.has(itemId ?? '')),
    shortages: shortages.filter(({ itemId }) => growing.has(itemId)),
  };
}

const fitted = (judged: readonly Judged[], { facts }: CheckedWish, timeZone: string): Fitted[] =>
  judged
    .map((one, index) => {
      const { pickUp, returnDue } = one.difference;
      const isMoved = !one.line || pickUp || returnDue;
      const { pickUpUntil, returnFrom } = isMoved ? windowsOf(facts.lines[index]!, timeZone) : one.line!;
      return { ...one, pickUpUntil, returnFrom };
    })
    .toSorted((one, other) => one.position - other.position);

/** An item that is no longer wanted, nor bears on what is, only leaves more. */
const standingHolds = ({ items }: Stock, known: readonly ReservationLine[]): Hold[] =>
  known
    .filter(({ holds, itemId }) => holds && items.has(itemId))
    .map((line) => ({ ...line.held, isOut: line.outQuantity > 0 }));

const wishedHold = ({ line, itemId, quantity, period }: WantedLine): Hold => ({
  itemId,
  quantity,
  period,
  isOut: line !== undefined && line.outQuantity > 0,
});

const united = <T extends { id: string }>(some: readonly T[], others: readonly T[]): T[] => [
  ...new Map([...some, ...others].map((one) => [one.id, one])).values(),
];
