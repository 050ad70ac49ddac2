/** The restore drill: backed up amid a storm, restored elsewhere, and compared with what people had been told by then (K01, K02, K04). */
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { audit } from '../support/audit.js';
import { Dice } from '../support/dice.js';
import { Installation, tear, type Engine } from '../support/installation.js';
import { messageIdIn } from '../support/mail-storm.js';
import { ServerProcess } from '../support/server-process.js';
import { ScriptedSmtp } from '../support/smtp.js';
import { Storm, type Attempt } from '../support/storm.js';
import { found, furnish, session, type Trial } from '../support/trial.js';

const ASKERS = 50;
/** So many deeds were acknowledged when the backup began. */
const ENOUGH = 60;
/** From a Monday to a Sunday. */
const aWeek = [6, 7, 8, 9, 10, 11, 12].map(
  (day) => `leihbund-202001${String(day).padStart(2, '0')}T030000Z.dump`,
);
const TWO_DAYS_MS = 2 * 86_400_000;

export function testBackups(engine: Engine): void {
  const post = new ScriptedSmtp({ pipelining: true });
  let installation: Installation;
  let elsewhere: Installation;
  let trial: Trial;
  let server: ServerProcess;
  /** Of the coordinator, whose browser had it when the backup was made. */
  let cookie: string;
  let backup: string;
  /** As they were known when the backup began: what was told later may be in it or not. */
  let attempts: Attempt[];
  /** Made when all was quiet: the very last that was told must be in it, and may stand in the journal alone. */
  let last: { backup: string; attempts: Attempt[] };

  beforeAll(async () => {
    await post.open();
    post.script = (step) => (step === 'recipient' ? 451 : 'go on');
    installation = await Installation.make(engine);
    elsewhere = await Installation.make(engine);
    found(installation);
    server = await ServerProcess.start(installation);
    trial = await furnish(server);
    cookie = await session(server, trial.coordinator.email);
    await server.stop();
    // From now on mails wait: the mail server takes none yet.
    server = await ServerProcess.start(installation, { env: { SMTP_URL: `smtp://127.0.0.1:${post.port}` } });
  }, 300_000);

  afterAll(async () => {
    await server.kill();
    await post.close();
    await installation.drop();
    await elsewhere.drop();
  }, 300_000);

  const isSignedIn = async (): Promise<boolean> =>
    (await server.call('GET', '/api/me', { headers: { cookie } })).status === 200;

  const waiting = async (of: Installation): Promise<number> => {
    const [[row] = []] = await of.ask(`SELECT count(*) AS n FROM outbox_mails WHERE state = 'due'`);
    return Number(row?.['n']);
  };

  test('is made under load: one file for its user alone, and what was there too long before is removed', async () => {
    const storm = new Storm(trial, Dice.ofThisRun(`backing up on ${engine}`));
    const blowing = blowUntil(storm, server);
    while (acknowledged(storm) < ENOUGH) await pause(20);
    const before = storm.attempts.map((attempt) => ({ ...attempt }));
    mkdirSync(installation.backupFolder);
    for (const name of aWeek) writeFileSync(join(installation.backupFolder, name), '');
    const made = await installation.run('backup');
    await blowing.end();

    attempts = [...before, ...storm.attempts.slice(before.length).map(asOpen)].map((attempt) =>
      attempt.outcome === 'open' ? asOpen(attempt) : attempt,
    );
    const isOpen = ({ outcome }: Attempt): boolean => outcome === 'open';
    const known = before.filter(({ outcome }) => outcome === 'done').length;
    process.stdout.write(
      `${known} acknowledged before, ${attempts.filter(isOpen).length} during it or open\n`,
    );
    expect(known).toBeGreaterThanOrEqual(ENOUGH);
    expect(storm.attempts.length).toBeGreaterThan(before.length + 20);

    expect(made).toMatchObject({ code: 0 });
    backup = fileOf(made);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(installation.backupFolder)).toEqual([...aWeek.slice(1), basename(backup)]);
    last = { backup: fileOf(await installation.run('backup')), attempts: storm.attempts };
    expect(last.attempts.filter(({ outcome }) => outcome === 'done').length).toBeGreaterThan(known);
  }, 300_000);

  test('and the readiness warns when it is older than 36 hours', async () => {
    const warnings = async (): Promise<string[]> =>
      (JSON.parse((await server.call('GET', '/health/ready')).text) as { warnings: string[] }).warnings;
    expect(await warnings()).not.toContain('backup-old');
    const old = new Date(Date.now() - TWO_DAYS_MS);
    for (const name of readdirSync(installation.backupFolder))
      utimesSync(join(installation.backupFolder, name), old, old);
    expect(await warnings()).toContain('backup-old');
  });

  test('is not restored under a running server, nor where it is damaged; everything stays as it was', async () => {
    const refused = await installation.run('restore', backup);
    expect(refused).toMatchObject({ code: 1, said: expect.stringMatching(/Nothing .*restored.*[Ss]top/s) });
    expect(await isSignedIn()).toBe(true);

    const torn = join(elsewhere.folder, 'torn');
    tear(backup, torn);
    expect(await elsewhere.run('restore', torn)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/Nothing was restored/),
    });
    expect(await elsewhere.isEmpty()).toBe(true);
  }, 300_000);

  test('mails leave after it, before the restore', async () => {
    expect(await waiting(installation)).toBeGreaterThan(50);
    await server.stop();
    // What had failed waits for a minute; a start with the clock in order would, too.
    await installation.change(`UPDATE outbox_mails SET next_at = created_at WHERE state = 'due'`);
    post.script = () => 'go on';
    server = await ServerProcess.start(installation, { env: { SMTP_URL: `smtp://127.0.0.1:${post.port}` } });
    const giveUpAt = Date.now() + 60_000;
    while ((await waiting(installation)) > 0 && Date.now() < giveUpAt) await pause(200);
    expect(await waiting(installation)).toBe(0);
    await server.stop();
  }, 300_000);

  test('restored elsewhere it has what was acknowledged when it began, nothing of it half', async () => {
    expect(await elsewhere.run('restore', backup)).toMatchObject({ code: 0 });
    const before = post.accepted.length;
    server = await ServerProcess.start(elsewhere, { env: { SMTP_URL: `smtp://127.0.0.1:${post.port}` } });
    expect(await audit(elsewhere, trial, attempts)).toEqual([]);
    const told = await server.call('GET', '/api/me', { token: trial.coordinator.token });
    expect(told.status).toBe(200);

    // Two of the rhythms in which mails leave.
    await pause(5_000);
    const sent = post.accepted.map(({ raw }) => messageIdIn(raw));
    expect(post.accepted.slice(before)).toEqual([]);
    expect(new Set(sent).size).toBe(sent.length);
  }, 300_000);

  test('and nobody is signed in, no code or link opens anything, and mails that waited are shown to the coordination', async () => {
    expect(await isSignedIn()).toBe(false);
    const ends = ['sessions', 'sign_ins', 'address_changes'].map(
      (table) => `SELECT count(*) AS n FROM ${table} WHERE ended_at IS NULL`,
    );
    const open = (await elsewhere.ask(...ends)).map(([row]) => Number(row?.['n']));
    expect(open).toEqual([0, 0, 0]);
    const path = '/api/alliances/auental/mails?state=dead&limit=5';
    const { text } = await server.call('GET', path, { token: trial.coordinator.token });
    const [first] = (JSON.parse(text) as { items: { reason: string }[] }).items;
    expect(first?.reason).toMatch(/Sicherung|backup/);
    expect(await waiting(elsewhere)).toBe(0);
  });

  test('another one has the very last, and the data of meanwhile lie beside it, whole', async () => {
    await server.kill();
    const { code, said } = await elsewhere.run('restore', last.backup, '--send-waiting');
    expect([code, said]).toEqual([0, expect.stringMatching(/The old data are \S+\./)]);
    const aside = /The old data are (\S+)\./.exec(said)?.[1] ?? '';
    expect(await elsewhere.countIn(aside, `SELECT count(*) AS n FROM reservations`)).toBeGreaterThan(0);
    expect(await waiting(elsewhere)).toBeGreaterThan(50);
    expect(await audit(elsewhere, trial, last.attempts)).toEqual([]);
    expect(leftIn(elsewhere.folder)).toEqual([]);
  }, 300_000);

  test('killed at any moment, a restore leaves the old data or the new, and another one succeeds', async () => {
    const dice = Dice.ofThisRun(`killing restores on ${engine}`);
    for (let round = 0; round < 4; round += 1) {
      await elsewhere.runAndKill(dice.whole(100, 4_000), 'restore', last.backup);
      expect(await audit(elsewhere, trial, last.attempts)).toEqual([]);
    }
    expect(await elsewhere.run('restore', last.backup)).toMatchObject({ code: 0 });
    expect(await audit(elsewhere, trial, last.attempts)).toEqual([]);
  }, 300_000);
}

const fileOf = ({ said }: { said: string }): string => /Backed up: (\S+)/.exec(said)?.[1] ?? '';

const acknowledged = ({ attempts }: Storm): number =>
  attempts.filter(({ outcome }) => outcome === 'done').length;

/** Nobody was told for certain that it is in the backup. */
const asOpen = (attempt: Attempt): Attempt => ({ ...attempt, outcome: 'open' });

function blowUntil(storm: Storm, server: ServerProcess): { end(): Promise<void> } {
  const state = { isOver: false };
  const rounds = async (): Promise<void> => {
    for (let round = 1; !state.isOver; round += 1) await storm.blow(server, ASKERS, round);
  };
  const blown = rounds();
  return {
    end: async () => {
      state.isOver = true;
      storm.calm();
      await blown;
    },
  };
}

/** Journals and drafts, which would be taken for the new database's. */
const leftIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /(\.sqlite-(wal|shm)|restoring|part)$/.test(name));
