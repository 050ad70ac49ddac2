/** Signing in: a code goes out by mail and comes back typed in. No passwords. */
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { normalAddress } from '../notifications/mailbox.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { addMinutes, isBefore } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import type { Caller } from './actor.js';
import { Person } from './person.entity.js';
import { hashed, isSameHash, newCode, newSecret } from './secrets.js';
import { Session } from './session.entity.js';
import {
  BURST_MINUTES,
  DAY_MINUTES,
  mayMailCode,
  QUARTER_MINUTES,
  type CodesSent,
} from './sign-in-limits.js';
import { SignIn } from './sign-in.entity.js';
import { Welcome } from './welcome.service.js';

const CODE_MINUTES = 10;
const MOST_TRIES = 5;

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly welcome: Welcome,
  ) {}

  /** Mails a code where somebody has this address. Does and answers the same where nobody has. */
  async ask(address: string): Promise<void> {
    const now = this.clock.now();
    const email = normalAddress(address);
    const code = newCode();
    const person = await this.database.transaction(async (tx) => {
      // Whoever asks twenty times at once is counted twenty times.
      await this.database.lockWord(tx, `sign-in ${email}`);
      const known = await tx.findOneBy(Person, { email });
      const isAllowed = !this.config.rateLimits || mayMailCode(await this.codesSent(tx, email, now));
      if (!isAllowed) return null;
      await this.replace(tx, email, known?.id ?? null, code, now);
      await this.welcome.mailCode(
        tx,
        { email, name: known?.name ?? email },
        code,
        CODE_MINUTES,
        known !== null,
      );
      return known;
    });
    if (person) this.welcome.sayCode(person, code);
  }

  /** Opens a session. Refuses (401) a wrong, old or used code alike; the fifth wrong try ends the code. */
  async open(address: string, typed: string): Promise<string> {
    const now = this.clock.now();
    const code = typed.replace(/\s/g, '');
    const secret = await this.database.transaction(async (tx) => {
      const signIn = await this.waiting(tx, normalAddress(address), now);
      if (!signIn || !(await this.spendTry(tx, signIn))) return undefined;
      if (!isSameHash(hashed(`${signIn.id}${code}`), signIn.codeHash)) {
        await this.endSpent(tx, signIn, now);
        return undefined;
      }
      if (!(await this.use(tx, signIn, now)) || signIn.personId === null) return undefined;
      return this.newSession(tx, signIn.personId, now);
    });
    if (secret === undefined) throw wrongCode();
    return secret;
  }

  /** Ends the caller's own session; a program's token is not touched. */
  async close(caller: Caller): Promise<void> {
    const { sessionId } = caller;
    if (sessionId === undefined) return;
    const now = this.clock.now();
    await this.database.transaction((tx) => tx.update(Session, { id: sessionId }, { endedAt: now }));
  }

  private async replace(
    tx: EntityManager,
    email: string,
    personId: string | null,
    code: string,
    now: Date,
  ): Promise<void> {
    const open = tx.createQueryBuilder().update(SignIn).set({ endedAt: now });
    await open.where('email = :email AND ended_at IS NULL', { email }).execute();
    const id = newId();
    const times = { createdAt: now, expiresAt: addMinutes(now, CODE_MINUTES), endedAt: null };
    await tx.insert(SignIn, { id, email, personId, codeHash: hashed(`${id}${code}`), tries: 0, ...times });
  }

  private async waiting(tx: EntityManager, email: string, now: Date): Promise<SignIn | null> {
    const newest = await tx.findOne(SignIn, { where: { email }, order: { id: 'DESC' } });
    return newest && newest.endedAt === null && isBefore(now, newest.expiresAt) ? newest : null;
  }

  /** Compare and swap, before the code is looked at: of many tries at once only five get through. */
  private async spendTry(tx: EntityManager, { id }: SignIn): Promise<boolean> {
    const open = { id, endedAt: IsNull(), tries: LessThan(MOST_TRIES) };
    const { affected } = await tx.update(SignIn, open, { tries: () => 'tries + 1' });
    return affected === 1;
  }

  private async endSpent(tx: EntityManager, { id }: SignIn, now: Date): Promise<void> {
    await tx.update(SignIn, { id, tries: MoreThan(MOST_TRIES - 1) }, { endedAt: now });
  }

  /** Single use: of many who have the right code one wins. */
  private async use(tx: EntityManager, { id }: SignIn, now: Date): Promise<boolean> {
    const { affected } = await tx.update(SignIn, { id, endedAt: IsNull() }, { endedAt: now });
    return affected === 1;
  }

  private async newSession(tx: EntityManager, personId: string, now: Date): Promise<string> {
    const secret = newSecret();
    const times = { createdAt: now, lastSeenAt: now, endedAt: null };
    await tx.insert(Session, { id: newId(), personId, secretHash: hashed(secret), ...times });
    return secret;
  }

  private async codesSent(tx: EntityManager, email: string, now: Date): Promise<CodesSent> {
    const since = (minutes: number): Date => addMinutes(now, -minutes);
    const to = (minutes: number): Promise<number> =>
      tx.countBy(SignIn, { email, createdAt: MoreThan(since(minutes)) });
    return {
      toAddressInQuarter: await to(QUARTER_MINUTES),
      toAddressInDay: await to(DAY_MINUTES),
      fromInstallationInFiveMinutes: await tx.countBy(SignIn, { createdAt: MoreThan(since(BURST_MINUTES)) }),
    };
  }
}

function wrongCode(): Refusal {
  const words = {
    de: 'Dieser Code stimmt nicht oder gilt nicht mehr. Bitte fordern Sie einen neuen an.',
    en: 'This code is wrong or no longer valid. Please ask for a new one.',
  };
  return new Refusal('not-signed-in', 'wrong-code', words);
}
