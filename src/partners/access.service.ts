/** Access: finds out who a request comes from, and how this person stands to an alliance. */
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { normalAddress } from '../notifications/mailbox.js';
import { Clock } from '../shared/clock.service.js';
import { AccessToken } from './access-token.entity.js';
import { Actor, Caller, type KnownPerson, type RepeatableRequest } from './actor.js';
import { Alliance } from './alliance.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';
import { Role } from './role.entity.js';
import { hashed } from './secrets.js';
import { isWorthNoting } from './session-rules.js';
import { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';

/** What a request carries to show whose it is; at most one is used, the token first. */
export interface Credentials {
  token: string | undefined;
  cookie: string | undefined;
}

export interface Entrance {
  caller: Caller;
  /** Undefined outside of alliances, or where there is none of that name. */
  actor: Actor | undefined;
}

interface Owner {
  personId: string;
  sessionId?: string;
  tokenId?: string;
  lastSeenAt: Date;
}

@Injectable()
export class AccessService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
  ) {}

  /** One look at the database for all that a request needs to know about its sender. */
  async enter(
    credentials: Credentials,
    slug: string | undefined,
    request: RepeatableRequest | undefined,
  ): Promise<Entrance> {
    const found = await this.database.read(async (tx) => {
      const owner = await this.ownerOf(tx, credentials);
      const person = owner && (await tx.findOneBy(Person, { id: owner.personId, disabledAt: IsNull() }));
      const caller = new Caller(person ? known(person) : undefined, owner?.sessionId, request);
      return { owner, caller, actor: slug === undefined ? undefined : await this.actorIn(tx, caller, slug) };
    });
    // Nobody who reads waits for a write: the database may be held, and that is the writers' business.
    void this.noteSeen(found.owner);
    return found;
  }

  /** Somebody in an alliance, without a request: for feeds, which go on while nobody is signed in. */
  async actorFor(tx: EntityManager, personId: string, allianceId: string): Promise<Actor | undefined> {
    const person = await tx.findOneBy(Person, { id: personId, disabledAt: IsNull() });
    const alliance = await tx.findOneBy(Alliance, { id: allianceId });
    if (!person || !alliance) return undefined;
    return this.actorOf(tx, new Caller(known(person), undefined, undefined), alliance);
  }

  /** Somebody by mail address, for commands and the demo. */
  actorByAddress(email: string, slug: string): Promise<Actor | undefined> {
    return this.database.read(async (tx) => {
      const person = await tx.findOneBy(Person, { email: normalAddress(email), disabledAt: IsNull() });
      return person ? this.actorIn(tx, new Caller(known(person), undefined, undefined), slug) : undefined;
    });
  }

  private async ownerOf(tx: EntityManager, { token, cookie }: Credentials): Promise<Owner | undefined> {
    if (token !== undefined) return this.ownerOfToken(tx, token);
    if (cookie !== undefined) return this.ownerOfSession(tx, cookie);
    return undefined;
  }

  private async ownerOfToken(tx: EntityManager, token: string): Promise<Owner | undefined> {
    const found = await tx.findOneBy(AccessToken, { tokenHash: hashed(token) });
    if (!found || found.revokedAt !== null) return undefined;
    return { personId: found.personId, tokenId: found.id, lastSeenAt: found.lastUsedAt ?? found.createdAt };
  }

  private async ownerOfSession(tx: EntityManager, cookie: string): Promise<Owner | undefined> {
    const session = await this.sessions.alive(tx, cookie);
    return session && { personId: session.personId, sessionId: session.id, lastSeenAt: session.lastSeenAt };
  }

  private async actorIn(tx: EntityManager, caller: Caller, slug: string): Promise<Actor | undefined> {
    const alliance = await tx.findOneBy(Alliance, { slug });
    return alliance ? this.actorOf(tx, caller, alliance) : undefined;
  }

  private async actorOf(tx: EntityManager, caller: Caller, alliance: Alliance): Promise<Actor> {
    if (!caller.person) return new Actor(caller, alliance, { memberships: [], roles: [] });
    const here = { allianceId: alliance.id, personId: caller.person.id };
    const memberships = await tx.findBy(Membership, here);
    const roles = await tx.findBy(Role, here);
    return new Actor(caller, alliance, { memberships, roles });
  }

  /** Seen is written now and then, and not being able to is no reason to turn anybody away. */
  private async noteSeen(owner: Owner | undefined): Promise<void> {
    const now = this.clock.now();
    if (!owner || !isWorthNoting(owner.lastSeenAt, now)) return;
    const { sessionId, tokenId } = owner;
    const note = this.database.transaction(async (tx) => {
      if (sessionId) await tx.update(Session, { id: sessionId }, { lastSeenAt: now });
      if (tokenId) await tx.update(AccessToken, { id: tokenId }, { lastUsedAt: now });
    });
    await note.catch(() => undefined);
  }
}

const known = ({ id, name, email, isOperator, language }: Person): KnownPerson => ({
  id,
  name,
  email,
  isOperator,
  language,
});
