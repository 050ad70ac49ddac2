/** Looking at reservations: the list that an actor may see, one with its history, and its calendar entry. */
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { listPartOf, type ListPart } from '../../http/list-parts.js';
import { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { isPromised } from '../record/lifecycle.js';
import { ReservationMails } from '../telling/reservation-mails.service.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { ReservationQuery } from '../record/reservation.dto.js';
import { Reservation } from '../record/reservation.entity.js';
import { readsAll, seenBy } from '../record/seen-part.js';
import { ReservationViews } from '../stock/reservation-views.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import { addLines, goOnAfter, visible, withStatus } from '../record/reservations.query.js';

@Injectable()
export class ReservationsService {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly mails: ReservationMails,
    private readonly views: ReservationViews,
  ) {}

  /** In the order of pick-up. */
  list(actor: Actor, queried: ReservationQuery, language: Language): Promise<ListPart<ReservationView>> {
    return this.turns.look(actor, async (look) => {
      const query = visible(look.tx, actor)
        .orderBy('reservation.pickUpAt')
        .addOrderBy('reservation.id')
        .limit(queried.limit + 1);
      narrow(query, await ownThings(look, queried), look.now);
      const part = listPartOf(await query.getMany(), queried.limit, keyOf);
      await addLines(look.tx, part.items);
      return { ...part, items: await this.views.read(look, part.items, language) };
    });
  }

  get(actor: Actor, id: string, language: Language): Promise<ReservationView> {
    return this.turns.look(actor, async (look) => {
      const { reservation } = await this.store.find(look.tx, actor, id);
      return this.views.whole(look, reservation, language);
    });
  }

  /** The entry of an approved reservation, to download. Refuses (409) while nothing is promised. */
  calendarEntry(actor: Actor, id: string): Promise<{ number: string; content: string }> {
    return this.turns.look(actor, async (look) => {
      const { tx, now } = look;
      const found = await this.store.find(tx, actor, id);
      const { reservation } = seenBy(actor, found.reservation, found.items);
      if (!isPromised(reservation.statusAt(now))) throw noEntry();
      const told = { alliance: actor.alliance, ...found, reservation };
      // Whoever lends or keeps one of several things need not learn where somebody lives.
      const isConcerned = readsAll(actor, reservation);
      const content = await this.mails.downloadable(look, told, isConcerned);
      return { number: reservation.number, content };
    });
  }
}

const keyOf = ({ pickUpAt, id }: Reservation): string[] => [pickUpAt.toISOString(), id];

/** An item of another alliance is sought like one that nobody has: seeking its own lines would take longer, and tell. */
async function ownThings({ tx, actor }: Look, queried: ReservationQuery): Promise<ReservationQuery> {
  const { item: id } = queried;
  if (id === undefined || (await tx.existsBy(Item, { allianceId: actor.allianceId, id }))) return queried;
  const [item = id] = orNothing([]);
  return { ...queried, item };
}

function narrow(query: SelectQueryBuilder<Reservation>, queried: ReservationQuery, now: Date): void {
  const { status, from, until, partner, item, cursor } = queried;
  if (status !== undefined) withStatus(query, status, now);
  if (from) query.andWhere('reservation.returnDueAt > :from', { from });
  if (until) query.andWhere('reservation.pickUpAt < :until', { until });
  if (partner !== undefined) query.andWhere('reservation.partnerId = :partner', { partner });
  if (item !== undefined) {
    query.andWhere(
      'EXISTS (SELECT 1 FROM reservation_lines line WHERE line.reservation_id = reservation.id AND line.item_id = :item)',
      { item },
    );
  }
  if (cursor !== undefined) goOnAfter(query, cursor, '>');
}

const noEntry = (): Refusal =>
  new Refusal('conflict', 'not-approved', {
    de: 'Einen Kalendereintrag gibt es nach der Zusage.',
    en: 'There is a calendar entry once it is approved.',
  });
