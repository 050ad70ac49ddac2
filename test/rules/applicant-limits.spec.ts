/** How often strangers may ask to be let in: for an address, a network and an alliance. */
import { expect, test } from '@jest/globals';
import { mayApply, type Tries } from '../../src/reservations/admitting/applicant-limits.js';

const few: Tries = {
  ofAddressInQuarter: 0,
  ofAddressInDay: 0,
  fromNetworkInHour: 0,
  fromWideNetworkInHour: 0,
  hereInHour: 0,
  hereInDay: 0,
};

test.each([
  ['an address three times in a quarter of an hour', 'ofAddressInQuarter', 3],
  ['an address ten times a day', 'ofAddressInDay', 10],
  ['a network ten times an hour', 'fromNetworkInHour', 10],
  ['a wide network twenty times an hour', 'fromWideNetworkInHour', 20],
  ['an alliance thirty times an hour', 'hereInHour', 30],
  ['an alliance a hundred times a day', 'hereInDay', 100],
] as const)('%s', (_what, field, most) => {
  expect(mayApply({ ...few, [field]: most - 1 })).toBe(true);
  expect(mayApply({ ...few, [field]: most })).toBe(false);
});

test('no network alone, however wide, uses up what an alliance takes', () => {
  expect(mayApply({ ...few, fromWideNetworkInHour: 20, hereInHour: 20 })).toBe(false);
  expect(mayApply({ ...few, fromWideNetworkInHour: 0, hereInHour: 20 })).toBe(true);
});
