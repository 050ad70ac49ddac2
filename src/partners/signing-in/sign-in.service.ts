/** Signing in: a code and a link go out by mail; the code is typed in, the link opened by the browser that asked. No passwords. */
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import type { Caller } from '../who/actor.js';
import { MailedCodes, wrongCode } from './mailed-codes.service.js';
import { Person } from '../who/person.entity.js';
import { safeReturn } from './safe-return.js';
import { hashed, isSameHash, newCode, newSecret } from '../who/secrets.js';
import { SessionsService } from './sessions.service.js';
import { CODE_MINUTES, MOST_TRIES } from './sign-in-limits.js';
import { SignIn } from './sign-in.entity.js';
import { Welcome } from './welcome.service.js';

export interface Asking {
  email: string;
  /** Where the request comes from, for the limits. */
  ip: string;
  returnTo: string | undefined;
}

/** A session has begun: the cookie's secret, and where the browser wanted to go. */
export interface Opened {
  personId: string;
  secret: string;
  returnTo: string;
}

/** A question that was counted. */
interface Asked extends Pick<Asking, 'email' | 'returnTo'> {
  now: Date;
  mayLeave: boolean;
}

/** What goes out or stays in the browser; the table knows only hashes of it. */
interface Secrets {
  code: string;
  link: string;
  asking: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: MailedCodes,
    private readonly sessions: SessionsService,
    private readonly welcome: Welcome,
  ) {}

  /**
   * Mails a code and a link where somebody has this address; does and answers the same where nobody has, and where too
   * many were asked for. Answers what the asking browser keeps, by which the link knows it again.
   */
  async ask({ email: address, ip, returnTo }: Asking): Promise<string> {
    const now = this.clock.now();
    const email = normalAddress(address);
    const secrets = { code: newCode(), link: newSecret(), asking: newSecret() };
    const isKnown = async (tx: EntityManager) => (await this.knownAt(tx, email)) !== undefined;
    const mayLeave = await this.codes.mayLeave({ email, ip, isKnown }, now);
    const asked = { email, returnTo, now, mayLeave };
    const isMailed = await this.database.transaction((tx) => this.write(tx, asked, secrets));
    if (mayLeave) this.welcome.sayCode(email, isMailed ? secrets.code : undefined);
    return secrets.asking;
  }

  /**
   * Answers whether a mail leaves. Where it may not, the same work is done and nothing of it stays: neither does the time
   * tell that too many were asked for, nor does anything grow.
   */
  private async write(
    tx: EntityManager,
    { email, returnTo, now, mayLeave }: Asked,
    secrets: Secrets,
  ): Promise<boolean> {
    // Of two who ask at once one is the newer, and voids the other.
    await this.database.lockWord(tx, `sign-in ${email}`);
    const known = await this.knownAt(tx, email);
    const personId = known?.id ?? null;
    const facts = { email, personId, returnTo: safeReturn(returnTo) };
    const id = await this.replace(tx, facts, secrets, { now, mayLeave });
    const to = { id: personId, email, name: known?.name ?? email, language: known?.language ?? null };
    const mailId = newId();
    await this.welcome.mailCode(tx, to, secrets, mailId);
    await tx.delete(SignIn, { id: mayLeave ? newId() : id });
    await this.welcome.takeBack(tx, mayLeave ? newId() : mailId);
    return mayLeave && known !== undefined;
  }

  /** Opens a session, in whatever browser. Refuses (401) a wrong, old or used code alike; the fifth wrong try ends it. */
  async openByCode(caller: Caller, address: string, typed: string): Promise<Opened> {
    const code = typed.replace(/\s/g, '');
    const opened = await this.database.transaction(async (tx) => {
      // By clocks that differ, the newest row need not be the one that is open.
      const where = { email: normalAddress(address), endedAt: IsNull() };
      const signIn = await this.waiting(tx, await tx.findOne(SignIn, { where, order: { id: 'DESC' } }));
      if (!signIn || !(await this.spendTry(tx, signIn))) return undefined;
      if (isSameHash(hashed(`${signIn.id}${code}`), signIn.codeHash)) return this.use(tx, caller, signIn);
      await this.endSpent(tx, signIn);
      return undefined;
    });
    if (!opened) throw wrongCode('not-signed-in');
    return opened;
  }

  /** Opens a session in the browser that asked. Refuses (401) every other one, and an old or used link, alike. */
  async openByLink(caller: Caller, link: string, asking: string | undefined): Promise<Opened> {
    const opened = await this.database.transaction(async (tx) => {
      const signIn = await this.waiting(tx, await tx.findOneBy(SignIn, { linkHash: hashed(link) }));
      if (!signIn || !isAsking(signIn, asking)) return undefined;
      return this.use(tx, caller, signIn);
    });
    if (!opened) throw deadLink();
    return opened;
  }

  /** True in the browser that asked, while the link can be used. Changes nothing, as looking must. */
  async isForThisBrowser(link: string, asking: string | undefined): Promise<boolean> {
    const signIn = await this.database.read((tx) => tx.findOneBy(SignIn, { linkHash: hashed(link) }));
    return signIn !== null && this.isOpen(signIn) && isAsking(signIn, asking);
  }

  /** Read raw: making an entity of it would take a moment that nobody unknown takes. */
  private knownAt(
    tx: EntityManager,
    email: string,
  ): Promise<Pick<Person, 'id' | 'name' | 'language'> | undefined> {
    return tx
      .createQueryBuilder(Person, 'person')
      .select(['person.id AS id', 'person.name AS name', 'person.language AS language'])
      .where('person.email = :email AND person.disabledAt IS NULL', { email })
      .getRawOne();
  }

  /** What must not leave voids nothing: the code that was mailed before still works. */
  private async replace(
    tx: EntityManager,
    facts: Pick<SignIn, 'email' | 'personId' | 'returnTo'>,
    { code, link, asking }: Secrets,
    { now, mayLeave }: { now: Date; mayLeave: boolean },
  ): Promise<string> {
    await tx.update(SignIn, { email: mayLeave ? facts.email : '', endedAt: IsNull() }, { endedAt: now });
    const id = newId();
    const hashes = { codeHash: hashed(`${id}${code}`), linkHash: hashed(link), askingHash: hashed(asking) };
    const times = { createdAt: now, expiresAt: addMinutes(now, CODE_MINUTES), endedAt: null };
    await tx.insert(SignIn, { id, ...facts, ...hashes, tries: 0, ...times });
    return id;
  }

  /** From here on nobody changes whose sessions may begin. */
  private async waiting(tx: EntityManager, signIn: SignIn | null): Promise<SignIn | undefined> {
    if (!signIn || !this.isOpen(signIn)) return undefined;
    await this.sessions.lockPerson(tx, signIn.personId ?? signIn.email);
    return signIn;
  }

  private isOpen({ endedAt, expiresAt }: SignIn): boolean {
    return endedAt === null && isBefore(this.clock.now(), expiresAt);
  }

  /** Compare and swap, before the code is looked at: of many tries at once only five get through. */
  private async spendTry(tx: EntityManager, { id }: SignIn): Promise<boolean> {
    const open = { id, endedAt: IsNull(), tries: LessThan(MOST_TRIES) };
    const { affected } = await tx.update(SignIn, open, { tries: () => 'tries + 1' });
    return affected === 1;
  }

  private async endSpent(tx: EntityManager, { id }: SignIn): Promise<void> {
    await tx.update(SignIn, { id, tries: MoreThan(MOST_TRIES - 1) }, { endedAt: this.clock.now() });
  }

  /** Single use: of many who have the right code or link one wins. The address may have gone to somebody else since. */
  private async use(tx: EntityManager, { sessionId }: Caller, signIn: SignIn): Promise<Opened | undefined> {
    const now = this.clock.now();
    const { id, personId, email, returnTo } = signIn;
    const { affected } = await tx.update(SignIn, { id, endedAt: IsNull() }, { endedAt: now });
    if (affected !== 1 || personId === null) return undefined;
    if (!(await tx.existsBy(Person, { id: personId, email, disabledAt: IsNull() }))) return undefined;
    return { personId, secret: await this.sessions.begin(tx, personId, sessionId, now), returnTo };
  }
}

const isAsking = ({ askingHash }: SignIn, asking: string | undefined): boolean =>
  asking !== undefined && isSameHash(hashed(asking), askingHash);

const deadLink = (): Refusal =>
  new Refusal('not-signed-in', 'dead-link', {
    de: 'Dieser Link gilt nicht mehr, oder nicht in diesem Browser. Bitte geben Sie den Code aus der E-Mail ein.',
    en: 'This link is no longer valid, or not in this browser. Please type in the code from the mail.',
  });
