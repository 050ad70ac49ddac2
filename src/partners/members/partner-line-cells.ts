/** A pasted line of partners and people: its cells, the columns that a heading names, and the addresses in it. */
import { isMailAddress, normalAddress } from '../../notifications/mailbox.js';
import { tidyText } from '../../shared/input-text.js';
import { spelledAlike } from '../../shared/spelling.js';

/** Between tabs as from a spreadsheet, else semicolons, bars or commas; never inside of quotes or angle brackets. */
export function cellsOf(line: string): string[] {
  // An odd number of quotes quotes nothing.
  const plain = line.split('"').length % 2 === 0 ? line.replaceAll('"', '') : line;
  const separator = ['\t', ';', '|', ','].find((sign) => split(plain, sign).length > 1);
  const cells = separator === undefined ? [plain] : split(plain, separator);
  return cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim());
}

function split(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  let isBracketed = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === '<' || sign === '>') isBracketed = sign === '<';
    if (sign === separator && !isQuoted && !isBracketed) cells.push('');
    else cells[cells.length - 1] += sign;
  }
  return cells;
}

export interface CellParts {
  /** What is left of the cell, without quotes and brackets. */
  text: string;
  addresses: string[];
  /** What has an @ and is no address. */
  wrong: string[];
}

/** `"Auer, Anna" <anna@example.org>`, `mailto:anna@example.org`, or an address beside a name. */
export function partsOf(cell: string): CellParts {
  const words = cell.split(/([\s<>()[\],;"„“”]+)/);
  const said = words.filter(isAddressed).map(bareAddress);
  const text = words
    .filter((word) => !isAddressed(word))
    .join('')
    .replaceAll(/[<>"„“”[\]]|\( *\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const addresses = said.map(normalAddress).filter(isMailAddress);
  const wrong = said.filter((address) => !isMailAddress(normalAddress(address)));
  return { text: tidyText(within(text, ',;: ')), addresses, wrong };
}

const isAddressed = (word: string): boolean => word.includes('@');

const bareAddress = (word: string): string => within(word.replace(/^mailto:/i, ''), ".:!?'");

/** Without these signs at its ends. */
function within(text: string, signs: string): string {
  let [from, until] = [0, text.length];
  while (from < until && signs.includes(text[from]!)) from += 1;
  while (until > from && signs.includes(text[until - 1]!)) until -= 1;
  return text.slice(from, until);
}

const fields = {
  organisation: [
    'partner',
    'bündnispartner',
    'organisation',
    'einrichtung',
    'verein',
    'vereinsname',
    'institution',
    'träger',
    'gruppe',
    'firma',
    'verein/einrichtung',
    'organization',
    'club',
  ],
  shortName: ['kurzname', 'kurz', 'kürzel', 'abkürzung', 'shortname'],
  organisationType: ['art', 'typ', 'artdereinrichtung', 'kind', 'type'],
  firstName: ['vorname', 'firstname'],
  lastName: ['nachname', 'familienname', 'zuname', 'lastname', 'surname'],
  person: [
    'person',
    'ansprechpartner',
    'ansprechpartnerin',
    'ansprechpartner/in',
    'ansprechpartner*in',
    'ansprechperson',
    'kontakt',
    'kontaktperson',
    'vorundnachname',
    'contact',
    'contactperson',
  ],
  name: ['name'],
  email: ['mail', 'email', 'mailadresse', 'emailadresse', 'mailaddress', 'emailaddress'],
  role: ['rolle', 'funktion', 'amt', 'aufgabe', 'role'],
  nothing: [
    'nr',
    'lfdnr',
    'telefon',
    'telefonnummer',
    'tel',
    'handy',
    'mobil',
    'phone',
    'straße',
    'strasse',
    'plz',
    'ort',
    'adresse',
    'anschrift',
    'bemerkung',
    'bemerkungen',
    'notiz',
    'datum',
  ],
} as const;

export type LineField = Exclude<keyof typeof fields, 'name'>;

const fieldOf = new Map(
  Object.entries(fields).flatMap(([field, words]) => words.map((word) => [word as string, field] as const)),
);

/** What each column is called, where the line is a heading: two columns that people call so, and no address. */
export function headingOf(cells: readonly string[]): (LineField | null)[] | undefined {
  if (cells.some((cell) => cell.includes('@'))) return undefined;
  const found = cells.map((cell) => fieldOf.get(spelledAlike(cell).replaceAll(/[.:()-]/g, '')) ?? null);
  if (found.filter((field) => field !== null && field !== 'nothing').length < 2) return undefined;
  // Beside a person "Name" is the partner's, else the person's.
  const isOf = found.some((field) => ['person', 'firstName', 'lastName'].includes(field ?? ''))
    ? 'organisation'
    : 'person';
  return found.map((field) => (field === 'name' ? isOf : (field as LineField | null)));
}
