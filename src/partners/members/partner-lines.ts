/** Partners and people as pasted lines: what stands in each, told apart by what it looks like or by a heading. */
import { spelledAlike } from '../../shared/spelling.js';
import type { MembershipRole } from '../who/membership.entity.js';
import { cellsOf, headingOf, partsOf, type CellParts, type LineField } from './partner-line-cells.js';

export const MOST_LINES = 200;
export const LONGEST_PASTE = 15_000;
export const LONGEST_LINE = 500;

export interface ReadLine {
  organisation: string;
  shortName: string;
  organisationType: string;
  /** Empty where only an address is given. */
  person: string;
  /** Every one that the line has; as they are stored. */
  addresses: readonly string[];
  /** What looks like an address and is none. */
  wrongAddresses: readonly string[];
  role: MembershipRole;
  /** What nobody asked for: phone numbers, remarks. */
  unread: readonly string[];
}

export interface PastedLine {
  /** From 1. */
  line: number;
  /** As it was pasted. */
  text: string;
  is: 'blank' | 'heading' | 'long' | 'line';
  read: ReadLine | null;
}

/** Bullets, numbers of a list and marks of a quoted mail before a line. */
const MARKS = /^(?:[\s>]*(?:[-*•–]|\d{1,3}[.)])\s+|[\s>]+)/;

/** `isPartner` knows the names of partners that there are. */
export function readLines(text: string, isPartner: (name: string) => boolean = () => false): PastedLine[] {
  let heading: (LineField | null)[] | undefined;
  let isFirst = true;
  return text.split(/\r\n?|\n/).map((typed, index): PastedLine => {
    // A tab at the start is an empty cell.
    const [line, said] = [index + 1, typed.trimEnd().replace(/^ +/, '')];
    if (said === '') return { line, text: '', is: 'blank', read: null };
    if (said.length > LONGEST_LINE) return { line, text: said, is: 'long', read: null };
    const cells = cellsOf(said.includes('\t') ? said : said.replace(MARKS, ''));
    const named = isFirst ? headingOf(cells) : undefined;
    isFirst = false;
    if (named) heading = named;
    if (named) return { line, text: said, is: 'heading', read: null };
    const read = heading ? readByHeading(cells, heading) : readByLooks(cells, isPartner);
    return { line, text: said, is: 'line', read };
  });
}

const nothingRead = { organisation: '', shortName: '', organisationType: '', person: '' };

function readByHeading(cells: readonly string[], heading: readonly (LineField | null)[]): ReadLine {
  const parts = cells.map(partsOf);
  const under = (field: LineField): string =>
    parts
      .filter((_, index) => heading[index] === field)
      .map(({ text }) => text)
      .filter(Boolean)
      .join(' ');
  const role = under('role');
  const beside = parts
    .filter((_, index) => !heading[index] || heading[index] === 'nothing')
    .map(({ text }) => text);
  const whole = [under('firstName'), under('lastName')].filter(Boolean).join(' ');
  return {
    organisation: under('organisation'),
    shortName: under('shortName'),
    organisationType: under('organisationType'),
    // A name that stands in the cell of its address.
    person: turned(under('person') || whole || under('email')),
    ...addressesIn(parts),
    role: roleOf(role) ?? 'member',
    unread: [...beside, ...(role !== '' && !roleOf(role) ? [role] : [])].filter(Boolean),
  };
}

function readByLooks(cells: readonly string[], isPartner: (name: string) => boolean): ReadLine {
  const parts = cells.map(partsOf);
  const texts = parts.map(({ text }) => text).filter((text) => text !== '' && !isOrdinal(text));
  const role = texts.find((text, index) => index > 0 && roleOf(text));
  const spoken = texts.filter((text) => text !== role && !isPhone(text));
  const kind = spoken.length > 1 ? spoken.find((text, index) => index > 0 && isKind(text)) : undefined;
  const named = spoken.filter((text) => text !== kind);
  const shortName = named.length > 1 ? named.find((text, index) => index > 0 && isShort(text)) : undefined;
  const names = named.filter((text) => text !== shortName);
  const others = names.slice(2);
  return {
    ...nothingRead,
    ...whoOf(names, isPartner, cells),
    shortName: shortName ?? '',
    organisationType: kind ?? '',
    ...addressesIn(parts),
    role: (role && roleOf(role)) || 'member',
    unread: [...others, ...texts.filter(isPhone)],
  };
}

/** The partner comes first, unless only what follows looks like one. A name alone is a partner's where it looks like one. */
function whoOf(
  [first = '', second = '']: readonly string[],
  isPartner: (name: string) => boolean,
  cells: readonly string[],
): Pick<ReadLine, 'organisation' | 'person'> {
  const looksLikeOne = (name: string): boolean => isPartner(name) || isOrganisation(name);
  const isOne = looksLikeOne(first);
  if (second === '')
    return isOne ? { organisation: first, person: '' } : { organisation: '', person: turned(first) };
  // "Auer, Anna <anna@example.org>" is one person, whose names a comma parts.
  const isPerson =
    cells.length === 2 && /<[^<>]*>$/.test(cells[1]!) && ![first, second].some((name) => name.includes(' '));
  if (isPerson && !isOne && !looksLikeOne(second)) return { organisation: '', person: `${second} ${first}` };
  const isSwapped = looksLikeOne(second) && !isOne;
  return isSwapped
    ? { organisation: second, person: turned(first) }
    : { organisation: first, person: turned(second) };
}

const addressesIn = (parts: readonly CellParts[]): Pick<ReadLine, 'addresses' | 'wrongAddresses'> => ({
  addresses: [...new Set(parts.flatMap(({ addresses }) => addresses))],
  wrongAddresses: parts.flatMap(({ wrong }) => wrong),
});

/** "Auer, Anna" is Anna Auer. */
function turned(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  return first !== '' && more.length === 0 ? `${first} ${last}` : name;
}

const isOrdinal = (text: string): boolean => /^\d{1,4}[.)]?$/.test(text);
const isPhone = (text: string): boolean => /^(tel\.?:? ?)?[+(0][\d ()/+-]{4,}$/i.test(text);
const isShort = (text: string): boolean =>
  /^[\p{L}\d-]{2,12}$/u.test(text) && /\p{Lu}[^\p{Lu}]*\p{Lu}/u.test(text);

const wordsOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const kinds = wordsOf(
  'verein kita kindergarten kindertagesstätte hort schule kirche kirchengemeinde gemeinde kommune stadt feuerwehr ' +
    'betrieb firma unternehmen stiftung initiative behörde verband träger privat club school church nursery company',
);
const isKind = (text: string): boolean => kinds.has(spelledAlike(text));

const managers = wordsOf(
  'leitung leiter leiterin leiter/in vorsitz vorsitzende vorsitzender vorstand 1.vorsitzende 1.vorsitzender 1.vorstand ' +
    'geschäftsführung geschäftsführer geschäftsführerin hauptkontakt verantwortlich manager maincontact head',
);
const members = wordsOf(
  'mitglied mitarbeiter mitarbeiterin ansprechpartner ansprechpartnerin ansprechperson kontakt kontaktperson ' +
    'vertretung stellvertretung member contact',
);

function roleOf(text: string): MembershipRole | undefined {
  const said = spelledAlike(text);
  if (managers.has(said)) return 'manager';
  return members.has(said) ? 'member' : undefined;
}

/** How German names of organisations end, or which words stand in them; surnames that do so too are not here. */
const ENDS =
  /(?:verein|kita|kindergarten|krippe|schule|kirche|gemeinde|pfarrei|feuerwehr|stiftung|initiative|zentrum|verband|klub|treff|hilfe|bücherei|bibliothek|chor|werk|netzwerk|bündnis|jugend|betrieb)$/iu;
const WORDS =
  /(?:^|\s)(?:e\.? ?v\.?|g?gmbh|kg|ag|ug|eg|sv|tsv|fc|tus|vfl|vfb|sc|ssv|awo|drk|thw|dlrg|nabu|bund|kita|hort|stadt|amt|landkreis|caritas|diakonie|rotes kreuz|landfrauen|pfadfinder|club|church|school|nursery|council|association)(?=[\s.,]|$)/iu;

const isOrganisation = (name: string): boolean =>
  WORDS.test(name) || name.split(/[\s,/()-]+/).some((word) => ENDS.test(word));
