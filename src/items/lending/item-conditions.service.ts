/** The conditions of one item, as its page tells them: by which numbers it is lent, what it requires, and when somebody last said that its entry holds. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { conditionsOf, type Conditions } from './item-conditions.query.js';

@Injectable()
export class ItemConditions {
  constructor(private readonly turns: Turns) {}

  /** Where there is no such item, those of the alliance; whoever shows it says so. */
  of(actor: Actor, itemId: string): Promise<Conditions> {
    return this.turns.look(actor, async ({ tx }) => {
      const { heldAt, ...conditions } = await conditionsOf(tx, actor.alliance, itemId);
      return { ...conditions, heldAt: actor.isInsider ? heldAt : undefined };
    });
  }
}
