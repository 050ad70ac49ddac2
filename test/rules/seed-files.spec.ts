/** The seeds on disk are complete, hang together, and their loans could really be fetched and lent. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  readSeed,
  seedFileNames,
  type Seed,
  type SeedItem,
  type SeedReservation,
  type SeedPlace,
  type SeedTexts,
} from '../../src/demo/seed-files.js';

const textsOf = (slug: string): SeedTexts => {
  const read = (fileName: string) =>
    readFileSync(new URL(`../../seeds/${slug}/${fileName}`, import.meta.url), 'utf8');
  const texts = Object.entries(seedFileNames).map(([key, fileName]) => [key, read(fileName)]);
  return Object.fromEntries(texts) as SeedTexts;
};

const auenbrueck = readSeed(textsOf('auenbrueck'));
const michendorf = readSeed(textsOf('michendorf'));

test('Auenbrück is complete: 60 items, 12 storage places, 30 partners', () => {
  expect(auenbrueck.items).toHaveLength(60);
  expect(auenbrueck.places).toHaveLength(12);
  expect(auenbrueck.partners).toHaveLength(30);
  expect(auenbrueck.loans.length).toBeGreaterThanOrEqual(10);
});

test('Michendorf is small, was founded on 15 September 2014, and says that it is an example', () => {
  expect(michendorf.items.length).toBeGreaterThanOrEqual(12);
  expect(michendorf.places).toHaveLength(3);
  expect(michendorf.loans).toHaveLength(3);
  expect(michendorf.alliance).toMatchObject({ foundedOn: '2014-09-15', isExample: true, numberLetters: 'M' });
});

test('the demo people are those that the HTTP contract names', () => {
  const people = [...auenbrueck.people, ...michendorf.people];
  const summary = people.map(({ email, roles, partners, isOperator }) =>
    [
      email.replace('@example.org', ''),
      ...roles.map(({ role, storagePlace }) => (storagePlace ? `${role}:${storagePlace}` : role)),
      ...partners.map(({ partner }) => partner),
      ...(isOperator ? ['operator'] : []),
    ].join(' '),
  );
  expect(summary).toEqual([
    'koordination coordinator',
    'stellvertretung deputy',
    'lager keeper:S04',
    'gemeinde P01',
    'verein P12',
    'zwei.vereine P12 P13',
    'interessiert P28',
    'betrieb operator',
    'koordination.michendorf coordinator',
    'verein.michendorf P02',
  ]);
});

test('cells arrive typed', () => {
  expect(place(auenbrueck, 'S02').handOverWindows).toEqual([
    { weekday: 1, from: '18:00', until: '20:00' },
    { weekday: 4, from: '19:00', until: '21:00' },
    { weekday: 5, from: '17:00', until: '19:00' },
  ]);
  expect(item(auenbrueck, 'A-001')).toMatchObject({
    quantity: undefined,
    kind: 'computed_set',
    parts: [
      { inventoryNumber: 'A-002', quantity: 1 },
      { inventoryNumber: 'A-003', quantity: 2 },
    ],
  });
  expect(item(auenbrueck, 'A-007')).toMatchObject({ weightGrams: 400, accessoryOf: ['A-006'] });
  expect(item(auenbrueck, 'A-016')).toMatchObject({ bufferMinutes: 1440, inspectionDueOn: '2027-03-31' });
});

describe.each([
  ['Auenbrück', auenbrueck],
  ['Michendorf', michendorf],
])('%s', (_name, seed) => {
  test('codes are unique', () => {
    for (const codes of [partnerCodes(seed), placeCodes(seed), itemNumbers(seed), emails(seed)]) {
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  test('every reference leads somewhere', () => {
    const { items, people, loans } = seed;
    const quantities = [...items.flatMap(({ parts }) => parts), ...loans.flatMap(({ lines }) => lines)];
    expect(partnerCodes(seed)).toEqual(expect.arrayContaining(items.map(({ owner }) => owner)));
    expect(placeCodes(seed)).toEqual(expect.arrayContaining(items.map(({ storagePlace }) => storagePlace)));
    expect(itemNumbers(seed)).toEqual(
      expect.arrayContaining(items.flatMap(({ accessoryOf }) => accessoryOf)),
    );
    expect(itemNumbers(seed)).toEqual(
      expect.arrayContaining(quantities.map(({ inventoryNumber }) => inventoryNumber)),
    );
    const memberships = people.flatMap(({ partners }) => partners);
    expect(partnerCodes(seed)).toEqual(expect.arrayContaining(memberships.map(({ partner }) => partner)));
    const kept = people.flatMap(({ roles }) => roles.flatMap(({ storagePlace }) => storagePlace ?? []));
    expect(placeCodes(seed)).toEqual(expect.arrayContaining(kept));
  });

  test('a part has no parts of its own', () => {
    for (const part of seed.items.flatMap(({ parts }) => parts)) {
      expect(item(seed, part.inventoryNumber).parts).toEqual([]);
    }
  });

  test('a computed set has parts and no quantity of its own; everything else has a quantity', () => {
    for (const { inventoryNumber, kind, quantity, parts } of seed.items) {
      const isComputed = kind === 'computed_set';
      expect([inventoryNumber, quantity === undefined]).toEqual([inventoryNumber, isComputed]);
      expect([inventoryNumber, isComputed && parts.length === 0]).toEqual([inventoryNumber, false]);
    }
  });

  test('a deposit says what it is for', () => {
    for (const { depositCents, depositBasis } of seed.items) {
      expect(depositBasis !== undefined).toBe(depositCents > 0);
    }
  });

  test('a partner is active exactly when the agreement is signed', () => {
    for (const { code, status, agreementSignedOn } of seed.partners) {
      expect([code, status]).toEqual([code, agreementSignedOn ? 'active' : 'interested']);
    }
  });

  test("every person's address is an example", () => {
    const addresses = [...emails(seed), seed.alliance.contactEmail];
    expect(addresses.filter((address) => !address.endsWith('@example.org'))).toEqual([]);
  });

  test('only active partners that borrow ask, through one of their people or the coordination', () => {
    for (const { occasion, partner, askedBy } of seed.loans) {
      const borrower = find(seed.partners, ({ code }) => code === partner, partner);
      const asker = find(seed.people, ({ email }) => email === askedBy, askedBy);
      const mayAsk =
        asker.partners.some((membership) => membership.partner === partner) ||
        asker.roles.some(({ role }) => role === 'coordinator' || role === 'deputy');
      expect({ occasion, status: borrower.status, isBorrower: borrower.isBorrower, mayAsk }).toEqual({
        occasion,
        status: 'active',
        isBorrower: true,
        mayAsk: true,
      });
    }
  });

  test('each loan can be fetched from, and brought back to, every place that it concerns', () => {
    for (const loan of seed.loans) {
      for (const { code, handOverWindows } of placesOf(seed, loan)) {
        const isOpen = (weekday: number | undefined, time: string) =>
          handOverWindows.length === 0 ||
          handOverWindows.some(
            (window) => window.weekday === weekday && window.from <= time && time < window.until,
          );
        expect({
          loan: loan.occasion,
          code,
          // What goes out at the door finds it open.
          fetch: loan.pickUpTime === undefined || isOpen(loan.pickUpWeekday, loan.pickUpTime),
          bring: isOpen(loan.returnWeekday, loan.returnTime),
        }).toEqual({ loan: loan.occasion, code, fetch: true, bring: true });
      }
    }
  });

  test('no loan depends on school holidays, a season or an inspection', () => {
    for (const loan of seed.loans) {
      expect(placesOf(seed, loan).filter(({ closedInSchoolHolidays }) => closedInSchoolHolidays)).toEqual([]);
      const bound = itemsOf(seed, loan).filter(
        ({ seasonNote, inspectionDueOn }) => seasonNote ?? inspectionDueOn,
      );
      expect(bound.map(({ inventoryNumber }) => inventoryNumber)).toEqual([]);
    }
  });

  test('lines respect the pack step', () => {
    for (const { inventoryNumber, quantity } of seed.loans.flatMap(({ lines }) => lines)) {
      expect(quantity % item(seed, inventoryNumber).packStep).toBe(0);
    }
  });

  test('all loans together, in one week, do not exceed what there is', () => {
    const taken = takenBy(seed, seed.loans);
    const tooMuch = [...taken].filter(
      ([number, quantity]) => quantity > (item(seed, number).quantity ?? Number.POSITIVE_INFINITY),
    );
    expect(tooMuch).toEqual([]);
    expect(taken.size).toBeGreaterThan(5);
  });

  test('what goes out now has no time of pick-up, and nothing else is without one', () => {
    for (const { occasion, outcome, pickUpTime } of seed.loans) {
      expect([occasion, pickUpTime === undefined]).toEqual([occasion, outcome === 'handed_over']);
    }
  });

  test('a deposit is paid by what goes out now, and is just what its things ask for', () => {
    for (const loan of seed.loans) {
      const asked = loan.lines.reduce((sum, { inventoryNumber, quantity }) => {
        const { depositCents, depositBasis } = item(seed, inventoryNumber);
        return sum + depositCents * (depositBasis === 'per_unit' ? quantity : 1);
      }, 0);
      const due = loan.outcome === 'handed_over' ? asked : 0;
      expect([loan.occasion, loan.depositCents]).toEqual([loan.occasion, due]);
    }
  });

  test('a declined or cancelled loan has a reason, others have none', () => {
    for (const { occasion, outcome, reason } of seed.loans) {
      expect([occasion, reason !== undefined]).toEqual([
        occasion,
        outcome === 'declined' || outcome === 'cancelled',
      ]);
    }
  });
});

test('22 tables and 43 benches are drawn on by sets and singles alike', () => {
  const taken = takenBy(auenbrueck, auenbrueck.loans);
  expect([taken.get('A-002'), taken.get('A-003')]).toEqual([17, 34]);
});

describe('a malformed row is named', () => {
  const texts = textsOf('michendorf');

  test.each([
    ['items', ',bulk,16,', ',bulk,ca. 16,', /^items\.csv, line 3, column quantity: "ca\. 16"/],
    ['items', 'M-002:1;', 'M-002;', /^items\.csv, line 2, column parts: cannot read "M-002"/],
    ['places', '1 08:00-10:00', '1 10:00-08:00', /^storage-places\.csv, line 3, column hand_over_windows/],
    ['places', '1 08:00-10:00', '8 08:00-10:00', /^storage-places\.csv, line 3, column hand_over_windows/],
    ['people', ',coordinator,', ',keeper,', /^people\.csv, line 2, column roles/],
    ['people', 'P02:manager', 'P02:boss', /^people\.csv, line 3, column partners: "boss" is none of member/],
    ['partners', '2014-09-15', '2014-02-30', /^partners\.csv, line 2, column agreement_signed_on/],
    ['loans', ',10:00,', ',24:00,', /^loans\.csv, line 2, column pick_up_time: "24:00"/],
    ['alliance', 'slug,', 'slog,', /^alliance\.csv, line 2, column slog: not a column/],
    ['people', ',is_operator', '', /^people\.csv: .* line 2/],
    ['alliance', /\nmichendorf.*\n/s, '\n', /^alliance\.csv: exactly one row/],
  ] as const)('%s: %s becomes %s', (file, good, bad, message) => {
    const broken = texts[file].replace(good, bad);
    expect(broken).not.toBe(texts[file]);
    expect(() => readSeed({ ...texts, [file]: broken })).toThrow(message);
  });

  test('a missing column is named', () => {
    const people = 'email,name,roles,partners\na@example.org,A,,\n';
    expect(() => readSeed({ ...texts, people })).toThrow(
      'people.csv, line 2, column is_operator: the column is missing',
    );
  });

  test('a byte order mark does no harm', () => {
    expect(readSeed({ ...texts, items: `\uFEFF${texts.items}` })).toEqual(michendorf);
  });
});

const partnerCodes = (seed: Seed) => seed.partners.map(({ code }) => code);
const placeCodes = (seed: Seed) => seed.places.map(({ code }) => code);
const itemNumbers = (seed: Seed) => seed.items.map(({ inventoryNumber }) => inventoryNumber);
const emails = (seed: Seed) => seed.people.map(({ email }) => email);

function find<T>(all: readonly T[], isIt: (one: T) => boolean, name: string): T {
  const found = all.find((one) => isIt(one));
  if (found === undefined) throw new Error(`${name} is nowhere`);
  return found;
}

function item(seed: Seed, number: string): SeedItem {
  return find(seed.items, ({ inventoryNumber }) => inventoryNumber === number, number);
}

function place(seed: Seed, wanted: string): SeedPlace {
  return find(seed.places, ({ code }) => code === wanted, wanted);
}

/** The items of a loan's lines, and what they are made of. */
function itemsOf(seed: Seed, loan: SeedReservation): SeedItem[] {
  const asked = loan.lines.map(({ inventoryNumber }) => item(seed, inventoryNumber));
  const parts = asked.flatMap(({ parts: made }) => made.map((part) => item(seed, part.inventoryNumber)));
  return [...asked, ...parts];
}

const placesOf = (seed: Seed, loan: SeedReservation): SeedPlace[] =>
  itemsOf(seed, loan).map(({ storagePlace }) => place(seed, storagePlace));

/** Units per inventory number; a set takes its parts as well. */
function takenBy(seed: Seed, loans: readonly SeedReservation[]): Map<string, number> {
  const taken = new Map<string, number>();
  const take = (number: string, quantity: number) => taken.set(number, (taken.get(number) ?? 0) + quantity);
  for (const { inventoryNumber, quantity } of loans.flatMap(({ lines }) => lines)) {
    take(inventoryNumber, quantity);
    for (const part of item(seed, inventoryNumber).parts) {
      take(part.inventoryNumber, quantity * part.quantity);
    }
  }
  return taken;
}
