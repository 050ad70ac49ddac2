/** Confirmations: whoever owns items, or keeps a place, says that what stands there still holds. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../partners/who/actor.js';
import { AuditService } from '../partners/log/audit.service.js';
import { Turns, type Look, type Turn } from '../partners/who/turns.service.js';
import type { ConfirmationView } from './confirmation.dto.js';
import {
  countUnheld,
  noteConfirmed,
  unheldItems,
  unheldPlaces,
  type UnheldItem,
  type UnheldPlace,
} from './confirmations.query.js';
import { ItemsService } from './items.service.js';
import { StoragePlacesService } from './storage-places.service.js';
import { askedAbout } from './unconfirmed.js';

export interface Unheld {
  items: readonly UnheldItem[];
  places: readonly UnheldPlace[];
}

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly places: StoragePlacesService,
    private readonly audit: AuditService,
  ) {}

  /** What of theirs nobody has confirmed for a year: items of the partners they act for, and places they keep. */
  own(actor: Actor): Promise<Unheld> {
    actor.require('confirmations.read', actor.placeIds.length > 0 ? ['keeper'] : []);
    return this.turns.look(actor, ownOf);
  }

  /** The same of the whole alliance, for the coordination. */
  all(actor: Actor): Promise<Unheld> {
    actor.require('manage.look');
    return this.turns.look(actor, async (look) => {
      const asked = askedOf(look);
      return { items: await unheldItems(look.tx, asked), places: await unheldPlaces(look.tx, asked) };
    });
  }

  count(look: Look): Promise<number> {
    return countUnheld(look.tx, askedOf(look));
  }

  confirmItem(actor: Actor, id: string): Promise<ConfirmationView> {
    return this.turns.take(actor, async (turn) => {
      const item = await this.items.find(turn.tx, actor, id);
      actor.require('items.confirm', actor.actsFor(item.ownerId) ? ['owner'] : []);
      return this.noteItem(turn, item);
    });
  }

  confirmPlace(actor: Actor, id: string): Promise<ConfirmationView> {
    return this.turns.take(actor, async (turn) => {
      await this.places.find(turn.tx, actor, id);
      actor.require('storage-places.confirm', actor.keeps(id) ? ['keeper'] : []);
      return this.notePlace(turn, id);
    });
  }

  /** All that somebody was shown as theirs; what was changed or confirmed since is left alone. Answers how many. */
  confirmAll(actor: Actor, seen: ReadonlySet<string>): Promise<number> {
    actor.require('confirmations.read', actor.placeIds.length > 0 ? ['keeper'] : []);
    return this.turns.take(actor, async (turn) => {
      const { items, places } = await ownOf(turn);
      const meant = items.filter(({ id }) => seen.has(id));
      const kept = places.filter(({ id }) => seen.has(id));
      for (const item of meant) await this.noteItem(turn, item);
      for (const { id } of kept) await this.notePlace(turn, id);
      return meant.length + kept.length;
    });
  }

  private async noteItem(turn: Turn, { id, name }: { id: string; name: string }): Promise<ConfirmationView> {
    await this.audit.note(turn, { what: 'items.confirm', subjectId: id, called: name });
    return confirmed(turn, id);
  }

  /** Called by no name, since a private home has that of its people. */
  private async notePlace(turn: Turn, id: string): Promise<ConfirmationView> {
    await this.audit.note(turn, { what: 'storage-places.confirm', subjectId: id });
    return confirmed(turn, id);
  }
}

async function confirmed({ tx, actor, now }: Turn, id: string): Promise<ConfirmationView> {
  await noteConfirmed(tx, id, { allianceId: actor.allianceId, personId: actor.personId, now });
  return { id, confirmedAt: now.toISOString() };
}

const askedOf = ({ actor: { alliance }, now }: Look): { allianceId: string; before: Date } => ({
  allianceId: alliance.id,
  before: askedAbout(now, alliance.timeZone),
});

async function ownOf(look: Look): Promise<Unheld> {
  const asked = askedOf(look);
  const { partnerIds, placeIds } = look.actor;
  return {
    items: await unheldItems(look.tx, asked, partnerIds),
    places: await unheldPlaces(look.tx, asked, placeIds),
  };
}
