/** Gathers from the tables what the lending rules look at. */
import { Injectable } from '@nestjs/common';
import { lineRules } from '../../items/lending/line-rules.js';
import type { RelatedItems } from '../../items/related-items.query.js';
import { incompleteSets } from '../../items/lent.js';
import { RestingDaysService } from '../../partners/holidays/resting-days.service.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Look } from '../../partners/who/turns.service.js';
import type { Gathered } from './lending-facts.js';

/** A look at an alliance; a timed job acts for nobody in it. */
export interface LookIn extends Pick<Look, 'tx' | 'now'> {
  actor: Pick<Actor, 'alliance' | 'allianceId'>;
}

@Injectable()
export class LendingFactsService {
  constructor(private readonly resting: RestingDaysService) {}

  /** For wishes that name none but these items. */
  async gather(
    { tx, actor: { alliance }, now }: LookIn,
    { items, parts, places, unlent, own }: RelatedItems,
  ): Promise<Gathered> {
    return {
      now,
      timeZone: alliance.timeZone,
      rules: new Map(items.map((item) => [item.id, lineRules(item, own, alliance.rules)])),
      resting: await this.resting.forPlaces(tx, alliance, [...places.values()]),
      items: new Map(items.map((item) => [item.id, item])),
      places,
      unlent,
      incomplete: incompleteSets(parts, items, unlent),
    };
  }
}
