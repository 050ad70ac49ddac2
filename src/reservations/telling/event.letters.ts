/** Letters about one event: to whom they go, what each says, and in which transaction. */
import type { EntityManager } from 'typeorm';
import type { Item } from '../../items/item.entity.js';
import type { StoragePlace } from '../../items/storage-place.entity.js';
import type { AllianceFacts, ReservationFacts } from '../../notifications/mail-facts.js';
import type { News } from '../../notifications/mail-kinds.js';
import type { Mailbox } from '../../notifications/mailbox.js';
import type { CalendarPart } from '../../notifications/outbox.service.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import type { Person } from '../../partners/who/person.entity.js';
import type { Reservation } from '../record/reservation.entity.js';
import type { Readers, Somebody } from './readers.query.js';

export interface Told {
  alliance: Alliance;
  reservation: Reservation;
  items: readonly Item[];
  /** Where these stand. */
  places: readonly StoragePlace[];
}

/** When, and in which transaction, something is told. */
export interface Writing {
  tx: EntityManager;
  now: Date;
}

export type Written = News & {
  calendar?: CalendarPart | undefined;
  /** Not before: it may be told together with what comes soon after it. */
  leavesAt?: Date | undefined;
};

/** Whom a letter goes to; an address that was given up has nobody's wishes. */
export interface Reader extends Mailbox, Pick<Person, 'language' | 'entriesOffAt'> {
  id: string | null;
}

export const readerOf = ({ id, name, email, language, entriesOffAt }: Somebody): Reader => ({
  id,
  name,
  address: email,
  language,
  entriesOffAt,
});

/** What one reader is told. */
export interface Letter {
  reader: Reader;
  written: Written;
}

/** Who may be told of a reservation, and how it is put to each of them. */
export interface Audience extends Readers {
  told: Told;
  alliance: AllianceFacts;
  factsFor(reader: Pick<Reader, 'language' | 'id'>): ReservationFacts;
}

/** The turn in which a mail is written; the clock's own has no actor. */
export interface Turning extends Writing {
  actor?: Actor;
}

/** For whom it is no news. */
export type Except = readonly Pick<Somebody, 'id'>[];

/** In the reader's language. */
export type Write = (reader: Reader) => Written | Promise<Written>;

export async function lettersTo(people: readonly Somebody[], write: Write): Promise<Letter[]> {
  const letters: Letter[] = [];
  for (const reader of people.map(readerOf)) letters.push({ reader, written: await write(reader) });
  return letters;
}

/** Whoever decides and wishes to hear of it: not who did it, and not who is reached for the partner already. */
export const toCoordination = (
  turn: Turning,
  { coordination, borrowers }: Audience,
  write: Write,
): Promise<Letter[]> =>
  lettersTo(
    coordination
      .filter(notAmong([...doersOf(turn), ...borrowers]))
      .filter(({ requestsOffAt }) => requestsOffAt === null),
    write,
  );

/** Nobody where the clock did it. */
export const doersOf = ({ actor }: Turning): Except => (actor ? [{ id: actor.personId }] : []);

export const notAmong =
  (known: Except) =>
  ({ id }: { id: string }): boolean =>
    !known.some((one) => one.id === id);
