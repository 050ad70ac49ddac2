/** What was typed into a form becomes input of a service, or stays as it is for the input check to refuse. */
import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../src/shared/refusal.js';
import { attempt } from '../../src/web/ui/attempt.js';
import { faultOf, filled, localInstant, timeTyped, wholeNumber } from '../../src/web/forms/typed.js';

const BERLIN = 'Europe/Berlin';
const words = { de: 'So nicht.', en: 'Not so.' };

describe('a number', () => {
  test.each([
    ['5', 5],
    [' 12 ', 12],
    ['-1', -1],
    ['0', 0],
    ['', undefined],
    [undefined, undefined],
    ['5,5', '5,5'],
    ['1e3', '1e3'],
    ['fünf', 'fünf'],
    ['9'.repeat(20), '9'.repeat(20)],
  ])('typed as %j is %j', (text, number) => {
    expect(wholeNumber(text)).toBe(number);
  });
});

describe('a time of day', () => {
  test.each([
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    [' 9:30 Uhr', '09:30'],
    ['9.30 uhr', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9h30', '09:30'],
    ['9', '09:00'],
    ['9 Uhr', '09:00'],
    ['17', '17:00'],
    ['17 h', '17:00'],
    ['0:00', '00:00'],
    ['23.59', '23:59'],
  ])('typed as %j is %s', (text, time) => {
    expect(timeTyped(text)).toBe(time);
  });

  test.each([
    '',
    '25',
    '9.60',
    '9.3',
    '9:30:00',
    'neun',
    '9.30-10',
    '-9',
    '99',
    '12345',
    '9,30',
    'half past nine',
  ])('is not %j: that stays, for the input check to refuse', (text) => {
    expect(timeTyped(text)).toBe(text);
  });
});

describe('a day and a time', () => {
  test('may be written as people write them', () => {
    expect(localInstant('2027-05-14', '17.00', BERLIN)).toBe('2027-05-14T15:00:00.000Z');
    expect(localInstant('2027-05-14', '17 Uhr', BERLIN)).toBe('2027-05-14T15:00:00.000Z');
  });

  test('are what a clock of the alliance shows', () => {
    expect(localInstant('2027-05-14', '17:00', BERLIN)).toBe('2027-05-14T15:00:00.000Z');
    expect(localInstant('2027-01-15', '17:00', BERLIN)).toBe('2027-01-15T16:00:00.000Z');
  });

  test.each([
    ['2027-02-30', '17:00'],
    ['2027-05-14', '25:00'],
    ['14.05.2027', '17:00'],
    ['2027-05-14', ''],
    ['', '17:00'],
  ])('that do not exist stay as they were typed: %j %j', (day, time) => {
    expect(localInstant(day, time, BERLIN)).toBe(`${day} ${time}`);
  });

  test('are nothing where nothing was typed', () => {
    expect(localInstant('', '', BERLIN)).toBeUndefined();
    expect(localInstant(undefined, undefined, BERLIN)).toBeUndefined();
  });
});

test('what was left empty is left out', () => {
  expect(filled({ name: 'Fest', note: '', phone: undefined, count: 0 })).toEqual({ name: 'Fest', count: 0 });
});

test('a fault belongs to its field, or to the one that it is a part of', () => {
  const refusal = Refusal.invalidField('contact.name', words);
  const form = { typed: {}, refusal, language: 'de', formToken: 't' } as const;
  expect(faultOf(form, 'contact.name')?.message).toEqual(words);
  expect(faultOf(form, 'contact')?.message).toEqual(words);
  expect(faultOf(form, 'cont')).toBeUndefined();
});

describe('an attempt', () => {
  const page = (refusal: Refusal) => ({ title: refusal.code, body: null });
  const refused = (refusal: Refusal) => attempt(() => Promise.reject(refusal), page);

  test('answers what its work answers', async () => {
    expect(await attempt(async () => ({ seeOther: '/there' }), page)).toEqual({ seeOther: '/there' });
  });

  test.each([
    ['invalid', 422],
    ['conflict', 409],
    ['stale', 412],
    ['too-many', 429],
  ] as const)('that is %s shows the form again, with its status', async (kind, status) => {
    expect(await refused(new Refusal(kind, 'no', words))).toMatchObject({ title: 'no', status });
  });

  test.each(['not-signed-in', 'forbidden', 'not-found', 'unavailable'] as const)(
    'that is %s cannot be mended in the form',
    async (kind) => {
      await expect(refused(new Refusal(kind, 'no', words))).rejects.toMatchObject({ kind });
    },
  );

  test('that breaks is a bug and flies', async () => {
    await expect(attempt(() => Promise.reject(new TypeError('oh')), page)).rejects.toThrow(TypeError);
  });

  test('with a form that was sent before says so, instead of speaking of keys', async () => {
    const answer = await refused(Refusal.invalidField('Idempotency-Key', words));
    expect(answer).toMatchObject({ title: 'sent-before' });
  });
});
