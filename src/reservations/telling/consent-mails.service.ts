/** Consent mails: which owners are asked for a yes to what is theirs. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import type { Item } from '../../items/item.entity.js';
import type { ConsentDueOf } from '../../notifications/consent-mails.js';
import type { AllianceFacts } from '../../notifications/mail-facts.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { ownParts, type OwnPart } from '../record/own-parts.js';
import {
  doersOf,
  lettersTo,
  notAmong,
  type Reader,
  type Told,
  type Turning,
  type Writing,
} from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { actingFor, type Somebody } from './readers.query.js';
import { TimedMails } from './timed-mails.service.js';

/** What one person has not answered. */
interface Heard extends ConsentDueOf {
  reader: Somebody;
}

@Injectable()
export class ConsentMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: TimedMails,
  ) {}

  /** One mail for a request and an owner, about what is theirs; not again to owners who were asked before. */
  async asked(turn: Turning, told: Told, askedBefore: ReadonlySet<string> = new Set()): Promise<void> {
    const parts = ownParts(told.reservation, told.items);
    for (const part of parts.filter(({ ownerId }) => !askedBefore.has(ownerId)))
      await this.ask(turn, told, part);
  }

  /** Once more, to whoever acts for owners that have not answered: one mail a person. After `staleAt` nobody wants it any more. Answers how many it wrote. */
  async due(writing: Writing, alliance: Alliance, requests: readonly Told[], staleAt: Date): Promise<number> {
    const heard: Heard[] = [];
    for (const told of requests)
      for (const part of ownParts(told.reservation, told.items))
        heard.push(...(await this.heardOf(writing, told, part)));
    const readers = [...new Map(heard.map(({ reader }) => [reader.id, reader])).values()];
    return this.mails.send(
      writing,
      { alliance, readers, refusing: 'reminders', staleAt },
      ({ language, alliance: from }, { id }) => {
        const own = heard.filter(({ reader }) => reader.id === id);
        const due = own.map(({ reservation, ownerName }) => ({ reservation, ownerName }));
        return [{ kind: 'consent-due', facts: { language, alliance: from, requests: due } }];
      },
    );
  }

  private async heardOf(writing: Writing, told: Told, part: OwnPart<Item>): Promise<Heard[]> {
    const asked = await this.askedOf(writing, told, part);
    return asked ? asked.people.map((reader) => ({ reader, ...asked.told(reader) })) : [];
  }

  private async ask(turn: Turning, told: Told, part: OwnPart<Item>): Promise<void> {
    const asked = await this.askedOf(turn, told, part);
    if (!asked) return;
    const { people, alliance } = asked;
    const letters = await lettersTo(people.filter(notAmong(doersOf(turn))), (reader) => ({
      kind: 'consent-asked',
      facts: { alliance, ...asked.told(reader) },
    }));
    await this.letters.send(turn, partOf(told, part), letters);
  }

  /** Who acts for the owner of a part, and what each of them is told of it; undefined where nobody does. */
  private async askedOf(writing: Writing, told: Told, part: OwnPart<Item>): Promise<Asked | undefined> {
    const [owner] = await actingFor(writing.tx, told.alliance.id, [part.ownerId], writing.now);
    if (!owner) return undefined;
    const { alliance, factsFor } = await this.letters.audienceOf(writing, partOf(told, part), false);
    const link = this.letters.address(told, `consents/${told.reservation.id}`);
    return {
      people: owner.people,
      alliance,
      told: (reader) => ({
        reservation: { ...factsFor(reader), link },
        ownerName: owner.partnerName,
      }),
    };
  }
}

interface Asked {
  people: readonly Somebody[];
  alliance: AllianceFacts;
  told: (reader: Pick<Reader, 'language' | 'id'>) => ConsentDueOf;
}

/** What one owner may know of it. */
function partOf(told: Told, { reservation, items }: OwnPart<Item>): Told {
  const placeIds = new Set(items.map(({ storagePlaceId }) => storagePlaceId));
  return { ...told, reservation, items, places: told.places.filter(({ id }) => placeIds.has(id)) };
}
