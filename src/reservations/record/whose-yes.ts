/** Whose yes: for each line who decides about it, and why; the nearest rule wins: the item's, else its owner's, else the alliance's. */
import type { Scoped } from '../../items/lending/rule-scope.js';
import { isBefore } from '../../shared/period.js';
import type { Words } from '../../shared/words.js';
import { addDays } from '../../shared/zone.js';

export const approvalModes = ['automatic', 'coordinator', 'owner'] as const;
/** Who says yes; `automatic` is the rule itself. */
export type ApprovalMode = (typeof approvalModes)[number];

export const fallbackModes = ['coordinator', 'owner'] as const;
export type FallbackMode = (typeof fallbackModes)[number];

/** How it is decided; the conditions bear on `automatic` alone, and each that is null sets no limit. */
export interface ApprovalTerms {
  mode: ApprovalMode;
  /** Who decides where a condition is not met. */
  otherwise: FallbackMode;
  upToQuantity: number | null;
  upToValueCents: number | null;
  /** How far ahead the pick-up may lie. */
  upToDaysAhead: number | null;
  /** For these partners only. */
  partnerIds: readonly string[] | null;
}

export const usualTerms: ApprovalTerms = {
  mode: 'coordinator',
  otherwise: 'coordinator',
  upToQuantity: null,
  upToValueCents: null,
  upToDaysAhead: null,
  partnerIds: null,
};

/** What is asked for, as far as it bears on who decides. */
export interface AskedThing {
  ownerId: string;
  /** Of this item in the whole request: splitting it gains nothing. */
  quantity: number;
  /** Of one unit; null where nobody said it. */
  valueCents: number | null;
  pickUpAt: Date;
  /** False where it requires a qualification that nobody of the partner has on that day. */
  isQualified: boolean;
}

export interface Asking {
  partnerId: string;
  now: Date;
  timeZone: string;
  /** Owners for whom nobody acts: they cannot say yes. */
  mute: ReadonlySet<string>;
}

export const deciderReasons = [
  'as-agreed',
  'coordination',
  'owner-asked',
  'own-things',
  'over-quantity',
  'over-value',
  'value-unknown',
  'too-far-ahead',
  'other-partner',
  'owner-mute',
  'changed-since',
  'late',
  'unqualified',
] as const;
export type DeciderReason = (typeof deciderReasons)[number];

/** Who decides about a line, and why. */
export interface Verdict {
  decider: ApprovalMode;
  why: DeciderReason;
}

export function whoDecides(thing: AskedThing, asking: Asking, terms: ApprovalTerms): Verdict {
  if (terms.mode === 'coordinator') return { decider: 'coordinator', why: 'coordination' };
  if (terms.mode === 'owner') return byOwner(thing, asking, 'owner-asked');
  const against = obstacle(thing, asking, terms);
  return against
    ? fallback(thing, asking, { ...terms, against })
    : { decider: 'automatic', why: 'as-agreed' };
}

/** What was changed after it was asked for is looked at by a person. */
export function whoDecidesChanged(thing: AskedThing, asking: Asking, terms: ApprovalTerms): Verdict {
  const verdict = whoDecides(thing, asking, terms);
  return verdict.decider === 'automatic'
    ? fallback(thing, asking, { ...terms, against: 'changed-since' })
    : verdict;
}

/** The first condition that is not met; undefined where all are. */
function obstacle(
  { quantity, valueCents, pickUpAt, isQualified }: AskedThing,
  { partnerId, now, timeZone }: Asking,
  { upToQuantity, upToValueCents, upToDaysAhead, partnerIds }: ApprovalTerms,
): DeciderReason | undefined {
  if (!isQualified) return 'unqualified';
  if (partnerIds !== null && !partnerIds.includes(partnerId)) return 'other-partner';
  if (upToQuantity !== null && quantity > upToQuantity) return 'over-quantity';
  if (upToValueCents !== null && valueCents === null) return 'value-unknown';
  if (upToValueCents !== null && quantity * (valueCents ?? 0) > upToValueCents) return 'over-value';
  if (upToDaysAhead !== null && isBefore(addDays(now, upToDaysAhead, timeZone), pickUpAt))
    return 'too-far-ahead';
  return undefined;
}

function fallback(
  thing: AskedThing,
  asking: Asking,
  { otherwise, against }: { otherwise: FallbackMode; against: DeciderReason },
): Verdict {
  return otherwise === 'owner' ? byOwner(thing, asking, against) : { decider: 'coordinator', why: against };
}

/** Whoever asks for what is their own has said yes by asking; an owner for whom nobody acts cannot be asked. */
function byOwner(
  { ownerId, isQualified }: AskedThing,
  { partnerId, mute }: Asking,
  why: DeciderReason,
): Verdict {
  if (ownerId === partnerId && !isQualified) return { decider: 'coordinator', why: 'unqualified' };
  if (ownerId === partnerId && why !== 'changed-since') return { decider: 'automatic', why: 'own-things' };
  if (ownerId === partnerId) return { decider: 'coordinator', why };
  return mute.has(ownerId) ? { decider: 'coordinator', why: 'owner-mute' } : { decider: 'owner', why };
}

/** The nearest of the rules that bear on an item; undefined where none was made. */
export const nearest = <Rule extends Scoped>(
  rules: readonly Rule[],
  { id, ownerId }: { id: string; ownerId: string },
): Rule | undefined =>
  rules.find(({ scope, subjectId }) => scope === 'item' && subjectId === id) ??
  rules.find(({ scope, subjectId }) => scope === 'owner' && subjectId === ownerId) ??
  rules.find(({ scope }) => scope === 'alliance');

/** Why this one decides, as a whole sentence for everybody who sees the request. */
export const deciderSentences: Readonly<Record<DeciderReason, Words>> = {
  'as-agreed': {
    de: 'Das wird ohne Rückfrage zugesagt.',
    en: 'This is approved without asking anybody.',
  },
  coordination: {
    de: 'Darüber entscheidet die Koordination.',
    en: 'The coordination decides about it.',
  },
  'owner-asked': {
    de: 'Darüber entscheidet, wem es gehört.',
    en: 'Whoever owns it decides about it.',
  },
  'own-things': {
    de: 'Das gehört dem Partner, der anfragt.',
    en: 'It belongs to the partner that asks.',
  },
  'over-quantity': {
    de: 'So viel auf einmal wird nicht ohne Rückfrage zugesagt.',
    en: 'So many at once are not approved without asking.',
  },
  'over-value': {
    de: 'So hohe Werte werden nicht ohne Rückfrage zugesagt.',
    en: 'Things of this value are not approved without asking.',
  },
  'value-unknown': {
    de: 'Der Wert ist nicht bekannt, deshalb wird nachgefragt.',
    en: 'Its value is not known, so somebody is asked.',
  },
  'too-far-ahead': {
    de: 'So weit im Voraus wird nicht ohne Rückfrage zugesagt.',
    en: 'So far ahead nothing is approved without asking.',
  },
  'other-partner': {
    de: 'Ohne Rückfrage wird das nur bestimmten Partnern zugesagt.',
    en: 'Only certain partners get it without asking.',
  },
  'owner-mute': {
    de: 'Die Koordination entscheidet, denn für den Partner, dem es gehört, ist niemand eingetragen.',
    en: 'The coordination decides, since nobody is entered for the partner that owns it.',
  },
  'changed-since': {
    de: 'Die Anfrage wurde geändert, deshalb wird nachgefragt.',
    en: 'The request was changed, so somebody is asked.',
  },
  late: {
    de: 'Wem es gehört, hat sich nicht gemeldet. Deshalb entscheidet jetzt auch die Koordination.',
    en: 'Whoever owns it has not answered, so the coordination decides as well.',
  },
  unqualified: {
    de: 'Dafür fehlt noch eine Einweisung oder ein Nachweis, deshalb wird nachgefragt.',
    en: 'An instruction or a proof is still missing, so somebody is asked.',
  },
};
