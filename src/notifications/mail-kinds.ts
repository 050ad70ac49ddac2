/** Every kind of mail by its name, for whoever tells, words or waits with one. */
import { loanKinds, told } from './loan-kinds.js';
import { kind, type Entry, type Kind } from './mail-kind.js';
import type { MailText } from './mail-layout.js';
import { nobodyTold } from './mails.js';
import { peopleKinds } from './people-kinds.js';
import { all, asItIs, text, UnreadableFacts } from './snapshot.js';
import { timedKinds } from './timed-kinds.js';

export const kinds = {
  ...peopleKinds,
  ...loanKinds,
  ...timedKinds,
  'nobody-told': kind(
    all({ ...told, unsaid: all({ kind: text, facts: asItIs }), contactPhone: text }),
    ({ unsaid, contactPhone, ...facts }) =>
      nobodyTold(facts.reservation, facts.alliance, {
        unsaid: wordsOf(unsaid.kind, unsaid.facts).subject,
        contactPhone,
      }),
  ),
} satisfies Record<string, Kind<unknown>>;

export type MailKind = keyof typeof kinds;

/** Which mail, and what it tells. */
export type News = {
  [Name in MailKind]: { kind: Name; facts: ReturnType<(typeof kinds)[Name]['read']> };
}[MailKind];

/** Throws where this version of the program knows no such kind, or cannot read its facts. */
export const newsOf = (name: string, snapshot: unknown): News =>
  ({ kind: name, facts: kindOf(name).read(snapshot, 'facts') }) as News;

/** Throws likewise. */
export const wordsOf = (name: string, snapshot: unknown): MailText => kindOf(name).words(snapshot);

export function entryOf(name: string, snapshot: unknown): Entry {
  const { entry } = kindOf(name);
  if (!entry) throw new UnreadableFacts(`${name} has no calendar entry`);
  return entry(snapshot);
}

function kindOf(name: string): Kind<unknown> {
  const known: Readonly<Record<string, Kind<unknown>>> = kinds;
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!found) throw new UnreadableFacts(`${name} is no kind of mail`);
  return found;
}
