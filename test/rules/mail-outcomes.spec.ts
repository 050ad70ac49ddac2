/** Mail outcomes: each fate has a sentence that says what to do. */
import { describe, expect, test } from '@jest/globals';
import { outcomeOf, RESTORED, type Journey } from '../../src/notifications/mail-outcomes.js';
import { addMinutes } from '../../src/shared/period.js';

describe('the reason', () => {
  const monday = new Date('2027-05-03T08:00:00Z');
  const journey = (facts: Partial<Journey>): Journey => ({
    state: 'due',
    attempts: 0,
    lastCode: null,
    lastText: '',
    createdAt: monday,
    endedAt: null,
    subject: 'Zusage',
    ...facts,
  });
  const fourDaysLater = addMinutes(monday, 4 * 24 * 60);

  test.each<[string, Partial<Journey>, RegExp]>([
    ['was not tried yet', {}, /waits to be sent/],
    ['got no answer', { attempts: 1 }, /did not answer/],
    ['found the server closing', { attempts: 1, lastCode: 421 }, /did not answer/],
    ['was greylisted', { attempts: 2, lastCode: 451 }, /not take it yet/],
    ['waits because our password is wrong', { lastCode: 535 }, /nothing from us/],
    ['was accepted', { state: 'sent', attempts: 1, lastCode: 250 }, /accepted/],
    ['became a file', { state: 'sent', attempts: 1 }, /as a file.* reached nobody/],
    ['was overtaken', { state: 'superseded' }, /overtook/],
    ['could not be written', { state: 'dead', subject: null }, /not be written.* tell the operator/],
    ['came too late', { state: 'expired' }, /too late/],
    [
      'has a dead address',
      { state: 'dead', attempts: 1, lastCode: 550, endedAt: monday },
      /correct the address/,
    ],
    [
      'was called spam',
      { state: 'dead', attempts: 1, lastCode: 554, endedAt: monday },
      /refused it for good/,
    ],
    ['is too large for us to offer it', { state: 'dead', attempts: 1, endedAt: monday }, /too large/],
    [
      'was put off for four days',
      { state: 'dead', attempts: 99, lastCode: 451, endedAt: fourDaysLater },
      /four days/,
    ],
    [
      'waited in a backup that was restored',
      { state: 'dead', attempts: 1, lastText: RESTORED, endedAt: monday },
      /may have left since/,
    ],
    [
      'was refused in just that word',
      { state: 'dead', attempts: 1, lastCode: 554, lastText: RESTORED, endedAt: monday },
      /refused it for good/,
    ],
    ['got no answer for four days', { state: 'dead', attempts: 99, endedAt: fourDaysLater }, /four days/],
  ])('of a mail that %s', (_what, facts, said) => {
    expect(outcomeOf(journey(facts)).en).toMatch(said);
  });
});
