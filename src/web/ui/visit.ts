/** A visit: what every page knows of whoever looks at it. */
import type { Actor, Caller, KnownPerson } from '../../partners/who/actor.js';
import type { Language } from '../../shared/words.js';
import type { Basket } from '../basket/basket.js';

export interface Visit {
  language: Language;
  caller: Caller;
  /** Undefined outside of alliances. */
  actor: Actor | undefined;
  /** Path and query of a page that was looked at, to come back to; empty where the address is a secret to keep; of a form, the page it stands on is unknown. */
  path: string;
  /** Goes into every form of the page, so that one that is sent twice acts once (safety.md, A05). */
  formToken: string;
  /** The visitor's in the alliance of the path; empty where there is none. */
  basket: Basket;
  /** Where the visitor comes from on the network; for limits, and on no page. */
  ip: string;
}

/** A visit to the pages of an alliance. */
export interface AllianceVisit extends Visit {
  actor: Actor;
  /** Where its pages begin, without a slash at the end. */
  home: string;
  timeZone: string;
}

export const personOf = ({ caller }: Visit): KnownPerson | undefined => caller.person;

/** Where the alliance's pages begin, without a slash at the end. */
export const homeOf = (actor: Pick<Actor, 'alliance'>): string => `/b/${actor.alliance.slug}`;

/** Where the work begins: the coordination's day, a keeper's day, the list for everybody else. */
export function startOf(actor: Actor): string {
  if (actor.may('today.read')) return `${homeOf(actor)}/today`;
  return actor.placeIds.length > 0 ? `${homeOf(actor)}/desk` : homeOf(actor);
}
