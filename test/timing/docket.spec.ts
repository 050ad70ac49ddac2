/** The docket under load: a hundred requests that are short of everything must not hold up everybody else. */
import { expect, test } from '@jest/globals';
import { shortages } from '../../src/reservations/stock/availability.js';
import { clashesOf } from '../../src/reservations/stock/clash.js';
import { openLedger, type Hold } from '../../src/reservations/stock/ledger.js';
import { hours, item } from '../rules/stock-builder.js';

const ITEMS = 100;
const HOLDS = 3000;
/** Far more than it takes, and far less than it took when every hold was looked at for every line. */
const MOST_MS = 500;

const nameOf = (index: number): string => `item-${index % ITEMS}`;
/** Each item is lent completely, one loan after the other. */
const holds: Hold[] = Array.from({ length: HOLDS }, (_, index) => {
  const start = Math.floor(index / ITEMS) * 24;
  return {
    itemId: nameOf(index),
    quantity: 1,
    period: hours(start, start + 23),
    isOut: false,
    reservationId: `r-${index}`,
  };
});
const stock = {
  items: new Map(Array.from({ length: ITEMS }, (_, index) => [nameOf(index), item(nameOf(index))])),
  holds,
  closures: [],
  now: hours(0, 1).from,
};

const cpuMs = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

test('a hundred requests of five short lines among three thousand holds take no noticeable time', () => {
  const requests = Array.from({ length: 100 }, (_, index) =>
    Array.from({ length: 5 }, (_line, line) => ({
      itemId: nameOf(index * 5 + line),
      quantity: 1,
      period: hours((index % 28) * 24, (index % 28) * 24 + 48),
    })),
  );
  const ledger = openLedger(stock);
  let rivals = 0;
  const spent = cpuMs(() => {
    for (const lines of requests) {
      shortages(ledger, lines);
      rivals += clashesOf(ledger, lines).flatMap((clash) => clash.rivals).length;
    }
  });
  expect(rivals).toBe(1000);
  expect(spent).toBeLessThan(MOST_MS);
});
