/** An iCalendar file (RFC 5545) as feeds and invitations need it: the one wrapper around ical-generator. */
import {
  escape,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  type ICalAttendeeData,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { isEmpty, type Period } from '../shared/period.js';
import { displayName, isMailAddress, type Mailbox } from './mailbox.js';

export type Method = 'REQUEST' | 'CANCEL';

export interface CalendarEntry {
  /** A random UUID, nothing else (RFC 7986 5.3). */
  uid: string;
  /** Revision counter, 0 to 2147483647 (RFC 5545 3.3.8). */
  sequence: number;
  /** Left out where one person is uninvited. */
  status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  /** At least one second long: iCalendar knows no shorter times. */
  period: Period;
  summary: string;
  description?: string;
  location?: string;
  /** Absolute, http or https. */
  url?: string;
  /** True where having the things does not make a person busy. */
  isTransparent: boolean;
  /** With a method: when this file was made. Without: when the entry last changed (RFC 5545 3.8.7.2). */
  stamp: Date;
  lastModified?: Date;
  organizer?: Mailbox;
  attendee?: Mailbox;
}

/** Without a method it is a feed to subscribe to, or a file to download; with one it is a message (RFC 5546). */
export interface Calendar {
  method?: Method;
  /** Read once, and never asked for anew. */
  isFile?: boolean;
  name?: string;
  entries: readonly CalendarEntry[];
}

const ONE_HOUR = 3600;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** RFC 5545 3.6 wants a component even where nothing is lent. */
const ZONE_UTC = [
  'BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n',
  'TZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n',
].join('');

/** Same calendar, same bytes. Throws an Error on anything that would make the file invalid; text is cleaned instead. */
export function toICalendar(calendar: Calendar): string {
  if (calendar.method) assertMessage(calendar.method, calendar.entries);
  else assertFeed(calendar.entries);
  const { head, tail, none } = aroundEntries(calendar);
  return `${head}${calendar.entries.map(written).join('') || none}${tail}`;
}

/** An entry as it stands in every feed that it is in. */
export function writtenForFeed(entry: CalendarEntry): string {
  assertFeed([entry]);
  return written(entry);
}

const written = (entry: CalendarEntry): string =>
  folded(withMailto(new ICalCalendar().createEvent(toEvent(entry)).toString()));

/** What stands in a file before and after its entries, so that whoever keeps them writes only those that are new. */
export function aroundEntries({ method, isFile, name = '' }: Omit<Calendar, 'entries'>): {
  head: string;
  tail: string;
  none: string;
} {
  const frame = new ICalCalendar({
    prodId: '//Leihbund//Leihbund//DE',
    method: method ? ICalCalendarMethod[method] : null,
    // ical-generator prints the name raw, so that a line break would inject a property (RFC 7986 5.1: TEXT).
    name: escape(oneLine(name), false),
    ttl: method || isFile ? null : ONE_HOUR,
  });
  const head = frame
    .toString()
    .replaceAll('\r\n ', '')
    .replace(/END:VCALENDAR$/, '');
  return { head: folded(head), tail: 'END:VCALENDAR\r\n', none: ZONE_UTC };
}

/** RFC 5546 3.2.2 and 3.2.5: one UID, an organizer, an attendee, and a status that agrees with the method. */
function assertMessage(method: Method, entries: readonly CalendarEntry[]): void {
  const [entry, ...more] = entries;
  if (!entry || more.length > 0) throw new Error('A calendar message is about exactly one entry.');
  if (!entry.organizer || !entry.attendee) throw new Error('A calendar message has organizer and attendee.');
  const isFitting =
    method === 'CANCEL'
      ? entry.status === 'CANCELLED' || !entry.status
      : !!entry.status && entry.status !== 'CANCELLED';
  if (!isFitting) {
    throw new Error(`METHOD:${method} contradicts STATUS:${entry.status}.`);
  }
}

/** Whoever holds a feed's address must not learn anyone's mail address from it. */
function assertFeed(entries: readonly CalendarEntry[]): void {
  if (entries.some((entry) => entry.organizer ?? entry.attendee)) throw new Error('A feed names no mailbox.');
}

/** Times stay native Dates without a zone: the only form that ical-generator prints as UTC on every machine. */
function toEvent(entry: CalendarEntry): ICalEventData {
  assertPrintable(entry);
  return {
    id: entry.uid,
    sequence: entry.sequence,
    status: entry.status ? ICalEventStatus[entry.status] : null,
    start: entry.period.from,
    end: entry.period.until,
    summary: oneLine(entry.summary),
    description: cleaned(entry.description ?? '') || null,
    location: cleaned(entry.location ?? '') || null,
    url: entry.url ? toUri(entry.url) : null,
    transparency: entry.isTransparent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    stamp: entry.stamp,
    lastModified: entry.lastModified ?? null,
    organizer: entry.organizer ? toCalAddress(entry.organizer) : null,
    attendees: entry.attendee ? [toAttendee(entry.attendee)] : [],
  };
}

/** What ical-generator lets through: a UID that injects lines, a swapped period, a counter out of range. */
function assertPrintable({ uid, sequence, period }: CalendarEntry): void {
  if (!UUID.test(uid)) throw new Error('The UID of a calendar entry is a bare UUID.');
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 2_147_483_647) {
    throw new Error(`SEQUENCE ${sequence} is no counter.`);
  }
  if (isEmpty({ from: wholeSecond(period.from), until: wholeSecond(period.until) })) {
    throw new Error('A calendar entry ends at least a second after it starts.');
  }
  if (!/^\d{4}-/.test(period.from.toISOString()) || !/^\d{4}-/.test(period.until.toISOString())) {
    throw new Error('A calendar entry lies in a year of four digits.');
  }
}

const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000);

/** RFC 5545 3.3.11: TEXT has line feeds and tabs, but no other controls; bidi overrides disguise what is read. */
function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '');
}

const oneLine = (text: string): string =>
  cleaned(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim();

/** RFC 5545 3.3.13: a URI is not TEXT. Percent-encoded, it holds nothing that ical-generator would escape. */
function toUri(text: string): string {
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new Error('The URL of a calendar entry is http or https.');
  return url.href.replace(/[,;\\]/g, percentEncoded);
}

function toAttendee(mailbox: Mailbox): ICalAttendeeData {
  return {
    ...toCalAddress(mailbox),
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  };
}

/** A parameter knows no backslash (RFC 5545 3.2), and old clients show RFC 6868's carets: leave both out. */
function toCalAddress({ name, address }: Mailbox): { name: string; email: string } {
  if (!isMailAddress(address)) throw new Error('A calendar address is an ASCII mail address.');
  return { name: displayName(name.replace(/[\\^]/g, '')) || address, email: toMailto(address) };
}

/** RFC 6068 2: unencoded, `a?bcc=b@example.org` would be more than an address. */
const toMailto = (address: string): string => address.replace(/[%/?#&=^`{|}]/g, percentEncoded);

const percentEncoded = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** One spelling for both addresses: ical-generator prints an organizer's scheme small and an attendee's in capitals. */
const withMailto = (event: string): string =>
  event.replace(/^(ATTENDEE;.*):MAILTO:(?=[^":]+$)/m, '$1:mailto:');

/** RFC 5545 3.1: 75 octets a line. Not by ical-generator, which takes a second and more for a thousand entries. */
const folded = (content: string): string => content.split('\r\n').map(foldedLine).join('\r\n');

function foldedLine(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  let result = '';
  let room = 75;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (octets > room) {
      result += '\r\n ';
      room = 74;
    }
    result += character;
    room -= octets;
  }
  return result;
}
