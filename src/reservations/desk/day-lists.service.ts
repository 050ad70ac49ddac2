/** Reads the day of one storage place with all that a list on paper tells besides: what goes with the things, and how each deposit stands. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Temporal } from 'temporal-polyfill';
import { accessoriesOf } from '../../items/accessories.query.js';
import { Item } from '../../items/item.entity.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { existing } from '../../shared/refusal.js';
import type { DepositStanding } from '../record/deposit.js';
import { depositsOf } from '../record/money.query.js';
import { Reservation } from '../record/reservation.entity.js';
import { addLines } from '../record/reservations.query.js';
import type { DayList } from './day-list.view.js';
import type { Desk, HandOver } from './day-sheet.view.js';
import { DaySheets } from './day-sheets.service.js';

@Injectable()
export class DayLists {
  constructor(
    private readonly turns: Turns,
    private readonly sheets: DaySheets,
  ) {}

  /** Refuses (403) whoever does not belong here, and (404) a place that is none of the alliance's. */
  read(actor: Actor, placeId: string, days: readonly Temporal.PlainDate[]): Promise<DayList> {
    this.sheets.allow(actor);
    return this.turns.look(actor, async (look) => {
      const { allianceId } = actor;
      const place = existing(await look.tx.findOneBy(StoragePlace, { allianceId, id: placeId }));
      const desk = at(place.id, await this.sheets.desk(look, days));
      const walks = walksOf(desk);
      const itemIds = walks.flatMap(({ things }) => things.map(({ itemId }) => itemId));
      return {
        ...desk,
        placeName: place.name,
        accessories: await accessoriesOf(look.tx, allianceId, itemIds),
        deposits: await standing(look, walks),
      };
    });
  }
}

const at = (placeId: string, desk: Desk): Desk => {
  const here = (walks: readonly HandOver[]): HandOver[] => walks.filter((walk) => walk.placeId === placeId);
  return {
    overdue: here(desk.overdue),
    uncollected: here(desk.uncollected),
    unchecked: here(desk.unchecked),
    days: desk.days.map(({ day, pickUps, returns }) => ({
      day,
      pickUps: here(pickUps),
      returns: here(returns),
    })),
  };
};

const walksOf = ({ days, overdue, uncollected, unchecked }: Desk): HandOver[] => [
  ...days.flatMap(({ pickUps, returns }) => [...pickUps, ...returns]),
  ...overdue,
  ...uncollected,
  ...unchecked,
];

/** Of the whole loans, also of what they fetch elsewhere. */
async function standing(
  { tx, actor: { allianceId }, now }: Look,
  walks: readonly HandOver[],
): Promise<Map<string, DepositStanding>> {
  const ids = [...new Set(walks.map(({ reservationId }) => reservationId))];
  const reservations = await tx.findBy(Reservation, { allianceId, id: In(ids) });
  await addLines(tx, reservations);
  const itemIds = new Set(reservations.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)));
  const items = await tx.findBy(Item, { allianceId, id: In([...itemIds]) });
  return depositsOf(tx, reservations, { allianceId, items, now });
}
