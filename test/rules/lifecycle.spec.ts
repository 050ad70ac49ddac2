/** The lifecycle: a table without dead ends, and one door to every status. */
import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  awaitedStatuses,
  endStatuses,
  firstStatus,
  lifecycle,
  nextStatus,
  openStatuses,
  statuses,
  unfinishedStatuses,
  type Move,
  type Status,
} from '../../src/reservations/record/lifecycle.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { addMinutes } from '../../src/shared/period.js';
import { Refusal } from '../../src/shared/refusal.js';

type Table = Readonly<Record<string, { from: readonly Status[]; to: Status }>>;

const moves = Object.keys(lifecycle) as Move[];
const ASKED = new Date('2027-03-01T09:00:00Z');
const DEADLINE = new Date('2027-03-08T09:00:00Z');
const BEFORE = addMinutes(DEADLINE, -1);

const requested = (): Reservation =>
  Reservation.requested({ askedAt: ASKED, decideBy: DEADLINE, updatedAt: ASKED, lines: [] });

/** A request that went through these moves in time. */
function after(...path: Move[]): Reservation {
  const reservation = requested();
  for (const move of path) reservation.move(move, BEFORE);
  return reservation;
}

/** A shortest path of moves to every status that can be reached. */
function paths(table: Table): Map<Status, Move[]> {
  const found = new Map<Status, Move[]>([[firstStatus, []]]);
  for (const [status, path] of found) {
    for (const [move, { from, to }] of Object.entries(table)) {
      if (from.includes(status) && !found.has(to)) found.set(to, [...path, move as Move]);
    }
  }
  return found;
}

const exits = (table: Table, status: Status): string[] =>
  Object.keys(table).filter((move) => table[move]?.from.includes(status));

const unreachable = (table: Table): Status[] => statuses.filter((status) => !paths(table).has(status));

const deadEnds = (table: Table): Status[] => statuses.filter((status) => exits(table, status).length === 0);

describe('the table', () => {
  test('a status that nothing leads to would be seen', () => {
    const { check: _check, ...rest } = lifecycle;
    expect(unreachable(rest)).toEqual(['checked']);
    expect(unreachable({ ...lifecycle, approve: { from: ['checked'], to: 'approved' } })).toEqual([
      'approved',
      'handed_over',
      'returned',
      'checked',
      'cancelled',
    ]);
  });

  test('leads from the request to every status', () => {
    expect(unreachable(lifecycle)).toEqual([]);
  });

  test('a dead end would be seen', () => {
    const { takeBack: _takeBack, ...rest } = lifecycle;
    expect(deadEnds(rest)).toEqual(['handed_over', ...endStatuses]);
  });

  test('ends where an end is meant, and nowhere else', () => {
    expect(deadEnds(lifecycle)).toEqual(endStatuses);
  });

  test('leads to an end from everywhere', () => {
    const ending = (status: Status): boolean =>
      endStatuses.includes(status) ||
      exits(lifecycle, status).some((move) => ending(lifecycle[move as Move].to));
    expect(statuses.filter((status) => !ending(status))).toEqual([]);
  });

  test('starts at the request, to which nothing leads back', () => {
    expect(firstStatus).toBe('requested');
    expect(moves.filter((move) => lifecycle[move].to === firstStatus)).toEqual([]);
  });

  test('says of a move that is not possible that there is no next status', () => {
    for (const move of moves) {
      const { from, to } = lifecycle[move];
      for (const status of statuses) {
        expect(nextStatus(status, move)).toBe(from.includes(status) ? to : undefined);
      }
    }
  });
});

describe('a reservation', () => {
  test('reaches every status by its moves', () => {
    for (const [status, path] of paths(lifecycle)) expect(after(...path).statusAt(BEFORE)).toBe(status);
  });

  test('refuses every other move with 409, and stays as it was', () => {
    for (const [status, path] of paths(lifecycle)) {
      for (const move of moves.filter((one) => nextStatus(status, one) === undefined)) {
        const reservation = after(...path);
        const before = { ...reservation };
        expect(() => reservation.move(move, BEFORE)).toThrow(
          expect.objectContaining({
            kind: 'conflict',
            code: 'wrong-status',
            details: { extras: { reservationStatus: status } },
          }),
        );
        expect({ ...reservation }).toEqual(before);
      }
    }
  });

  test('counts every move in its version, and notes when it was', () => {
    const reservation = after('approve', 'handOver');
    expect(reservation.version).toBe(3);
    expect(reservation.updatedAt).toEqual(BEFORE);
  });

  test('never leaves an end, whatever is tried', () => {
    const tries = fc.array(fc.tuple(fc.constantFrom(...moves), fc.integer({ min: -20_000, max: 20_000 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(tries, (attempts) => {
        const reservation = requested();
        let end: Status | undefined;
        for (const [move, minutes] of attempts) {
          const now = addMinutes(DEADLINE, minutes);
          tried(() => reservation.move(move, now));
          const status = reservation.statusAt(BEFORE);
          expect(status).toBe(end ?? status);
          if (endStatuses.includes(status)) end = status;
        }
      }),
    );
  });
});

describe('a request that nobody decided', () => {
  test('waits up to its deadline, and is expired at it, without any job', () => {
    const reservation = requested();
    expect(reservation.statusAt(new Date(DEADLINE.valueOf() - 1))).toBe('requested');
    expect(reservation.statusAt(DEADLINE)).toBe('expired');
    expect([BEFORE, DEADLINE].map((now) => reservation.isLapsed(now))).toEqual([false, true]);
  });

  test.each(['approve', 'decline', 'withdraw'] as const)('cannot %s after its deadline', (move) => {
    const reservation = requested();
    expect(() => reservation.move(move, DEADLINE)).toThrow('the reservation is expired');
    expect(() => reservation.requireOpen(DEADLINE)).toThrow('the reservation is expired');
    expect(reservation.version).toBe(1);
    expect(reservation.statusAt(BEFORE)).toBe('requested');
  });

  test('can be written down as expired then', () => {
    const reservation = requested();
    reservation.move('expire', DEADLINE);
    expect(reservation.statusAt(BEFORE)).toBe('expired');
    expect(reservation.isLapsed(DEADLINE)).toBe(false);
  });

  test('has nothing to do with one that was approved in time', () => {
    const reservation = after('approve');
    expect(reservation.statusAt(addMinutes(DEADLINE, 1_000_000))).toBe('approved');
    expect(() => reservation.requireOpen(BEFORE)).toThrow('the reservation is approved');
  });
});

/** Lets a refusal pass, and nothing else. */
function tried(move: () => void): void {
  try {
    move();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

test('every status either waits, is awaited, is unfinished or is the end: the list of what runs misses none', () => {
  const all = [openStatuses, awaitedStatuses, unfinishedStatuses, endStatuses].flat();
  expect(all.toSorted()).toEqual(statuses.toSorted());
});
