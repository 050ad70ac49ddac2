/** The press: papers become PDF in a thread of its own; what goes wrong there hurts one paper and no server. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { PdfPress } from '../../src/web/paper/pdf-press.service.js';
import type { Paper } from '../../src/web/paper/paper.js';

let press: PdfPress;

beforeEach(() => {
  Logger.overrideLogger(false);
  press = new PdfPress();
});
afterEach(async () => {
  await press.onModuleDestroy();
  Logger.overrideLogger(true);
});

const paper = (rows: number, heads = ['Gegenstand', 'Zugesagt']): Paper => ({
  language: 'de',
  title: 'Leihschein',
  from: 'Bündnis',
  fileName: 'Leihschein',
  facts: [],
  blocks: [
    {
      kind: 'section',
      title: 'Lagerort',
      facts: [],
      table: {
        caption: '',
        heads,
        rows: Array.from({ length: rows }, (_, row) => [{ text: `Zelt ${row}` }, { blank: 'box' }]),
      },
    },
  ],
});

const pagesOf = async (one: Paper): Promise<number> => {
  const { content } = await press.file(one);
  return (content.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length;
};

test('long papers break into pages, and several at once are set one after the other', async () => {
  expect(await Promise.all([1, 20, 100].map((rows) => pagesOf(paper(rows))))).toEqual([1, 1, 3]);
});

test('others are served while a paper of a hundred lines is set', async () => {
  await press.file(paper(1));
  const loop = { isWatched: true, turns: 0 };
  const watch = async (): Promise<void> => {
    await turnOfTheLoop();
    loop.turns += 1;
    return loop.isWatched ? watch() : undefined;
  };
  const watching = watch();
  await press.file(paper(100));
  loop.isWatched = false;
  await watching;
  expect(loop.turns).toBeGreaterThan(50);
});

test('what cannot be set is refused, and the next one is', async () => {
  await expect(press.file(paper(1, ['Gegenstand', 'Zugesagt', 'Zurück']))).rejects.toMatchObject({
    kind: 'unavailable',
    code: 'press-failed',
  });
  expect(await pagesOf(paper(1))).toBe(1);
});

test('who comes after too many is asked to come again in some seconds', async () => {
  const all = await Promise.allSettled(Array.from({ length: 33 }, () => press.file(paper(1))));
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(3);
  expect(refused[0]).toMatchObject({ reason: { code: 'press-busy', details: { retryAfter: 5 } } });
  expect(await pagesOf(paper(1))).toBe(1);
});

test('at the end of the server whoever waits is told', async () => {
  const [waiting] = await Promise.allSettled([press.file(paper(100)), press.onModuleDestroy()]);
  expect(waiting).toMatchObject({ status: 'rejected', reason: { code: 'press-failed' } });
});
