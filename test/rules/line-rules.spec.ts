/** By which numbers a thing is lent: of each the nearest that is said wins. */
import { describe, expect, test } from '@jest/globals';
import { lineRules, nothingOwn, type ScopedRules } from '../../src/items/lending/line-rules.js';
import { lineRuleNames, usualRules, type LineRules } from '../../src/partners/who/alliance-rules.js';

const tent = { id: 'tent', ownerId: 'club' };
const others: LineRules = {
  leadTimeDays: 9,
  horizonDays: 99,
  longestLoanDays: 7,
  seasonOpensOn: '03-01',
  interestedDaysAhead: 5,
  chainedLoanGapDays: 4,
  cancelUntilDays: 6,
};

const own = (scope: ScopedRules['scope'], subjectId: string, said: Partial<LineRules>): ScopedRules => ({
  ...nothingOwn,
  scope,
  subjectId,
  ...said,
});

describe.each(lineRuleNames)('%s', (name) => {
  const said = { [name]: others[name] };

  test('is the alliance’s where nothing nearer is said', () => {
    const rules = [
      own('owner', 'club', {}),
      own('item', 'tent', {}),
      own('owner', 'parish', said),
      own('item', 'bench', said),
    ];
    expect(lineRules(tent, rules, usualRules)[name]).toBe(usualRules[name]);
    expect(lineRules(tent, [], usualRules)[name]).toBe(usualRules[name]);
  });

  test('is the owner’s, and everything else stays the alliance’s', () => {
    expect(lineRules(tent, [own('owner', 'club', said)], usualRules)).toEqual({ ...usualRules, ...said });
  });

  test('is the item’s before the owner’s, in whatever order they stand', () => {
    const rules = [
      own('owner', 'club', others),
      own('item', 'tent', { [name]: usualRules[name] ?? '07-01' }),
    ];
    for (const one of [rules, rules.toReversed()])
      expect(lineRules(tent, one, usualRules)).toEqual({
        ...usualRules,
        ...others,
        [name]: usualRules[name] ?? '07-01',
      });
  });
});

test('of no days is said, too', () => {
  const rules = [own('owner', 'club', { cancelUntilDays: 6 }), own('item', 'tent', { cancelUntilDays: 0 })];
  expect(lineRules(tent, rules, usualRules).cancelUntilDays).toBe(0);
});
