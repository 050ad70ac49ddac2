/** A visit: what every page knows of whoever looks at it. */
import type { Actor, Caller, KnownPerson } from '../../partners/actor.js';
import type { Language } from '../../shared/words.js';

export interface Visit {
  language: Language;
  caller: Caller;
  /** Undefined outside of alliances. */
  actor: Actor | undefined;
  /** Path and query of a page that was looked at, to come back to; empty where the address is a secret to keep; of a form, the page it stands on is unknown. */
  path: string;
  /** Goes into every form of the page, so that one that is sent twice acts once (safety.md, A05). */
  formToken: string;
  /** How many different things are in the visitor's basket here. */
  basketLines: number;
}

export const personOf = ({ caller }: Visit): KnownPerson | undefined => caller.person;

/** Where the alliance's pages begin, without a slash at the end. */
export const homeOf = (actor: Pick<Actor, 'alliance'>): string => `/b/${actor.alliance.slug}`;
