/** The outbox: mails are written down in the transaction of what they tell about, and leave afterwards. */
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual, MoreThan } from 'typeorm';
import { newId } from '../database/columns.js';
import { Config } from '../shared/config.js';
import { later } from '../shared/period.js';
import type { Method } from './icalendar.js';
import { isMailAddress, type Mailbox } from './mailbox.js';
import { type MailText, oneLine } from './mail-layout.js';
import { rendered } from './message.builder.js';
import { OutboxMail } from './outbox-mail.entity.js';

export interface CalendarPart {
  method: Method;
  /** A whole iCalendar file whose METHOD is the one above. */
  content: string;
  uid: string;
  sequence: number;
}

/** A mail to one recipient, worded but not yet rendered. */
export interface Letter extends MailText {
  /** Which mail it is, such as `approved`; 40 characters at most. */
  kind: string;
  /** Whose coordination may see it; null for sign-in codes. */
  allianceId: string | null;
  /** A reservation's id: its mails to one recipient leave in order and form a thread. */
  series?: string;
  to: Mailbox;
  /** The alliance's name; the address is always the installation's. */
  fromName: string;
  replyTo?: Mailbox;
  calendar?: CalendarPart;
  /** From then on it is no use any more and is dropped. */
  staleAt?: Date;
  now: Date;
}

/** One person's calendar entry. */
interface Entry extends Pick<CalendarPart, 'uid' | 'sequence'> {
  recipient: string;
  now: Date;
}

const MOST_REFERENCES = 20;

@Injectable()
export class OutboxService {
  constructor(private readonly config: Config) {}

  /**
   * Writes the mail down; it leaves if `tx` commits. A calendar part overtakes what has not left yet: a newer REQUEST
   * supersedes older ones, a CANCEL supersedes the REQUEST and, if the recipient cannot know the entry, becomes a plain
   * mail. Throws where an address is none: they are checked when somebody enters them.
   */
  async add(tx: EntityManager, letter: Letter): Promise<void> {
    assertSendable(letter);
    const id = newId();
    const series = letter.series === undefined ? id : `${letter.series} ${letter.to.address}`;
    const calendar = await this.collapse(tx, letter);
    const earlier = await tx.find(OutboxMail, { where: { series }, order: { position: 'ASC', id: 'ASC' } });
    const messageId = `<${id}@${this.config.mailFrom.split('@')[1]}>`;
    const raw = await this.render({ ...letter, calendar }, messageId, earlier);
    const position = (earlier.at(-1)?.position ?? 0) + 1;
    const nextAt = earlier
      .filter(({ state }) => state === 'due')
      .reduce((last, mail) => later(last, mail.nextAt), letter.now);
    const row = { ...waiting(letter), ...identityOf(calendar), id, series, position, nextAt, messageId, raw };
    await tx.insert(OutboxMail, { ...row, envelopeFrom: this.config.mailFrom });
  }

  /** First the update, then the question: a worker that takes a mail at this moment is waited for and then seen. */
  private async collapse(tx: EntityManager, letter: Letter): Promise<CalendarPart | undefined> {
    const { calendar, to, now } = letter;
    if (!calendar) return undefined;
    const isKnown = await this.recall(tx, { ...calendar, recipient: to.address, now });
    return calendar.method === 'REQUEST' || isKnown ? calendar : undefined;
  }

  /**
   * Takes back what has not left of an entry. True where some of it has, so that the recipient's calendar may show it:
   * whoever tells of the same reservation afterwards must update it or take it out.
   */
  async recall(tx: EntityManager, { uid, sequence, recipient, now }: Entry): Promise<boolean> {
    const requests = { uid, recipient, method: 'REQUEST' };
    // Whoever takes a mail counts the attempt at once, so none means that no byte of it left.
    const unsent = { ...requests, state: 'due', attempts: 0, sequence: LessThanOrEqual(sequence) };
    await tx.update(OutboxMail, unsent, { state: 'superseded', endedAt: now });
    return tx.existsBy(OutboxMail, { ...requests, attempts: MoreThan(0) });
  }

  private render(
    letter: Omit<Letter, 'calendar'> & { calendar: CalendarPart | undefined },
    messageId: string,
    earlier: readonly OutboxMail[],
  ): Promise<Buffer> {
    const thread = earlier.filter(({ state }) => state !== 'superseded' && state !== 'expired');
    return rendered({
      messageId,
      from: { name: letter.fromName, address: this.config.mailFrom },
      to: letter.to,
      replyTo: letter.replyTo,
      subject: letter.subject,
      text: letter.text,
      html: letter.html,
      calendar: letter.calendar,
      references: thread.slice(-MOST_REFERENCES).map((mail) => mail.messageId),
      date: letter.now,
    });
  }
}

const waiting = ({ kind, allianceId, to, subject, staleAt, now }: Letter): Partial<OutboxMail> => ({
  kind,
  allianceId,
  recipient: to.address,
  subject: oneLine(subject).slice(0, 300),
  state: 'due',
  attempts: 0,
  staleAt: staleAt ?? null,
  leaseUntil: null,
  lastCode: null,
  lastText: '',
  createdAt: now,
  endedAt: null,
});

const identityOf = (calendar: CalendarPart | undefined): Pick<OutboxMail, 'uid' | 'sequence' | 'method'> => ({
  uid: calendar?.uid ?? null,
  sequence: calendar?.sequence ?? null,
  method: calendar?.method ?? null,
});

function assertSendable({ to, replyTo, calendar }: Letter): void {
  const addresses = [to, replyTo].flatMap((mailbox) => mailbox?.address ?? []);
  if (!addresses.every(isMailAddress)) throw new Error('No mail can be sent to such an address.');
  if (calendar && !calendar.content.includes(`\r\nMETHOD:${calendar.method}\r\n`)) {
    throw new Error(`The calendar part does not say METHOD:${calendar.method}.`);
  }
}
