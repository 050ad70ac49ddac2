/** Portraits: what an alliance shows of itself to everybody, and all alliances of an installation side by side. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import type { Actor } from '../partners/who/actor.js';
import { Alliance } from '../partners/who/alliance.entity.js';
import { listedOnly } from '../partners/who/listed.query.js';
import { Turns } from '../partners/who/turns.service.js';
import { categoriesOf, inNumbers, takingPart, type InNumbers } from './alliances-in-short.query.js';
import type { Directory, Shown } from './portraits.view.js';
import { fold } from './search-text.js';

/** As many as somebody looks through; who has more to choose from searches. */
const MOST_SHOWN = 60;

const none: InNumbers = { items: 0, partners: 0, places: 0 };

@Injectable()
export class PortraitsService {
  constructor(
    private readonly database: Database,
    private readonly turns: Turns,
  ) {}

  of(actor: Actor): Promise<Shown> {
    return this.turns.look(actor, async ({ tx }) => {
      const { allianceId } = actor;
      const numbers = (await inNumbers(tx, [allianceId])).get(allianceId) ?? none;
      const categories = actor.may('items.read') ? await categoriesOf(tx, allianceId) : [];
      const partners = actor.may('items.read') ? await takingPart(tx, allianceId) : [];
      return {
        numbers,
        categories: categories.toSorted((one, other) => byWord(one.category, other.category)),
        partners: partners.toSorted(byWord),
      };
    });
  }

  /** `search` is part of a name or place; empty finds all. */
  async directory(search: string): Promise<Directory> {
    return this.database.read(async (tx) => {
      const all = (await tx.findBy(Alliance, listedOnly)).toSorted((one, other) =>
        byWord(one.name, other.name),
      );
      const found = all.filter((alliance) => isFound(alliance, fold(search)));
      const shown = found.slice(0, MOST_SHOWN);
      const numbers = await inNumbers(
        tx,
        shown.map(({ id }) => id),
      );
      return {
        all,
        found: found.length,
        shown: shown.map((alliance) => ({ alliance, numbers: numbers.get(alliance.id) ?? none })),
      };
    });
  }
}

const isFound = ({ name, place, state }: Alliance, folded: string): boolean =>
  folded.split(' ').every((word) => fold(`${name} ${place} ${state}`).includes(word));

const byWord = (one: string, other: string): number => one.localeCompare(other, 'de');
