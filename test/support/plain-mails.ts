/** Plain mails: letters of any kind that say just what a test wants, on the same way as all others; and the wording of what waits. */
import { IsNull } from 'typeorm';
import { Database } from '../../src/database/database.service.js';
import { MailDesk } from '../../src/notifications/mail-desk.service.js';
import type { MailText } from '../../src/notifications/mail-layout.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import type { CalendarPart, Letter } from '../../src/notifications/outbox.service.js';

/** Whose calendar file is made already. */
export type PlainPart = CalendarPart & { content: string };

type Way = Omit<Letter, 'kind' | 'facts' | 'calendar'>;

export interface PlainLetter extends Way, MailText {
  kind: string;
  calendar?: PlainPart;
}

/** Noted as facts, as every mail is; `wordPlainly` reads them. */
export function plainLetter({ kind, subject, text, html, calendar, ...way }: PlainLetter): Letter {
  const facts = { plain: { subject, text, html, content: calendar?.content } };
  const part = calendar && { method: calendar.method, uid: calendar.uid, sequence: calendar.sequence };
  return { ...way, kind, facts, calendar: part } as unknown as Letter;
}

interface PlainFacts {
  plain?: MailText & { content?: string };
}

/** From now on this writer knows plain letters too. */
export function wordPlainly(writer: MailWriter): MailWriter {
  const [words, calendar] = [writer.words.bind(writer), writer.calendar.bind(writer)];
  writer.words = (kind, snapshot) => (snapshot as PlainFacts).plain ?? words(kind, snapshot);
  writer.calendar = (mail, note) => {
    const content = (note.told as PlainFacts).plain?.content;
    return content === undefined ? calendar(mail, note) : { method: mail.method as 'REQUEST', content };
  };
  return writer;
}

/** Words what waits, as the worker does before a first try, and sends nothing. */
export async function wordWaiting(app: {
  get<T extends object>(type: abstract new (...given: never[]) => T): T;
}): Promise<void> {
  const database = app.get(Database);
  const waiting = await database.read((tx) => tx.findBy(OutboxMail, { state: 'due', subject: IsNull() }));
  for (const mail of waiting) await app.get(MailDesk).bytesOf(mail);
}
