/** One place for each rule: what a status means and when a deadline has passed is said once for code and once for SQL. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { spelledOut } from '../support/one-place.js';

const told = (text: string, path = 'web/partner/planted.tsx'): string[] => spelledOut([{ path, text }]);

describe('a set of statuses that is spelled out again is caught', () => {
  test.each([
    ['in SQL', "query.andWhere(`reservation.status IN ('checked', 'expired')`);"],
    ['in SQL, of one', 'query.where("reservation.status = \'requested\'");'],
    ['in SQL, between insertions', "const over = `(${column} = 'declined' OR ${lapsed})`;"],
    ['in code', "const ended: Status[] = ['declined', 'withdrawn'];"],
    ['by comparing', "if (view.status !== 'requested') return w.over;"],
    ['in words of the ORM', "tx.countBy(Reservation, { status: 'approved' });"],
  ])('%s', (_how, text) => {
    expect(told(text)).toHaveLength(1);
  });
});

describe('a deadline that is compared again is caught', () => {
  test.each([
    ['in SQL', "query.andWhere('reservation.decideBy <= :now', { now });"],
    ['in SQL by columns', 'const sql = `held_until IS NULL OR held_until > ${now}`;'],
    ['in SQL, what is held', "query.andWhere('line.heldQuantity > 0');"],
    ['in SQL, what is out', "query.andWhere('line.outQuantity = 0');"],
    ['in code', 'const isOver = isBefore(reservation.decideBy, now);'],
    ['in code by an operator', 'const isOver = line.heldUntil <= now;'],
    ['in words of the ORM', 'tx.findBy(Reservation, { decideBy: LessThanOrEqual(now) });'],
  ])('%s', (_how, text) => {
    expect(told(text)).toHaveLength(1);
  });
});

test('words for a status, an order by deadline, and what was just done are no rule', () => {
  expect(
    told(
      "const words = { requested: 'Anfrage' }; query.orderBy('reservation.decideBy');" +
        "const done = ['sent', 'withdrawn'].find((one) => one === said); const w = words['approved'];",
    ),
  ).toEqual([]);
});

test('only the two places, and the shape of the tables, may state them', () => {
  const sql = "const OPEN = `reservation.status = 'requested'`;";
  expect(told(sql, 'reservations/record/reservations.query.ts')).toEqual([]);
  expect(told(sql, 'reservations/record/other.query.ts')).toHaveLength(1);
  expect(told(`@Check('ck', \`"status" IN ('requested')\`) class Reservation {}`)).toEqual([]);
  expect(told(`@Index('ix', { where: '"out_quantity" > 0' }) class Line {}`)).toEqual([]);
});

test('ours states each once', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join('src', path), 'utf8') }));
  expect(files.length).toBeGreaterThan(400);
  expect(spelledOut(files)).toEqual([]);
});
