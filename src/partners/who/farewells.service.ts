/** Farewells: rooms above hear, in the same transaction, of whoever is no longer reached at an address or lost rights here. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Person } from './person.entity.js';

export interface Farewell {
  tx: EntityManager;
  now: Date;
  /** As it is now. */
  person: Person;
  /** Where the person was reached until now. */
  address: string;
  /** `moved`: has another address; `removed`: lost a membership or a role; `closed`: is let in by nothing. */
  why: 'moved' | 'removed' | 'closed';
  /** Left out where it concerns all of them. The pools of those concerned are locked. */
  allianceId?: string;
}

type Hears = (farewell: Farewell) => Promise<void>;

@Injectable()
export class Farewells {
  private readonly listening: Hears[] = [];

  /** At the start, by a room above. */
  hear(hears: Hears): void {
    this.listening.push(hears);
  }

  async say(farewell: Farewell): Promise<void> {
    for (const hears of this.listening) await hears(farewell);
  }
}
