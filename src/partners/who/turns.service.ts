/** A turn: one unit of work of one actor, with all that it works with. Made here only, so that no unit forgets its lock or its key. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { changedBy } from '../../database/sql.query.js';
import { RequestKeys } from '../../database/request-keys.service.js';
import { SideBySide } from '../../database/side-by-side.queue.js';
import { Clock } from '../../shared/clock.service.js';
import { ComeAgain } from '../../shared/come-again.js';
import { takesLong } from '../../shared/quick.visits.js';
import { holdingWhatOthersNeed, stepAside } from '../../shared/search.slices.js';
import { Actor, type Caller } from './actor.js';
import { Membership } from './membership.entity.js';
import { Role } from './role.entity.js';

/** A look at one snapshot; `now` is the same for everything in it. */
export interface Look<Who extends Caller = Actor> {
  tx: EntityManager;
  actor: Who;
  now: Date;
}

/** What may change the alliance of its actor: the pool is locked, a repeated request gets its first answer. */
export interface Turn extends Look {
  isPoolLocked: true;
}

/** One less than SQLite has connections to read through. */
const LONG_LOOKS = 2;
/** As at the door of the database, which comes after it. */
const MOST_WAIT_MS = 7_000;

@Injectable()
export class Turns {
  private readonly long = new SideBySide({
    mostWaitMs: MOST_WAIT_MS,
    places: LONG_LOOKS,
    isOneOfEach: false,
    refuse: () => new ComeAgain(),
  });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: RequestKeys,
  ) {}

  /** Reads; cannot write. */
  look<T, Who extends Caller = Actor>(actor: Who, work: (look: Look<Who>) => Promise<T>): Promise<T> {
    const now = this.clock.now();
    return this.database.read(
      (tx) => holdingWhatOthersNeed(() => work({ tx, actor, now })),
      allianceOf(actor),
    );
  }

  /** The same for what reads much: few do so at once, so that a connection is left for whoever is quick, and these go first. */
  lookAtLength<T>(actor: Actor, work: (look: Look) => Promise<T>): Promise<T> {
    takesLong();
    return this.long.run(actor.allianceId, async () => {
      await stepAside();
      const now = this.clock.now();
      return this.database.read((tx) => work({ tx, actor, now }), actor.allianceId);
    });
  }

  /** Changes the actor's alliance: once for a request that is repeated, and alone, since the pool is locked first. */
  take<T>(actor: Actor, work: (turn: Turn) => Promise<T>): Promise<T> {
    return this.own(actor, async ({ tx, now }) => {
      await lockPool(tx, actor.allianceId);
      return work({ tx, actor, now, isPoolLocked: true });
    });
  }

  /** Changes what belongs to the caller alone, or to no alliance: once for a request that is repeated. */
  own<T, Who extends Caller>(caller: Who, work: (look: Look<Who>) => Promise<T>): Promise<T> {
    const now = this.clock.now();
    return this.database.transaction(
      (tx) =>
        holdingWhatOthersNeed(() => this.keys.once(tx, caller, now, () => work({ tx, actor: caller, now }))),
      allianceOf(caller),
    );
  }

  /** Makes what holds a secret: a repetition makes it anew and learns the id of the earlier one, to put an end to it. */
  anew<T extends { id: string }, Who extends Caller>(
    caller: Who,
    work: (look: Look<Who>, earlier: string | undefined) => Promise<T>,
  ): Promise<T> {
    const now = this.clock.now();
    return this.database.transaction(
      (tx) =>
        holdingWhatOthersNeed(() =>
          this.keys.anew(tx, caller, now, (earlier) => work({ tx, actor: caller, now }, earlier)),
        ),
      allianceOf(caller),
    );
  }

  /** Before what concerns a person in all their alliances; always in the same order, so that nobody waits for each other. */
  async lockPoolsOf(tx: EntityManager, personId: string): Promise<void> {
    const ties = [...(await tx.findBy(Membership, { personId })), ...(await tx.findBy(Role, { personId }))];
    const ids = new Set(ties.map(({ allianceId }) => allianceId));
    for (const id of [...ids].toSorted()) await lockPool(tx, id);
  }

  /** For timed jobs, which act for nobody, and for whoever proves only now who they are: the pool of this alliance is locked. */
  ofClock<T>(allianceId: string, work: (turn: Omit<Turn, 'actor'>) => Promise<T>): Promise<T> {
    const locked = async (tx: EntityManager): Promise<T> => {
      await lockPool(tx, allianceId);
      return work({ tx, now: this.clock.now(), isPoolLocked: true });
    };
    return this.database.transaction((tx) => holdingWhatOthersNeed(() => locked(tx)), allianceId);
  }
}

/** Whose turn it takes at the door. */
const allianceOf = (caller: Caller): string | undefined =>
  caller instanceof Actor ? caller.allianceId : undefined;

const LOCK_POOL = 'UPDATE alliances SET revision = revision + 1 WHERE id = $1';

/**
 * On PostgreSQL the row stays locked until the end, so that nobody decides on the same stock at once; the new revision
 * also says that what was shown is old.
 */
async function lockPool(tx: EntityManager, allianceId: string): Promise<void> {
  await changedBy(tx, LOCK_POOL, [allianceId]);
}
