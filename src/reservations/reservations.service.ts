/** Looking at reservations: the list that an actor may see, one with its history, and its calendar entry. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Item } from '../items/item.entity.js';
import type { Actor } from '../partners/actor.js';
import { Person } from '../partners/person.entity.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Language } from '../shared/words.js';
import { HistoryEntry } from './history-entry.entity.js';
import type { Status } from './lifecycle.js';
import { LoanMails } from './loan-mails.service.js';
import { seesContact } from './relations.js';
import { ReservationLine } from './reservation-line.entity.js';
import { ReservationStore } from './reservation-store.service.js';
import type { ReservationQuery } from './reservation.dto.js';
import { Reservation } from './reservation.entity.js';
import { StockRiskService } from './stock-risk.service.js';
import { reservationView, type HistoryView, type ReservationView } from './reservation.view.js';

@Injectable()
export class ReservationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: ReservationStore,
    private readonly mails: LoanMails,
    private readonly risk: StockRiskService,
  ) {}

  /** In the order of pick-up. */
  list(actor: Actor, asked: ReservationQuery, language: Language): Promise<Page<ReservationView>> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const query = visible(tx, actor)
        .orderBy('reservation.pickUpAt')
        .addOrderBy('reservation.id')
        .limit(asked.limit + 1);
      narrow(query, await ownThings(tx, actor, asked), now);
      const page = pageOf(await query.getMany(), asked.limit, keyOf);
      await addLines(tx, page.items);
      return { ...page, items: await this.views(tx, actor, page.items, now, language) };
    });
  }

  get(actor: Actor, id: string, language: Language): Promise<ReservationView> {
    return this.database.read(async (tx) => {
      const { reservation } = await this.store.find(tx, actor, id);
      const now = this.clock.now();
      const [view] = await this.views(tx, actor, [reservation], now, language);
      const isTold = seesContact(actor, reservation, now);
      return { ...view!, history: await historyOf(tx, reservation, isTold) };
    });
  }

  /** With a warning where the stock no longer covers what was promised. */
  private async views(
    tx: EntityManager,
    actor: Actor,
    reservations: readonly Reservation[],
    now: Date,
    language: Language,
  ): Promise<ReservationView[]> {
    const warnings = await this.risk.warnings(tx, actor.alliance, reservations, now);
    return reservations.map((reservation) =>
      reservationView(
        reservation,
        now,
        seesContact(actor, reservation, now),
        warnings.get(reservation.id),
        language,
      ),
    );
  }

  /** The entry of an approved reservation, to download. Refuses (409) while nothing is promised. */
  calendarEntry(actor: Actor, id: string): Promise<{ number: string; content: string }> {
    return this.database.read(async (tx) => {
      const { reservation, items } = await this.store.find(tx, actor, id);
      if (!hasEntry.has(reservation.statusAt(this.clock.now()))) throw noEntry();
      const told = { alliance: actor.alliance, reservation, items };
      // Whoever lends or keeps one of several things need not learn where somebody lives.
      const isConcerned = actor.isCoordination || actor.actsFor(reservation.partnerId);
      const content = await this.mails.downloadable(tx, told, isConcerned);
      return { number: reservation.number, content };
    });
  }
}

const keyOf = ({ pickUpAt, id }: Reservation): string[] => [pickUpAt.toISOString(), id];

export const hasEntry: ReadonlySet<Status> = new Set<Status>([
  'approved',
  'handed_over',
  'returned',
  'checked',
]);

/** Everything for the coordination; else what one borrows, owns an item of, or keeps the place of. */
export function visible(tx: EntityManager, actor: Actor): SelectQueryBuilder<Reservation> {
  const { allianceId } = actor;
  const query = tx
    .createQueryBuilder(Reservation, 'reservation')
    .where('reservation.allianceId = :allianceId', { allianceId });
  if (actor.isCoordination) return query;
  const partnerIds = orNothing(actor.partnerIds);
  const placeIds = orNothing(actor.placeIds);
  return query.andWhere(
    `(reservation.partnerId IN (:...partnerIds) OR EXISTS (
       SELECT 1 FROM reservation_lines own_line JOIN items own_item ON own_item.id = own_line.item_id
       WHERE own_line.reservation_id = reservation.id
         AND (own_item.owner_id IN (:...partnerIds) OR own_item.storage_place_id IN (:...placeIds))))`,
    { partnerIds, placeIds },
  );
}

/** An item of another alliance is sought like one that nobody has: seeking its own lines would take longer, and tell. */
async function ownThings(
  tx: EntityManager,
  { allianceId }: Actor,
  asked: ReservationQuery,
): Promise<ReservationQuery> {
  const { item: id } = asked;
  if (id === undefined || (await tx.existsBy(Item, { allianceId, id }))) return asked;
  const [item = id] = orNothing([]);
  return { ...asked, item };
}

function narrow(query: SelectQueryBuilder<Reservation>, asked: ReservationQuery, now: Date): void {
  const { status, from, until, partner, item, cursor } = asked;
  if (status !== undefined) narrowStatus(query, status, now);
  if (from) query.andWhere('reservation.returnDueAt > :from', { from });
  if (until) query.andWhere('reservation.pickUpAt < :until', { until });
  if (partner !== undefined) query.andWhere('reservation.partnerId = :partner', { partner });
  if (item !== undefined) {
    query.andWhere(
      'EXISTS (SELECT 1 FROM reservation_lines line WHERE line.reservation_id = reservation.id AND line.item_id = :item)',
      { item },
    );
  }
  if (cursor !== undefined) narrowAfter(query, cursor);
}

/** A request past its deadline counts as expired, whether or not the timed job has seen it. */
function narrowStatus(query: SelectQueryBuilder<Reservation>, status: string, now: Date): void {
  if (status === 'requested')
    query.andWhere(`reservation.status = 'requested' AND reservation.decideBy > :now`, { now });
  else if (status === 'expired') {
    query.andWhere(
      `(reservation.status = 'expired' OR (reservation.status = 'requested' AND reservation.decideBy <= :now))`,
      { now },
    );
  } else query.andWhere('reservation.status = :status', { status });
}

function narrowAfter(query: SelectQueryBuilder<Reservation>, cursor: string): void {
  const [time = '', id = ''] = cursorKey(cursor, 2);
  const pickUpAt = new Date(time);
  if (Number.isNaN(pickUpAt.valueOf()))
    throw Refusal.invalidField('cursor', { de: 'Diese Seite gibt es nicht.', en: 'There is no such page.' });
  query.andWhere(
    '(reservation.pickUpAt > :pickUpAt OR (reservation.pickUpAt = :pickUpAt AND reservation.id > :id))',
    {
      pickUpAt,
      id,
    },
  );
}

export async function addLines(tx: EntityManager, reservations: readonly Reservation[]): Promise<void> {
  const ids = reservations.map(({ id }) => id);
  const lines = await tx.find(ReservationLine, {
    where: { reservationId: In(ids) },
    order: { position: 'ASC' },
  });
  for (const reservation of reservations) {
    reservation.lines = lines.filter(({ reservationId }) => reservationId === reservation.id);
  }
}

/** `isTold` where the reader may know people's names. */
export async function historyOf(
  tx: EntityManager,
  { id }: Reservation,
  isTold: boolean,
): Promise<HistoryView[]> {
  const entries = await tx.find(HistoryEntry, { where: { reservationId: id }, order: { id: 'ASC' } });
  const people = await tx.findBy(Person, { id: In(entries.flatMap(({ personId }) => personId ?? [])) });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return entries.map(({ at, personId, what, detail }) => ({
    at: at.toISOString(),
    who: personId === null ? null : (isTold && names.get(personId)) || '',
    what,
    detail,
  }));
}

function noEntry(): Refusal {
  const words = {
    de: 'Einen Kalendereintrag gibt es nach der Zusage.',
    en: 'There is a calendar entry once it is approved.',
  };
  return new Refusal('conflict', 'not-approved', words);
}
