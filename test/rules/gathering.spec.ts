/** Gathering: what two changes come to that are told in one mail. */
import { describe, expect, test } from '@jest/globals';
import { isOvertaking, tail, together, toldWithChange } from '../../src/notifications/gathering.js';
import { changesInWords, joinedChanges, type LineChange } from '../../src/notifications/line-changes.js';
import type { MailKind, News } from '../../src/notifications/mail-kinds.js';
import { lineFacts, reservationFacts } from '../support/every-mail.js';
import { everyNews } from '../support/every-news.js';

const FRIDAY = new Date('2027-05-14T15:00:00Z');
const MONDAY = new Date('2027-05-17T08:00:00Z');
const TUESDAY = new Date('2027-05-18T08:00:00Z');

/** "5" units of a thing, or none, until Monday. */
const state = (quantity: number | null, returnDueAt = MONDAY): LineChange['after'] =>
  quantity === null ? null : { quantity, pickUpAt: FRIDAY, returnDueAt, pickUpUntil: null, returnFrom: null };
const change = (itemName: string, before: number | null, after: number | null): LineChange => ({
  itemName,
  unit: 'Stück',
  before: state(before),
  after: state(after),
});

describe('two changes of lines', () => {
  test.each<[string, LineChange[], LineChange[], string[]]>([
    ['of one thing', [change('Bank', 5, 4)], [change('Bank', 4, 2)], ['Bank: 5 → 2 Stück']],
    ['there and back', [change('Bank', 5, 4)], [change('Bank', 4, 5)], []],
    ['added, then more', [change('Zelt', null, 1)], [change('Zelt', 1, 3)], ['Zelt: neu, 3 Stück']],
    ['added, then dropped', [change('Zelt', null, 1)], [change('Zelt', 1, null)], []],
    ['dropped, then back', [change('Zelt', 2, null)], [change('Zelt', null, 1)], ['Zelt: 2 → 1 Stück']],
    [
      'of two things',
      [change('Bank', 5, 4), change('Tisch', 3, 3)],
      [change('Bank', 4, 4), change('Tisch', 3, 1)],
      ['Bank: 5 → 4 Stück', 'Tisch: 3 → 1 Stück'],
    ],
    ['where the second says nothing of lines', [change('Bank', 5, 4)], [], ['Bank: 5 → 4 Stück']],
    [
      'of two lines of one thing, each with its own',
      [change('Bank', 5, 4), change('Bank', 2, 1)],
      [change('Bank', 1, 3), change('Bank', 4, 4)],
      ['Bank: 2 → 3 Stück', 'Bank: 5 → 4 Stück'],
    ],
  ])('%s', (_what, earlier, later, said) => {
    const spoken = { language: 'de', timeZone: 'Europe/Berlin' } as const;
    expect(changesInWords(joinedChanges(earlier, later), spoken)).toEqual(said);
  });

  test('that move the return twice go from the first to the last', () => {
    const moved = (before: Date, after: Date): LineChange => ({
      ...change('Bank', 5, 5),
      before: state(5, before),
      after: state(5, after),
    });
    const noon = new Date('2027-05-18T10:00:00Z');
    expect(joinedChanges([moved(MONDAY, TUESDAY)], [moved(TUESDAY, noon)])).toEqual([moved(MONDAY, noon)]);
  });
});

describe('told together', () => {
  const before = everyNews(reservationFacts({ lines: [lineFacts({ quantity: 5 })] }));
  const after = everyNews(reservationFacts({ lines: [lineFacts({ quantity: 3 })] }));
  const next: News = { kind: 'changed', facts: { ...after.changed, reason: 'Neu' } };
  const of = (kind: MailKind): News => ({ kind, facts: before[kind] }) as News;

  test.each(['approved', 'partly-approved', 'handed-on'] as const)(
    'a mail %s stays one, with what stands now',
    (kind) => {
      const { facts, ...told } = together(of(kind), next);
      expect(told.kind).toBe(kind);
      expect(facts).toMatchObject({ reservation: after.changed.reservation });
    },
  );

  test('a promise says why it is another since', () => {
    const { facts } = together(of('approved'), next);
    expect(facts).toMatchObject({ reason: `${before.approved.reason}; Neu` });
  });

  test('every mail that may be told with a change is, and no other', () => {
    const kinds = Object.keys(before) as MailKind[];
    const joined = kinds.filter((kind) => together(of(kind), next) !== next);
    expect(joined.toSorted()).toEqual([...toldWithChange(true)].toSorted());
    expect(toldWithChange(false)).toEqual(['changed']);
  });

  test('nothing from before a promise that says how all stands', () => {
    const untold = (['changed', 'approved', 'changed'] as const).map((kind) => ({ news: of(kind) }));
    expect(tail(untold)).toEqual(untold.slice(1));
    expect(tail(untold.slice(2))).toEqual(untold.slice(2));
  });
});

test('whatever ends a loan overtakes its changes; what goes on does not', () => {
  const kinds = Object.keys(everyNews(reservationFacts())) as MailKind[];
  expect(kinds.filter(isOvertaking).toSorted()).toEqual([
    'cancelled',
    'cancelled-notice',
    'declined',
    'entry-taken',
    'expired',
    'withdrawn',
    'withdrawn-notice',
  ]);
});
