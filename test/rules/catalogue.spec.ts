/** What the catalogue computes: steps of − and +, sections and the marks that lead to them, signs of needs, gauges, addresses. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Temporal } from 'temporal-polyfill';
import { emptyBasket, withQuantities } from '../../src/web/basket/basket.js';
import { changedItem, stepped, steppedItem } from '../../src/web/basket/stepped.js';
import { listQuery, sameQuery } from '../../src/web/forms/list-address.js';
import { noDays } from '../../src/web/forms/wished-days.js';
import type { Filters } from '../../src/web/public/list/filters.js';
import { marksOf } from '../../src/web/public/list/marks.js';
import { foundTogether, sectionsOf } from '../../src/web/public/list/sections.js';
import { mapAddresses } from '../../src/web/ui/map-addresses.js';
import { tapped } from '../../src/web/public/item/month-days.js';
import { sectionId } from '../../src/web/public/section-id.js';
import { Gauge } from '../../src/web/ui/gauge.js';
import { needsInShort, needSigns } from '../../src/web/ui/need-signs.js';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

describe('a step', () => {
  const after = (button: 'less' | 'more', said: string, pack?: string): string | undefined =>
    stepped({ [button]: 'a', 'quantity.a': said, ...(pack && { 'step.a': pack }) })['quantity.a'];

  test.each([
    ['more', '', undefined, '1'],
    ['more', '7', undefined, '8'],
    ['less', '7', undefined, '6'],
    ['less', '', undefined, '0'],
    ['less', '0', undefined, '0'],
    ['more', '', '10', '10'],
    ['more', '13', '10', '20'],
    ['less', '13', '10', '10'],
    ['less', '20', '10', '10'],
    ['less', '4', '10', '0'],
    ['more', '1.000', undefined, '1001'],
    ['more', '100000', undefined, '100000'],
    ['more', '3', 'nonsense', '4'],
    ['more', '3', '-5', '4'],
    ['more', 'drei', undefined, 'drei'],
  ] as const)('%s from %p in packs of %p is %p', (button, said, pack, expected) => {
    expect(after(button, said, pack)).toBe(expected);
  });

  test('leaves everything else as it was typed, and names its thing', () => {
    const typed = { more: 'a', 'quantity.a': '1', 'quantity.b': '7', note: 'x' };
    expect(stepped(typed)).toEqual({ ...typed, 'quantity.a': '2' });
    expect([steppedItem(typed), steppedItem({ less: 'b' }), steppedItem({})]).toEqual(['a', 'b', undefined]);
    expect(stepped({ 'quantity.a': '1' })).toEqual({ 'quantity.a': '1' });
  });

  test('more and then less comes back to the whole packs that there were', () => {
    const pack = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), pack, (packs, step) => {
        const more = after('more', String(packs * step), String(step));
        expect(after('less', more ?? '', String(step))).toBe(String(packs * step));
      }),
    );
  });

  test('the one thing that changed in the basket is known; of several none is', () => {
    const before = withQuantities(emptyBasket, new Map([[id(1), 2]]));
    const next = (entries: [string, number][]) => withQuantities(before, new Map(entries));
    expect(changedItem(before, next([[id(1), 3]]))).toBe(id(1));
    expect(changedItem(before, next([[id(1), 0]]))).toBe(id(1));
    expect(changedItem(before, next([[id(2), 1]]))).toBe(id(2));
    expect(changedItem(before, before)).toBeUndefined();
    expect(
      changedItem(
        before,
        next([
          [id(1), 1],
          [id(2), 1],
        ]),
      ),
    ).toBeUndefined();
  });
});

describe('the sections of the list', () => {
  const of = (...categories: string[]) => categories.map((category, number) => ({ category, number }));

  test('stand in the order of their first things, what has no category last', () => {
    const sections = sectionsOf(of('Möbel', '', 'Zelte', 'Möbel'));
    expect(sections.map(({ id: anchor, items }) => [anchor, items.map(({ number }) => number)])).toEqual([
      ['category-moebel', [0, 3]],
      ['category-zelte', [2]],
      ['category-', [1]],
    ]);
    expect(sectionsOf([])).toEqual([]);
  });

  test('have names that no other has, however alike they are spelled', () => {
    const ids = sectionsOf(of('Möbel', 'Moebel', 'MÖBEL!', 'Zelte')).map((section) => section.id);
    expect(ids[0]).toBe(sectionId('Möbel'));
    expect(new Set(ids).size).toBe(4);
  });

  test('hits stand together as they were found', () => {
    expect(foundTogether(of('B', 'A', 'B')).map(({ items }) => items.length)).toEqual([3]);
  });

  const none: Filters = {
    search: '',
    category: '',
    storagePlace: '',
    owner: '',
    free: '',
    view: '',
    cursor: undefined,
    headings: ['Möbel', 'Zelte'],
    places: [],
    owners: [],
  };
  const marks = (filters: Partial<Filters>, nextCursor: string | null = null) => {
    const chosen = { days: noDays, period: undefined, refusal: undefined };
    const facts = { home: '/b/x', chosen, filters: { ...none, ...filters }, nextCursor };
    return marksOf(facts, sectionsOf(of('Möbel', 'Möbel', 'Zelte', '')));
  };

  test('are jumped to where all of the list is on the page', () => {
    expect(marks({ view: 'table' })).toEqual([
      { category: 'Möbel', href: '#category-moebel', count: 2, isChosen: false },
      { category: 'Zelte', href: '#category-zelte', count: 1, isChosen: false },
    ]);
  });

  test('are lists of their own where it is not, and lead back to all', () => {
    expect(marks({ view: 'table' }, 'more').map(({ href, count }) => [href, count])).toEqual([
      ['/b/x?category=M%C3%B6bel&view=table', undefined],
      ['/b/x?category=Zelte&view=table', undefined],
    ]);
    expect(marks({ category: 'Zelte' }).map(({ href, isChosen }) => [href, isChosen])).toEqual([
      ['/b/x?category=M%C3%B6bel', false],
      ['/b/x?', true],
    ]);
  });

  test('have no marks among hits', () => expect(marks({ search: 'Zelt' })).toEqual([]));
});

describe('what a thing needs', () => {
  const item = { needsVehicle: '', needsPersons: null, needsOther: '', depositCents: 0, depositBasis: '' };
  const short = (needs: object) =>
    needsInShort({ ...item, ...needs }, 'de').map(({ sign, text }) => `${sign}: ${text}`);

  test.each([
    ['Kombi', 'car'],
    ['Kombi oder Anhänger ab 4 Garnituren', 'car'],
    ['Anhänger mit Rampe', 'trailer'],
    ['Anhängerkupplung', 'trailer'],
    ['Zugfahrzeug 2000 kg gebremst', 'trailer'],
    ['Transporter (passt nicht in Pkw)', 'van'],
  ])('%s has the sign of a %s', (needsVehicle, sign) => {
    expect(short({ needsVehicle })).toEqual([`${sign}: ${needsVehicle}`]);
  });

  test('says in short only what decides who can have it', () => {
    const needsOther =
      'Führerschein BE; Trinkwasser 3/4 Zoll; CEE 16 A oder 32 A; kurze Einweisung; trocken zurück';
    expect(short({ needsPersons: 1, needsOther })).toEqual([
      'licence: Führerschein BE',
      'power: CEE 16 A oder 32 A',
      'brief: kurze Einweisung',
    ]);
    expect(short({ needsPersons: 2, depositCents: 5000 })).toEqual([
      'users: 2 Personen',
      'euro: 50\u00A0€ Kaution',
    ]);
  });

  test('says all of it where there is room', () => {
    const all = { ...item, needsPersons: 1, needsOther: 'Aufsicht ab 18', depositCents: 5000 };
    expect(needSigns({ ...all, depositBasis: 'per_loan' }, 'de')).toEqual([
      { sign: 'users', text: '1 Person', note: 'zum Tragen' },
      { sign: 'info', text: 'Aufsicht ab 18' },
      { sign: 'euro', text: '50\u00A0€ Kaution', note: 'je Ausleihe' },
    ]);
    expect(needSigns(item, 'en')).toEqual([{ sign: 'euro', text: 'no deposit' }]);
  });
});

describe('a gauge', () => {
  const rects = (free: number, all: number): string[] =>
    renderToString(h(Gauge, { free, all })).match(/<rect[^>]*>/g) ?? [];
  const filled = (free: number, all: number): number =>
    rects(free, all).filter((rect) => rect.includes('class="on"')).length;

  test('has a block for each piece up to twelve, and one bar beyond', () => {
    expect([rects(5, 12).length, filled(5, 12)]).toEqual([12, 5]);
    expect([rects(5, 13).length, filled(5, 13)]).toEqual([2, 1]);
    expect(rects(8, 21)[1]).toContain('width="38.1"');
    expect(rects(25, 21)[1]).toContain('width="100"');
  });

  test('says nothing of a single thing', () => expect([rects(1, 1), rects(0, 0)]).toEqual([[], []]));
});

test('a map is found by the address in words, with its town', () => {
  expect(mapAddresses('Am Bauhof 3, Auenbrück', 'Auenbrück').app).toBe(
    'geo:0,0?q=Am%20Bauhof%203%2C%20Auenbr%C3%BCck',
  );
  expect(mapAddresses('Weg 1 & 2', 'Au').web).toBe(
    'https://www.openstreetmap.org/search?query=Weg%201%20%26%202%2C%20Au',
  );
});

test('the address of the list keeps what it knows, and nothing else', () => {
  expect(listQuery({ from: '2027-05-14', free: '', view: 'table', to: '//evil', __proto__: 'x' })).toBe(
    'from=2027-05-14&view=table',
  );
  expect(sameQuery('search=B%C3%A4nke+lang&x=y&cursor=abc')).toBe('search=B%C3%A4nke+lang&cursor=abc');
  expect([sameQuery(undefined), sameQuery('%%%&=&?')]).toEqual(['', '']);
  expect(listQuery({ search: 'a'.repeat(9000) })).toHaveLength(507);
});

test('days are tapped first and last; whoever taps a third, or an earlier one, begins anew', () => {
  const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
  const days = (from: string, until = from) => ({ from: day(from), until: day(until) });
  expect(tapped(undefined, day('2027-05-14'))).toEqual(days('2027-05-14'));
  expect(tapped(days('2027-05-14'), day('2027-05-17'))).toEqual(days('2027-05-14', '2027-05-17'));
  expect(tapped(days('2027-05-14'), day('2027-05-10'))).toEqual(days('2027-05-10'));
  expect(tapped(days('2027-05-14', '2027-05-17'), day('2027-05-20'))).toEqual(days('2027-05-20'));
});
