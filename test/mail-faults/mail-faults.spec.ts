/** Mail faults: whatever a mail server does at whatever step, nothing is lost, killed for our own fault, or sent again after it was recorded. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { LEASE_MINUTES } from '../../src/notifications/delivery-rules.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { addMinutes } from '../../src/shared/period.js';
import { dropDatabase, makeDatabase, onPostgres } from '../support/database.js';
import { anna, MovedClock, Office, QUICK } from '../support/office.js';
import { wordWaiting } from '../support/plain-mails.js';
import { ScriptedSmtp, type Reaction, type Script, type Step } from '../support/smtp.js';

const HOUR = 60;
const ACCOUNT = 'leihbund:secret@';

let clock: MovedClock;
let post: ScriptedSmtp;
let open: Office[];

beforeAll(makeDatabase);
afterAll(dropDatabase);
beforeEach(async () => {
  clock = new MovedClock();
  open = [];
  await postWith({});
});
afterEach(async () => {
  await open.at(-1)?.clear();
  for (const one of open) await one.close();
  await post.close();
});

async function postWith(offers: ScriptedSmtp['offers']): Promise<void> {
  await post?.close();
  post = new ScriptedSmtp(offers);
  await post.open();
}

async function close(one: Office): Promise<void> {
  open = open.filter((other) => other !== one);
  await one.close();
}

async function office(account = ''): Promise<Office> {
  const one = await Office.open(post.port, clock, account);
  open.push(one);
  return one;
}

/** Misbehaves at one step. */
const at =
  (where: Step, reaction: Reaction): Script =>
  (step) =>
    step === where ? reaction : 'go on';

const onceAt = (where: Step, reaction: Reaction): Script => {
  let isDone = false;
  return (step) => {
    if (step !== where || isDone) return 'go on';
    isDone = true;
    return reaction;
  };
};

const ben = { name: '', address: 'ben@example.org' };

describe.each([{ pipelining: false }, { pipelining: true }])(
  'a server, $pipelining for PIPELINING,',
  (offers) => {
    const breaks: [Step, Reaction][] = [
      ['greeting', 'hang up'],
      ['hello', 'hang up'],
    ];
    // What comes before the envelope is the same with and without.
    const early: [Step, Reaction][] = [
      ['greeting', 554],
      ['greeting', 421],
      ['hello', 550],
      ['starttls', 454],
      ['auth', 535],
      ['auth', 454],
    ];
    test.each<[Step, Reaction]>([...(offers.pipelining ? [] : early), ['sender', 550]])(
      'that refuses us at its %s with %s takes no mail from anybody’s queue',
      async (step, code) => {
        await postWith({ ...offers, auth: true, starttls: step === 'starttls' });
        const our = await office(ACCOUNT);
        await our.add({ subject: 'one' }, { subject: 'two' });
        post.script = at(step, code);
        for (let days = 1; days <= 5; days += 1) {
          expect(await our.delivery.deliverDue()).toBe(0);
          clock.pass(days * 24 * HOUR);
        }
        expect(await our.rows()).toMatchObject([
          { state: 'due', attempts: 0 },
          { state: 'due', attempts: 0 },
        ]);
        if (step === 'starttls') post.offers.starttls = false;
        post.script = () => 'go on';
        expect(await our.delivery.deliverDue()).toBe(2);
        expect(post.accepted).toHaveLength(2);
      },
    );

    test.each<[Step, Reaction]>([
      ...(offers.pipelining ? [] : breaks),
      ['sender', 'hang up'],
      ['recipient', 'hang up'],
      ['data', 'hang up'],
      ['text', 'hang up'],
      ['end', 'hang up'],
      ['end', 'keep and hang up'],
      ['recipient', 421],
    ])('that fails at its %s (%s) gets the same bytes again', async (step, reaction) => {
      await postWith({ ...offers });
      expect(await failingOnce(step, reaction)).toEqual(isKept(reaction) ? TWICE : ONCE);
    });

    test.each<[Step, number]>([
      ['recipient', 550],
      ['data', 554],
      ['end', 554],
    ])('that refuses one of several at its %s (%s) gets all others at once', async (step, code) => {
      await postWith({ ...offers });
      const our = await office();
      post.script = (now, { recipients }) =>
        now === step && recipients.at(-1) === ben.address ? code : 'go on';
      await our.add({ series: 'r1' }, { series: 'r1', to: ben }, { series: 'r2' });
      expect(await our.delivery.deliverDue()).toBe(2);
      clock.pass(5 * 24 * HOUR);
      expect(await our.delivery.deliverDue()).toBe(0);
      expect(await our.rows()).toMatchObject([
        { state: 'sent' },
        { state: 'dead', attempts: 1, lastCode: code },
        { state: 'sent' },
      ]);
    });

    test('that greylists gets the same envelope and bytes again', async () => {
      await postWith({ ...offers });
      const our = await office();
      post.script = onceAt('recipient', 451);
      await our.add({ to: ben });
      expect(await our.delivery.deliverDue()).toBe(0);
      clock.pass(1);
      expect(await our.delivery.deliverDue()).toBe(1);
      expect(post.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
        'MAIL FROM:<leihbund@example.org>',
        'RCPT TO:<ben@example.org>',
        'MAIL FROM:<leihbund@example.org>',
        'RCPT TO:<ben@example.org>',
      ]);
    });
  },
);

test.each<[Step, Reaction]>([
  ['greeting', 'stall'],
  ['recipient', 'stall'],
  ['end', 'stall'],
  ['end', 'keep and stall'],
  ['end', 'drip'],
])(
  'a server that is silent at its %s (%s) is left, and gets the same bytes again',
  async (step, reaction) => {
    expect(await failingOnce(step, reaction)).toEqual(isKept(reaction) ? TWICE : ONCE);
  },
);

const ONCE = ['first', 'second'];
const TWICE = ['first', 'first', 'second'];
/** Each silence ends by its own limit, only talk without end by that of the whole mail. */
const notedAs = (reaction: Reaction): RegExp =>
  reaction === 'drip' ? /^EABORT/ : /stall/.test(String(reaction)) ? /^ETIMEDOUT/ : /./;

const isKept = (reaction: Reaction): boolean => String(reaction).startsWith('keep');

/** Two mails of one series of which the first try fails; answers what was accepted. */
async function failingOnce(step: Step, reaction: Reaction): Promise<string[]> {
  const our = await office();
  const { patience } = our.transport;
  await our.add({ subject: 'first', series: 'r1' }, { subject: 'second', series: 'r1' });
  post.script = onceAt(step, reaction);
  if (/stall|drip/.test(String(reaction))) our.transport.patience = QUICK;
  expect(await our.delivery.deliverDue()).toBe(0);
  our.transport.patience = patience;
  expect(await our.rows()).toMatchObject([
    { state: 'due', attempts: 1, leaseUntil: null, lastText: expect.stringMatching(notedAs(reaction)) },
    { state: 'due', attempts: 0 },
  ]);
  expect(await our.delivery.deliverDue()).toBe(0);
  clock.pass(1);
  expect(await our.delivery.deliverDue()).toBe(2);

  const whole = post.tries.filter(({ isWhole }) => isWhole).map(({ raw }) => raw.toString());
  const [first = '', second = ''] = [...new Set(whole)];
  expect(new Set(whole).size).toBe(2);
  expect([subjectIn(first), subjectIn(second)]).toEqual(['first', 'second']);
  const torn = post.tries.filter(({ isWhole }) => !isWhole);
  expect(torn.every(({ raw }) => first.startsWith(raw.toString()))).toBe(true);
  return post.accepted.map(({ raw }) => subjectIn(raw.toString()));
}

describe('a mail that the server ponders', () => {
  test('keeps neither those that wait beside it nor those that come later', async () => {
    const our = await office();
    our.transport.patience = { ...QUICK, answer: 2_000, mail: 2_000 };
    await our.add({ subject: 'opens the door' });
    expect(await our.delivery.deliverDue()).toBe(1);
    post.script = (step, { recipients }) =>
      step === 'end' && recipients[0] === ben.address ? 'stall' : 'go on';
    await our.add({ to: ben }, { subject: 'beside' });
    ring(our);
    await until(() => post.accepted.length === 2 && post.tries.length === 3);
    await our.add({ subject: 'later' });
    ring(our);
    await until(() => post.accepted.length === 3);
    expect(subjectIn(post.accepted[2]!.raw.toString())).toBe('later');
  });
});

describe('a code', () => {
  const code = { kind: 'sign-in-code', subject: 'code', to: ben };
  const SECONDS = 1 / 60;
  const isCode: Script = (_step, { recipients }) => (recipients.at(-1) === ben.address ? 'go on' : 'hang up');

  test('waits for nobody whose connection was lost', async () => {
    const our = await office();
    await our.add({ subject: 'invitation' });
    post.script = onceAt('greeting', 'hang up');
    expect(await our.delivery.deliverDue()).toBe(0);
    await our.add(code);
    expect(await our.delivery.deliverDue()).toBe(1);
    expect(post.accepted.map(({ raw }) => subjectIn(raw.toString()))).toEqual(['code']);
  });

  test('that is lost itself leaves again within seconds', async () => {
    const our = await office();
    await our.add(code);
    for (const lost of [1, 2, 3]) {
      post.script = onceAt('end', 'hang up');
      expect([lost, await our.delivery.deliverDue()]).toEqual([lost, 0]);
      clock.pass(12 * SECONDS);
    }
    expect(await our.delivery.deliverDue()).toBe(1);
  });

  test('leaves while the server loses whatever else it is given, and ponders it at every lane', async () => {
    const our = await office();
    our.transport.patience = { ...QUICK, answer: 2_000, mail: 2_000 };
    post.script = (step, now) => (step === 'recipient' ? isCode(step, now) : 'go on');
    await our.add({}, {}, {}, code);
    await our.delivery.deliverDue();
    expect(post.accepted.map(({ raw }) => subjectIn(raw.toString()))).toEqual(['code']);
    post.script = (step, { recipients }) =>
      step === 'end' && recipients[0] !== ben.address ? 'stall' : 'go on';
    await our.add({}, {}, {}, {}, {}, {});
    clock.pass(1);
    ring(our);
    await until(() => post.tries.length >= 2);
    ring(our);
    await our.add({ ...code, subject: 'second' });
    ring(our);
    await until(() => post.accepted.length === 2);
    expect(subjectIn(post.accepted[1]!.raw.toString())).toBe('second');
  });

  test('goes before thousands of others that are due for longer', async () => {
    const our = await office();
    await our.add(...Array.from({ length: 120 }, (_, index) => ({ subject: `${index}` })));
    clock.pass(SECONDS);
    await our.add(code);
    expect(await our.delivery.deliverDue()).toBe(101);
    const place = post.accepted.findIndex(({ raw }) => subjectIn(raw.toString()) === 'code');
    expect(place).toBeLessThan(10);
  });
});

describe('a server that', () => {
  const SECONDS = 1 / 60;

  test('loses a quarter of its connections does not stop the queue', async () => {
    const our = await office();
    await our.add(...Array.from({ length: 80 }, (_, index) => ({ subject: `${index}` })));
    post.script = (step, { connection }) =>
      step === 'greeting' && connection % 4 === 0 ? 'hang up' : 'go on';
    for (let ticks = 0; ticks < 60; ticks += 1) {
      await our.delivery.deliverDue();
      clock.pass(2 * SECONDS);
    }
    expect(post.accepted.length).toBeGreaterThan(70);
  });

  test('is away is asked after seconds, then ever more seldom, at most once a minute', async () => {
    const our = await office();
    await our.add(...Array.from({ length: 200 }, (_, index) => ({ subject: `${index}` })));
    post.script = at('greeting', 'hang up');
    const asked: number[] = [];
    for (let seconds = 0; seconds < 600; seconds += 2) {
      const before = post.connections;
      await our.delivery.deliverDue();
      if (post.connections > before) asked.push(seconds);
      clock.pass(2 * SECONDS);
    }
    expect(asked.slice(0, 7)).toEqual([0, 2, 4, 10, 20, 40, 80]);
    expect(asked.length).toBeLessThan(18);
    const errors = our.logged.filter((line) => line.includes('mail server'));
    expect(errors.length).toBeLessThan(5);
    expect(errors[0]).toMatch(/cannot be reached: the connection was lost or never came about \(/);
  });
});

test('a server may take ten seconds to connect and to greet, ten minutes to answer, and less than a lease in all', async () => {
  const { patience } = (await office()).transport;
  expect(patience).toEqual({ connection: 10_000, greeting: 10_000, answer: 600_000, mail: 720_000 });
  expect(patience.mail).toBeLessThan(LEASE_MINUTES * 60_000);
});

describe('a mail that must wait', () => {
  test('lets those behind it in its series wait as long, so that nobody looks at them in vain', async () => {
    const our = await office();
    await our.add({ series: 'r1' }, { series: 'r1' }, { series: 'r2' });
    post.script = onceAt('recipient', 451);
    await our.delivery.deliverDue();
    await our.add({ series: 'r1' });
    const [first, second, other, third] = await our.rows();
    expect(first?.nextAt).toEqual(addMinutes(clock.now(), 1));
    expect([second?.nextAt, third?.nextAt]).toEqual([first?.nextAt, first?.nextAt]);
    expect(other).toMatchObject({ state: 'sent', nextAt: clock.now() });
  });
});

// On SQLite nobody writes beside a transaction.
if (onPostgres) {
  test('a mail that a transaction has its hand on is passed over, and neither waited for nor overtaken', async () => {
    const [our, other] = [await office(), await office()];
    await our.add(
      { series: 'r1', subject: 'held' },
      { series: 'r1', subject: 'behind' },
      { subject: 'free' },
    );
    const [held] = await our.rows();
    let letGo: (() => void) | undefined;
    const hand = other.database.transaction(async (tx) => {
      await tx.update(OutboxMail, { id: held!.id }, { kind: 'held' });
      await new Promise<void>((resume) => (letGo = resume));
    });
    await until(() => letGo !== undefined);
    expect(await our.delivery.deliverDue()).toBe(1);
    letGo?.();
    await hand;
    expect(await our.delivery.deliverDue()).toBe(2);
    expect(post.accepted.map(({ raw }) => subjectIn(raw.toString()))).toEqual(['free', 'held', 'behind']);
  });
}

describe('a stop', () => {
  test.each<Step>(['greeting', 'hello', 'recipient', 'data'])(
    'while the server is silent at its %s waits for nothing, and gives the mail back untouched',
    async (step) => {
      const our = await office();
      // Who waits for this is ended by the runner.
      our.delivery.stopPatience = 120_000;
      await our.add({});
      post.script = onceAt(step, 'stall');
      const run = our.delivery.deliverDue();
      await until(() => reached(step));
      await close(our);
      expect(await run).toBe(0);

      const next = await office();
      expect(await next.rows()).toMatchObject([{ state: 'due', attempts: 0, leaseUntil: null }]);
      expect(await next.delivery.deliverDue()).toBe(1);
      expect(post.tries).toHaveLength(1);
    },
  );

  test('after the final dot waits no longer than it may, and the lease keeps the mail until then', async () => {
    const our = await office();
    our.transport.patience = { ...QUICK, answer: 9_000, mail: 1_500 };
    await our.add({});
    post.script = onceAt('end', 'keep and stall');
    const run = our.delivery.deliverDue().catch(() => 'lost');
    await until(() => post.tries.length === 1);
    await close(our);

    const next = await office();
    expect(await next.rows()).toMatchObject([{ state: 'due', attempts: 1, leaseUntil: expect.any(Date) }]);
    clock.pass(14);
    expect(await next.delivery.deliverDue()).toBe(0);
    clock.pass(1);
    expect(await next.delivery.deliverDue()).toBe(1);
    const [one, other] = post.accepted;
    expect(one?.raw.equals(other?.raw ?? Buffer.alloc(0))).toBe(true);
    await post.close();
    await run;
  });

  const reached = (step: Step): boolean =>
    step === 'greeting'
      ? post.connections > 0
      : post.commands.some((line) => line.startsWith(verbs[step] ?? ''));
  const verbs: Partial<Record<Step, string>> = { hello: 'EHLO', recipient: 'RCPT', data: 'DATA' };
});

describe('the wall clock set back by an hour', () => {
  test('does not lengthen a pause', async () => {
    const our = await office();
    await our.add({ subject: 'first' });
    post.script = onceAt('greeting', 'hang up');
    await our.delivery.deliverDue();
    clock.pass(0.5 / 60);
    clock.setBack(HOUR);
    expect(await our.delivery.deliverDue()).toBe(0);
    clock.pass(0.5 / 60);
    expect(await our.delivery.deliverDue()).toBe(1);
    expect(our.logged.join('\n')).toContain('The clock was set back');
  });

  test('does not keep what was written before', async () => {
    const our = await office();
    await our.delivery.deliverDue();
    await our.add({});
    clock.setBack(HOUR);
    expect(await our.delivery.deliverDue()).toBe(1);
  });

  test('does not make a dead worker’s lease longer than half an hour, nor a living one’s shorter', async () => {
    const [dying, other] = [await office(), await office()];
    dying.transport.send = () => new Promise(() => undefined);
    await other.delivery.deliverDue();
    await dying.add({});
    ring(dying);
    await until(async () => (await other.rows())[0]?.attempts === 1);
    clock.setBack(10);
    expect(await other.delivery.deliverDue()).toBe(0);
    clock.setBack(50);
    expect(await other.delivery.deliverDue()).toBe(1);
  });

  test('a wait that only lasts is no jump', async () => {
    const our = await office();
    await our.delivery.deliverDue();
    clock.pass(3 * HOUR);
    await our.delivery.deliverDue();
    expect(our.logged.join('\n')).not.toContain('set back');
  });
});

describe('the wall clock set ahead', () => {
  test('drops no code and gives no mail up, until it is set right or has stood for ten minutes', async () => {
    const our = await office();
    await our.delivery.deliverDue();
    await our.add({ kind: 'sign-in-code', staleAt: addMinutes(clock.now(), 10) }, { subject: 'old' });
    await wordWaiting(our.module);
    await our.database.transaction((tx) => tx.update(OutboxMail, { subject: 'old' }, { attempts: 5 }));
    post.script = at('recipient', 451);
    clock.setBack(-5 * 24 * HOUR);
    await our.delivery.deliverDue();
    expect(await our.rows()).toMatchObject([{ state: 'due' }, { state: 'due', attempts: 6 }]);
    clock.pass(1);
    clock.setBack(5 * 24 * HOUR);
    post.script = () => 'go on';
    expect(await our.delivery.deliverDue()).toBe(2);
  });

  test('and stays so: what is too late is dropped in the end', async () => {
    const our = await office();
    await our.delivery.deliverDue();
    await our.add({ kind: 'sign-in-code', staleAt: addMinutes(clock.now(), 10) });
    clock.setBack(-HOUR);
    await our.delivery.deliverDue();
    expect(await our.rows()).toMatchObject([{ state: 'due' }]);
    clock.pass(11);
    await our.delivery.deliverDue();
    expect(await our.rows()).toMatchObject([{ state: 'expired' }]);
  });
});

describe('an accepted mail', () => {
  test('is recorded although the database is away for a moment, and does not leave again', async () => {
    const our = await office();
    await our.add({});
    let failures = 0;
    our.module.get(Database).transaction = async (work) => {
      const isNote = post.accepted.length > 0;
      if (!isNote || failures === 2) return Database.prototype.transaction.call(our.database, work) as never;
      failures += 1;
      throw new Error('away');
    };
    expect(await our.delivery.deliverDue()).toBe(1);
    clock.pass(24 * HOUR);
    expect(await our.delivery.deliverDue()).toBe(0);
    expect(post.tries).toHaveLength(1);
    expect(await our.rows()).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });
});

describe('a row that holds no address', () => {
  test.each(['evil@example.net>\r\nRCPT TO:<b@example.org', 'a@example.org\r\nDATA', 'a<b@example.org', ''])(
    'such as %j never reaches the server as a command',
    async (recipient) => {
      const our = await office();
      await our.add({});
      await our.database.transaction((tx) =>
        tx.update(OutboxMail, { recipient: anna.address }, { recipient }),
      );
      expect(await our.delivery.deliverDue()).toBe(0);
      expect(post.commands.filter((line) => /^(RCPT|DATA)/.test(line))).toEqual([]);
      expect(await our.rows()).toMatchObject([{ state: 'dead', lastCode: null }]);
    },
  );
});

/** As the timer does, which does not wait; what is still open at the end of a test finds no database any more. */
const ring = (one: Office): void => void one.delivery.deliverDue().catch(() => undefined);

const subjectIn = (raw: string): string => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await new Promise((resume) => setTimeout(resume, 5));
  }
  throw new Error('It never came.');
}
