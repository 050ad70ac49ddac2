/** On which pile a pasted line of partners and people ends: taken, to be looked at, or left out; each in exactly one, with the reason. */
import type { Words } from '../../shared/words.js';
import { spelledAlike } from '../../shared/spelling.js';
import type { PartnerStatus } from '../who/partner.entity.js';
import { lineReasons as why, type LineReason } from './partner-line-words.js';
import type { PastedLine, ReadLine } from './partner-lines.js';

/** As for lines of items: taken, to be looked at, left out. */
export const lineVerdicts = ['import', 'review', 'skip'] as const;
export type LineVerdict = (typeof lineVerdicts)[number];

/** What stands in the alliance already. */
export interface KnownPartner {
  id: string;
  name: string;
  shortName: string;
  status: PartnerStatus;
  /** Nothing was agreed with it so far. */
  isOnlyInterested: boolean;
  /** Addresses of the people who act for it. */
  addresses: ReadonlySet<string>;
}

export interface Standing {
  partners: readonly KnownPartner[];
  /** Addresses that nobody can have: our own, and those that somebody has just given up. */
  taken: (address: string) => Words | undefined;
  /** Lines without an address are taken as partners without a person. */
  withoutPeople: boolean;
}

/** A partner that a line is about; `id` is null while there is none yet. */
export interface LinePartner {
  id: string | null;
  name: string;
  /** One that is there and becomes what all others become. */
  isOnlyInterested: boolean;
}

export interface JudgedLine extends Omit<PastedLine, 'is'> {
  verdict: LineVerdict;
  /** Why it is not taken, or what is not taken of it. */
  reason: LineReason | null;
  /** Of what is taken. */
  partner: LinePartner | null;
  /** Of what is taken; null where only the partner is. */
  address: string | null;
}

/** The same for "Sportverein Au e. V." and "sportverein  au". */
export const partnerKey = (name: string): string =>
  spelledAlike(name.replace(/[ ,]{1,2}e\.? ?v\.?$/iu, '')) || spelledAlike(name);

const LONGEST = { organisation: 200, shortName: 80, organisationType: 80, person: 200 } as const;

/** What is known while the lines are gone through: partners by their names, with who acts for each. */
class Register {
  private readonly named = new Map<string, Entry[]>();

  constructor(partners: readonly KnownPartner[]) {
    for (const { status, addresses, ...partner } of partners) {
      const people = new Map([...addresses].map((address) => [address, 0] as const));
      this.add({ ...partner, hasLeft: status === 'left', people });
    }
  }

  add(entry: Entry): Entry {
    for (const name of new Set([entry.name, entry.shortName].filter(Boolean).map(partnerKey)))
      this.named.set(name, [...this.find(name), entry]);
    return entry;
  }

  find(name: string): readonly Entry[] {
    return this.named.get(partnerKey(name)) ?? [];
  }
}

interface Entry extends LinePartner {
  shortName: string;
  hasLeft: boolean;
  /** In which line each was named; 0: they act for it already. */
  people: Map<string, number>;
}

export function judgedLines(lines: readonly PastedLine[], standing: Standing): JudgedLine[] {
  const register = new Register(standing.partners);
  return lines.map(({ is, ...line }) => {
    const left = { ...line, partner: null, address: null };
    if (is === 'blank') return { ...left, verdict: 'skip', reason: why.blank };
    if (is === 'heading') return { ...left, verdict: 'skip', reason: why.heading };
    if (!line.read) return { ...left, verdict: 'review', reason: why.long };
    const reason = unsound(line.read, line.text, standing);
    if (reason) return { ...left, verdict: 'review', reason };
    return { ...line, ...placed(line.read, line.line, register) };
  });
}

/** What is wrong with the line itself. */
function unsound(read: ReadLine, text: string, { taken, withoutPeople }: Standing): LineReason | undefined {
  const { addresses, wrongAddresses, organisation, person } = read;
  const [address] = addresses;
  if (addresses.length + wrongAddresses.length > 1) return why.several;
  if (wrongAddresses[0] !== undefined) return why.wrong(wrongAddresses[0]);
  if (address === undefined && (!withoutPeople || (organisation || person) === '')) return why.noAddress;
  if (address === undefined && isProse(text)) return why.prose;
  if (organisation === '') return why.noPartner(person);
  const isLong = Object.entries(LONGEST).some(
    ([field, most]) => read[field as keyof typeof LONGEST].length > most,
  );
  if (isLong) return why.longPart;
  const words = address === undefined ? undefined : taken(address);
  return words && { code: 'address-taken', words };
}

/** "Hallo, hier die Liste:" */
const isProse = (text: string): boolean => /[:!?]$/.test(text) || text.split(' ').length > 10;

type Placed = Pick<JudgedLine, 'verdict' | 'reason' | 'partner' | 'address'>;

function placed(read: ReadLine, line: number, register: Register): Placed {
  const left = { partner: null, address: null };
  const { organisation, shortName, person, addresses } = read;
  const [found, ...more] = register.find(organisation);
  if (found && more.length > 0) return { ...left, verdict: 'review', reason: why.ambiguous(organisation) };
  if (found?.hasLeft) return { ...left, verdict: 'review', reason: why.left(found.name) };
  const [alike] = found || shortName === '' ? [] : register.find(shortName);
  if (alike) return { ...left, verdict: 'review', reason: why.alike(alike.name) };
  const [address = null] = addresses;
  const before = found && (address === null ? (found.id === null ? line : 0) : found.people.get(address));
  if (before !== undefined) {
    return { ...left, verdict: 'skip', reason: before === 0 ? why.unchanged : why.repeated };
  }
  const fresh = { id: null, name: organisation, shortName, isOnlyInterested: false, hasLeft: false };
  const entry = found ?? register.add({ ...fresh, people: new Map() });
  if (address !== null) entry.people.set(address, line);
  const reason = address === null && person !== '' ? why.withoutPerson : null;
  return { verdict: 'import', reason, partner: partnerIn(entry), address };
}

const partnerIn = ({ id, name, isOnlyInterested }: Entry): LinePartner => ({ id, name, isOnlyInterested });

const withVerdict = (lines: readonly JudgedLine[], verdict: LineVerdict): readonly JudgedLine[] =>
  lines.filter((line) => line.verdict === verdict);

/** What came of the lines, in numbers. */
export function sumsOf(lines: readonly JudgedLine[]) {
  const taken = withVerdict(lines, 'import');
  const fresh = taken.flatMap(({ partner }) => (partner?.id === null ? [partner.name] : []));
  return {
    imported: taken.length,
    review: withVerdict(lines, 'review').length,
    skipped: withVerdict(lines, 'skip').length,
    newPartners: new Set(fresh).size,
    invited: new Set(taken.flatMap(({ address }) => address ?? [])).size,
  };
}
