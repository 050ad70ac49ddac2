/** The mails of a test: delivered into their folder, read back as a mail program reads them. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ICAL from 'ical.js';
import PostalMime, { type Email } from 'postal-mime';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { GATHER_MINUTES } from '../../src/notifications/gathering.js';
import type { TestApp } from './app.js';

export interface ReadMail extends Email {
  raw: string;
}

/** Delivers what is due and reads every mail to this address, in the order of writing. */
export async function mailsTo(app: TestApp, address: string): Promise<ReadMail[]> {
  const mails = await allMails(app);
  return mails.filter(({ to }) => to?.some((recipient) => recipient.address === address));
}

/** The same once changes do not wait for others any more. */
export function mailsLater(app: TestApp, address: string): Promise<ReadMail[]> {
  app.clock.advance(GATHER_MINUTES);
  return mailsTo(app, address);
}

/** Delivers what is due and reads every mail. */
export async function allMails(app: TestApp): Promise<ReadMail[]> {
  // A run sends a hundred at most.
  while ((await app.get(DeliveryService).deliverDue()) > 0);
  const folder = process.env['MAIL_DIR'] ?? '';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).toSorted();
  const mails = await Promise.all(names.map((name) => readOnce(join(folder, name))));
  // Several leave at once, so the newest need not be the last; a Message-ID begins with the time of writing.
  return mails.toSorted((one, other) => ((one.messageId ?? '') < (other.messageId ?? '') ? -1 : 1));
}

const known = new Map<string, Promise<ReadMail>>();

/** A mail in its folder never changes. */
function readOnce(file: string): Promise<ReadMail> {
  const mail = known.get(file) ?? readOne(file);
  known.set(file, mail);
  return mail;
}

async function readOne(file: string): Promise<ReadMail> {
  const bytes = await readFile(file);
  return { ...(await PostalMime.parse(bytes)), raw: bytes.toString('latin1') };
}

export interface ReadEntry {
  method: string | null;
  uid: string;
  sequence: number;
  status: string;
  start: string;
  end: string;
  summary: string;
  attendees: number;
}

/** The entry in a mail's calendar part, as another library understands it; undefined where the mail has none. */
export function entryOf(mail: ReadMail): ReadEntry | undefined {
  const part = mail.attachments.find(
    ({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics',
  );
  return part && entriesOf(textOf(part.content))[0];
}

export function entriesOf(calendar: string): ReadEntry[] {
  const component = new ICAL.Component(ICAL.parse(calendar));
  return component.getAllSubcomponents('vevent').map((event) => ({
    method: component.getFirstPropertyValue('method') as string | null,
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: String(event.getFirstPropertyValue('status')),
    start: String(event.getFirstPropertyValue('dtstart')),
    end: String(event.getFirstPropertyValue('dtend')),
    summary: String(event.getFirstPropertyValue('summary')),
    attendees: event.getAllProperties('attendee').length,
  }));
}

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);
