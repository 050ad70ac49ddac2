/** Mails are facts first: worded once, just before the first try; from then on the same bytes, until they were kept long enough. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newId, newUid } from '../../src/database/columns.js';
import { MailDesk } from '../../src/notifications/mail-desk.service.js';
import { MailSweeper } from '../../src/notifications/mail-sweeper.service.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import type { Letter } from '../../src/notifications/outbox.service.js';
import { addMinutes } from '../../src/shared/period.js';
import { dropDatabase, makeDatabase } from '../support/database.js';
import { office as alliance, reservationFacts } from '../support/every-mail.js';
import { anna, MovedClock, Office } from '../support/office.js';
import { ScriptedSmtp } from '../support/smtp.js';

const DAY = 24 * 60;
const uid = newUid();
let clock: MovedClock;
let post: ScriptedSmtp;
let our: Office;

beforeAll(makeDatabase);
afterAll(dropDatabase);
beforeEach(async () => {
  clock = new MovedClock();
  post = new ScriptedSmtp({});
  await post.open();
  our = await Office.open(post.port, clock);
});
afterEach(async () => {
  await our.clear();
  await our.close();
  await post.close();
});

/** A mail about a reservation, as the unit that causes it notes it. */
const approved = (part: Partial<Letter> = {}): Letter =>
  ({
    kind: 'approved',
    facts: { reservation: reservationFacts(), alliance, calendarLink: undefined },
    allianceId: null,
    series: 'r1',
    to: anna,
    fromName: alliance.name,
    calendar: { method: 'REQUEST', uid, sequence: 0 },
    now: clock.now(),
    ...part,
  }) as Letter;

const declined = (part: Partial<Letter> = {}): Letter =>
  approved({
    kind: 'declined',
    facts: { reservation: reservationFacts(), alliance, reason: 'Regen', alternatives: [] },
    calendar: undefined,
    ...part,
  } as Partial<Letter>);

const add = (...letters: Letter[]): Promise<void> =>
  our.database.transaction((tx) => our.outbox.add(tx, ...letters));

const stored = (): Promise<OutboxMail[]> =>
  our.database.read((tx) =>
    tx.createQueryBuilder(OutboxMail, 'mail').addSelect('mail.raw').orderBy('mail.id').getMany(),
  );

const alter = (facts: Partial<OutboxMail>): Promise<unknown> =>
  our.database.transaction((tx) => tx.createQueryBuilder().update(OutboxMail).set(facts).execute());

describe('a mail', () => {
  test('is facts until its first try, and bytes from then on', async () => {
    await add(approved());
    expect(await stored()).toMatchObject([{ state: 'due', subject: null, raw: null, attempts: 0 }]);
    expect((await stored())[0]?.facts).toContain('2027-05-14T15:00:00.000Z');

    post.script = (step) => (step === 'recipient' ? 451 : 'go on');
    await our.delivery.deliverDue();
    expect(await stored()).toMatchObject([
      { state: 'due', facts: null, raw: expect.any(Buffer), attempts: 1 },
    ]);
    post.script = () => 'go on';
    clock.pass(1);
    expect(await our.delivery.deliverDue()).toBe(1);
    const [mail] = await stored();
    expect(mail).toMatchObject({ state: 'sent', facts: null, subject: expect.stringContaining('Zusage') });
    expect(mail?.raw?.toString()).toContain('text/calendar; charset=utf-8; method=REQUEST');
  });

  test('that failed leaves again byte for byte, whatever became of its words and of what it tells', async () => {
    await add(approved());
    post.script = (step) => (step === 'end' ? 'hang up' : 'go on');
    await our.delivery.deliverDue();
    const writer = our.module.get(MailWriter);
    writer.words = () => ({ subject: 'other', text: 'other', html: 'other' });
    await alter({ facts: JSON.stringify({ other: true }) });
    post.script = () => 'go on';
    clock.pass(5);
    expect(await our.delivery.deliverDue()).toBe(1);
    const [lost, again] = post.tries;
    expect(lost?.isWhole).toBe(true);
    expect(again?.raw.equals(lost?.raw ?? Buffer.alloc(0))).toBe(true);
    expect(again?.raw.toString()).toContain('Bierzeltgarnitur');
  });

  test('is worded in the words of the moment of its first try', async () => {
    await add(declined());
    our.module.get(MailWriter).words = () => ({ subject: 'newer', text: 'newer', html: 'newer' });
    expect(await our.delivery.deliverDue()).toBe(1);
    expect(post.accepted[0]?.raw.toString()).toContain('Subject: newer');
  });

  test('says when it was told, not when it left', async () => {
    await add(approved());
    clock.pass(3 * DAY);
    await our.delivery.deliverDue();
    expect(post.accepted[0]?.raw.toString()).toContain('Date: Mon, 03 May 2027 08:00:00 +0000');
  });

  test('of which a worker died before it kept the bytes is worded by the next', async () => {
    await add(approved());
    const dying = await Office.open(post.port, clock);
    dying.module.get(MailDesk).bytesOf = () => new Promise(() => undefined);
    void dying.delivery.deliverDue();
    await until(async () => (await stored())[0]?.attempts === 1);
    clock.pass(15);
    expect(await our.delivery.deliverDue()).toBe(1);
    expect(await stored()).toMatchObject([{ state: 'sent', attempts: 2 }]);
    await dying.close();
  });

  test('that another worker took meanwhile is not sent by a slow one', async () => {
    await add(approved());
    const slow = await Office.open(post.port, clock);
    const writer = slow.module.get(MailWriter);
    let goOn: (() => void) | undefined;
    const render = writer.render.bind(writer);
    writer.render = async (message) => {
      await new Promise<void>((resume) => (goOn = resume));
      return render(message);
    };
    const run = slow.delivery.deliverDue();
    await until(async () => goOn !== undefined);
    clock.pass(15);
    expect(await our.delivery.deliverDue()).toBe(1);
    const kept = (await stored())[0]?.raw;
    goOn?.();
    expect(await run).toBe(0);
    expect(post.tries).toHaveLength(1);
    expect((await stored())[0]?.raw?.equals(kept ?? Buffer.alloc(0))).toBe(true);
    await slow.close();
  });

  test('that waited as bytes before mails were facts leaves as it is', async () => {
    await add(approved(), declined());
    const raw = Buffer.from('From: a@example.org\r\nTo: b@example.org\r\nSubject: old\r\n\r\nOld words\r\n');
    await alter({ facts: null, raw, subject: 'old' });
    expect(await our.delivery.deliverDue()).toBe(2);
    expect(post.accepted.map((one) => one.raw.toString().trimEnd())).toEqual(
      Array(2).fill(raw.toString().trimEnd()),
    );
  });
});

describe('mails of one unit', () => {
  test('are written down in their order, also two of one series, and wait for what is due there', async () => {
    await add(approved());
    const later = addMinutes(clock.now(), 30);
    await alter({ nextAt: later });
    await add(declined(), declined({ to: { name: '', address: 'ben@example.org' } }), declined());
    const rows = await stored();
    expect(rows.map(({ position, recipient }) => `${position} ${recipient}`)).toEqual([
      '1 anna@example.org',
      '2 anna@example.org',
      '1 ben@example.org',
      '3 anna@example.org',
    ]);
    expect(rows.map(({ nextAt }) => nextAt)).toEqual([later, later, clock.now(), later]);
  });

  test('take back what has not left for all their readers at once', async () => {
    const ben = { name: '', address: 'ben@example.org' };
    await add(approved(), approved({ to: ben }));
    const changed = { calendar: { method: 'REQUEST', uid, sequence: 1 } } as const;
    await add(approved(changed), approved({ ...changed, to: ben }));
    expect((await stored()).map(({ state }) => state)).toEqual(['superseded', 'superseded', 'due', 'due']);
  });
});

describe('a mail that this version cannot write', () => {
  test('is given up, said to the operator without what it tells, and keeps nobody waiting', async () => {
    await add(approved(), declined({ series: 'r2' }));
    const [broken] = await stored();
    const facts = broken!.facts!.replace('2027-05-14T15:00:00.000Z', 'Geheimnis');
    await our.database.transaction((tx) => tx.update(OutboxMail, { id: broken!.id }, { facts }));
    expect(await our.delivery.deliverDue()).toBe(1);
    expect(await stored()).toMatchObject([
      { state: 'dead', subject: null, raw: null, attempts: 0, lastCode: null },
      { state: 'sent' },
    ]);
    expect(our.logged.join('\n')).toMatch(new RegExp(`${broken!.id}.*approved.*is no instant`));
    expect(our.logged.join('\n')).not.toMatch(/Geheimnis|Bierzelt|anna/);
    clock.pass(5 * DAY);
    expect(await our.delivery.deliverDue()).toBe(0);
  });

  test('is one whose words throw, too, and what follows in its series leaves', async () => {
    await add(declined(), declined());
    const writer = our.module.get(MailWriter);
    const words = writer.words.bind(writer);
    let count = 0;
    writer.words = (...given) => {
      count += 1;
      if (count === 1) throw new TypeError('Anna is not a function');
      return words(...given);
    };
    expect(await our.delivery.deliverDue()).toBe(1);
    expect((await stored()).map(({ state }) => state)).toEqual(['dead', 'sent']);
    expect(our.logged.join('\n')).not.toContain('Anna');
  });

  test('entered nothing anywhere, so the cancellation takes nothing out', async () => {
    await add(approved());
    await alter({ facts: '{}' });
    await our.delivery.deliverDue();
    const gone = { calendar: { method: 'CANCEL', uid, sequence: 1 } } as const;
    const facts = { reservation: reservationFacts(), alliance, by: 'borrower', reason: '', hasEntry: true };
    await add(approved({ kind: 'cancelled', facts, ...gone } as Partial<Letter>));
    expect((await stored()).at(-1)).toMatchObject({ kind: 'cancelled', uid: null, method: null });
  });
});

describe('what was mailed', () => {
  const sweep = (): Promise<number> => our.module.get(MailSweeper).sweep();

  test('is emptied after thirty days, and what became of it stays', async () => {
    await add(declined());
    await our.delivery.deliverDue();
    const { raw: _raw, facts: _facts, ...fate } = (await stored())[0]!;
    clock.pass(30 * DAY - 1);
    expect(await sweep()).toBe(0);
    expect((await stored())[0]?.raw).toBeInstanceOf(Buffer);
    clock.pass(1);
    expect(await sweep()).toBe(1);
    expect((await stored())[0]).toEqual({ ...fate, raw: null, facts: null });
    expect(await sweep()).toBe(0);
  });

  test('and never left is emptied as well, and keeps the subject that it would have had', async () => {
    await add(approved());
    await add(approved({ calendar: { method: 'REQUEST', uid, sequence: 1 } }));
    const subject = our.module.get(MailWriter).subjectOf((await stored())[0]!);
    clock.pass(31 * DAY);
    expect(await sweep()).toBe(1);
    expect(await stored()).toMatchObject([
      { state: 'superseded', subject, facts: null, raw: null },
      { state: 'due', subject: null, facts: expect.any(String) },
    ]);
    expect(subject).toMatch(/^Zusage: /);
  });

  test('is emptied however much there is, and whatever cannot be read', async () => {
    await add(...Array.from({ length: 230 }, () => declined({ series: newId() })));
    await alter({ state: 'expired', endedAt: clock.now() });
    await our.database.transaction(async (tx) => {
      const [first] = await tx.find(OutboxMail, { order: { id: 'ASC' }, take: 1 });
      await tx.update(OutboxMail, { id: first!.id }, { facts: 'no JSON' });
    });
    clock.pass(31 * DAY);
    expect(await sweep()).toBe(230);
    expect((await stored()).filter(({ facts }) => facts !== null)).toEqual([]);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resume) => setTimeout(resume, 5));
  }
  throw new Error('It never came.');
}
