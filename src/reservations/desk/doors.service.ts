/** Says what somebody at the desk needs to lend at once: to whom, from which places, and when these take back. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import { placeHours } from '../../items/place-hours.js';
import { openPlacesByName, type OpenPlace } from '../../items/place-hours.query.js';
import { RestingDaysService } from '../../partners/holidays/resting-days.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Door, DoorPlace } from './door.view.js';
import { nextReturns } from './next-returns.js';

@Injectable()
export class Doors {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly resting: RestingDaysService,
  ) {}

  /** Who has nothing in hand finds it empty, without the names of others. */
  async read(actor: Actor): Promise<Door> {
    const places = await this.turns.look(actor, (look) => this.places(look));
    return { partners: places.length === 0 ? [] : await this.partners.lentTo(actor), places };
  }

  /** Whether anything is in the actor's hands. */
  isOpenTo(actor: Actor): Promise<boolean> {
    return this.turns.look(actor, async ({ tx }) => (await placesInHand(tx, actor)).length > 0);
  }

  private async places({ tx, actor, now }: Look): Promise<DoorPlace[]> {
    const { alliance } = actor;
    const places = await placesInHand(tx, actor);
    const calendar = { timeZone: alliance.timeZone, resting: await this.resting.of(tx, alliance) };
    return places.map((place) => ({
      id: place.id,
      name: place.name,
      returns: nextReturns({ ...placeHours(place, calendar), now }),
    }));
  }
}

/** All for the coordination; for others those that they keep, and those where something of theirs stands. */
async function placesInHand(tx: EntityManager, actor: Actor): Promise<OpenPlace[]> {
  const { allianceId, partnerIds } = actor;
  const places = await openPlacesByName(tx, allianceId);
  if (actor.isCoordination) return places;
  const own = partnerIds.length === 0 ? [] : await tx.findBy(Item, { allianceId, ownerId: In(partnerIds) });
  const standing = new Set(own.map(({ storagePlaceId }) => storagePlaceId));
  return places.filter(({ id }) => actor.keeps(id) || standing.has(id));
}
