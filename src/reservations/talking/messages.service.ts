/** Messages: borrower, owners and coordination ask and answer on the reservation itself; each is mailed to the others. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { ListQuery } from '../../http/list.query.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { addMinutes } from '../../shared/period.js';
import type { MessageView } from '../record/message.view.js';
import { countBySince, countOn, messagesOn, writeMessage, WROTE } from '../record/messages.query.js';
import { relationsTo, seesContact } from '../record/relations.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import { MessageMails } from '../telling/message-mails.service.js';
import { RATE_MINUTES, refuseTooMany } from './message-limits.js';
import type { MessageDto } from './message.dto.js';

@Injectable()
export class Messages {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly mails: MessageMails,
  ) {}

  /** Oldest first. */
  read(actor: Actor, id: string, { limit, cursor }: ListQuery): Promise<ListPart<MessageView>> {
    return this.turns.look(actor, async ({ tx, now }) => {
      const found = await this.store.find(tx, actor, id);
      const { reservation } = found;
      actor.require('messages.read', relationsTo(actor, reservation.partnerId, found.items));
      const after = cursor === undefined ? '' : cursorKey(cursor, 1)[0]!;
      const all = await messagesOn(tx, reservation, seesContact(actor, reservation, now));
      const rest = all.filter(({ id: own }) => own > after);
      return listPartOf(rest, limit, ({ id: last }) => [last]);
    });
  }

  /** The version of the reservation stays: whoever decides on it meanwhile decides on the same. */
  write(actor: Actor, id: string, { text }: MessageDto, ifMatch?: string): Promise<MessageView> {
    return this.turns.take(actor, async (turn) => {
      const { tx, now: at } = turn;
      const found = await this.store.find(tx, actor, id);
      const { reservation } = found;
      actor.require('messages.write', relationsTo(actor, reservation.partnerId, found.items));
      expectVersion(ifMatch, reservation.version);
      await this.refuseTooMany(turn, found);
      const { allianceId, personId } = actor;
      const partnerId = sideOf(actor, found);
      const message = { allianceId, reservationId: id, at, personId, partnerId, text };
      const messageId = await writeMessage(tx, message);
      await this.store.remember(tx, reservation, { personId, what: WROTE, at });
      await this.mails.written(
        turn,
        { alliance: actor.alliance, ...found },
        { partnerId, name: actor.signedIn.name, text },
      );
      const written = await messagesOn(tx, reservation, true);
      return written.find((one) => one.id === messageId)!;
    });
  }

  private async refuseTooMany({ tx, actor, now }: Turn, { reservation }: Found): Promise<void> {
    const inHour = await countBySince(tx, actor.personId, addMinutes(now, -RATE_MINUTES));
    refuseTooMany({ onThis: await countOn(tx, reservation), inHour });
  }
}

/** The partner for which they write; the coordination writes for none, unless it borrows itself. */
function sideOf(actor: Actor, { reservation, items }: Found): string | null {
  if (actor.actsFor(reservation.partnerId)) return reservation.partnerId;
  if (actor.isCoordination) return null;
  return items.find(({ ownerId }) => actor.actsFor(ownerId))?.ownerId ?? null;
}
