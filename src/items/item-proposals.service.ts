/** What is proposed to whoever writes down a thing: the next number, and what may be the same thing already. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../partners/who/actor.js';
import { Turns } from '../partners/who/turns.service.js';
import { calledItems, takenNumbers } from './called-items.query.js';
import { nextNumber } from './item-numbers.js';
import { nearDuplicates, type CalledItem, type Wanted } from './near-duplicates.js';

@Injectable()
export class ItemProposalsService {
  constructor(private readonly turns: Turns) {}

  /** After the one that is named, or after the one that was given last. It reserves nothing. */
  nextNumber(actor: Actor, last?: string): Promise<string> {
    return this.turns.look(actor, async ({ tx }) => {
      const taken = await takenNumbers(tx, actor.allianceId);
      return nextNumber(last ?? taken.at(-1), taken);
    });
  }

  /** The same for several at once. */
  nextNumbers(actor: Actor, count: number): Promise<string[]> {
    return this.turns.look(actor, async ({ tx }) => {
      const taken = await takenNumbers(tx, actor.allianceId);
      const numbers: string[] = [];
      for (let index = 0; index < count; index += 1) {
        const all = [...taken, ...numbers];
        numbers.push(nextNumber(all.at(-1), all));
      }
      return numbers;
    });
  }

  /** `except` is the thing itself, where it only gets another name. */
  async nearDuplicates(actor: Actor, wanted: Wanted, except?: string): Promise<CalledItem[]> {
    const called = await this.turns.look(actor, ({ tx }) => calledItems(tx, actor));
    const others = called.filter(({ id }) => id !== except);
    return nearDuplicates(wanted, others);
  }
}
