/** Renders a mail to the bytes that leave at every try: once, because boundaries are random. */
import { createTransport } from 'nodemailer';
import type { Method } from './icalendar.js';
import { displayName, type Mailbox } from './mailbox.js';
import { oneLine } from './mail-layout.js';

export interface Message {
  /** `<id@domain>` */
  messageId: string;
  from: Mailbox;
  to: Mailbox;
  replyTo?: Mailbox | undefined;
  subject: string;
  text: string;
  html: string;
  /** Where a mail program can refuse further ones (RFC 8058). */
  unsubscribe?: string | undefined;
  calendar?: { method: Method; content: string } | undefined;
  /** Message-IDs of the earlier mails of its series, oldest first. */
  references: readonly string[];
  date: Date;
}

const renderer = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Addresses must have passed `isMailAddress`; every other header value is cleaned here. */
export async function rendered(message: Message): Promise<Buffer> {
  const { from, to, replyTo, references, calendar } = message;
  const previous = references.at(-1);
  const { message: bytes } = await renderer.sendMail({
    from: headerMailbox(from),
    to: headerMailbox(to),
    ...(replyTo ? { replyTo: headerMailbox(replyTo) } : {}),
    subject: undecodable(oneLine(message.subject)),
    messageId: message.messageId,
    ...(previous === undefined ? {} : { inReplyTo: previous, references: [...references] }),
    date: message.date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      ...(message.unsubscribe === undefined ? {} : unsubscribing(message.unsubscribe)),
    },
    text: message.text,
    html: message.html,
    encoding: 'quoted-printable',
    ...(calendar ? { icalEvent: calendarPart(calendar) } : {}),
  });
  if (!Buffer.isBuffer(bytes)) throw new Error('nodemailer rendered a stream instead of bytes.');
  return bytes;
}

/** Prepared, so that nothing breaks the address. */
const unsubscribing = (url: string): Record<string, string | { prepared: boolean; value: string }> => ({
  'List-Unsubscribe': { prepared: true, value: `<${url}>` },
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** As an object, never as a string: nodemailer parses strings, and finds recipients in names. */
const headerMailbox = ({ name, address }: Mailbox): Mailbox => ({
  name: undecodable(displayName(name)),
  address,
});

/** What somebody typed as an encoded word (RFC 2047) would be decoded by mail programs, line breaks and all. */
const undecodable = (text: string): string => text.replaceAll('=?', '= ?');

/**
 * Becomes a text/calendar alternative without disposition, and the same bytes as an attachment. No headers here: they
 * would turn the alternative into an attachment too. Base64, because mail stores turn CRLF into LF elsewhere.
 */
const calendarPart = ({ method, content }: { method: Method; content: string }): object => ({
  method,
  content,
  filename: 'reservierung.ics',
  contentTransferEncoding: 'base64',
});
