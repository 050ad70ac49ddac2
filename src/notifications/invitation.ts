/** An invitation is the calendar entry inside a mail (iTIP, RFC 5546): it puts a reservation into one person's calendar. */
import type { Period } from '../shared/period.js';
import { type CalendarEntry, toICalendar } from './icalendar.js';
import { type Mailbox, normalAddress } from './mailbox.js';

export interface Invitation {
  /** A UUID that differs from the one in feeds; dead after a cancellation. */
  uid: string;
  /** Must have risen with every change and with the cancellation (RFC 5546 2.1.4). */
  sequence: number;
  period: Period;
  summary: string;
  description: string;
  location?: string;
  url?: string;
  /** The installation's own mailbox, the same in the whole series: nobody else may change the entry (RFC 6047 2.2.1). */
  organizer: Mailbox;
  attendee: Mailbox;
  /** When this mail is made; later than that of the mail before (RFC 5546 2.1.5). */
  stamp: Date;
}

/** Enters what was approved, or replaces what an earlier request with the same UID entered. */
export function requestOf(invitation: Invitation): { method: 'REQUEST'; content: string } {
  const entry = toEntry(invitation, 'CONFIRMED');
  return { method: 'REQUEST', content: toICalendar({ method: 'REQUEST', entries: [entry] }) };
}

/** Takes the entry out again. Repeats when and what it was: some calendars show nothing but this file. */
export function cancelOf(invitation: Invitation): { method: 'CANCEL'; content: string } {
  const entry = toEntry(invitation, 'CANCELLED');
  return { method: 'CANCEL', content: toICalendar({ method: 'CANCEL', entries: [entry] }) };
}

/** Takes the entry out of one person's calendar, while it stands in others: no status, for the loan itself is not off (RFC 5546 3.2.5). */
export function uninviteOf(invitation: Invitation): { method: 'CANCEL'; content: string } {
  const entry = toEntry(invitation, undefined);
  return { method: 'CANCEL', content: toICalendar({ method: 'CANCEL', entries: [entry] }) };
}

/** Transparent, because having benches does not make a person busy. */
function toEntry(invitation: Invitation, status: CalendarEntry['status']): CalendarEntry {
  const { organizer, attendee } = invitation;
  if (normalAddress(organizer.address) === normalAddress(attendee.address)) {
    // Outlook and Google offer no answer to one's own meeting, so the entry would never appear.
    throw new Error('Nobody is invited by his own mailbox.');
  }
  return { ...invitation, ...(status ? { status } : {}), isTransparent: true };
}
