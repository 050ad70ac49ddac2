/** A server that is asked to stop while a mail is leaving: it is finished, or leaves later, byte for byte (K06). Needs the build. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Installation } from '../support/installation.js';
import { LetterBox } from '../support/letter-box.js';
import { ServerProcess } from '../support/server-process.js';
import { done, found, furnish, inAlliance, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

const ALL_OVER_MS = 10_000;

let installation: Installation;
let trial: Trial;

beforeAll(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  const server = await ServerProcess.start(installation);
  trial = await furnish(server);
  await server.stop();
}, 60_000);

afterAll(() => installation.drop());

test('a mail that is leaving is finished: it ends with 0, and the mail leaves once', async () => {
  const box = await LetterBox.open();
  box.thinkingMs = 2_000;
  const first = await ServerProcess.start(installation, { env: { SMTP_URL: box.url } });
  await someMail(first, trial);
  await until(() => box.received.length > 0);
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const { id } = letterOf(box.accepted[0]!.raw);
  const [[row]] = (await installation.ask(`SELECT state FROM outbox_mails WHERE id = '${id}'`)) as [[object]];
  expect(row).toEqual({ state: 'sent' });
  await box.close();
}, 30_000);

test('a mail whose server never answers does not hold it up, and leaves later with the same bytes', async () => {
  const box = await LetterBox.open();
  box.thinkingMs = 60_000;
  const first = await ServerProcess.start(installation, { env: { SMTP_URL: box.url } });
  await someMail(first, trial);
  await until(() => box.received.length > 0);
  const start = performance.now();
  await first.stop();
  expect(performance.now() - start).toBeLessThan(ALL_OVER_MS);

  box.thinkingMs = 0;
  await installation.change(`UPDATE outbox_mails SET lease_until = NULL WHERE state = 'due'`);
  const second = await ServerProcess.start(installation, { env: { SMTP_URL: box.url } });
  const { id, raw } = letterOf(box.received[0]!.raw);
  await until(() => box.accepted.some((letter) => letterOf(letter.raw).id === id));
  await second.stop();
  const again = box.accepted.filter((letter) => letterOf(letter.raw).id === id);
  expect(again.map((letter) => letter.raw)).toEqual([raw]);
  await box.close();
}, 40_000);

/** One that tells of a request. */
const someMail = (server: ServerProcess, { members, items }: Trial): Promise<object> =>
  done(server, inAlliance('reservations'), members[0]!.token, {
    partnerId: members[0]!.partnerId,
    occasion: { name: 'Fest mit Post' },
    contact: { name: 'Anna Auer' },
    pickUpAt: new Date(Date.now() + 200 * 86_400_000).toISOString(),
    returnDueAt: new Date(Date.now() + 201 * 86_400_000).toISOString(),
    lines: [{ itemId: items.bench, quantity: 1 }],
  });

/** The Message-ID begins with the mail's id. */
const letterOf = (raw: string): { id: string; raw: string } => ({
  id: /^Message-ID: <([^@]+)@/im.exec(raw)![1]!,
  raw,
});
