/** A wall clock that jumps ahead is noticed, said once, and doubted for ten minutes or until it is set right. */
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ClockWatch } from '../../src/shared/clock-watch.service.js';
import { MovedClock } from '../support/office.js';

const DAY = 24 * 60;

let clock: MovedClock;
let watch: ClockWatch;
let lines: string[];

beforeEach(() => {
  clock = new MovedClock();
  watch = new ClockWatch(clock);
  lines = [];
  const note = (line: unknown): void => void lines.push(String(line));
  Logger.overrideLogger({ log: note, warn: note, error: note });
  watch.isInDoubt();
});
afterEach(() => Logger.overrideLogger(false));

const jump = (minutes: number): void => clock.setBack(-minutes);

describe('a clock', () => {
  test('that only goes on is believed, however long nobody looked', () => {
    clock.pass(3 * DAY);
    expect(watch.isInDoubt()).toBe(false);
    jump(0.9);
    expect(watch.isInDoubt()).toBe(false);
    clock.setBack(30);
    expect(watch.isInDoubt()).toBe(false);
    expect(lines).toEqual([]);
  });

  test('that jumps ahead is doubted for ten minutes, and then believed', () => {
    jump(8 * DAY);
    expect(watch.isInDoubt()).toBe(true);
    clock.pass(9);
    expect(watch.isInDoubt()).toBe(true);
    clock.pass(1);
    expect(watch.isInDoubt()).toBe(false);
    expect(lines).toEqual([
      expect.stringContaining('The clock jumped ahead by 11520 minutes'),
      expect.stringContaining('is believed now'),
    ]);
  });

  test('that is set right again is believed at once', () => {
    jump(60);
    expect(watch.isInDoubt()).toBe(true);
    clock.pass(2);
    clock.setBack(60);
    expect(watch.isInDoubt()).toBe(false);
    expect(lines[1]).toContain('was set back');
  });

  test('that jumps twice is doubted for ten minutes from the second jump on', () => {
    jump(60);
    watch.isInDoubt();
    clock.pass(9);
    jump(60);
    watch.isInDoubt();
    clock.pass(9);
    expect(watch.isInDoubt()).toBe(true);
    expect(lines[1]).toContain('by 120 minutes');
  });
});
