/** The outbox: what mails tell is written down in the transaction of its cause; they are worded, and leave, afterwards. */
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { newId } from '../database/columns.js';
import { Config } from '../shared/config.js';
import { isBefore } from '../shared/period.js';
import { isOvertaking } from './gathering.js';
import type { Method } from './icalendar.js';
import type { News } from './mail-kinds.js';
import type { Note } from './mail-writer.service.js';
import { isMailAddress, type Mailbox } from './mailbox.js';
import { OutboxMail } from './outbox-mail.entity.js';
import {
  enteredOf,
  eraseOlder,
  eraseSeries,
  insertMails,
  lastSaid,
  overtake,
  release,
  supersede,
  type NewMail,
} from './outbox.query.js';

/** The entry that comes along, and what becomes of it. */
export interface CalendarPart {
  method: Method;
  uid: string;
  sequence: number;
}

/** What a mail to one recipient tells; it is worded and rendered before its first try. */
export type Letter = News & {
  /** Of the mail, for whoever may have to take it back. */
  id?: string;
  /** Whose coordination may see it; null for sign-in codes. */
  allianceId: string | null;
  /** A reservation's id: its mails to one recipient leave in order and form a thread. */
  series?: string;
  /** Something of its series may wait: it leaves before it, or is no news any more. */
  isFollowing?: boolean;
  to: Mailbox;
  /** The alliance's name; the address is always the installation's. */
  fromName: string;
  replyTo?: Mailbox;
  calendar?: CalendarPart | undefined;
  /** Not before; at once where nothing is said. */
  leavesAt?: Date | undefined;
  /** From then on it is no use any more and is dropped. */
  staleAt?: Date;
  now: Date;
};

/** One calendar entry, as several people have it. */
interface Entry extends Pick<CalendarPart, 'uid' | 'sequence'> {
  recipients: readonly string[];
  now: Date;
}

@Injectable()
export class OutboxService {
  constructor(private readonly config: Config) {}

  /**
   * Writes the mails down; they leave if `tx` commits. A calendar part overtakes what has not left yet: a newer REQUEST
   * supersedes older ones, a CANCEL supersedes the REQUEST and, if the recipient cannot know the entry, becomes a plain
   * mail. Throws where an address is none: they are checked when somebody enters them.
   */
  async add(tx: EntityManager, ...letters: readonly Letter[]): Promise<void> {
    letters.forEach(assertSendable);
    await this.letGo(tx, letters);
    const collapsed = await this.collapse(tx, letters);
    await insertMails(
      tx,
      collapsed.map((letter) => this.row(letter)),
    );
  }

  /** Forgets mails of a kind that is erased: those written before; `expired` alone are those that came too late or were never to leave. */
  forgetOlder(tx: EntityManager, of: { kind: string; before: Date; state?: 'expired' }): Promise<void> {
    return eraseOlder(tx, of);
  }

  /** The same of one series. */
  forgetSeries(tx: EntityManager, kind: string, series: string): Promise<void> {
    return eraseSeries(tx, kind, series);
  }

  /** As if it had never been added; only in the unit that added it. */
  async takeBack(tx: EntityManager, id: string): Promise<void> {
    await tx.delete(OutboxMail, { id });
  }

  /**
   * Takes back what has not left of an entry. Answers to whom some of it has, so that their calendars may show it:
   * whoever tells of the same reservation afterwards must update it or take it out.
   */
  async recall(tx: EntityManager, entry: Entry): Promise<Set<string>> {
    // First the update, then the question: a worker that takes a mail at this moment is waited for and then seen.
    await supersede(tx, entry);
    return enteredOf(tx, entry);
  }

  /** The addresses in whose calendars the entry may stand, or will once what waits has left: the last that was said of it is a REQUEST. */
  async holders(tx: EntityManager, uid: string): Promise<string[]> {
    const last = await lastSaid(tx, uid);
    return [...last].filter(([, method]) => method === 'REQUEST').map(([recipient]) => recipient);
  }

  /** The UIDs of the entries that this address was ever sent. */
  async entriesSentTo(tx: EntityManager, recipient: string): Promise<string[]> {
    const where = { recipient, method: 'REQUEST', uid: Not(IsNull()) };
    const sent = await tx.find(OutboxMail, { select: { id: true, uid: true }, where });
    return [...new Set(sent.flatMap(({ uid }) => uid ?? []))];
  }

  private async letGo(tx: EntityManager, letters: readonly Letter[]): Promise<void> {
    const following = letters.filter(({ isFollowing }) => isFollowing);
    const ending = following.filter(({ kind }) => isOvertaking(kind));
    const going = following.filter(({ kind, leavesAt }) => !isOvertaking(kind) && leavesAt === undefined);
    if (ending[0]) await overtake(tx, ending.map(seriesOf), ending[0].now);
    if (going[0]) await release(tx, going.map(seriesOf), going[0].now);
  }

  private async collapse(tx: EntityManager, letters: readonly Letter[]): Promise<readonly Letter[]> {
    const reduced = new Map<Letter, Letter>();
    for (const { calendar, now, about } of entriesIn(letters)) {
      const recipients = about.map(({ to }) => to.address);
      if (calendar.method === 'REQUEST') {
        await supersede(tx, { ...calendar, recipients, now });
        continue;
      }
      const known = await this.recall(tx, { ...calendar, recipients, now });
      for (const letter of about.filter(({ to }) => !known.has(to.address)))
        reduced.set(letter, { ...letter, calendar: undefined });
    }
    return letters.map((letter) => reduced.get(letter) ?? letter);
  }

  private row(letter: Letter): NewMail {
    const { id = newId(), allianceId, kind, to, calendar, staleAt, now, leavesAt = now } = letter;
    return {
      id,
      allianceId,
      series: letter.series === undefined ? id : seriesOf(letter),
      kind,
      recipient: to.address,
      uid: calendar?.uid ?? null,
      sequence: calendar?.sequence ?? null,
      method: calendar?.method ?? null,
      messageId: `<${id}@${this.config.mailFrom.split('@')[1]}>`,
      envelopeFrom: this.config.mailFrom,
      facts: JSON.stringify(noteOf(letter)),
      staleAt: staleAt ?? null,
      createdAt: now,
      leavesAt,
      ...becoming(letter),
    };
  }
}

/** Mails of one reservation to one recipient. */
const seriesOf = ({ series = '', to }: Letter): string => `${series} ${to.address}`;

interface SameEntry {
  calendar: CalendarPart;
  now: Date;
  about: Letter[];
}

/** Letters that say the same of the same entry, together. */
function entriesIn(letters: readonly Letter[]): SameEntry[] {
  const entries = new Map<string, SameEntry>();
  for (const letter of letters) {
    const { calendar, now } = letter;
    if (!calendar) continue;
    const key = `${calendar.method} ${calendar.uid} ${calendar.sequence}`;
    const entry = entries.get(key) ?? { calendar, now, about: [] };
    entry.about.push(letter);
    entries.set(key, entry);
  }
  return [...entries.values()];
}

const noteOf = ({ fromName, to, replyTo, facts }: Letter): Note => ({
  fromName,
  toName: to.name,
  replyTo,
  told: facts,
});

/** What is stale from the beginning was only written; nobody need look at it again. */
const becoming = ({ staleAt, now }: Letter): Pick<OutboxMail, 'state' | 'endedAt'> =>
  staleAt && !isBefore(now, staleAt) ? { state: 'expired', endedAt: now } : { state: 'due', endedAt: null };

function assertSendable({ to, replyTo }: Letter): void {
  const addresses = [to, replyTo].flatMap((mailbox) => mailbox?.address ?? []);
  if (!addresses.every(isMailAddress)) throw new Error('No mail can be sent to such an address.');
}
