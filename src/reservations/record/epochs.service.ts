/** Finds out in which epoch an alliance is: what was shown in it need not be made again. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { Shelf } from '../../shared/shelf.js';
import { epochAt, isWithin, type Edges, type Epoch } from './epoch.js';
import { EDGES_AROUND } from './reservations.query.js';

const MOST_BYTES = 400_000;
/** About as much as one takes in memory. */
const BYTES_EACH = 200;

interface EdgesRow {
  last: Date | string | null;
  next: Date | string | null;
  isOverdue: number | null;
}

@Injectable()
export class Epochs {
  private readonly memory = new Shelf<Epoch>(MOST_BYTES);

  /** Undefined where another one has begun since somebody found out. */
  known(alliance: Alliance, now: Date): Epoch | undefined {
    const known = this.memory.get(alliance.id);
    return known && isWithin(known, now, alliance) ? known : undefined;
  }

  /**
   * Of an alliance as it was read before. What somebody changed in between may be in it already: so it is in all that is
   * read from here on, and nobody reads the alliance at that revision again.
   */
  async of(tx: EntityManager, alliance: Alliance, now: Date): Promise<Epoch> {
    const known = this.known(alliance, now);
    if (known) return known;
    const epoch = epochAt(now, alliance, await edgesAround(tx, alliance.id, now));
    this.memory.put(alliance.id, epoch, BYTES_EACH);
    return epoch;
  }
}

async function edgesAround(tx: EntityManager, allianceId: string, now: Date): Promise<Edges> {
  const [row] = await rowsOf<EdgesRow>(tx, EDGES_AROUND, [instant(now), allianceId]);
  return { last: instantOrNone(row?.last), next: instantOrNone(row?.next), isStill: row?.isOverdue !== 1 };
}

const instantOrNone = (raw: Date | string | null | undefined): Date | undefined =>
  raw === null || raw === undefined ? undefined : instantFrom(raw);
