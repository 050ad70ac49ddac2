/** The queue: one at a time, in the order of asking, and nobody waits for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { PatientQueue } from '../../src/database/patient.queue.js';

const queue = (mostWaitMs: number): PatientQueue => new PatientQueue(mostWaitMs, () => new Error('too long'));

test('works one at a time, in the order of asking, past failures', async () => {
  const said: string[] = [];
  const patient = queue(1_000);
  const work = (name: string) => async () => {
    said.push(`${name} begins`);
    await pause(2);
    said.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const told = await Promise.allSettled(['a', 'b', 'c'].map((name) => patient.run(work(name))));
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
  const slow = patient.run(work('slow', 90));
  await expect(patient.run(work('late', 0))).rejects.toThrow('too long');
  await pause(50);
  const next = patient.run(work('next', 0));
  expect(await Promise.all([slow, next])).toEqual(['slow', 'next']);
  expect(begun).toEqual(['slow', 'next']);
});

test('does not cut off what has begun', async () => {
  expect(await queue(10).run(() => pause(40, 'done'))).toBe('done');
});
