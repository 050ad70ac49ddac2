/** The mail writer: words a mail out of its facts, and renders it to the bytes that leave at every try. */
import { Injectable } from '@nestjs/common';
import type { Method } from './icalendar.js';
import { entryOf, wordsOf } from './mail-kinds.js';
import { type MailText, oneLine } from './mail-layout.js';
import type { Mailbox } from './mailbox.js';
import { rendered } from './message.builder.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { all, asItIs, maybe, text, UnreadableFacts } from './snapshot.js';

/** What is noted of a mail in the unit that tells: who speaks to whom, and the facts of its kind. */
export interface Note {
  fromName: string;
  toName: string;
  replyTo?: Mailbox | undefined;
  told: unknown;
}

const noteFrom = all<Note>({
  fromName: text,
  toName: text,
  replyTo: maybe(all<Mailbox>({ name: text, address: text })),
  told: asItIs,
});

export interface Written {
  subject: string;
  raw: Buffer;
}

interface CalendarFile {
  method: Method;
  content: string;
}

@Injectable()
export class MailWriter {
  /** `thread` are the Message-IDs of what was said before, oldest first. Throws where the facts cannot be read. */
  async written(mail: OutboxMail, thread: readonly string[]): Promise<Written> {
    const note = readNote(mail);
    const words = this.words(mail.kind, note.told);
    const raw = await this.render({
      messageId: mail.messageId,
      from: { name: note.fromName, address: mail.envelopeFrom },
      to: { name: note.toName, address: mail.recipient },
      replyTo: note.replyTo,
      ...words,
      calendar: mail.uid === null ? undefined : this.calendar(mail, note),
      references: thread,
      date: mail.createdAt,
    });
    return { subject: told(words), raw };
  }

  /** Undefined where its facts cannot be read. */
  subjectOf(mail: Pick<OutboxMail, 'kind' | 'facts' | 'subject'>): string | undefined {
    if (mail.subject !== null) return mail.subject;
    try {
      return told(this.words(mail.kind, readNote(mail).told));
    } catch (error) {
      if (error instanceof UnreadableFacts) return undefined;
      throw error;
    }
  }

  /** Replaced in tests. */
  words(kind: string, snapshot: unknown): MailText {
    return wordsOf(kind, snapshot);
  }

  /** Replaced in tests. */
  render(message: Parameters<typeof rendered>[0]): Promise<Buffer> {
    return rendered(message);
  }

  calendar(mail: OutboxMail, { fromName, toName, told: snapshot }: Note): CalendarFile {
    const { content, message } = entryOf(mail.kind, snapshot);
    const file = message({
      ...content,
      uid: mail.uid ?? '',
      sequence: mail.sequence ?? 0,
      organizer: { name: fromName, address: mail.envelopeFrom },
      attendee: { name: toName, address: mail.recipient },
      stamp: mail.createdAt,
    });
    if (file.method !== mail.method) throw new UnreadableFacts(`${mail.kind} is no ${mail.method}`);
    return file;
  }
}

const told = ({ subject }: MailText): string => oneLine(subject).slice(0, 300);

export function readNote({ facts }: Pick<OutboxMail, 'facts'>): Note {
  if (facts === null) throw new UnreadableFacts('there are none');
  let raw: unknown;
  try {
    raw = JSON.parse(facts);
  } catch {
    throw new UnreadableFacts('they are no JSON');
  }
  return noteFrom(raw, 'note');
}
