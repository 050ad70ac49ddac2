/** Work that fails again and again is said once, until it works or fails otherwise, and never with the words of an error. */
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FailureLog } from '../../src/shared/failure.log.js';
import { Refusal } from '../../src/shared/refusal.js';

let lines: string[];

beforeEach(() => {
  lines = [];
  const note = (line: unknown): void =>
    void lines.push(typeof line === 'string' ? line : JSON.stringify(line));
  Logger.overrideLogger({ log: note, warn: note, error: note });
});
afterEach(() => Logger.overrideLogger(false));

test('work that fails again and again is said once, with its kind, code and place, until it works or fails otherwise', () => {
  const failures = new FailureLog('Jobs');
  const full = Object.assign(new TypeError('about Anna Auer, anna@example.org'), { code: 'ENOSPC' });
  const other = new RangeError('other');
  for (let times = 0; times < 3; times += 1) failures.failed('sweep', full);
  for (let times = 0; times < 2; times += 1) failures.failed('sweep', other);
  failures.worked('sweep');
  failures.worked('sweep');
  failures.failed('sweep', full);
  expect(lines.map((line) => /TypeError.*ENOSPC|RangeError|works again/.exec(line)?.[0].slice(0, 9))).toEqual(
    ['TypeError', 'RangeErro', 'works aga', 'TypeError'],
  );
  expect(lines.join()).not.toContain('anna@');
});

test('why the database is away it has said itself', () => {
  const away = new Refusal('unavailable', 'unavailable', { de: 'Später.', en: 'Later.' });
  new FailureLog('Jobs').failed('sweep', away);
  expect(lines).toEqual([]);
});
