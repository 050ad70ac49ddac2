/** Mails beside units: whoever books waits for no word of a mail, however slowly mails are written. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { DeliveryService } from '../../src/notifications/delivery.service.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { TestApp } from '../support/app.js';
import { allMails } from '../support/mails.js';
import { Statements } from '../support/statements.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let benchId: string;
let writer: MailWriter;
let words: MailWriter['words'];
let render: MailWriter['render'];

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  benchId = await world.item({ name: 'Bierbank', quantity: 43 });
  writer = app.get(MailWriter);
  [words, render] = [writer.words.bind(writer), writer.render.bind(writer)];
});
afterAll(() => app.stop());
beforeEach(() => allMails(app));
afterEach(() => {
  Object.assign(writer, { words, render });
});

const asked = async (): Promise<string> => {
  const body = wish(world, [{ itemId: benchId, quantity: 1 }], WEEKEND);
  const { body: view, status } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body,
  });
  expect(status).toBe(201);
  return view.id as string;
};

const approve = async (id: string): Promise<void> => {
  const { status } = await app.call('post', world.path(`reservations/${id}/approve`), {
    token: world.coordinator.token,
    body: {},
  });
  expect(status).toBe(200);
};

const waiting = (): Promise<OutboxMail[]> =>
  app
    .get(Database)
    .read((tx) =>
      tx.createQueryBuilder(OutboxMail, 'mail').addSelect('mail.raw').where(`mail.state = 'due'`).getMany(),
    );

test('a unit words nothing and renders nothing', async () => {
  const written: string[] = [];
  writer.words = (kind, facts) => {
    written.push(kind);
    return words(kind, facts);
  };
  writer.render = (message) => {
    written.push(message.subject);
    return render(message);
  };
  const id = await asked();
  await approve(id);
  const { status } = await app.call('post', world.path(`reservations/${id}/cancel`), {
    token: world.member.token,
    body: { reason: 'Regen' },
  });
  expect(status).toBe(200);
  expect(written).toEqual([]);
  const mails = await waiting();
  expect(mails.length).toBeGreaterThan(3);
  for (const { subject, raw, facts } of mails)
    expect([subject, raw, facts]).toEqual([null, null, expect.stringContaining('Bierbank')]);
});

test('whoever books while a mail is being written is answered before it is', async () => {
  await asked();
  let goOn: (() => void) | undefined;
  const gate = new Promise<void>((open) => (goOn = open));
  const begun = new Promise<void>((begin) => {
    writer.render = async (message) => {
      begin();
      await gate;
      return render(message);
    };
  });
  let isDelivered = false;
  const run = app
    .get(DeliveryService)
    .deliverDue()
    .then(() => (isDelivered = true));
  await begun;
  await approve(await asked());
  expect(isDelivered).toBe(false);
  goOn?.();
  await run;
  expect(isDelivered).toBe(true);
});

test('the coordination reads the same subject before a mail is worded and after', async () => {
  await approve(await asked());
  const subjects = async (): Promise<string[]> => {
    const { body } = await app.call('get', world.path('mails'), { token: world.coordinator.token });
    return (body as { items: { subject: string }[] }).items.map(({ subject }) => subject);
  };
  const before = await subjects();
  expect((await waiting()).map(({ subject }) => subject)).toEqual([null, null, null]);
  expect(before.slice(0, 3).every((subject) => /Bierbank.*T-2027-/.test(subject))).toBe(true);
  await allMails(app);
  expect(await subjects()).toEqual(before);
});

test('telling of a request takes two statements, of an approval four', async () => {
  const statements = new Statements();
  const telling = async (work: () => Promise<unknown>): Promise<number> =>
    (await statements.of(work)).work.filter((text) =>
      /outbox_mails|FROM partners partner\s+LEFT JOIN|"accessNotes"|role\.role = 'keeper'/.test(text),
    ).length;
  let id = '';
  expect(await telling(async () => (id = await asked()))).toBe(2);
  expect(await telling(() => approve(id))).toBe(4);
});
