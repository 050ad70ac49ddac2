/** Changing one's mail address: proved at the new one, told to the old one, and taken back from there within three days. */
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, MoreThanOrEqual, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { refuseDuplicate } from '../../database/faults.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { Refusal } from '../../shared/refusal.js';
import { AccessToken } from '../access/access-token.entity.js';
import type { Caller } from '../who/actor.js';
import { AddressChange } from './address-change.entity.js';
import { AddressMails } from './address-mails.service.js';
import { AuditService } from '../log/audit.service.js';
import { MailedCodes, wrongCode } from './mailed-codes.service.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import { Farewells } from '../who/farewells.service.js';
import { Person } from '../who/person.entity.js';
import { isKept, refuseKept } from './kept-addresses.query.js';
import { hashed, isSameHash, newCode, newSecret } from '../who/secrets.js';
import { FRESH_MINUTES, isFresh } from '../access/session-rules.js';
import { Session } from '../access/session.entity.js';
import { SessionsService } from './sessions.service.js';
import { Turns, type Look } from '../who/turns.service.js';
import { CODE_MINUTES, MOST_TRIES } from './sign-in-limits.js';

const UNDO_HOURS = 72;

@Injectable()
export class AddressChangeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly codes: MailedCodes,
    private readonly sessions: SessionsService,
    private readonly mails: AddressMails,
    private readonly audit: AuditService,
    private readonly config: Config,
    private readonly farewells: Farewells,
  ) {}

  /** True where the sign-in is fresh enough to ask. */
  async mayAsk(caller: Caller): Promise<boolean> {
    const { sessionId: id } = caller;
    if (id === undefined) return false;
    return this.turns.look(caller, async ({ tx, now }) =>
      isFresh(await tx.findOneByOrFail(Session, { id }), now),
    );
  }

  /** Mails a code to the new address. Answers the same where it belongs to somebody else, and tells that mailbox so. */
  async ask(caller: Caller, { email: address, ip }: { email: string; ip: string }): Promise<void> {
    const person = caller.signedIn;
    const email = normalAddress(address);
    if (email === person.email) throw sameAddress();
    refuseOwnMailbox(this.config, email, 'email');
    if (!(await this.mayAsk(caller))) throw freshSignInNeeded();
    if (!(await this.codes.mayLeave({ email, ip, isKnown: getsAMail }, this.clock.now()))) return;
    const code = newCode();
    await this.turns.own(caller, async (turn) => {
      const { tx, now } = turn;
      await this.sessions.lockPerson(tx, person.id);
      const holder = await tx.findOneBy(Person, { email });
      const isTaken = holder !== null || (await isKept(tx, email, person.id, now));
      await this.replace(turn, email, code);
      if (isTaken) await this.mails.sayTaken(tx, { email, ...holderFacts(holder) }, now);
      else await this.mails.mailCode(tx, { ...person, email }, code, now);
    });
  }

  /**
   * Changes the address and ends all sessions, this one too. Refuses (409) a wrong, old or used code, of which the
   * fifth wrong try is the last, and an address that somebody else has by now.
   */
  async confirm(caller: Caller, typed: string): Promise<string> {
    const person = caller.signedIn;
    if (caller.sessionId === undefined) throw freshSignInNeeded();
    const code = typed.replace(/\s/g, '');
    const email = await this.database
      .transaction(async (tx) => {
        await this.turns.lockPoolsOf(tx, person.id);
        await this.sessions.lockPerson(tx, person.id);
        const change = await this.spent(tx, person.id);
        if (!change) return undefined;
        const isRight = isSameHash(hashed(`${change.id}${code}`), change.codeHash);
        return isRight ? this.make(tx, change) : this.endSpent(tx, change);
      })
      .catch(refuseTaken);
    if (email === undefined) throw wrongCode('conflict');
    return email;
  }

  /** Gives the old address back, whatever it was changed to since. Refuses (404) a link that is used or old. */
  async undo(secret: string): Promise<void> {
    const now = this.clock.now();
    const open = { undoHash: hashed(secret), undoUntil: MoreThan(now) };
    await this.database
      .transaction(async (tx) => {
        const change = await tx.findOneBy(AddressChange, open);
        if (!change) throw deadLink();
        await this.turns.lockPoolsOf(tx, change.personId);
        await this.sessions.lockPerson(tx, change.personId);
        const { affected } = await tx.update(AddressChange, { id: change.id, ...open }, { undoUntil: null });
        if (affected !== 1) throw deadLink();
        await this.takeBack(tx, change, now);
      })
      .catch(refuseTaken);
  }

  /** Forgets what can be neither made nor undone any more. */
  async sweep(tx: EntityManager, now: Date): Promise<void> {
    const old = addMinutes(now, -UNDO_HOURS * 60 - CODE_MINUTES);
    await tx.delete(AddressChange, { createdAt: LessThan(old) });
  }

  private async replace({ tx, actor, now }: Look<Caller>, newEmail: string, code: string): Promise<void> {
    const { id: personId, email: oldEmail } = actor.signedIn;
    await tx.update(AddressChange, { personId, endedAt: IsNull() }, { endedAt: now });
    const id = newId();
    const times = { createdAt: now, expiresAt: addMinutes(now, CODE_MINUTES), endedAt: null };
    const facts = { personId, oldEmail, newEmail, codeHash: hashed(`${id}${code}`), tries: 0 };
    await tx.insert(AddressChange, { id, ...facts, ...times, undoHash: null, undoUntil: null });
  }

  /** The change that waits, with one try less. Compare and swap: of many tries at once only five get through. */
  private async spent(tx: EntityManager, personId: string): Promise<AddressChange | undefined> {
    const now = this.clock.now();
    const waiting = { personId, endedAt: IsNull(), expiresAt: MoreThan(now) };
    const change = await tx.findOne(AddressChange, { where: waiting, order: { id: 'DESC' } });
    if (!change) return undefined;
    const open = { id: change.id, endedAt: IsNull(), tries: LessThan(MOST_TRIES) };
    const { affected } = await tx.update(AddressChange, open, { tries: () => 'tries + 1' });
    return affected === 1 ? change : undefined;
  }

  private async endSpent(tx: EntityManager, { id }: AddressChange): Promise<undefined> {
    const spent = { id, tries: MoreThanOrEqual(MOST_TRIES) };
    await tx.update(AddressChange, spent, { endedAt: this.clock.now() });
  }

  private async make(tx: EntityManager, change: AddressChange): Promise<string | undefined> {
    const now = this.clock.now();
    const { id, personId, oldEmail, newEmail } = change;
    const secret = newSecret();
    const undo = { undoHash: hashed(secret), undoUntil: addMinutes(now, UNDO_HOURS * 60) };
    const { affected } = await tx.update(AddressChange, { id, endedAt: IsNull() }, { endedAt: now, ...undo });
    if (affected !== 1) return undefined;
    const { affected: changed } = await tx.update(
      Person,
      { id: personId, email: oldEmail },
      { email: newEmail },
    );
    if (changed !== 1) return undefined;
    await refuseKept(tx, newEmail, personId, now);
    await this.sessions.endAllOf(tx, personId, now);
    await this.audit.note({ tx, actor: { personId }, now }, { what: 'address.move', subjectId: personId });
    const person = await tx.findOneByOrFail(Person, { id: personId });
    const { name, language } = person;
    const way = { secret, until: undo.undoUntil };
    await this.mails.tellOld(tx, { id: personId, name, email: oldEmail, language }, way, now);
    await this.farewells.say({ tx, now, person, address: oldEmail, why: 'moved' });
    return newEmail;
  }

  /** Whoever changed it may have made tokens, and further changes with ways back of their own: those go too. */
  private async takeBack(tx: EntityManager, change: AddressChange, now: Date): Promise<void> {
    const { personId, oldEmail, createdAt } = change;
    const { email: address } = await tx.findOneByOrFail(Person, { id: personId });
    await tx.update(AddressChange, { personId, createdAt: MoreThan(createdAt) }, { undoUntil: null });
    await tx.update(Person, { id: personId }, { email: oldEmail });
    await this.sessions.endAllOf(tx, personId, now);
    const since = { createdAt: MoreThanOrEqual(addMinutes(createdAt, -FRESH_MINUTES)), revokedAt: IsNull() };
    await tx.update(AccessToken, { personId, ...since }, { revokedAt: now });
    await this.audit.note({ tx, actor: { personId }, now }, { what: 'address.undo', subjectId: personId });
    const person = await tx.findOneByOrFail(Person, { id: personId });
    await this.farewells.say({ tx, now, person, address, why: 'moved' });
  }
}

const holderFacts = (holder: Person | null): Pick<Person, 'language'> & { id: string | null } => ({
  id: holder?.id ?? null,
  language: holder?.language ?? null,
});

/** Whoever has the address, even if it is only told that it is taken. */
const getsAMail = async (): Promise<boolean> => true;

const freshSignInNeeded = (): Refusal =>
  new Refusal('forbidden', 'fresh-sign-in-needed', {
    de: 'Dafür müssen Sie sich eben erst angemeldet haben. Bitte melden Sie sich im Browser neu an.',
    en: 'For this you must have signed in just now. Please sign in again in your browser.',
  });

const sameAddress = (): Refusal =>
  Refusal.invalidField('email', { de: 'Das ist Ihre Adresse schon.', en: 'This is your address already.' });

const deadLink = (): Refusal =>
  new Refusal('not-found', 'dead-link', {
    de: 'Dieser Link gilt nicht mehr: Er ist älter als drei Tage oder wurde schon benutzt.',
    en: 'This link is no longer valid: it is older than three days or was used already.',
  });

/** Whoever proved the mailbox may know that somebody else signs in with it. */
const refuseTaken = refuseDuplicate('address-taken', {
  de: 'Mit dieser Adresse meldet sich schon jemand an.',
  en: 'Somebody signs in with this address already.',
});
