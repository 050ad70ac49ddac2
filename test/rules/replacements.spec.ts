/** Replacements: what can stand for an item, derived from what it is, and corrected by people. */
import { describe, expect, test } from '@jest/globals';
import { replacementsFor, type Replaceable } from '../../src/items/replacements.js';

const thing = (name: string, facts: Partial<Replaceable> = {}): Replaceable => ({
  id: name,
  name,
  kind: 'bulk',
  category: 'Möbel',
  unit: 'Stück',
  replacementIds: null,
  ...facts,
});

const namesFor = (wanted: Replaceable, ...others: Replaceable[]): string[] =>
  replacementsFor(wanted, [wanted, ...others]).map(({ name }) => name);

describe('an item can be replaced', () => {
  test('by what has the same kind, category and unit', () => {
    const others = [
      thing('Klappstuhl grün'),
      thing('Hocker', { category: 'Spiele' }),
      thing('Stuhlkiste', { unit: 'Kiste' }),
      thing('Stuhlhusse', { kind: 'accessory' }),
      thing('Stuhlreihe', { kind: 'computed_set' }),
    ];
    expect(namesFor(thing('Klappstuhl'), ...others)).toEqual(['Klappstuhl grün']);
  });

  test('by what is called so rather than by what stands beside it', () => {
    const zelte = [thing('Kochkiste'), thing('Festzelt 6 x 12 m'), thing('Mannschaftszelt')];
    expect(namesFor(thing('Partyzelt 5 x 8 m'), ...zelte)).toEqual(['Festzelt 6 x 12 m', 'Mannschaftszelt']);
    expect(namesFor(thing('A'), thing('B'))).toEqual(['B']);
    const strahler = thing('Strahler mit Stativ');
    expect(namesFor(thing('Leinwand mit Stativ'), strahler, thing('Leinwand groß'))).toEqual([
      'Leinwand groß',
    ]);
  });

  test('by another owner’s set, however it is counted and recorded', () => {
    const narrow = thing('Bierzeltgarnitur schmal', { kind: 'computed_set', unit: 'Garnitur' });
    const broad = thing('Bierzeltgarnitur breit', { kind: 'closed_set', unit: 'Satz' });
    const bulk = thing('Festzeltgarnitur', { unit: 'Garnitur' });
    expect(namesFor(narrow, bulk, broad)).toEqual(['Festzeltgarnitur', 'Bierzeltgarnitur breit']);
  });

  test('by a single one as well as by several', () => {
    expect(namesFor(thing('Zelt'), thing('Großes Zelt', { kind: 'single' }))).toEqual(['Großes Zelt']);
  });

  test('by nothing where it stands under no heading', () => {
    expect(namesFor(thing('Zelt', { category: '' }), thing('Zelt klein', { category: '' }))).toEqual([]);
  });

  test('by what people say, and nothing else', () => {
    const others = [thing('Bank grün'), thing('Stuhl', { category: 'Stühle' })];
    expect(namesFor(thing('Bank', { replacementIds: ['Stuhl', 'gone', 'Bank'] }), ...others)).toEqual([
      'Stuhl',
    ]);
    expect(namesFor(thing('Bank', { replacementIds: [] }), ...others)).toEqual([]);
  });
});
