/** Waiting at a door: side by side as far as there are places, in fair order, and nobody waits for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { FairOrder } from '../../src/database/fair-order.js';
import { SideBySide } from '../../src/database/side-by-side.queue.js';

const queue = (mostWaitMs: number, places = 1, isOneOfEach = false): SideBySide =>
  new SideBySide({ mostWaitMs, places, isOneOfEach, refuse: () => new Error('too long') });

test('works one at a time where there is one place, in the order of asking, past failures', async () => {
  const said: string[] = [];
  const patient = queue(1_000);
  const work = (name: string) => async () => {
    said.push(`${name} begins`);
    await pause(2);
    said.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => patient.run('', work(name))));
  expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(said).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('refuses whose turn does not come in time, never begins that work, and goes on with the next', async () => {
  const patient = queue(30);
  const begun: string[] = [];
  const work = (name: string, ms: number) => () => {
    begun.push(name);
    return pause(ms, name);
  };
  const slow = patient.run('', work('slow', 90));
  await expect(patient.run('', work('late', 0))).rejects.toThrow('too long');
  await pause(50);
  const next = patient.run('', work('next', 0));
  expect(await Promise.all([slow, next])).toEqual(['slow', 'next']);
  expect(begun).toEqual(['slow', 'next']);
});

test('does not cut off what has begun', async () => {
  expect(await queue(10).run('', () => pause(40, 'done'))).toBe('done');
});

/** Who was inside with whom when each began. */
async function company(patient: SideBySide, whose: readonly string[]): Promise<string[]> {
  const inside: string[] = [];
  const seen: string[] = [];
  const work = (of: string) => async () => {
    inside.push(of);
    seen.push(inside.join(''));
    await pause(5);
    inside.splice(inside.indexOf(of), 1);
  };
  await Promise.all(whose.map((of) => patient.run(of, work(of))));
  return seen;
}

describe('side by side', () => {
  test('as many as there are places', async () => {
    expect(await company(queue(1_000, 2), ['a', 'a', 'a'])).toEqual(['a', 'aa', 'aa']);
  });

  test('one of each alliance, where they would only wait for each other inside', async () => {
    expect(await company(queue(1_000, 3, true), ['a', 'a', 'b'])).toEqual(['a', 'ab', expect.any(String)]);
    expect(await company(queue(1_000, 3, true), ['a', 'a', 'b'])).not.toContain('aa');
  });

  test('work that belongs to no alliance does not wait for its like', async () => {
    expect(await company(queue(1_000, 3, true), ['', '', ''])).toHaveLength(3);
    const patient = queue(1_000, 3, true);
    const meeting = [patient.run('', () => pause(30)), patient.run('', () => pause(0, 'passed'))];
    expect(await Promise.race(meeting)).toBe('passed');
  });
});

describe('a fair order', () => {
  test('alliances take turns, however many of one were there first', () => {
    const order = new FairOrder<string>();
    for (const task of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) order.add(task[0]!, task);
    const served = Array.from({ length: 7 }, () => order.next()?.task);
    expect(served).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', undefined]);
  });

  test('those who may not go keep their place, and whoever gave up is left out', () => {
    const order = new FairOrder<string>();
    for (const task of ['a1', 'b1', 'a2']) order.add(task[0]!, task);
    expect(order.next((of) => of !== 'a')?.task).toBe('b1');
    order.remove('a', 'a1');
    order.remove('b', 'b1');
    expect([order.next()?.task, order.next()]).toEqual(['a2', undefined]);
  });
});
