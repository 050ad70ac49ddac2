/** A refusal is what a rule says when the answer is no: a code for programs, a sentence for people, and what they could do instead. */
import type { Words } from './words.js';

/** Why it is refused, in the words of HTTP's families; `http/problem.filter.ts` maps each to a status. */
export type RefusalKind =
  | 'malformed'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-large'
  | 'wrong-type'
  | 'invalid'
  | 'too-many'
  | 'unavailable';

/** One reason among several; `itemId` names the item it is about, where there is one. */
export interface Reason {
  code: string;
  message: Words;
  itemId?: string;
}

/** One wrong field of the input, by its path in the body or its name in the query. */
export interface FieldFault {
  field: string;
  message: Words;
}

/** What the reader could do instead: a sentence, and members that can be sent as they stand. */
export interface Proposal {
  kind: 'quantity' | 'parts' | 'period' | 'similar';
  message: Words;
  /** The item that it replaces or completes; only for `parts` and `similar`. */
  insteadOf?: string;
  pickUpAt: string;
  returnDueAt: string;
  lines: ProposedLine[];
}

export interface ProposedLine {
  itemId: string;
  quantity: number;
  pickUpAt: string;
  returnDueAt: string;
}

/** Further members of the problem document, ready for JSON. */
interface Extras {
  shortages?: readonly {
    itemId: string;
    asked: number;
    free: number;
    because: { kind: string; itemId?: string };
  }[];
  /** Whom it would hurt; without id, number and partner where these are none of the reader's business. */
  hurts?: readonly {
    reservationId?: string;
    number?: string;
    partnerName?: string;
    status: string;
    pickUpAt: string;
    returnDueAt: string;
  }[];
  reservationStatus?: string;
}

export interface RefusalDetails {
  reasons?: readonly Reason[];
  offers?: readonly Proposal[];
  errors?: readonly FieldFault[];
  extras?: Extras;
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
}

/** An expected no. It flies to the edge, where it becomes a problem document (or a page). */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    readonly words: Words,
    readonly details: RefusalDetails = {},
  ) {
    super(words.en);
  }

  /** The same answer for what is missing and for what belongs to someone else. */
  static notFound(): Refusal {
    return new Refusal('not-found', 'not-found', {
      de: 'Das gibt es hier nicht.',
      en: 'There is no such thing here.',
    });
  }

  static forbidden(): Refusal {
    return new Refusal('forbidden', 'forbidden', {
      de: 'Dafür fehlt Ihnen hier die Berechtigung.',
      en: 'You are not allowed to do this here.',
    });
  }

  static notSignedIn(): Refusal {
    return new Refusal('not-signed-in', 'not-signed-in', {
      de: 'Bitte melden Sie sich zuerst an.',
      en: 'Please sign in first.',
    });
  }

  /** Well-formed but wrong input, with every wrong field. */
  static invalid(errors: readonly FieldFault[]): Refusal {
    const words = { de: 'Einige Angaben stimmen nicht.', en: 'Some of the input is not right.' };
    return new Refusal('invalid', 'invalid-input', words, { errors });
  }

  /** One wrong field. */
  static invalidField(field: string, message: Words): Refusal {
    return Refusal.invalid([{ field, message }]);
  }
}

/** What was looked for, or a refusal (404) where there is no such thing. */
export function existing<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw Refusal.notFound();
  return thing;
}
