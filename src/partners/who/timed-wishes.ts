/** Timed wishes: which mails of the clock's somebody may refuse, and what refusing one switches off. */
import type { Person } from './person.entity.js';

export type Wish = 'pickUps' | 'returns' | 'lists' | 'digests' | 'confirmations';

type Switch = `${Wish}OffAt` & keyof Person;

/** What can be refused with one click in a mail program, by the word in its address. */
export const refusable = ['reminders', 'lists', 'digests', 'confirmations'] as const;
export type Refusable = (typeof refusable)[number];

const switches: Readonly<Record<Refusable, readonly Switch[]>> = {
  reminders: ['pickUpsOffAt', 'returnsOffAt'],
  lists: ['listsOffAt'],
  digests: ['digestsOffAt'],
  confirmations: ['confirmationsOffAt'],
};

export const isRefusable = (word: string): word is Refusable => Object.hasOwn(switches, word);

/** The changes of a person who wants none of it any more. */
export const refused = (what: Refusable, now: Date): Partial<Pick<Person, Switch>> =>
  Object.fromEntries(switches[what].map((name) => [name, now]));

/** Where one refuses it; nothing changes by opening it. */
export const refusingAddress = (baseUrl: string, what: Refusable, key: string): string =>
  `${baseUrl}/unsubscribe/${what}/${key}`;
