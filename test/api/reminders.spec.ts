/** Reminders: everybody hears in the morning what is due, in one mail, once, and no more once it is done. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Reminders } from '../../src/reservations/reminding/reminders.service.js';
import { TestApp } from '../support/app.js';
import { allMails, mailsTo, type ReadMail } from '../support/mails.js';
import { wish, World, type Person } from '../support/world.js';

const ASKED = '2027-05-03T09:00:00Z';
const TWO_DAYS_BEFORE = '2027-05-12T07:00:00Z';
const FETCHED = '2027-05-14T15:00:00Z';
const DUE = '2027-05-17T08:00:00Z';

let app: TestApp;
let world: World;
let cup: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'erinnerung');
  cup = await world.item({ name: 'Becher', quantity: 1_000 });
});
afterAll(() => app.stop());

const tell = (): Promise<number> => app.get(Reminders).tell();

async function post(path: string, { token }: Person = world.coordinator, body: object = {}) {
  const answer = await app.call('post', world.path(path), { token, body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body as { id: string; number: string };
}

interface Borrower extends Person {
  partnerId: string;
}

async function newBorrower(): Promise<Borrower> {
  count += 1;
  const partnerId = await world.partner();
  return { partnerId, ...(await world.memberOf(partnerId, `leiht${count}@example.org`)) };
}

async function promised(borrower: Borrower, period: [string, string] = [FETCHED, DUE]) {
  app.clock.set(ASKED);
  const body = { ...wish(world, [{ itemId: cup, quantity: 2 }], period), partnerId: borrower.partnerId };
  const { id } = await post('reservations', borrower, body);
  return post(`reservations/${id}/approve`);
}

async function fetched(borrower: Borrower, period: [string, string] = [FETCHED, DUE]) {
  const loan = await promised(borrower, period);
  app.clock.set(period[0]);
  await post(`reservations/${loan.id}/hand-over`);
  return loan;
}

/** What came to this address while somebody did this. */
async function since(to: Person, work: () => Promise<unknown>): Promise<ReadMail[]> {
  const before = (await mailsTo(app, to.email)).length;
  await work();
  return (await mailsTo(app, to.email)).slice(before);
}

const subjects = (mails: readonly ReadMail[]): string[] => mails.map(({ subject = '' }) => subject);

const at = async (instant: string): Promise<void> => {
  app.clock.set(instant);
  await tell();
  await allMails(app);
};

describe('a pick-up in two days', () => {
  test('is told once in the morning, with what to do, however often somebody looks', async () => {
    const borrower = await newBorrower();
    const { number, id } = await promised(borrower);
    const mails = await since(borrower, async () => {
      await at('2027-05-12T04:00:00Z');
      await at('2027-05-12T06:55:00Z');
      app.clock.set(TWO_DAYS_BEFORE);
      await Promise.all([tell(), tell()]);
      await at('2027-05-12T12:00:00Z');
      await at('2027-05-13T09:00:00Z');
    });
    expect(subjects(mails)).toEqual([`Abholung: 2 × Becher, Fr., 14.05. bis Mo., 17.05. (${number})`]);
    expect(mails[0]?.text).toContain('Abholung: Fr., 14. Mai 2027, 17:00 Uhr');
    expect(mails[0]?.text).toContain(`/b/${world.slug}/requests/${id}`);
  });

  test('of two loans is one mail, with a return of a third', async () => {
    const borrower = await newBorrower();
    const loan = await fetched(borrower, ['2027-05-10T15:00:00Z', '2027-05-13T08:00:00Z']);
    const one = await promised(borrower);
    const other = await promised(borrower);
    const mails = await since(borrower, () => at(TWO_DAYS_BEFORE));
    expect(subjects(mails)).toEqual(['Rückgabe am Do., 13.05., Abholung am Fr., 14.05.']);
    for (const { number } of [loan, one, other]) expect(mails[0]?.text).toContain(number);
    expect(mails[0]?.text).toContain(`/b/${world.slug}/requests\n`);
  });

  test('is told the day after where nobody ran, and then no more', async () => {
    const [late, tooLate] = [await newBorrower(), await newBorrower()];
    await promised(late);
    expect(await since(late, () => at('2027-05-13T17:00:00Z'))).toHaveLength(1);
    await promised(tooLate);
    expect(await since(tooLate, () => at('2027-05-13T18:30:00Z'))).toEqual([]);
    expect(await since(tooLate, () => at('2027-05-14T06:00:00Z'))).toEqual([]);
  });

  test('that was called off is not told', async () => {
    const borrower = await newBorrower();
    const { id } = await promised(borrower);
    await post(`reservations/${id}/cancel`, world.coordinator, { reason: 'Es regnet.' });
    expect(await since(borrower, () => at(TWO_DAYS_BEFORE))).toEqual([]);
  });
});

describe('what is late', () => {
  const NINE = '2027-05-18T07:00:00Z';

  test('is asked for four times, friendly first', async () => {
    const borrower = await newBorrower();
    await fetched(borrower);
    const days = Array.from({ length: 40 }, (_, day) => new Date(Date.parse(NINE) + day * 86_400_000));
    const mails = await since(borrower, async () => {
      for (const day of days) await at(day.toISOString());
    });
    expect(subjects(mails).map((subject) => subject.split(':')[0])).toEqual(
      Array.from({ length: 4 }, () => 'Noch nicht zurück'),
    );
    expect(mails[0]?.text).toContain('Vielleicht ist es nur untergegangen');
    expect(mails[3]?.text).toContain('Dies ist unsere letzte Erinnerung');
  });

  test('is not asked for once it is said to be back, nor in the night', async () => {
    const borrower = await newBorrower();
    const { id } = await fetched(borrower);
    expect(await since(borrower, () => at('2027-05-18T03:00:00Z'))).toEqual([]);
    app.clock.set(NINE);
    await post(`reservations/${id}/report-return`, borrower);
    const mails = await since(borrower, async () => {
      await at('2027-05-18T07:05:00Z');
      await at('2027-05-20T07:05:00Z');
    });
    expect(mails).toEqual([]);
  });
});

describe('a reminder that one may refuse', () => {
  test('says where, in its head and at its end, and the overdue one does not', async () => {
    const borrower = await newBorrower();
    await promised(borrower);
    const [mail] = await since(borrower, () => at(TWO_DAYS_BEFORE));
    const link = linkIn(mail!);
    expect(mail?.text).toContain(link);
    expect(mail?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const late = await newBorrower();
    await fetched(late);
    const [overdue] = await since(late, () => at('2027-05-18T07:00:00Z'));
    expect(overdue?.raw).not.toContain('List-Unsubscribe');
  });

  test('is refused by a button and by a mail program, which sends no origin; opening changes nothing', async () => {
    const borrower = await newBorrower();
    await promised(borrower);
    const [mail] = await since(borrower, () => at(TWO_DAYS_BEFORE));
    const path = new URL(linkIn(mail!)).pathname;
    const wishes = async () => {
      const { body } = await app.call('get', '/api/me', { token: borrower.token });
      return [body.pickUps, body.returns, body.entries];
    };
    const asked = await app.call('get', path, { headers: { accept: 'text/html' } });
    expect([asked.status, await wishes()]).toEqual([200, [true, true, true]]);
    const said = await app.call('post', path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect([said.status, await wishes()]).toEqual([200, [false, false, true]]);
    await promised(borrower);
    expect(await since(borrower, () => at(TWO_DAYS_BEFORE))).toEqual([]);
    const wrong = await app.call('post', `${path}x`, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: '',
    });
    expect(wrong.status).toBe(404);
  });

  test('is switched off alone on the page of the account', async () => {
    const borrower = await newBorrower();
    await app.call('patch', '/api/me', { token: borrower.token, body: { pickUps: false } });
    await promised(borrower);
    expect(await since(borrower, () => at(TWO_DAYS_BEFORE))).toEqual([]);
  });
});

const linkIn = ({ raw }: ReadMail): string => /^List-Unsubscribe: <(\S+)>\r$/m.exec(raw)?.[1] ?? '';
