/** The outbox on a real database and a real mail server: what is written down leaves once, in order, or is known to have failed. */
import { readdir, readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { newUid } from '../../src/database/columns.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Database } from '../../src/database/database.service.js';
import { Leases } from '../../src/database/leases.service.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { cancelOf, requestOf } from '../../src/notifications/invitation.js';
import { MailTransport } from '../../src/notifications/mail-transport.service.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { type Letter, OutboxService } from '../../src/notifications/outbox.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { Clock } from '../../src/shared/clock.service.js';
import { addMinutes } from '../../src/shared/period.js';
import { dropDatabase, makeDatabase } from '../support/database.js';
import { plainLetter, wordPlainly, type PlainLetter, type PlainPart } from '../support/plain-mails.js';

const HOUR = 60;
const DAY = 24 * HOUR;
const clock = {
  time: new Date('2027-05-03T08:00:00Z'),
  now: () => clock.time,
  monotonic: () => clock.time.getTime(),
};
const logged: string[] = [];
const running: Office[] = [];
let post: Post;

beforeAll(makeDatabase);
afterAll(dropDatabase);
beforeEach(async () => {
  clock.time = new Date('2027-05-03T08:00:00Z');
  logged.length = 0;
  post = new Post();
  await post.open();
});
afterEach(async () => {
  const [first] = running;
  await first?.database.transaction((tx) => tx.createQueryBuilder().delete().from(OutboxMail).execute());
  for (const office of running.splice(0)) await office.close();
  await post.close();
});

describe('a reservation that is approved, then cancelled', () => {
  test('is two mails whose calendar parts enter it and take it out again', async () => {
    const office = await officeAt(post);
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    await office.delivery.deliverDue();
    later(HOUR);
    await office.add({ kind: 'cancelled', series: 'r1', calendar: cancel(2) });
    await office.delivery.deliverDue();

    const [entered, taken] = post.accepted.map((mail) => mail.raw);
    expect(await calendarIn(entered)).toMatchObject({
      method: 'REQUEST',
      uid,
      sequence: 1,
      status: 'CONFIRMED',
    });
    expect(await calendarIn(taken)).toMatchObject({
      method: 'CANCEL',
      uid,
      sequence: 2,
      status: 'CANCELLED',
    });
  });

  test('has text, HTML and calendar as alternatives, and the same calendar bytes as an attachment', async () => {
    const office = await officeAt(post);
    await office.add({ calendar: request(1) });
    await office.delivery.deliverDue();

    const raw = post.accepted[0]?.raw ?? Buffer.alloc(0);
    expect(partsOf(raw)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain; charset=utf-8, quoted-printable',
      'text/html; charset=utf-8, quoted-printable',
      'text/calendar; charset=utf-8; method=REQUEST, base64',
      'application/ics; name=reservierung.ics, attachment; filename=reservierung.ics, base64',
    ]);
    const { text, html } = await PostalMime.parse(raw);
    expect(filesIn(raw)).toEqual([request(1).content, request(1).content]);
    expect(text).toContain('Grüße');
    expect(html).toContain('<p>Grüße</p>');
  });

  test('is one thread', async () => {
    const office = await officeAt(post);
    for (const kind of ['approved', 'handed-over', 'cancelled']) await office.add({ kind, series: 'r1' });
    await office.delivery.deliverDue();

    const [first, second, third] = await Promise.all(post.accepted.map(({ raw }) => PostalMime.parse(raw)));
    expect([first?.inReplyTo, first?.references]).toEqual([undefined, undefined]);
    expect([second?.inReplyTo, second?.references]).toEqual([first?.messageId, first?.messageId]);
    expect(third?.inReplyTo).toBe(second?.messageId);
    expect(third?.references).toBe(`${first?.messageId} ${second?.messageId}`);
  });
});

describe('the head of a mail', () => {
  test('names the alliance, the one recipient and who reads replies, and asks for no automatic answer', async () => {
    const office = await officeAt(post);
    await office.add({ replyTo: { name: 'Büro', address: 'buero@example.org' } });
    await office.delivery.deliverDue();

    const mail = await PostalMime.parse(post.accepted[0]?.raw ?? '');
    expect(mail.from).toEqual({ name: 'Bündnis Auenbrück', address: 'leihbund@example.org' });
    expect(mail.to).toEqual([anna]);
    expect(mail.replyTo).toEqual([{ name: 'Büro', address: 'buero@example.org' }]);
    expect(mail.date).toBe('2027-05-03T08:00:00.000Z');
    expect(mail.messageId).toMatch(/^<[\da-f-]{36}@example\.org>$/);
    const values = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(values).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'OOF, AutoReply',
    });
  });

  test('gains no line and no recipient from a name or subject', async () => {
    const office = await officeAt(post);
    const evil = 'J" <evil@example.net>\r\nBcc: evil@example.net\r\n';
    await office.add({
      fromName: evil,
      to: { ...anna, name: evil },
      subject: evil,
      replyTo: { ...anna, name: evil },
    });
    await office.delivery.deliverDue();

    expect(post.accepted.map((mail) => mail.to)).toEqual([anna.address]);
    const mail = await PostalMime.parse(post.accepted[0]?.raw ?? '');
    const name = "J' <evil@example.net> Bcc: evil@example.net";
    expect(mail.bcc).toBeUndefined();
    expect(mail.from).toEqual({ name, address: 'leihbund@example.org' });
    expect([mail.to, mail.replyTo]).toEqual([[{ ...anna, name }], [{ ...anna, name }]]);
    expect(mail.subject).toBe('J" <evil@example.net> Bcc: evil@example.net');
  });

  test.each(['evil@example.net\r\nBcc: a@example.org', 'a@example.org, b@example.org', 'jürgen@example.org'])(
    'never holds %j, and nothing is written down',
    async (address) => {
      const office = await officeAt(post);
      await expect(office.add({ to: { name: '', address } })).rejects.toThrow('No mail can be sent');
      await expect(office.add({ replyTo: { name: '', address } })).rejects.toThrow('No mail can be sent');
      expect(await office.rows()).toEqual([]);
    },
  );
});

describe('what is written down', () => {
  test('does not leave where its cause was undone', async () => {
    const office = await officeAt(post);
    const undone = office.database.transaction(async (tx) => {
      await office.outbox.add(tx, letter({}));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await office.delivery.deliverDue()).toBe(0);
    expect(post.tries).toEqual([]);
  });

  test('leaves once, however often the timer rings', async () => {
    const office = await officeAt(post);
    await office.add({});
    const counts = await Promise.all([office.delivery.deliverDue(), office.delivery.deliverDue()]);
    later(DAY);
    // Which of the two lanes gets it is chance on PostgreSQL; the second call waits for both.
    expect([counts[1], await office.delivery.deliverDue()]).toEqual([1, 0]);
    expect(post.accepted).toHaveLength(1);
    expect(await office.rows()).toMatchObject([{ state: 'sent', lastCode: 250, attempts: 1 }]);
  });

  test('survives that the server is gone for a day: nothing is lost, nothing overtakes', async () => {
    const office = await officeAt(post);
    await post.close();
    for (const kind of ['one', 'two', 'three']) {
      await office.add({ kind, series: 'r1', subject: `r1 ${kind}` });
      await office.add({ kind, series: 'r2', subject: `r2 ${kind}` });
      await office.delivery.deliverDue();
      later(8 * HOUR);
    }
    await post.open();
    await office.deliverFor(2 * HOUR);

    const subjects = await post.subjects();
    expect(subjects.filter((subject) => subject.startsWith('r1'))).toEqual(['r1 one', 'r1 two', 'r1 three']);
    expect(subjects.filter((subject) => subject.startsWith('r2'))).toEqual(['r2 one', 'r2 two', 'r2 three']);
  });

  test('leaves again, byte for byte, when the connection broke and nobody knows whether it arrived', async () => {
    const office = await officeAt(post);
    post.atEnd = () => 'hang up';
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    await office.add({ kind: 'note', series: 'r1' });
    await office.delivery.deliverDue();
    post.atEnd = () => undefined;
    await office.deliverFor(HOUR);

    const [lost, again, next] = post.tries;
    expect(post.tries).toHaveLength(3);
    expect(again?.raw.equals(lost?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(next?.raw.equals(lost?.raw ?? Buffer.alloc(0))).toBe(false);
    expect(post.accepted).toHaveLength(2);
  });
});

describe('a refusal', () => {
  test('for good (5xx) parks that mail after one try and holds up nobody, not even the rest of its series', async () => {
    const office = await officeAt(post);
    post.atRecipient = (to) => (to === 'gone@example.org' ? 550 : undefined);
    const gone = { name: '', address: 'gone@example.org' };
    await office.add({ kind: 'first', series: 'r1', to: gone });
    await office.add({ kind: 'other', series: 'r1' });
    expect(await office.delivery.deliverDue()).toBe(1);
    later(5 * DAY);
    expect(await office.delivery.deliverDue()).toBe(0);

    expect(await office.rows()).toMatchObject([
      { kind: 'first', state: 'dead', attempts: 1, lastCode: 550 },
      { kind: 'other', state: 'sent', attempts: 1 },
    ]);
    post.atRecipient = () => undefined;
    await office.add({ kind: 'second', series: 'r1', to: gone });
    expect(await office.delivery.deliverDue()).toBe(1);
  });

  test('for now (4xx) is tried again after 1, 5, 15, 30 minutes, then hourly; others do not wait', async () => {
    const office = await officeAt(post);
    post.atRecipient = (to) => (to === anna.address ? 451 : undefined);
    await office.add({ series: 'r1' });
    await office.add({ series: 'r1', to: { name: '', address: 'ben@example.org' } });
    const start = clock.time;
    await office.deliverFor(3 * HOUR);
    const minutes = post.asked
      .filter(({ to }) => to === anna.address)
      .map(({ at }) => (at.getTime() - start.getTime()) / 60_000);
    expect(minutes).toEqual([0, 1, 6, 21, 51, 111, 171]);
    expect(post.accepted.map((mail) => mail.to)).toEqual(['ben@example.org']);
  });

  test('for now keeps the later mails of its series waiting', async () => {
    const office = await officeAt(post);
    post.atRecipient = () => 451;
    await office.add({ series: 'r1', subject: 'first' });
    await office.delivery.deliverDue();
    post.atRecipient = () => undefined;
    await office.add({ series: 'r1', subject: 'second' });
    expect(await office.delivery.deliverDue()).toBe(0);
    later(1);
    expect(await office.delivery.deliverDue()).toBe(2);
    expect(await post.subjects()).toEqual(['first', 'second']);
  });

  test('for now ends after four days', async () => {
    const office = await officeAt(post);
    post.atRecipient = () => 451;
    await office.add({});
    await office.deliverFor(HOUR);
    later(4 * DAY - 2 * HOUR);
    await office.deliverFor(1);
    expect(await office.rows()).toMatchObject([{ state: 'due', attempts: 6 }]);
    later(HOUR);
    await office.deliverFor(1);
    expect(await office.rows()).toMatchObject([{ state: 'dead', lastCode: 451 }]);
  });

  test('of our own password kills nothing and lets all wait, asking once a minute', async () => {
    post.password = 'new';
    const office = await officeAt(post, 'leihbund:old@');
    for (const kind of ['one', 'two', 'three']) await office.add({ kind });
    await office.delivery.deliverDue();
    await office.delivery.deliverDue();
    expect(post.signIns).toBe(1);
    for (let day = 0; day < 8; day += 1) {
      later(DAY);
      await office.delivery.deliverDue();
    }
    expect(await office.rows()).toMatchObject(
      ['one', 'two', 'three'].map((kind) => ({ kind, state: 'due', attempts: 0, lastCode: 535 })),
    );
    post.password = 'old';
    later(1);
    expect(await office.delivery.deliverDue()).toBe(3);
  });

  test('is logged without any address or password', async () => {
    post.password = 'new';
    const office = await officeAt(post, 'leihbund:s3cret@');
    await office.add({});
    await office.delivery.deliverDue();
    post.password = 's3cret';
    post.atRecipient = () => 550;
    later(1);
    await office.delivery.deliverDue();
    expect(logged).toHaveLength(3);
    expect(logged.join('\n')).not.toMatch(/anna|s3cret|@/);
    expect((await office.rows()).map((mail) => mail.lastText).join('\n')).not.toContain('s3cret');
  });
});

describe('what became pointless before it left', () => {
  test('a REQUEST is overtaken by a newer one', async () => {
    const office = await officeAt(post);
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    await office.add({ kind: 'changed', series: 'r1', calendar: request(2) });
    expect(await office.delivery.deliverDue()).toBe(1);
    expect(await office.rows()).toMatchObject([{ state: 'superseded' }, { state: 'sent', sequence: 2 }]);
    expect((await PostalMime.parse(post.accepted[0]?.raw ?? '')).references).toBeUndefined();
  });

  test('a cancellation drops the REQUEST and goes without a calendar part', async () => {
    const office = await officeAt(post);
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    await office.add({ kind: 'cancelled', series: 'r1', calendar: cancel(2) });
    expect(await office.delivery.deliverDue()).toBe(1);
    expect(await office.rows()).toMatchObject([
      { kind: 'approved', state: 'superseded' },
      { kind: 'cancelled', state: 'sent', uid: null, method: null },
    ]);
    expect(post.accepted[0]?.raw.toString()).not.toMatch(/calendar|ics/i);
  });

  test('a cancellation of what nobody was told goes without a calendar part', async () => {
    const office = await officeAt(post);
    await office.add({ kind: 'cancelled', series: 'r1', calendar: cancel(2) });
    expect(await office.rows()).toMatchObject([{ kind: 'cancelled', uid: null }]);
  });

  test('but a REQUEST that may have arrived is neither overtaken nor dropped', async () => {
    const office = await officeAt(post);
    post.atEnd = () => 'hang up';
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    await office.delivery.deliverDue();
    post.atEnd = () => undefined;
    await office.add({ kind: 'changed', series: 'r1', calendar: request(2) });
    await office.add({ kind: 'cancelled', series: 'r1', calendar: cancel(3) });
    await office.deliverFor(HOUR);
    expect(await Promise.all(post.accepted.map(({ raw }) => calendarIn(raw)))).toMatchObject([
      { method: 'REQUEST', sequence: 1 },
      { method: 'CANCEL', sequence: 3 },
    ]);
  });

  test('nor is a REQUEST that is on its way at this moment', async () => {
    const office = await officeAt(post);
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    const arrived = post.holdNext();
    const run = office.delivery.deliverDue();
    const release = await arrived;
    await office.add({ kind: 'cancelled', series: 'r1', calendar: cancel(2) });
    release();
    expect(await run).toBe(2);
    expect(await calendarIn(post.accepted[1]?.raw)).toMatchObject({ method: 'CANCEL', sequence: 2 });
  });

  test('nor is the REQUEST of another recipient or of another reservation', async () => {
    const office = await officeAt(post);
    const ben = { name: '', address: 'ben@example.org' };
    await office.add({ kind: 'approved', series: 'r1', calendar: request(1), to: ben });
    await office.add({ kind: 'approved', series: 'r2', calendar: { ...request(1), uid: newUid() } });
    await office.add({ kind: 'changed', series: 'r1', calendar: request(2) });
    expect(await office.delivery.deliverDue()).toBe(3);
  });

  test('a code that is too old to be typed is dropped, and said so without address', async () => {
    const office = await officeAt(post);
    await post.close();
    await office.add({ kind: 'sign-in-code', staleAt: addMinutes(clock.time, 10) });
    await office.add({ kind: 'other' });
    await office.delivery.deliverDue();
    await post.open();
    later(10);
    expect(await office.delivery.deliverDue()).toBe(1);
    expect(await office.rows()).toMatchObject([
      { kind: 'sign-in-code', state: 'expired' },
      { kind: 'other', state: 'sent' },
    ]);
    expect(logged.join('\n')).toContain('1 mails came too late');
  });
});

describe('several workers', () => {
  test('at once send each mail once, and each series in order', async () => {
    const offices = await Promise.all([officeAt(post), officeAt(post), officeAt(post)]);
    const [office] = offices;
    post.atEnd = () => 'think';
    for (let count = 1; count <= 4; count += 1) {
      for (const series of ['r1', 'r2', 'r3', 'r4', 'r5'])
        await office?.add({ series, subject: `${series} ${count}` });
    }
    const counts = await Promise.all(offices.map(({ delivery }) => delivery.deliverDue()));
    await office?.deliverFor(1);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);

    const subjects = await post.subjects();
    expect(subjects).toHaveLength(20);
    expect(subjects.filter((subject) => subject.startsWith('r3'))).toEqual(['r3 1', 'r3 2', 'r3 3', 'r3 4']);
  });

  test('take over from one that died, after its lease and with the same bytes', async () => {
    const [dying, other] = [await officeAt(post), await officeAt(post)];
    await dying.add({ kind: 'approved', series: 'r1', calendar: request(1) });
    const stalled = dying.stall();
    const run = dying.delivery.deliverDue();
    const { bytes, fail } = await stalled;
    later(14);
    expect(await other.delivery.deliverDue()).toBe(0);
    later(1);
    expect(await other.delivery.deliverDue()).toBe(1);
    expect(post.accepted[0]?.raw.equals(bytes)).toBe(true);

    fail({ responseCode: 550 });
    await run;
    expect(await other.rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('finish the mail in flight when they are stopped, and begin no other', async () => {
    const office = await officeAt(post);
    for (const subject of ['first', 'second']) await office.add({ subject });
    const arrived = post.holdNext();
    const run = office.delivery.deliverDue();
    const release = await arrived;
    const stopped = office.close();
    release();
    await stopped;
    expect(await run).toBe(1);
    expect(await (await officeAt(post)).rows()).toMatchObject([
      { state: 'sent' },
      { state: 'due', attempts: 0 },
    ]);
  });
});

describe('without a mail server', () => {
  test('mails become files that sort in the order of sending and name nobody', async () => {
    const office = await officeAt(undefined);
    for (const kind of ['one', 'two', 'three']) await office.add({ kind, series: 'r1', subject: kind });
    expect(await office.delivery.deliverDue()).toBe(3);

    const folder = process.env['MAIL_DIR'] ?? '';
    const names = (await readdir(folder)).toSorted();
    expect(names.map((name) => name.replace(/-[\da-f]{8}-[\da-f-]{27}/, ''))).toEqual([
      '2027-05-03T08-00-00.000Z-000001-one.eml',
      '2027-05-03T08-00-00.000Z-000002-two.eml',
      '2027-05-03T08-00-00.000Z-000003-three.eml',
    ]);
    const mails = await Promise.all(
      names.map(async (name) => PostalMime.parse(await readFile(join(folder, name)))),
    );
    expect(mails.map((mail) => mail.subject)).toEqual(['one', 'two', 'three']);
  });

  test('leaves at most a hundred at a time', async () => {
    const office = await officeAt(undefined);
    await office.database.transaction(async (tx) => {
      for (let count = 0; count < 101; count += 1)
        await office.outbox.add(tx, letter({ to: { ...anna, address: `person.${count}@example.org` } }));
    });
    expect([await office.delivery.deliverDue(), await office.delivery.deliverDue()]).toEqual([100, 1]);
  });

  test('the start says so; with one it says which, but not the password', async () => {
    await officeAt(undefined);
    await officeAt(post, 'leihbund:s3cret@');
    expect(logged[0]).toMatch(/^Mails are written as files into .+mail\.$/);
    expect(logged[1]).toBe(`Mails leave by 127.0.0.1:${post.port}.`);
  });
});

const anna = { name: 'Anna Schmidt', address: 'anna@example.org' };
const uid = '0b9ad1f4-6a3c-4a2e-9f57-3d3f7a1c9e10';

/** A letter of which only the interesting part is said. */
const letter = (part: Partial<PlainLetter>): Letter =>
  plainLetter({
    kind: 'note',
    allianceId: null,
    to: anna,
    fromName: 'Bündnis Auenbrück',
    subject: 'Zusage: 5 Garnituren',
    text: 'Grüße\n',
    html: '<p>Grüße</p>',
    now: clock.time,
    ...part,
  });

const invitation = (sequence: number) => ({
  uid,
  sequence,
  period: { from: new Date('2027-05-14T15:00:00Z'), until: new Date('2027-05-17T08:00:00Z') },
  summary: '5 × Bierzeltgarnitur',
  description: 'Abholung am Bauhof, Schlüssel bei Frau Weiß',
  organizer: { name: 'Bündnis Auenbrück', address: 'leihbund@example.org' },
  attendee: anna,
  stamp: new Date('2027-05-03T08:00:00Z'),
});

const request = (sequence: number): PlainPart => ({ ...requestOf(invitation(sequence)), uid, sequence });
const cancel = (sequence: number): PlainPart => ({ ...cancelOf(invitation(sequence)), uid, sequence });

function later(minutes: number): void {
  clock.time = addMinutes(clock.time, minutes);
}

/** What a calendar program reads in the mail. */
async function calendarIn(raw: Buffer | undefined): Promise<Record<string, unknown>> {
  const { attachments } = await PostalMime.parse(raw ?? '');
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(part?.content as ArrayBuffer).toString()));
  const event = calendar.getFirstSubcomponent('vevent');
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event?.getFirstPropertyValue('uid'),
    sequence: event?.getFirstPropertyValue('sequence'),
    status: event?.getFirstPropertyValue('status'),
  };
}

/** Type, encoding and disposition of each part, in order. */
const partsOf = (raw: Buffer): string[] =>
  [...raw.toString().matchAll(/^Content-Type: (.+\r\n(?: .+\r\n)*)((?:Content-.+\r\n)*)/gm)].map(
    ([, type = '', rest = '']) => {
      const own = type
        .replace(/\r\n\s*/g, ' ')
        .replace(/; boundary=.*/, '')
        .trim();
      return [own, ...[...rest.matchAll(/: (.+)\r\n/g)].map(([, value]) => value)].join(', ');
    },
  );

/** Not through postal-mime, which turns CRLF into LF where it reads calendars. */
const filesIn = (raw: Buffer): string[] =>
  [...raw.toString().matchAll(/base64\r\n\r\n([\w+/=\r\n]+)/g)].map(([, text = '']) =>
    Buffer.from(text, 'base64').toString(),
  );

/** One running program with its worker. */
class Office {
  readonly database: Database;
  readonly outbox: OutboxService;
  readonly delivery: DeliveryService;

  constructor(private readonly module: TestingModule) {
    this.database = module.get(Database);
    this.outbox = module.get(OutboxService);
    this.delivery = module.get(DeliveryService);
    this.delivery.chance = () => 0;
    wordPlainly(module.get(MailWriter));
    module.get(Leases).time = () => Promise.resolve(clock.time);
  }

  add(part: Partial<PlainLetter>): Promise<void> {
    return this.database.transaction((tx) => this.outbox.add(tx, letter(part)));
  }

  rows(): Promise<OutboxMail[]> {
    return this.database.read((tx) => tx.find(OutboxMail, { order: { id: 'ASC' } }));
  }

  /** Lets time pass, with the timer ringing every minute. */
  async deliverFor(minutes: number): Promise<void> {
    for (let passed = 0; passed < minutes; passed += 1) {
      await this.delivery.deliverDue();
      later(1);
    }
  }

  /** From now on this program's mails go nowhere; promises the bytes, and how to tell it that they failed. */
  stall(): Promise<{ bytes: Buffer; fail: (failure: object) => void }> {
    return new Promise((begin) => {
      this.module.get(MailTransport).send = (bytes) =>
        new Promise((_resolve, fail) => {
          begin({ bytes, fail });
        });
    });
  }

  async close(): Promise<void> {
    running.splice(0, running.length, ...running.filter((office) => office !== this));
    await this.module.close();
  }
}

async function officeAt(server: Post | undefined, account = ''): Promise<Office> {
  if (server) process.env['SMTP_URL'] = `smtp://${account}127.0.0.1:${server.port}`;
  else delete process.env['SMTP_URL'];
  const module = await Test.createTestingModule({
    imports: [DatabaseModule.of([Alliance, OutboxMail]), NotificationsModule],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .setLogger(logger)
    .compile();
  await module.init();
  const office = new Office(module);
  running.push(office);
  return office;
}

const note = (message: unknown, ...more: unknown[]): void => {
  if (more.at(-1) === 'Mail') logged.push(String(message));
};
const logger: LoggerService = { log: note, warn: note, error: note };

/** A real mail server that answers as the test says, and stays at its port when it is closed and opened again. */
class Post {
  port = 0;
  password: string | undefined;
  signIns = 0;
  /** Reply code to RCPT TO, where it is no. */
  atRecipient: (to: string) => number | undefined = () => undefined;
  /** After the final dot: hang up without a word, or take a moment. */
  atEnd: () => 'hang up' | 'think' | undefined = () => undefined;
  readonly asked: { to: string; at: Date }[] = [];
  /** Whatever came in completely, and of that what was accepted. */
  readonly tries: { to: string; raw: Buffer }[] = [];
  readonly accepted: { to: string; raw: Buffer }[] = [];
  private readonly sockets = new Set<Socket>();
  private server: SMTPServer | undefined;
  private hold: ((release: () => void) => void) | undefined;

  async open(): Promise<void> {
    const server = new SMTPServer({
      logger: false,
      hideSTARTTLS: true,
      disableReverseLookup: true,
      allowInsecureAuth: true,
      authOptional: true,
      onAuth: ({ password }, _session, done) => {
        this.signIns += 1;
        done(password === this.password ? null : refusal(535), { user: 'leihbund' });
      },
      onRcptTo: ({ address }, _session, done) => {
        this.asked.push({ to: address, at: clock.time });
        const code = this.atRecipient(address);
        done(code === undefined ? null : refusal(code));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => this.take(envelope.rcptTo[0]?.address ?? '', Buffer.concat(chunks), done));
      },
    });
    this.server = server;
    server.server.on('connection', (socket: Socket) => this.sockets.add(socket));
    await new Promise<void>((opened) => server.listen(this.port, '127.0.0.1', opened));
    const address = server.server.address();
    this.port = typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server) await new Promise<void>((closed) => server.close(closed));
  }

  /** The next mail stays unanswered until what this promises is called. */
  holdNext(): Promise<() => void> {
    return new Promise((arrived) => {
      this.hold = arrived;
    });
  }

  subjects(): Promise<string[]> {
    return Promise.all(this.accepted.map(async ({ raw }) => (await PostalMime.parse(raw)).subject ?? ''));
  }

  private take(to: string, raw: Buffer, done: (error?: Error | null) => void): void {
    this.tries.push({ to, raw });
    const how = this.atEnd();
    if (how === 'hang up') return this.hangUp();
    const accept = (): void => {
      this.accepted.push({ to, raw });
      done(null);
    };
    const hold = this.hold;
    this.hold = undefined;
    if (hold) hold(accept);
    else setTimeout(accept, how === 'think' ? 5 : 0);
  }

  private hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

const refusal = (responseCode: number): Error => Object.assign(new Error('No such luck'), { responseCode });
