/** Invitations: what a mail's calendar part says when a booking is confirmed, changed and cancelled (RFC 5546). */
import { expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { cancelOf, type Invitation, requestOf } from '../../src/notifications/invitation.js';

const invitation: Invitation = {
  uid: '7d2f0c9e-4f0b-4c55-9f0e-0a3f7f3f1b11',
  sequence: 3,
  period: { from: new Date('2026-10-24T08:00:00Z'), until: new Date('2026-10-26T16:00:00Z') },
  summary: '2 × Zelt, 10 Bänke',
  description: 'Abholung Hof 3\nAblehnen im Kalender storniert nicht.',
  location: 'Hof 3, Göttingen',
  url: 'https://leihbund.example/r/1',
  organizer: { name: 'Leihbund Göttingen', address: 'kalender@leihbund.example' },
  attendee: { name: 'Anna Schmidt', address: 'anna@example.org' },
  stamp: new Date('2026-07-01T12:00:00Z'),
};

const linesOf = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');

const eventIn = (content: string) => {
  const [event, ...more] = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents();
  expect(event?.name).toBe('vevent');
  expect(more).toEqual([]);
  return event as ICAL.Component;
};

test('a request confirms the booking and leaves the person free', () => {
  const { method, content } = requestOf(invitation);
  expect(method).toBe('REQUEST');
  expect(linesOf(content)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leihbund//Leihbund//DE',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:7d2f0c9e-4f0b-4c55-9f0e-0a3f7f3f1b11',
    'SEQUENCE:3',
    'DTSTAMP:20260701T120000Z',
    'DTSTART:20261024T080000Z',
    'DTEND:20261026T160000Z',
    'SUMMARY:2 × Zelt\\, 10 Bänke',
    'TRANSP:TRANSPARENT',
    'LOCATION:Hof 3\\, Göttingen',
    'DESCRIPTION:Abholung Hof 3\\nAblehnen im Kalender storniert nicht.',
    'ORGANIZER;CN="Leihbund Göttingen":mailto:kalender@leihbund.example',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE;CN="Anna Schmidt":mailto:anna@example.org',
    'URL;VALUE=URI:https://leihbund.example/r/1',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('a cancellation cancels the same entry and repeats when and what it was', () => {
  const { method, content } = cancelOf({ ...invitation, sequence: 4 });
  const request = eventIn(requestOf(invitation).content);
  const cancel = eventIn(content);
  expect(method).toBe('CANCEL');
  expect(linesOf(content)).toContain('METHOD:CANCEL');
  expect(cancel.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(cancel.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  expect(cancel.getFirstPropertyValue('sequence')).toBe(4);
  for (const name of ['uid', 'organizer', 'attendee', 'dtstart', 'dtend', 'summary']) {
    expect(cancel.getFirstProperty(name)?.toICALString()).toBe(
      request.getFirstProperty(name)?.toICALString(),
    );
  }
});

test('exactly one attendee is named, and no alarm is set', () => {
  for (const { content } of [requestOf(invitation), cancelOf(invitation)]) {
    const event = eventIn(content);
    expect(event.getAllProperties('attendee')).toHaveLength(1);
    expect(event.getAllProperties('organizer')).toHaveLength(1);
    expect(event.getAllSubcomponents('valarm')).toEqual([]);
  }
});

test('nobody is invited by his own mailbox, however it is spelled', () => {
  const own = { name: 'Anna', address: 'Kalender@LEIHBUND.example' };
  expect(() => requestOf({ ...invitation, attendee: own })).toThrow('own mailbox');
  expect(() => cancelOf({ ...invitation, attendee: own })).toThrow('own mailbox');
});

test('a booking with nothing but the necessary facts is still complete', () => {
  const { location: _location, url: _url, ...bare } = invitation;
  const event = eventIn(requestOf({ ...bare, description: '' }).content);
  const names = event.getAllProperties().map((property) => property.name);
  expect(names.join(' ')).toBe('uid sequence dtstamp dtstart dtend summary transp organizer attendee status');
});

test('made twice it has the same bytes', () => {
  expect(requestOf(invitation)).toEqual(requestOf({ ...invitation }));
  expect(cancelOf(invitation)).toEqual(cancelOf({ ...invitation }));
});

test('facts about the invitation that are no part of it stay outside', () => {
  const more = { ...invitation, lastModified: new Date(0), status: 'CANCELLED', isTransparent: false };
  expect(linesOf(requestOf(more).content)).toEqual(
    expect.arrayContaining(['STATUS:CONFIRMED', 'TRANSP:TRANSPARENT']),
  );
});
