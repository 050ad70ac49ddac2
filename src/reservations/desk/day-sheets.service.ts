/** Reads the things of a day: for a keeper those at the own places, for an owner the own ones, for the coordination all. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Temporal } from 'temporal-polyfill';
import { Item } from '../../items/item.entity.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { span, type Period } from '../../shared/period.js';
import { localDay, type LocalDay } from '../../shared/zone.js';
import { isLoan, isReturned } from '../record/lifecycle.js';
import { Reservation } from '../record/reservation.entity.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { addLines, AWAITED, UNFINISHED } from '../record/reservations.query.js';
import { isInHandsOf } from '../record/relations.js';
import { daySheet, lateWalks, uncheckedWalks, type NamedLine } from './day-sheet.js';
import type { DaySheet, Desk } from './day-sheet.view.js';

@Injectable()
export class DaySheets {
  constructor(private readonly turns: Turns) {}

  /** Refuses (403) whoever does not belong here; who has nothing in hand sees an empty desk. */
  read(actor: Actor, days: readonly Temporal.PlainDate[]): Promise<Desk> {
    this.allow(actor);
    return this.turns.look(actor, (look) => this.desk(look, days));
  }

  /** Refuses (403) whoever does not belong here. */
  allow(actor: Actor): void {
    actor.require('desk.read', actor.placeIds.length > 0 ? ['keeper'] : []);
  }

  async desk(look: Look, days: readonly Temporal.PlainDate[]): Promise<Desk> {
    const locals = days.map((day): LocalDay => localDay(day, look.actor.alliance.timeZone));
    const whole = span(locals);
    if (!whole) return { days: [], overdue: [], uncollected: [], unchecked: [] };
    const { tx, now, actor } = look;
    const all = await namedLines({ tx, now, alliance: actor.alliance }, whole);
    const lines = all.filter(({ item }) => isInHandsOf(actor, item)).map(({ line }) => line);
    return {
      days: locals.map((day) => daySheet(day, lines)),
      ...lateWalks(locals[0]!, look.now, lines),
      unchecked: uncheckedWalks(lines),
    };
  }

  /** The same of all things, for the clock. */
  async wholeDay(all: AllThings, day: LocalDay): Promise<DaySheet> {
    const lines = await namedLines(all, day);
    return daySheet(
      day,
      lines.map(({ line }) => line),
    );
  }
}

interface AllThings extends Pick<Look, 'tx' | 'now'> {
  alliance: Pick<Alliance, 'id'>;
}

/** Of everything promised that touches the period, and all that is out; what was declined of it is none of the desk's business. */
async function namedLines(
  { tx, alliance: { id: allianceId }, now }: AllThings,
  period: Period,
): Promise<{ item: Item; line: NamedLine }[]> {
  const reservations = await tx
    .createQueryBuilder(Reservation, 'reservation')
    .where('reservation.allianceId = :allianceId', { allianceId })
    .andWhere(
      `(${UNFINISHED} OR (${AWAITED} AND reservation.returnDueAt >= :from AND reservation.pickUpAt < :until))`,
      period,
    )
    .orderBy('reservation.id')
    .getMany();
  await addLines(tx, reservations);
  const promised = reservations.flatMap((reservation) =>
    reservation.lines.filter(isDeskLine).map((line) => ({ reservation, line })),
  );
  const names = await namesOf(tx, allianceId, promised);
  return promised.map(({ reservation, line }) => ({
    item: names.items.get(line.itemId)!,
    line: named(reservation, line, { ...names, now }),
  }));
}

/** Something of it is to go out, to come back, or to be looked at. */
const isDeskLine = ({ holds, isUnchecked }: ReservationLine): boolean => holds || isUnchecked;

interface Names {
  items: ReadonlyMap<string, Item>;
  places: ReadonlyMap<string, StoragePlace>;
  partners: ReadonlyMap<string, Partner>;
}

async function namesOf(
  tx: EntityManager,
  allianceId: string,
  promised: readonly { reservation: Reservation; line: ReservationLine }[],
): Promise<Names> {
  const itemIds = [...new Set(promised.map(({ line }) => line.itemId))];
  const items = await tx.findBy(Item, { allianceId, id: In(itemIds) });
  const placeIds = [...new Set(items.map(({ storagePlaceId }) => storagePlaceId))];
  const partnerIds = [...new Set(promised.map(({ reservation }) => reservation.partnerId))];
  return {
    items: byId(items),
    places: byId(await tx.findBy(StoragePlace, { allianceId, id: In(placeIds) })),
    partners: byId(await tx.findBy(Partner, { allianceId, id: In(partnerIds) })),
  };
}

const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

function named(reservation: Reservation, line: ReservationLine, names: Names & Pick<Look, 'now'>): NamedLine {
  const item = names.items.get(line.itemId)!;
  const place = names.places.get(item.storagePlaceId)!;
  return {
    reservationId: reservation.id,
    number: reservation.number,
    version: reservation.version,
    isLoan: isLoan(reservation.statusAt(names.now)),
    partnerName: names.partners.get(reservation.partnerId)!.name,
    occasionName: reservation.occasionName,
    contactName: reservation.contactName,
    contactPhone: reservation.contactPhone,
    placeId: place.id,
    placeName: place.name,
    pickUp: { from: line.pickUpAt, until: line.pickUpUntil ?? line.pickUpAt },
    returnDue: { from: line.returnFrom ?? line.returnDueAt, until: line.returnDueAt },
    thing: {
      lineId: line.id,
      itemId: item.id,
      name: item.name,
      inventoryNumber: item.inventoryNumber,
      unit: item.unit,
    },
    awaited: line.awaitedQuantity,
    out: line.outQuantity,
    unchecked:
      isReturned(reservation.statusAt(names.now)) && line.isUnchecked
        ? line.returnedQuantity + line.missingQuantity
        : 0,
  };
}
