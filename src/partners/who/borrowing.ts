/** Borrowing (ausleihen): whether a partner may ask for things, what keeps it from that, and what it can do about it. */
import { dictionary, type Language } from '../../shared/words.js';
import type { LineRules } from './alliance-rules.js';
import type { Alliance } from './alliance.entity.js';
import type { Partner } from './partner.entity.js';

/** What keeps a partner from borrowing. */
export type Barrier = 'not-signed' | 'not-active' | 'resting' | 'left' | 'not-a-borrower';

export type Standing = Pick<Partner, 'status' | 'agreementSignedOn' | 'isBorrower'>;

/** How far ahead an interested partner may ask; 0: it may not. */
export type InterestedWindow = Pick<LineRules, 'interestedDaysAhead'>;

/** The farthest that the alliance or any of its lending rules opens: where none does, interested partners borrow nothing at all. For one thing, its own rules decide. */
export const widestWindow = (
  { interestedDaysAhead }: InterestedWindow,
  ofRules: number | undefined,
): InterestedWindow => ({ interestedDaysAhead: Math.max(interestedDaysAhead, ofRules ?? 0) });

/** Undefined for one that may borrow: active, with its signature under the founding agreement, marked as a borrower; or interested, where these may. */
export function barrierOf(
  { status, agreementSignedOn, isBorrower }: Standing,
  { interestedDaysAhead }: InterestedWindow,
): Barrier | undefined {
  if (status === 'left' || status === 'resting') return status;
  if (status === 'interested' && interestedDaysAhead > 0) return isBorrower ? undefined : 'not-a-borrower';
  if (status === 'interested' || agreementSignedOn === null) return 'not-signed';
  if (status === 'signed') return 'not-active';
  return isBorrower ? undefined : 'not-a-borrower';
}

/** A partner that somebody acts for, though it may not borrow. */
export interface Barred {
  name: string;
  barrier: Barrier;
}

/** Those of these partners, where none of them may borrow; none where one may. */
export function barredAmong(
  partners: readonly (Standing & Pick<Partner, 'name'>)[],
  rules: Parameters<typeof barrierOf>[1],
): Barred[] {
  const all = partners.map((partner) => ({ name: partner.name, barrier: barrierOf(partner, rules) }));
  return all.every((one): one is Barred => one.barrier !== undefined) ? all : [];
}

const words = dictionary(
  {
    why: {
      'not-signed': (name: string) =>
        `„${name}“ hat die Gründungsvereinbarung noch nicht unterschrieben und kann noch nicht ausleihen.`,
      'not-active': (name: string) =>
        `„${name}“ ist noch nicht freigeschaltet und kann noch nicht ausleihen.`,
      resting: (name: string) => `„${name}“ ruht zurzeit und kann nicht ausleihen.`,
      left: (name: string) => `„${name}“ gehört nicht mehr zum Bündnis und kann nicht ausleihen.`,
      'not-a-borrower': (name: string) => `„${name}“ ist nicht zum Ausleihen eingetragen.`,
    },
    toDo: {
      'not-signed': 'Bitte unterschreiben Sie die Gründungsvereinbarung. Dabei hilft die Koordination',
      'not-active': 'Bitte fragen Sie die Koordination, was noch fehlt',
      resting: 'Wollen Sie wieder mitmachen? Dann sagen Sie bitte der Koordination Bescheid',
      left: 'Wollen Sie wieder mitmachen? Dann sagen Sie bitte der Koordination Bescheid',
      'not-a-borrower': 'Wollen Sie ausleihen? Dann sagen Sie bitte der Koordination Bescheid',
    },
    inShort: {
      'not-signed': 'noch nicht unterschrieben',
      'not-active': 'noch nicht freigeschaltet',
      resting: 'ruht',
      left: 'nicht mehr dabei',
      'not-a-borrower': 'leiht nicht aus',
    },
  },
  {
    why: {
      'not-signed': (name: string) =>
        `“${name}” has not signed the founding agreement yet and cannot borrow yet.`,
      'not-active': (name: string) => `“${name}” is not active yet and cannot borrow yet.`,
      resting: (name: string) => `“${name}” is resting at present and cannot borrow.`,
      left: (name: string) => `“${name}” does not belong to the alliance any more and cannot borrow.`,
      'not-a-borrower': (name: string) => `“${name}” is not entered as a borrower.`,
    },
    toDo: {
      'not-signed': 'Please sign the founding agreement. The coordination will help you',
      'not-active': 'Please ask the coordination what is still missing',
      resting: 'Would you like to take part again? Then please tell the coordination',
      left: 'Would you like to take part again? Then please tell the coordination',
      'not-a-borrower': 'Would you like to borrow? Then please tell the coordination',
    },
    inShort: {
      'not-signed': 'has not signed yet',
      'not-active': 'not active yet',
      resting: 'resting',
      left: 'left',
      'not-a-borrower': 'does not borrow',
    },
  },
);

export const whyBarred = ({ name, barrier }: Barred, language: Language): string =>
  words[language].why[barrier](name);

/** Whom to call: the office of the alliance. */
type Office = Pick<Alliance, 'contactName' | 'contactPhone' | 'contactHours'>;

export function whatToDo({ barrier }: Pick<Barred, 'barrier'>, office: Office, language: Language): string {
  const { contactName, contactPhone, contactHours } = office;
  const whom = [contactName, contactPhone, contactHours].filter((said) => said !== '').join(', ');
  return `${words[language].toDo[barrier]}${whom === '' ? '' : `: ${whom}`}.`;
}

/** Why not, and what to do. */
export const barredInWords = (barred: Barred, office: Office, language: Language): string =>
  `${whyBarred(barred, language)} ${whatToDo(barred, office, language)}`;

/** Behind a name in a list to choose from. */
export const barredInShort = (barrier: Barrier, language: Language): string =>
  words[language].inShort[barrier];
