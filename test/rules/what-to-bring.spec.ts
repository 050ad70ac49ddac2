/** What to bring: needs said once, helpers by the heaviest thing, deposits summed by their basis; and who opens the door. */
import { expect, test } from '@jest/globals';
import { depositCents, whatToBring, type Needs } from '../../src/items/what-to-bring.js';
import { bringInWords, opensInWords } from '../../src/reservations/telling/pick-up-words.js';

const needs = (facts: Partial<Needs>): Needs => ({
  id: facts.name ?? 'i',
  name: 'Ding',
  needsVehicle: '',
  needsPersons: null,
  needsOther: '',
  depositCents: 0,
  depositBasis: '',
  ...facts,
});

const tent = needs({
  name: 'Festzelt',
  needsVehicle: 'Anhänger',
  needsPersons: 6,
  needsOther: 'ebene Fläche',
  depositCents: 20_000,
  depositBasis: 'per_loan',
});
const pavilion = needs({
  name: 'Pavillon',
  needsVehicle: 'Kombi',
  needsPersons: 2,
  depositCents: 5000,
  depositBasis: 'per_unit',
});
const walls = needs({ name: 'Seitenwände', needsVehicle: 'kombi ', needsPersons: 1 });

test('a need that several things have is said once, with the things that have it', () => {
  const { vehicles, others } = whatToBring([
    { item: tent, quantity: 1 },
    { item: pavilion, quantity: 3 },
    { item: walls, quantity: 3 },
  ]);
  expect(vehicles).toEqual([
    { what: 'Anhänger', forThings: ['Festzelt'] },
    { what: 'Kombi', forThings: ['Pavillon', 'Seitenwände'] },
  ]);
  expect(others).toEqual([{ what: 'ebene Fläche', forThings: ['Festzelt'] }]);
});

test('as many helpers are needed as for the thing that needs most', () => {
  expect(
    whatToBring([
      { item: walls, quantity: 9 },
      { item: tent, quantity: 1 },
    ]).persons,
  ).toBe(6);
  expect(whatToBring([{ item: needs({}), quantity: 1 }]).persons).toBe(0);
});

test('a deposit for each unit is multiplied, one for each loan counts once for an item', () => {
  const fetched = [
    { item: tent, quantity: 2 },
    { item: tent, quantity: 1 },
    { item: pavilion, quantity: 3 },
  ];
  expect(depositCents(fetched)).toBe(20_000 + 3 * 5000);
});

test('what is not given needs nothing', () => {
  expect(whatToBring([{ item: tent, quantity: 0 }])).toEqual({
    vehicles: [],
    persons: 0,
    others: [],
    depositCents: 0,
  });
});

test('all of it is said in German and in English', () => {
  const fetched = [
    { item: tent, quantity: 1 },
    { item: pavilion, quantity: 1 },
  ];
  expect(bringInWords(fetched, 'de')).toEqual([
    'Fahrzeug: Anhänger (Festzelt); Kombi (Pavillon)',
    'Zum Tragen: 6 Personen',
    'Außerdem: ebene Fläche (Festzelt)',
    'Kaution: 250 €, Sie bekommen sie bei der Rückgabe zurück',
  ]);
  expect(bringInWords(fetched.slice(1), 'en')).toEqual([
    'Vehicle: Kombi',
    'To carry: 2 people',
    'Deposit: €50, which you get back at the return',
  ]);
  expect(bringInWords([{ item: needs({}), quantity: 1 }], 'de')).toEqual([]);
});

test('the contact of the place opens, else its keepers, else one calls the alliance', () => {
  const alliance = { contactName: 'Rathaus', contactPhone: '030 1' };
  const nobody = { contactName: null, contactPhone: null };
  const opens = (place: Parameters<typeof opensInWords>[0]['place'], keepers: string[] = []) =>
    opensInWords({ place, keepers, alliance }, 'de');
  expect(opens({ contactName: 'Hausmeister Ott', contactPhone: '030 7' }, ['Gisela'])).toBe(
    'Hausmeister Ott, 030 7',
  );
  expect(opens({ ...nobody, contactPhone: '030 7' }, ['Gisela', 'Hans'])).toBe('Gisela oder Hans, 030 7');
  expect(opens(nobody, ['Gisela'])).toBe('Gisela (Telefon der Koordination: 030 1)');
  expect(opens(nobody)).toBe('Bitte rufen Sie vorher an: Rathaus, 030 1');
});
