/** A seed is one demo alliance as CSV texts; here they become typed rows, or an error that names file, line and column. */
import { parse } from 'csv-parse/sync';
import { Temporal } from 'temporal-polyfill';
import { allianceColours } from '../partners/who/alliance-colours.js';

/** The files of one alliance, by the name of their text in `SeedTexts`. */
export const seedFileNames = {
  alliance: 'alliance.csv',
  partners: 'partners.csv',
  schoolHolidays: 'school-holidays.csv',
  places: 'storage-places.csv',
  items: 'items.csv',
  people: 'people.csv',
  loans: 'loans.csv',
} as const;

type SeedFile = keyof typeof seedFileNames;
export type SeedTexts = Readonly<Record<SeedFile, string>>;

/** What stands in each column of a file: `shortName` is read from `short_name`. */
type Shape = Readonly<Record<string, (cell: string) => unknown>>;
type RowOf<S extends Shape> = { [Field in keyof S]: ReturnType<S[Field]> };

export interface SeedPlace extends RowOf<typeof placeShape> {}
export interface SeedItem extends RowOf<typeof itemShape> {}
export interface SeedPerson extends RowOf<typeof personShape> {}
export interface SeedReservation extends RowOf<typeof reservationShape> {}

export type Seed = ReturnType<typeof readSeed>;

/** Reads the six texts; references between files are not followed here. */
export function readSeed(files: SeedTexts) {
  const [alliance, ...others] = readRows('alliance', files, allianceShape);
  if (!alliance || others.length > 0) throw new Error(`${seedFileNames.alliance}: exactly one row expected`);
  return {
    alliance,
    partners: readRows('partners', files, partnerShape),
    schoolHolidays: readRows('schoolHolidays', files, schoolHolidayShape),
    places: readRows('places', files, placeShape),
    items: readRows('items', files, itemShape),
    people: readRows('people', files, personShape),
    loans: readRows('loans', files, reservationShape),
  };
}

function readRows<S extends Shape>(file: SeedFile, files: SeedTexts, shape: S): RowOf<S>[] {
  const fileName = seedFileNames[file];
  return parseCsv(fileName, files[file]).map(({ record, info }) =>
    readRow(record, shape, `${fileName}, line ${info.lines}`),
  );
}

interface ParsedRow {
  record: Readonly<Record<string, string>>;
  info: { lines: number };
}

function parseCsv(fileName: string, text: string): ParsedRow[] {
  try {
    return parse<ParsedRow>(text, { columns: true, info: true, bom: true });
  } catch (error) {
    throw new Error(`${fileName}: ${messageOf(error)}`, { cause: error });
  }
}

function readRow<S extends Shape>(record: ParsedRow['record'], shape: S, where: string): RowOf<S> {
  const columns = Object.keys(shape).map((field) => ({ field, column: columnOf(field) }));
  const unknown = Object.keys(record).find((name) => columns.every(({ column }) => column !== name));
  if (unknown !== undefined) throw new Error(`${where}, column ${unknown}: not a column of this file`);
  const cells = columns.map(({ field, column }) => [
    field,
    readCell(record[column], shape[field]!, where, column),
  ]);
  return Object.fromEntries(cells) as RowOf<S>;
}

function readCell(cell: string | undefined, read: Shape[string], where: string, column: string): unknown {
  try {
    if (cell === undefined) throw new Error('the column is missing');
    return read(cell.trim());
  } catch (error) {
    throw new Error(`${where}, column ${column}: ${messageOf(error)}`, { cause: error });
  }
}

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const matching =
  (pattern: RegExp, what: string) =>
  (cell: string): string => {
    if (!pattern.test(cell)) throw new Error(`"${cell}" is not ${what}`);
    return cell;
  };

const oneOf =
  <const T extends string>(...values: readonly T[]) =>
  (cell: string): T => {
    const found = values.find((value) => value === cell);
    if (found === undefined) throw new Error(`"${cell}" is none of ${values.join(', ')}`);
    return found;
  };

const optional =
  <T>(read: (cell: string) => T) =>
  (cell: string): T | undefined =>
    cell === '' ? undefined : read(cell);

/** Entries separated by semicolons; `read` gets the groups of `pattern`. */
const list =
  <T>(pattern: RegExp, read: (...groups: [string, string, string]) => T) =>
  (cell: string): T[] =>
    (cell === '' ? [] : cell.split(';')).map((entry) => {
      const match = pattern.exec(entry.trim());
      if (!match) throw new Error(`cannot read "${entry}"`);
      return read(match[1] ?? '', match[2] ?? '', match[3] ?? '');
    });

/** `Spiele: Kinder, Unterhaltung;Ton und Bild: Technik` */
const categoryWords = list(/^([^:]+): ?(.+)$/, (category, words) => ({ category, words }));

const numbers = list(/^(\S+)$/, (inventoryNumber) => inventoryNumber);

/** `-` is none, nothing is what follows from kind, category and unit. */
const replacements = (cell: string): string[] | null =>
  cell === '-' ? [] : (optional(numbers)(cell) ?? null);

const text = matching(/\S/, 'a text');
const email = matching(/^[^@\s]+@[^@\s]+$/, 'a mail address');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day');
const boolean = (cell: string): boolean => oneOf('true', 'false')(cell) === 'true';
const integer = (cell: string): number => Number(matching(/^(0|[1-9]\d{0,8})$/, 'a whole number')(cell));
const positive = (cell: string): number => Number(matching(/^[1-9]\d{0,8}$/, 'a whole number from 1')(cell));
/** 1 is Monday. */
const weekday = (cell: string): number => Number(matching(/^[1-7]$/, 'a weekday from 1 to 7')(cell));
const date = (cell: string): string =>
  Temporal.PlainDate.from(matching(/^\d{4}-\d\d-\d\d$/, 'a date')(cell)).toString();

/** `A-002:1;A-003:2` */
const quantities = list(/^([^:\s]+):(\S+)$/, (inventoryNumber, quantity) => ({
  inventoryNumber,
  quantity: positive(quantity),
}));

/** `1 07:00-15:30;5 07:00-12:00`, local times. */
const windows = list(/^(\d) ([\d:]+)-([\d:]+)$/, (day, from, until) => {
  if (until <= from) throw new Error(`${until} is not after ${from}`);
  return { weekday: weekday(day), from: time(from), until: time(until) };
});

const roles = list(/^([a-z]+):?(\S*)$/, (role, storagePlace) => {
  if ((role === 'keeper') !== (storagePlace !== ''))
    throw new Error('a keeper, and only a keeper, has a place');
  return {
    role: oneOf('coordinator', 'deputy', 'keeper')(role),
    storagePlace: optional(text)(storagePlace),
  };
});

const allianceShape = {
  slug: matching(/^[a-z][a-z0-9-]*$/, 'a slug'),
  name: text,
  place: text,
  state: text,
  legalBearer: text,
  contactName: text,
  contactPhone: text,
  contactEmail: email,
  contactHours: text,
  /** IANA name. */
  timeZone: text,
  visibility: oneOf('public', 'partners'),
  numberLetters: matching(/^[A-Z]+$/, 'made of capital letters'),
  foundedOn: date,
  isExample: boolean,
  leadTimeDays: integer,
  horizonDays: integer,
  longestLoanDays: positive,
  bufferMinutes: integer,
  decisionDays: positive,
  colour: oneOf(...allianceColours),
  about: optional(text),
  /** In thousandths of a degree. */
  latitude: integer,
  longitude: integer,
  categoryWords,
  note: optional(text),
};

const partnerShape = {
  code: text,
  name: text,
  shortName: text,
  organisationType: text,
  legalForm: optional(text),
  privacyLaw: text,
  status: oneOf('interested', 'signed', 'active', 'resting', 'left'),
  agreementSignedOn: optional(date),
  isLender: boolean,
  isBorrower: boolean,
  notes: optional(text),
};

const schoolHolidayShape = { name: text, from: date, until: date };

const placeShape = {
  code: text,
  name: text,
  address: text,
  accessNotes: optional(text),
  /** Empty: the keepers open. */
  contactName: optional(text),
  contactPhone: optional(text),
  isPrivate: boolean,
  /** None: by arrangement. */
  handOverWindows: windows,
  closedInSchoolHolidays: boolean,
};

const itemShape = {
  inventoryNumber: text,
  name: text,
  description: optional(text),
  otherWords: optional(text),
  category: text,
  kind: oneOf('bulk', 'single', 'computed_set', 'closed_set', 'accessory', 'consumable'),
  /** Undefined for a computed set, and only there: its parts set the limit. */
  quantity: optional(positive),
  unit: text,
  packStep: positive,
  /** A partner's code. */
  owner: text,
  /** A place's code. */
  storagePlace: text,
  parts: quantities,
  /** Inventory numbers of what it goes with. */
  accessoryOf: numbers,
  /** Inventory numbers of what can be offered instead. */
  replacements,
  size: optional(text),
  /** Of one unit. */
  weightGrams: optional(integer),
  needsVehicle: optional(text),
  needsPersons: integer,
  needsOther: optional(text),
  depositCents: integer,
  depositBasis: optional(oneOf('per_unit', 'per_loan')),
  /** Of one unit. */
  replacementValueCents: integer,
  /** Undefined: the alliance's. */
  bufferMinutes: optional(integer),
  seasonNote: optional(text),
  inspectionDueOn: optional(date),
  notes: optional(text),
};

const personShape = {
  email,
  name: text,
  /** `coordinator`, `deputy`, `keeper:S04` */
  roles,
  partners: list(/^([^:\s]+):(\S+)$/, (partner, role) => ({
    partner,
    role: oneOf('member', 'manager')(role),
  })),
  isOperator: boolean,
};

const reservationShape = {
  occasion: text,
  /** A partner's code. */
  partner: text,
  /** One of the partner's people, or the coordination on its behalf. */
  askedBy: email,
  lines: quantities,
  /** The first such weekday after today, plus `weeksAhead` weeks; empty: tomorrow. */
  pickUpWeekday: optional(weekday),
  weeksAhead: integer,
  /** Local, like `returnTime`. Empty: it goes out at the door, now. */
  pickUpTime: optional(time),
  /** The first such weekday after the day of pick-up; empty: the next day. */
  returnWeekday: optional(weekday),
  returnTime: time,
  note: optional(text),
  /** What became of the request. */
  outcome: oneOf('requested', 'approved', 'declined', 'cancelled', 'handed_over'),
  /** Paid at the door. */
  depositCents: integer,
  /** Given with declined and cancelled. */
  reason: optional(text),
};
