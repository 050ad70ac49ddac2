/** Sessions: begun at sign-in, listed and ended by their person, and ended for them where something changed. */
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { Clock } from '../../shared/clock.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Caller } from '../who/actor.js';
import { AddressChange } from './address-change.entity.js';
import { AuditService } from '../log/audit.service.js';
import { hashed, newSecret } from '../who/secrets.js';
import { aliveSince } from '../access/session-rules.js';
import { isPowerful } from '../access/sessions.query.js';
import { Session } from '../access/session.entity.js';
import { Turns, type Look } from '../who/turns.service.js';
import type { SessionView } from './sign-in.dto.js';
import { SignIn } from './sign-in.entity.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
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
    await this.audit.note({ tx, actor: { personId }, now }, { what: 'session.open', subjectId: id });
    return secret;
  }

  list(caller: Caller, queried: ListQuery): Promise<ListPart<SessionView>> {
    const { personId } = caller;
    return this.turns.look(caller, async ({ tx, now }) => {
      const since = aliveSince(await isPowerful(tx, personId), now);
      const alive = { createdAt: MoreThan(since.createdAt), lastSeenAt: MoreThan(since.lastSeenAt) };
      const sessions = { of: Session, where: { personId, endedAt: IsNull(), ...alive } };
      return eachOf(await readPart(tx, sessions, queried), (session) => sessionView(session, caller));
    });
  }

  /** Refuses (404) what is not an open session of the caller's. */
  async end(caller: Caller, id: string): Promise<void> {
    const own = { id, personId: caller.personId, endedAt: IsNull() };
    await this.turns.own(caller, async (turn) => {
      const { affected } = await turn.tx.update(Session, own, { endedAt: turn.now });
      if (affected === 0) throw Refusal.notFound();
      await this.audit.note(turn, { what: 'sessions.end', subjectId: id });
    });
  }

  /** All but the one that asks; a program's token has none, so all. */
  async endOthers(caller: Caller): Promise<void> {
    await this.turns.own(caller, async (turn) => {
      await this.endOthersOf(turn);
      await this.audit.note(turn, { what: 'sessions.end', detail: 'all others' });
    });
  }

  /** The same in a unit of its own kind: whoever made themselves something else goes on where they are. */
  async endOthersOf({ tx, actor: { personId, sessionId }, now }: Look<Caller>): Promise<void> {
    const others = { personId, endedAt: IsNull(), ...(sessionId ? { id: Not(sessionId) } : {}) };
    await tx.update(Session, others, { endedAt: now });
  }

  /** Ends this browser's own, every time: no earlier answer stands for it. A program's token is not touched. */
  async endOwn(caller: Caller): Promise<void> {
    const { sessionId } = caller;
    if (sessionId === undefined) return;
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      await tx.update(Session, { id: sessionId }, { endedAt: now });
      await this.audit.note({ tx, actor: caller, now }, { what: 'session.close', subjectId: sessionId });
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
}

const sessionView = ({ id, createdAt, lastSeenAt }: Session, { sessionId }: Caller): SessionView => ({
  id,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  isCurrent: id === sessionId,
});
