/** The words of the log: whatever services note in an alliance reads as a sentence, in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { logWords } from '../../src/web/manage/log/log-words.js';

/** Noted for no alliance, and so read by nobody there. */
const NOT_OURS = /^(me|tokens|session|sessions|address|operator|person|sign-in)\./;

const SOURCE = join(import.meta.dirname, '../../src');

/** The actions that stand in files which note something. */
const noted = (text: string): string[] =>
  text.includes('audit.note(')
    ? [...text.matchAll(/what: '([a-z-]+\.[a-z-]+)'/g)].map(([, what]) => what!)
    : [];

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.service.ts'))
  .map((file) => readFileSync(join(SOURCE, file), 'utf8'));

test('the check finds what a service notes', () => {
  expect(noted("await this.audit.note(turn, { what: 'items.paint', subjectId });")).toEqual(['items.paint']);
});

test('every deed that is noted has a sentence', () => {
  const deeds = [...new Set(files.flatMap(noted))].filter((what) => !NOT_OURS.test(what));
  expect(deeds).toContain('items.change');
  for (const language of ['de', 'en'] as const)
    expect(deeds.filter((what) => !Object.hasOwn(logWords[language].deeds, what))).toEqual([]);
});
