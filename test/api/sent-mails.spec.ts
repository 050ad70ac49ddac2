/** The coordination's list of mails: what could not be delivered is seen, in the reader's words, and nobody else's. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { MailWriter } from '../../src/notifications/mail-writer.service.js';
import { OutboxMail, type MailState } from '../../src/notifications/outbox-mail.entity.js';
import { OutboxService } from '../../src/notifications/outbox.service.js';
import { TestApp } from '../support/app.js';
import { plainLetter, wordPlainly, wordWaiting } from '../support/plain-mails.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let other: World;
beforeAll(async () => {
  app = await TestApp.start();
  wordPlainly(app.get(MailWriter));
  world = await World.make(app, 'hier');
  other = await World.make(app, 'dort', {}, 'D');
});
afterAll(() => app.stop());
beforeEach(() =>
  app.get(Database).transaction((tx) => tx.createQueryBuilder().delete().from(OutboxMail).execute()),
);

interface Listed {
  items: { id: string; subject: string; state: MailState; reason: string; [member: string]: unknown }[];
  nextCursor: string | null;
}

async function mail(subject: string, of: World | undefined, fate: Partial<OutboxMail> = {}): Promise<void> {
  const allianceId = of ? (await of.actor()).allianceId : null;
  const to = { name: 'Anna', address: 'anna@example.org' };
  const words = { subject, text: 'Text', html: '<p>Text</p>' };
  const now = app.clock.now();
  await app.get(Database).transaction(async (tx) => {
    const way = { allianceId, to, fromName: 'Wir', now };
    await app.get(OutboxService).add(tx, plainLetter({ kind: 'note', ...way, ...words }));
  });
  await wordWaiting(app);
  await app.get(Database).transaction(async (tx) => {
    await tx.update(OutboxMail, { subject }, { lastText: 'Raw words of 10.0.0.7', ...fate });
  });
}

async function list(query = '', token = world.coordinator.token, language = 'de'): Promise<Listed> {
  const headers = { 'accept-language': language };
  const { body, status } = await app.call('get', world.path(`mails${query}`), { token, headers });
  expect(status).toBe(200);
  return body as Listed;
}

const subjects = ({ items }: Listed): string[] => items.map(({ subject }) => subject);

describe('the list of mails', () => {
  test('shows what could not be delivered, and why, but not in the server’s words', async () => {
    const endedAt = app.clock.now();
    await mail('verloren', world, { state: 'dead', attempts: 1, lastCode: 550, endedAt });
    await mail('angekommen', world, { state: 'sent', attempts: 1, lastCode: 250, endedAt });
    const dead = await list('?state=dead');
    expect(dead).toEqual({
      items: [
        {
          id: expect.any(String),
          kind: 'note',
          recipient: 'anna@example.org',
          subject: 'verloren',
          state: 'dead',
          attempts: 1,
          createdAt: endedAt.toISOString(),
          endedAt: endedAt.toISOString(),
          nextAt: null,
          lastCode: 550,
          reason:
            'Unter dieser Adresse kommt keine E-Mail an. Bitte rufen Sie an und berichtigen Sie die Adresse.',
        },
      ],
      nextCursor: null,
    });
    expect((await list('?state=dead', undefined, 'en')).items[0]?.reason).toMatch(/^No mail arrives/);
    expect(JSON.stringify(await list())).not.toContain('10.0.0.7');
  });

  test('says when a waiting one is tried next', async () => {
    await mail('wartet', world);
    expect((await list()).items).toMatchObject([
      { state: 'due', nextAt: app.clock.now().toISOString(), endedAt: null },
    ]);
  });

  test('has the newest first, page by page, also while new ones come', async () => {
    for (const subject of ['1', '2', '3', '4', '5']) await mail(subject, world);
    const first = await list('?limit=2');
    await mail('6', world);
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    const third = await list(`?limit=2&cursor=${second.nextCursor}`);
    expect([first, second, third].map(subjects)).toEqual([['5', '4'], ['3', '2'], ['1']]);
    expect(third.nextCursor).toBeNull();
  });

  test('has neither sign-in codes nor the mails of another alliance', async () => {
    await mail('unsere', world);
    await mail('Ihr Anmeldecode', undefined);
    await mail('fremd', other);
    expect(subjects(await list())).toEqual(['unsere']);
    expect(subjects(await list('?state=due'))).toEqual(['unsere']);
  });

  test('is for the coordination only', async () => {
    const asked = [world.member.token, other.coordinator.token, undefined].map((token) =>
      app.call('get', world.path('mails'), token === undefined ? {} : { token }),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([403, 404, 401]);
  });
});
