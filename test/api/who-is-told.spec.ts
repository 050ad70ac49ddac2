/** Who is told of a reservation, and whose calendar has its entry, when people come, go and change their address. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { TestApp } from '../support/app.js';
import { allMails, entryOf, type ReadMail } from '../support/mails.js';
import { Browser } from '../support/browser.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let benchId: string;
let partnerId: string;
let member: Person;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  benchId = await world.item({ name: 'Bierbank', quantity: 10_000 });
});
afterAll(() => app.stop());
/** A fresh partner with one member each time. */
beforeEach(async () => {
  count += 1;
  partnerId = await world.partner();
  member = await world.memberOf(partnerId, `erste.${count}@example.org`);
  await allMails(app);
});

const path = (rest: string): string => world.path(`reservations${rest}`);

async function ask({ token } = member, more: object = {}): Promise<string> {
  const body = { ...wish(world, [{ itemId: benchId, quantity: 1 }], WEEKEND), partnerId, ...more };
  const { status, body: made, text } = await app.call('post', path(''), { token, body });
  if (status !== 201) throw new Error(text);
  return made.id as string;
}

async function act(
  id: string,
  deed: string,
  { token } = world.coordinator,
  body: object = {},
): Promise<void> {
  const { status, text } = await app.call('post', path(`/${id}/${deed}`), { token, body });
  if (status !== 200 && status !== 201) throw new Error(`${deed}: ${status} ${text}`);
}

/** The mails that somebody's doing caused: to whom, and how the subject begins. */
async function causedBy(work: () => Promise<unknown>): Promise<ReadMail[]> {
  const before = new Set((await allMails(app)).map(({ messageId }) => messageId));
  await work();
  return (await allMails(app)).filter(({ messageId }) => !before.has(messageId));
}

const addressOf = (mail: ReadMail): string => mail.to?.[0]?.address ?? '';
const brief = (mails: ReadMail[]): string[] =>
  mails.map((mail) => `${addressOf(mail)}: ${mail.subject?.split(':')[0]}`).toSorted();
const entries = (mails: ReadMail[]): string[] =>
  mails.flatMap((mail) => {
    const entry = entryOf(mail);
    return entry ? [`${addressOf(mail)}: ${entry.method} ${entry.sequence} ${entry.status}`] : [];
  });

const remove = async ({ email }: Person, of = partnerId): Promise<void> => {
  const { items } = await app.get(PeopleService).list(await world.actor(), of, { limit: 200 });
  await app.get(PeopleService).remove(await world.actor(), of, items.find((one) => one.email === email)!.id);
};

async function joined(name: string, role: 'member' | 'manager' = 'member'): Promise<Person> {
  const email = `${name}.${count}@example.org`;
  await app.get(PeopleService).invite(await world.actor(), partnerId, { email, name, role });
  return { email, token: '' };
}

async function appointed(role: 'deputy' | 'coordinator', name: string): Promise<string> {
  const email = `${name}.${count}@example.org`;
  await app.get(RolesService).appoint(await world.actor(), { email, name }, { role });
  return email;
}

async function dismissed(email: string): Promise<void> {
  const { personId } = await world.actor(email);
  await app.get(RolesService).take(await world.actor(), personId, {});
}

const deeds: [string, (id: string) => Promise<void>, string][] = [
  ['approved', (id) => act(id, 'approve'), 'Zusage'],
  [
    'approved in part',
    async (id) => {
      const { body } = await app.call('get', path(`/${id}`), { token: world.coordinator.token });
      const lines = [{ lineId: body.lines[0].id, quantity: 0 }];
      await act(id, 'approve', world.coordinator, { lines, reason: 'Kaputt' });
    },
    'Teilweise Zusage',
  ],
  ['declined', (id) => act(id, 'decline', world.coordinator, { reason: 'Kaputt' }), 'Absage'],
  ['withdrawn by the alliance', (id) => act(id, 'withdraw'), 'Anfrage zurückgezogen'],
];
const twoLines = () => ({
  lines: [
    { itemId: benchId, quantity: 1 },
    { itemId: benchId, quantity: 2 },
  ],
});

describe('after whoever asked was removed from the partner', () => {
  test.each(deeds)('what is %s is told to its managers', async (_how, deed, subject) => {
    const manager = await joined('leitung', 'manager');
    await joined('mitglied');
    const id = await ask(member, twoLines());
    await remove(member);
    expect(brief(await causedBy(() => deed(id)))).toEqual([`${manager.email}: ${subject}`]);
  });

  test('it is told to all of them where nobody manages it, and to whoever asked if back again', async () => {
    const one = await joined('mitglied');
    const other = await joined('noch-eins');
    const id = await ask();
    await remove(member);
    expect(brief(await causedBy(() => act(id, 'approve')))).toEqual([
      `${one.email}: Zusage`,
      `${other.email}: Zusage`,
    ]);
    await world.memberOf(partnerId, member.email);
    await allMails(app);
    expect(brief(await causedBy(() => act(id, 'cancel', world.coordinator, { reason: 'Kaputt' })))).toEqual([
      `${member.email}: Storniert`,
      `${one.email}: Kalendereintrag entfernt`,
      `${other.email}: Kalendereintrag entfernt`,
    ]);
  });

  test.each([...deeds, ['cancelled', undefined, 'Storniert'] as const])(
    'and nobody is left, the coordination is told that nobody is reached when it is %s',
    async (_how, deed, subject) => {
      const id = await ask(member, twoLines());
      if (!deed) await act(id, 'approve');
      await remove(member);
      const caused = await causedBy(() =>
        deed ? deed(id) : act(id, 'cancel', world.coordinator, { reason: 'Kaputt' }),
      );
      expect(brief(caused)).toEqual([`${world.coordinator.email}: Niemand erreicht`]);
      expect(caused[0]!.text).toContain(`Das stand in der E-Mail: ${subject}`);
      expect(caused[0]!.text).toContain('Telefon: 030 23125 111');
    },
  );

  test('what expires is told to those who are there', async () => {
    const other = await joined('mitglied');
    const id = await ask();
    await remove(member);
    const { body } = await app.call('get', path(`/${id}`), { token: world.coordinator.token });
    const before = app.clock.now();
    app.clock.set(new Date(body.decideBy));
    const { DeadlinesService } = await import('../../src/reservations/deciding/deadlines.service.js');
    expect(brief(await causedBy(() => app.get(DeadlinesService).expireLapsed()))).toContain(
      `${other.email}: Anfrage abgelaufen`,
    );
    app.clock.set(before);
  });

  test('the entry leaves the calendar of the one and comes into that of the other, which then follows', async () => {
    const manager = await joined('leitung', 'manager');
    const id = await ask();
    await act(id, 'approve');
    await allMails(app);
    const moved = await causedBy(() => remove(member));
    expect(entries(moved).toSorted()).toEqual([
      `${member.email}: CANCEL 1 null`,
      `${manager.email}: REQUEST 1 CONFIRMED`,
    ]);
    const taken = moved.find((mail) => addressOf(mail) === member.email)!;
    expect(taken.text).not.toContain('Hof 3');
    expect(taken.text).not.toContain('Rampe');
    expect(JSON.stringify(entryOf(taken))).not.toContain('Lager');
    const end = await causedBy(() => act(id, 'cancel', world.coordinator, { reason: 'Kaputt' }));
    expect(entries(end)).toEqual([`${manager.email}: CANCEL 2 CANCELLED`]);
    expect(brief(end)).toEqual([`${manager.email}: Storniert`]);
  });

  test('whose account is switched off is mailed nothing, and the others take over', async () => {
    const other = await joined('mitglied');
    const id = await ask();
    await act(id, 'approve');
    await allMails(app);
    const moved = await causedBy(() => app.get(AccountsService).disable(member.email));
    expect(entries(moved)).toEqual([`${other.email}: REQUEST 1 CONFIRMED`]);
    const end = await causedBy(() => act(id, 'cancel', world.coordinator, { reason: 'Kaputt' }));
    expect(brief(end)).toEqual([`${other.email}: Storniert`]);
  });
});

describe('what the coordination asks for a partner', () => {
  test('is told to the partner’s people, and to the coordination never', async () => {
    const id = await ask(world.coordinator);
    const caused = await causedBy(() => act(id, 'approve'));
    expect(brief(caused)).toEqual([`${member.email}: Zusage`]);
    expect(caused[0]!.text).toContain('weil Sie sich bei');
    expect(brief((await allMails(app)).filter((mail) => addressOf(mail) === member.email))).toContain(
      `${member.email}: Anfrage eingegangen`,
    );
  });

  test('is told to the coordination once where the partner cancels it', async () => {
    const id = await ask(world.coordinator);
    await act(id, 'approve');
    await allMails(app);
    expect(brief(await causedBy(() => act(id, 'cancel', member)))).toEqual([
      `${member.email}: Storniert`,
      `${world.coordinator.email}: Storniert`,
    ]);
  });

  test.each([
    ['it is marked as a caller’s', { forCaller: true }],
    ['it names a caller', { onBehalfOf: 'Frau Seidel' }],
  ])('is told to nobody where %s', async (_how, caller) => {
    const caused = await causedBy(async () => {
      const id = await ask(world.coordinator, caller);
      await act(id, 'approve');
      await act(id, 'cancel', world.coordinator, { reason: 'Kaputt' });
    });
    expect(brief(caused)).toEqual([]);
  });

  test('is told where it names a caller and is said not to be one without mail; members are told what they ask for others', async () => {
    const named = { onBehalfOf: 'Frau Seidel' };
    const told = [`${member.email}: Anfrage eingegangen`];
    const caused = await causedBy(() => ask(world.coordinator, { ...named, forCaller: false }));
    expect(brief(caused)).toEqual(told);
    const own = await causedBy(() => ask(member, { ...named, forCaller: true }));
    expect(brief(own)).toEqual([...told, `${world.coordinator.email}: Neue Anfrage`]);
  });

  test('for a partner without anybody is no news to the coordination', async () => {
    await remove(member);
    const caused = await causedBy(async () => act(await ask(world.coordinator), 'approve'));
    expect(brief(caused)).toEqual([]);
  });

  test('by one who acts for the partner too is one mail each', async () => {
    const both = await world.memberOf(partnerId, world.coordinator.email);
    const caused = await causedBy(() => ask({ ...both, token: world.coordinator.token }));
    expect(brief(caused)).toEqual([`${world.coordinator.email}: Anfrage eingegangen`]);
    await remove(both);
  });
});

describe('who decides', () => {
  test('is told of new requests, be it the coordinator or the deputy, as their wishes say', async () => {
    const deputy = await appointed('deputy', 'vertretung');
    expect(brief(await causedBy(() => ask()))).toEqual(
      [
        `${member.email}: Anfrage eingegangen`,
        `${world.coordinator.email}: Neue Anfrage`,
        `${deputy}: Neue Anfrage`,
      ].toSorted(),
    );
    const off = { token: world.coordinator.token, body: { requests: false } };
    expect((await app.call('patch', '/api/me', off)).body.requests).toBe(false);
    expect(brief(await causedBy(() => ask()))).toEqual(
      [`${member.email}: Anfrage eingegangen`, `${deputy}: Neue Anfrage`].toSorted(),
    );
    await app.call('patch', '/api/me', { ...off, body: { requests: true } });
    await dismissed(deputy);
  });

  test('and does something is not told of it; the others are', async () => {
    const deputy = await appointed('deputy', 'kollegin');
    expect(brief(await causedBy(() => ask(world.coordinator)))).toEqual(
      [`${member.email}: Anfrage eingegangen`, `${deputy}: Neue Anfrage`].toSorted(),
    );
    await dismissed(deputy);
  });
});

describe('withdrawing', () => {
  test('by the borrower is told to the coordination, with the reason', async () => {
    const id = await ask();
    await allMails(app);
    const caused = await causedBy(() => act(id, 'withdraw', member, { reason: 'Fällt aus' }));
    expect(brief(caused)).toEqual([`${world.coordinator.email}: Anfrage zurückgezogen`]);
    expect(caused[0]!.text).toContain('Grund: Fällt aus');
  });

  test('by a colleague is told to whoever asked as well', async () => {
    await joined('kollege');
    const colleague = await world.memberOf(await world.partner(), `kollegin.${count}@example.org`);
    await app
      .get(PeopleService)
      .invite(await world.actor(), partnerId, { email: colleague.email, name: 'K', role: 'member' });
    const id = await ask();
    await allMails(app);
    expect(brief(await causedBy(() => act(id, 'withdraw', colleague)))).toEqual(
      [
        `${member.email}: Anfrage zurückgezogen`,
        `${world.coordinator.email}: Anfrage zurückgezogen`,
      ].toSorted(),
    );
  });

  test('by the coordination is told to the borrower', async () => {
    const id = await ask();
    await allMails(app);
    expect(brief(await causedBy(() => act(id, 'withdraw')))).toEqual([
      `${member.email}: Anfrage zurückgezogen`,
    ]);
  });
});

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(app);
  await browser.send('post', '/api/sign-in', { email });
  const mail = (await allMails(app)).findLast((one) => addressOf(one) === email)!;
  const code = /\b\d{6}\b/.exec(mail.text ?? '')![0];
  expect((await browser.send('post', '/api/sessions', { email, code })).status).toBe(201);
  return browser;
}

async function movedTo(email: string, from = member.email): Promise<void> {
  const browser = await signedIn(from);
  await browser.send('post', '/api/me/email', { email });
  const mail = (await allMails(app)).findLast((one) => addressOf(one) === email)!;
  const code = /\b\d{6}\b/.exec(mail.text ?? '')![0];
  expect((await browser.send('post', '/api/me/email/confirm', { code })).status).toBe(200);
}

describe('a change of address', () => {
  test('brings the entries that stand to the new one and takes them out of the old one, and back again', async () => {
    const fresh = `neu.${count}@example.org`;
    const id = await ask();
    await act(id, 'approve');
    await act(await ask(), 'decline', world.coordinator, { reason: 'Kaputt' });
    await allMails(app);
    const moved = await causedBy(() => movedTo(fresh));
    expect(entries(moved).toSorted()).toEqual(
      [`${member.email}: CANCEL 1 null`, `${fresh}: REQUEST 1 CONFIRMED`].toSorted(),
    );
    const { text = '' } = moved.find((mail) => mail.subject?.includes('geändert'))!;
    const secret = /\/undo-address\/([\w-]+)/.exec(text)![1]!;
    const back = await causedBy(() => new Browser(app).submit('/undo-address', { secret }));
    expect(entries(back).toSorted()).toEqual(
      [`${fresh}: CANCEL 2 null`, `${member.email}: REQUEST 2 CONFIRMED`].toSorted(),
    );
    const end = await causedBy(() => act(id, 'cancel', world.coordinator, { reason: 'Kaputt' }));
    expect(entries(end)).toEqual([`${member.email}: CANCEL 3 CANCELLED`]);
  });

  test('brings nothing that is over, and nothing to whoever wants no entries', async () => {
    const browser = await signedIn(member.email);
    const id = await ask();
    await act(id, 'approve');
    await allMails(app);
    await browser.submit('/me', { language: 'de' });
    const fresh = `still.${count}@example.org`;
    expect(entries(await causedBy(() => movedTo(fresh)))).toEqual([`${member.email}: CANCEL 1 null`]);
    expect(entries(await causedBy(() => act(id, 'cancel', member)))).toEqual([]);
  });
});

describe('a cancellation says that it takes the entry out', () => {
  const says = (mails: ReadMail[]): boolean =>
    mails.some(({ text }) => text?.includes('nimmt diese E-Mail ihn heraus'));

  test('where it does', async () => {
    const id = await ask();
    await act(id, 'approve');
    await allMails(app);
    expect(says(await causedBy(() => act(id, 'cancel', world.coordinator, { reason: 'Kaputt' })))).toBe(true);
  });

  test('and not where approval and cancellation leave in one run', async () => {
    const id = await ask();
    const caused = await causedBy(async () => {
      await act(id, 'approve');
      await act(id, 'cancel', world.coordinator, { reason: 'Kaputt' });
    });
    expect(brief(caused)).toEqual([`${member.email}: Storniert`]);
    expect([says(caused), entries(caused)]).toEqual([false, []]);
  });
});

test('one person who is entered for two partners at once is invited once, with both names', async () => {
  const other = await world.partner({ name: `Zweiter ${count}` });
  const caused = await causedBy(async () =>
    app.get(PeopleService).inviteToAll(
      await world.actor(),
      [
        { partnerId, role: 'member' },
        { partnerId: other, role: 'member' },
      ],
      { email: `beide.${count}@example.org`, name: 'Bea' },
    ),
  );
  expect(caused).toHaveLength(1);
  expect(caused[0]!.text).toContain(`Zweiter ${count}`);
});
