/** Access: finds out who a request comes from, and how this person stands to an alliance. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Actor, Caller, type RepeatableRequest } from '../who/actor.js';
import { AccessToken } from './access-token.entity.js';
import {
  senderOf,
  standingByAddress,
  standingIn,
  standingsOf,
  type Sender,
  type Standing,
} from './access.query.js';
import type { Credentials } from './credentials.js';
import { isAlive, isWorthNoting } from './session-rules.js';
import { Session } from './session.entity.js';

export interface Entrance {
  caller: Caller;
  /** Undefined outside of alliances, or where there is none of that name for whoever asks. */
  actor: Actor | undefined;
}

interface Owner {
  sessionId?: string;
  tokenId?: string;
  lastSeenAt: Date;
}

@Injectable()
export class AccessService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One look at the database for all that a request needs to know about its sender. `mayBeHidden`: whoever was invited finds an alliance that strangers do not. */
  async enter(
    credentials: Credentials,
    slug: string | undefined,
    request: RepeatableRequest | undefined,
    mayBeHidden = false,
  ): Promise<Entrance> {
    const sender = await this.database.glance((tx) =>
      senderOf(tx, credentials, { slug, now: this.clock.now() }),
    );
    const owner = ownerOf(sender, this.clock.now());
    const caller = new Caller(owner && sender.person, owner?.sessionId, request);
    // Nobody who reads waits for a write: the database may be held, and that is the writers' business.
    void this.noteSeen(owner);
    const actor = actorOf(caller, sender);
    return { caller, actor: actor?.seesAlliance || mayBeHidden ? actor : undefined };
  }

  /** Somebody in an alliance, without a request: for feeds, which go on while nobody is signed in. */
  async actorFor(tx: EntityManager, personId: string, allianceId: string): Promise<Actor | undefined> {
    return (await standingIn(tx, { personId, allianceId }, this.clock.now())).flatMap(knownActor)[0];
  }

  /** Whoever this is, in each alliance that they have a tie to; in the order of the alliances' names. */
  async homes(personId: string | undefined): Promise<Actor[]> {
    if (personId === undefined) return [];
    const standings = await this.database.read((tx) => standingsOf(tx, personId, this.clock.now()));
    return standings.flatMap(knownActor).toSorted(byName);
  }

  /** Somebody by mail address, for commands and the demo. */
  async actorByAddress(email: string, slug: string): Promise<Actor | undefined> {
    const address = normalAddress(email);
    const standings = await this.database.read((tx) =>
      standingByAddress(tx, { slug, email: address }, this.clock.now()),
    );
    return standings.flatMap(knownActor)[0];
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

/** Nobody any more where the token was revoked, or the session has ended or run out. */
function ownerOf({ token, session, isPowerful }: Sender, now: Date): Owner | undefined {
  if (token?.revokedAt === null)
    return { tokenId: token.id, lastSeenAt: token.lastUsedAt ?? token.createdAt };
  if (!session || !isAlive(session, isPowerful, now)) return undefined;
  return { sessionId: session.id, lastSeenAt: session.lastSeenAt };
}

function actorOf(caller: Caller, { alliance, ties }: Standing): Actor | undefined {
  if (!alliance) return undefined;
  return new Actor(caller, alliance, caller.person ? ties : { partners: [], memberships: [], roles: [] });
}

/** Nobody where the person is disabled. */
export function knownActor(standing: Standing): Actor[] {
  const { person } = standing;
  const actor = person && actorOf(new Caller(person, undefined, undefined), standing);
  return actor?.seesAlliance ? [actor] : [];
}

const byName = ({ alliance: { name: one } }: Actor, { alliance: { name: other } }: Actor): number =>
  one === other ? 0 : one < other ? -1 : 1;
