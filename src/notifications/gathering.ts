/** Gathering: changes that follow each other soon are told once. Which mails wait for that, which let them go or overtake them, and what two of them say together. */
import { joinedChanges } from './line-changes.js';
import type { MailKind, News } from './mail-kinds.js';

/** From the first change that nobody was told of. */
export const GATHER_MINUTES = 15;

/** They may wait. Any other mail of their series lets them go at once, so that all leave in order. */
export const gatheredKinds: readonly MailKind[] = ['changed', 'change-asked'];

const ends: ReadonlySet<MailKind> = new Set<MailKind>([
  'cancelled',
  'cancelled-notice',
  'withdrawn',
  'withdrawn-notice',
  'declined',
  'expired',
  'entry-taken',
]);

/** After it nobody needs to know what was changed before. */
export const isOvertaking = (kind: MailKind): boolean => ends.has(kind);

/** They put the loan as it is now into a calendar: whoever reads the first needs no second. */
const entering: readonly MailKind[] = ['approved', 'partly-approved', 'handed-on'];

/** What a change may be told together with, if that has not left yet. */
export const toldWithChange = (isPromised: boolean): readonly MailKind[] =>
  isPromised ? [...entering, 'changed'] : ['changed'];

/** Those that still tell something new: from the last one on that says how all of it stands. */
export function tail<N extends { news: News }>(untold: readonly N[]): readonly N[] {
  const last = untold.findLastIndex(({ news: { kind } }) => entering.includes(kind));
  return last === -1 ? untold : untold.slice(last);
}

/** Told in one mail: what nobody was told of yet, and what comes to it. A promise is not swallowed by its change. */
export function together(untold: News, next: News): News {
  if (next.kind !== 'changed') return next;
  const { reservation, alliance, calendarLink } = next.facts;
  const now = { reservation, alliance, calendarLink };
  switch (untold.kind) {
    case 'changed': {
      const changes = joinedChanges(untold.facts.changes, next.facts.changes);
      return {
        ...next,
        facts: { ...next.facts, changes, reason: both(untold.facts.reason, next.facts.reason) },
      };
    }
    case 'approved':
    case 'partly-approved':
      return {
        ...untold,
        facts: { ...untold.facts, ...now, reason: both(untold.facts.reason ?? '', next.facts.reason) },
      } as News;
    case 'handed-on':
      return { ...untold, facts: { ...untold.facts, ...now } };
    default:
      return next;
  }
}

const both = (one: string, other: string): string =>
  [...new Set([one, other])].filter((said) => said !== '').join('; ');
