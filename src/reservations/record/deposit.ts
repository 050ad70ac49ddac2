/** The deposit of a loan: how much is asked for, how much of it is there, and what may be written down about it. */
import { depositCents, type Needs } from '../../items/what-to-bring.js';
import { euros } from '../../shared/euros.js';
import { Refusal, type Reason } from '../../shared/refusal.js';

export const moneyKinds = ['received', 'returned', 'kept'] as const;
export type MoneyKind = (typeof moneyKinds)[number];

/** So much of one loan is ever held, in euro cents. */
const MOST_CENTS = 100_000_000;

/** All in euro cents. */
export interface MoneySums {
  received: number;
  returned: number;
  kept: number;
  /** What the borrower still has coming. */
  held: number;
}

export interface MoneyPaid {
  kind: MoneyKind;
  cents: number;
}

export function sumsOf(entries: readonly MoneyPaid[]): MoneySums {
  const sum = (wanted: MoneyKind): number =>
    entries.reduce((total, { kind, cents }) => total + (kind === wanted ? cents : 0), 0);
  const [received, returned, kept] = [sum('received'), sum('returned'), sum('kept')];
  return { received, returned, kept, held: received - returned - kept };
}

interface DepositLine {
  itemId: string;
  quantity: number;
}

/** In euro cents, for so many units of these things. */
export const depositFor = (lines: readonly DepositLine[], items: readonly Needs[]): number =>
  depositCents(
    lines.flatMap(({ itemId, quantity }) => {
      const item = items.find(({ id }) => id === itemId);
      return item ? [{ item, quantity }] : [];
    }),
  );

interface CountedLine {
  itemId: string;
  handedOverQuantity: number;
  awaitedQuantity: number;
}

/** In euro cents, for all that went out or is still to go out. */
export const expectedDeposit = (lines: readonly CountedLine[], items: readonly Needs[]): number =>
  depositFor(
    lines.map(({ itemId, handedOverQuantity, awaitedQuantity }) => ({
      itemId,
      quantity: handedOverQuantity + awaitedQuantity,
    })),
    items,
  );

/** Of one loan, in euro cents. */
export interface DepositStanding {
  expectedCents: number;
  heldCents: number;
}

/** In euro cents: what is still to be paid before all of it goes out. */
export const dueCents = ({ expectedCents, heldCents }: DepositStanding): number =>
  Math.max(0, expectedCents - heldCents);

/** Nothing goes out before what is asked for is there. */
export function reasonsAgainstUnpaid(neededCents: number, heldCents: number): Reason[] {
  if (heldCents >= neededCents) return [];
  const missing = neededCents - heldCents;
  const message = {
    de: `Die Kaution fehlt noch: ${euros(missing, 'de')}.`,
    en: `The deposit has not been paid yet: ${euros(missing, 'en')}.`,
  };
  return [{ code: 'deposit-due', message }];
}

interface NewMoney extends MoneyPaid {
  reason: string;
}

/** Refuses (422) more than there is, more than can be counted, and what is kept without a reason; `field` is what the sum is called. */
export function refuseWrongMoney(
  { kind, cents, reason }: NewMoney,
  { held }: MoneySums,
  field: string,
): void {
  if (kind === 'received') {
    if (held + cents > MOST_CENTS) throw tooMuch(MOST_CENTS - held, field);
    return;
  }
  if (cents > held) throw tooMuch(held, field);
  if (kind === 'kept' && reason === '')
    throw Refusal.invalidField('reason', {
      de: 'Bitte sagen Sie, warum die Kaution einbehalten wird.',
      en: 'Please say why the deposit is kept.',
    });
}

const tooMuch = (most: number, field: string): Refusal =>
  Refusal.invalidField(field, {
    de: `Das ist zu viel: Es gehen noch ${euros(most, 'de')}.`,
    en: `That is too much: ${euros(most, 'en')} is left.`,
  });
