/** Sessions: begun at sign-in, listed and ended by their person, and ended for them where something changed. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Caller } from './actor.js';
import { AddressChange } from './address-change.entity.js';
import { AuditService } from './audit.service.js';
import { Person } from './person.entity.js';
import { Role } from './role.entity.js';
import { hashed, newSecret } from './secrets.js';
import { aliveSince, isAlive } from './session-rules.js';
import { Session } from './session.entity.js';
import type { SessionView } from './sign-in.dto.js';
import { SignIn } from './sign-in.entity.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  /**
   * Taken before anybody is let in, and before somebody's sessions end: a sign-in at the same moment is either ended
   * as well, or comes after and finds what has changed.
   */
  lockPerson(tx: EntityManager, personId: string): Promise<void> {
    return this.database.lockWord(tx, `person ${personId}`);
  }

  /** Ends the session that this browser had before, whosever it was. */
  async begin(tx: EntityManager, personId: string, before: string | undefined, now: Date): Promise<string> {
    const secret = newSecret();
    const times = { createdAt: now, lastSeenAt: now, endedAt: null };
    if (before !== undefined) await tx.update(Session, { id: before, endedAt: IsNull() }, { endedAt: now });
    const id = newId();
    await tx.insert(Session, { id, personId, secretHash: hashed(secret), ...times });
    await this.audit.note(tx, { personId }, { what: 'session.open', subjectId: id });
    return secret;
  }

  /** The session of this cookie, unless it has ended or run out. */
  async alive(tx: EntityManager, cookie: string): Promise<Session | undefined> {
    const session = await tx.findOneBy(Session, { secretHash: hashed(cookie) });
    if (!session) return undefined;
    const isPowerful = await this.isPowerful(tx, session.personId);
    return isAlive(session, isPowerful, this.clock.now()) ? session : undefined;
  }

  list(caller: Caller, { limit, cursor }: ListQuery): Promise<Page<SessionView>> {
    const { personId } = caller;
    return this.database.read(async (tx) => {
      const since = aliveSince(await this.isPowerful(tx, personId), this.clock.now());
      const query = tx
        .createQueryBuilder(Session, 'session')
        .where('session.personId = :personId AND session.endedAt IS NULL', { personId })
        .andWhere({ createdAt: MoreThan(since.createdAt), lastSeenAt: MoreThan(since.lastSeenAt) })
        .orderBy('session.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('session.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map((session) => sessionView(session, caller)) };
    });
  }

  /** Refuses (404) what is not an open session of the caller's. */
  async end(caller: Caller, id: string): Promise<void> {
    const own = { id, personId: caller.personId, endedAt: IsNull() };
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.keys.once(tx, caller, now, async () => {
        const { affected } = await tx.update(Session, own, { endedAt: now });
        if (affected === 0) throw Refusal.notFound();
        await this.audit.note(tx, caller, { what: 'sessions.end', subjectId: id });
      }),
    );
  }

  /** All but the one that asks; a program's token has none, so all. */
  async endOthers(caller: Caller): Promise<void> {
    const { personId, sessionId } = caller;
    const now = this.clock.now();
    const others = { personId, endedAt: IsNull(), ...(sessionId ? { id: Not(sessionId) } : {}) };
    await this.database.transaction((tx) =>
      this.keys.once(tx, caller, now, async () => {
        await tx.update(Session, others, { endedAt: now });
        await this.audit.note(tx, caller, { what: 'sessions.end', detail: 'all others' });
      }),
    );
  }

  /** Ends this browser's own; a program's token is not touched. */
  async endOwn(caller: Caller): Promise<void> {
    const { sessionId } = caller;
    if (sessionId === undefined) return;
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      await tx.update(Session, { id: sessionId }, { endedAt: now });
      await this.audit.note(tx, caller, { what: 'session.close', subjectId: sessionId });
    });
  }

  /** Whoever is somebody else now, or has other rights, signs in anew: no session, code or link is left. */
  async endAllOf(tx: EntityManager, personId: string, now: Date): Promise<void> {
    await this.lockPerson(tx, personId);
    await this.endWhere(tx, { personId }, now);
  }

  /** Everybody's. */
  async endAll(tx: EntityManager, now: Date): Promise<void> {
    await this.endWhere(tx, {}, now);
  }

  private async endWhere(tx: EntityManager, whose: { personId?: string }, now: Date): Promise<void> {
    const open = { ...whose, endedAt: IsNull() };
    // Sessions last: a code that is being used at this moment is waited for, and then its session is seen.
    for (const entity of [SignIn, AddressChange, Session]) await tx.update(entity, open, { endedAt: now });
  }

  private async isPowerful(tx: EntityManager, personId: string): Promise<boolean> {
    if (await tx.existsBy(Role, { personId, role: In(['coordinator', 'deputy']) })) return true;
    return tx.existsBy(Person, { id: personId, isOperator: true });
  }
}

const sessionView = ({ id, createdAt, lastSeenAt }: Session, { sessionId }: Caller): SessionView => ({
  id,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  isCurrent: id === sessionId,
});
