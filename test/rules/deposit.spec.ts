/** The deposit of a loan: sums, what is still due, and what may be written down. */
import { describe, expect, test } from '@jest/globals';
import {
  expectedDeposit,
  reasonsAgainstUnpaid,
  refuseWrongMoney,
  sumsOf,
} from '../../src/reservations/record/deposit.js';
import type { Needs } from '../../src/items/what-to-bring.js';

const item = (id: string, depositCents: number, depositBasis: string): Needs => ({
  id,
  name: id,
  needsVehicle: '',
  needsPersons: null,
  needsOther: '',
  depositCents,
  depositBasis,
});

const line = (itemId: string, handedOverQuantity: number, awaitedQuantity: number) => ({
  itemId,
  handedOverQuantity,
  awaitedQuantity,
});

test('is asked for each unit that went out or waits, or once for a thing', () => {
  const items = [item('tent', 5000, 'per_unit'), item('sound', 15_000, 'per_loan'), item('bench', 0, '')];
  const lines = [line('tent', 1, 2), line('sound', 0, 2), line('sound', 1, 0), line('bench', 9, 9)];
  expect(expectedDeposit(lines, items)).toBe(30_000);
  expect(expectedDeposit([line('tent', 0, 0)], items)).toBe(0);
});

test('what is held is what was paid, less what was given back or kept', () => {
  const entries = [
    { kind: 'received', cents: 7000 },
    { kind: 'returned', cents: 2500 },
    { kind: 'kept', cents: 1000 },
  ] as const;
  expect(sumsOf(entries)).toEqual({ received: 7000, returned: 2500, kept: 1000, held: 3500 });
});

test('stops what is short by a cent, and says by how much', () => {
  expect(reasonsAgainstUnpaid(5000, 5000)).toEqual([]);
  const [reason] = reasonsAgainstUnpaid(5000, 4999);
  expect(reason).toMatchObject({ code: 'deposit-due' });
  expect(reason?.message.de.replace(/\s/g, ' ')).toBe('Die Kaution fehlt noch: 0,01 €.');
});

describe('refuses', () => {
  const held = (cents: number) => ({ received: cents, returned: 0, kept: 0, held: cents });
  const refused = (kind: 'received' | 'returned' | 'kept', cents: number, reason = '') => {
    try {
      refuseWrongMoney({ kind, cents, reason }, held(5000), 'cents');
      return undefined;
    } catch (error) {
      return (error as { details: { errors: { field: string }[] } }).details.errors[0]?.field;
    }
  };

  test('to give back or to keep more than there is', () => {
    expect(refused('returned', 5001)).toBe('cents');
    expect(refused('kept', 5001, 'Zerrissen')).toBe('cents');
    expect(refused('returned', 5000)).toBeUndefined();
  });

  test('to keep anything without a reason', () => {
    expect(refused('kept', 10)).toBe('reason');
    expect(refused('kept', 10, 'Zerrissen')).toBeUndefined();
  });

  test('more than a loan ever holds', () => {
    expect(refused('received', 100_000_000)).toBe('cents');
    expect(refused('received', 99_995_000)).toBeUndefined();
  });
});
