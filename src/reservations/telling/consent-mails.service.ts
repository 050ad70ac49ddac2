/** Consent mails: which owners are asked for a yes to what is theirs. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import type { Item } from '../../items/item.entity.js';
import { ownParts, type OwnPart } from '../record/own-parts.js';
import { doersOf, lettersTo, notAmong, type Told, type Turning } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { actingFor } from './readers.query.js';

@Injectable()
export class ConsentMails {
  constructor(private readonly letters: ReservationLetters) {}

  /** One mail for a request and an owner, about what is theirs; not again to owners who were asked before. */
  async asked(turn: Turning, told: Told, askedBefore: ReadonlySet<string> = new Set()): Promise<void> {
    const parts = ownParts(told.reservation, told.items);
    for (const part of parts.filter(({ ownerId }) => !askedBefore.has(ownerId)))
      await this.ask(turn, told, { part, kind: 'consent-asked' });
  }

  /** The same once more to owners who have not answered. */
  async due(turn: Turning, told: Told): Promise<void> {
    for (const part of ownParts(told.reservation, told.items))
      await this.ask(turn, told, { part, kind: 'consent-due' });
  }

  private async ask(
    turn: Turning,
    told: Told,
    { part, kind }: { part: OwnPart<Item>; kind: 'consent-asked' | 'consent-due' },
  ): Promise<void> {
    const [owner] = await actingFor(turn.tx, told.alliance.id, [part.ownerId], turn.now);
    if (!owner) return;
    const about = partOf(told, part);
    const { alliance, factsFor } = await this.letters.audienceOf(turn, about, false);
    const link = this.letters.address(told, `consents/${told.reservation.id}`);
    const letters = await lettersTo(owner.people.filter(notAmong(doersOf(turn))), (reader) => ({
      kind,
      facts: { reservation: { ...factsFor(reader), link }, alliance, ownerName: owner.partnerName },
    }));
    await this.letters.send(turn, about, letters);
  }
}

/** What one owner may know of it. */
function partOf(told: Told, { reservation, items }: OwnPart<Item>): Told {
  const placeIds = new Set(items.map(({ storagePlaceId }) => storagePlaceId));
  return { ...told, reservation, items, places: told.places.filter(({ id }) => placeIds.has(id)) };
}
