/** Locked doors: promised hand-overs on days on which their place is closed, so that somebody calls before anybody stands there. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { dayOfHandOver } from '../../items/hand-over-windows.js';
import { Item } from '../../items/item.entity.js';
import { placeHours } from '../../items/place-hours.js';
import type { StoragePlaceChangeDto } from '../../items/storage-place.dto.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import { refuseTakenName, StoragePlacesService } from '../../items/storage-places.service.js';
import { RestingDaysService } from '../../partners/holidays/resting-days.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { byTime, isBefore } from '../../shared/period.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import { Reservation } from '../record/reservation.entity.js';
import { PROMISED_LINE } from '../record/reservations.query.js';
import type { ChangedStoragePlaceView, LockedDoor, LockedDoorView } from './locked-door.view.js';

@Injectable()
export class LockedDoorsService {
  constructor(
    private readonly turns: Turns,
    private readonly places: StoragePlacesService,
    private readonly resting: RestingDaysService,
  ) {}

  /** Of all places, in order of time. */
  list(actor: Actor): Promise<LockedDoor[]> {
    return this.turns.look(actor, async (look) =>
      this.behind(look, await look.tx.findBy(StoragePlace, { allianceId: actor.allianceId })),
    );
  }

  /** Answers whom this change locks out, and nobody who was before. */
  changePlace(actor: Actor, id: string, changes: StoragePlaceChangeDto): Promise<ChangedStoragePlaceView> {
    return this.turns
      .take(actor, async (turn) => {
        const find = () => turn.tx.findBy(StoragePlace, { allianceId: actor.allianceId, id });
        const before = new Set((await this.behind(turn, await find())).map(keyOf));
        const view = await this.places.changeIn(turn, id, changes);
        const after = await this.behind(turn, await find());
        return { ...view, lockedOut: after.filter((door) => !before.has(keyOf(door))).map(viewOf) };
      })
      .catch(refuseTakenName);
  }

  private async behind(look: Look, places: readonly StoragePlace[]): Promise<LockedDoor[]> {
    const { tx, actor, now } = look;
    const placeIds = places.map(({ id }) => id);
    const items = await tx.find(Item, {
      select: { id: true, storagePlaceId: true },
      where: { allianceId: actor.allianceId, storagePlaceId: In(placeIds) },
    });
    const placeOf = new Map(items.map(({ id, storagePlaceId }) => [id, storagePlaceId]));
    const lines = await promisedLines(look, [...placeOf.keys()]);
    const calendar = {
      timeZone: actor.alliance.timeZone,
      resting: await this.resting.of(tx, actor.alliance),
    };
    const hours = new Map(places.map((place) => [place.id, { place, ...placeHours(place, calendar) }]));
    const found = lines.flatMap(({ line, reservation }) => {
      const { place, ...at } = hours.get(placeOf.get(line.itemId)!)!;
      return handOversOf(line, now).flatMap((handOver): LockedDoor[] => {
        const why = at.closingOn?.(dayOfHandOver(at, handOver.at, handOver.what));
        return why ? [{ ...doorOf(reservation, handOver), placeName: place.name, why }] : [];
      });
    });
    return once(found).toSorted((one, other) => byTime(new Date(one.at), new Date(other.at)));
  }
}

interface HandOver {
  what: LockedDoor['what'];
  at: Date;
}

/** Those that are still to come. */
const handOversOf = ({ pickUpAt, returnDueAt, awaitedQuantity }: ReservationLine, now: Date): HandOver[] => [
  ...(awaitedQuantity > 0 && isBefore(now, pickUpAt) ? [{ what: 'pick-up' as const, at: pickUpAt }] : []),
  ...(isBefore(now, returnDueAt) ? [{ what: 'return' as const, at: returnDueAt }] : []),
];

async function promisedLines(
  { tx, actor: { allianceId }, now }: Look,
  itemIds: readonly string[],
): Promise<{ line: ReservationLine; reservation: Reservation }[]> {
  if (itemIds.length === 0) return [];
  const lines = await tx
    .createQueryBuilder(ReservationLine, 'line')
    .where('line.allianceId = :allianceId AND line.itemId IN (:...itemIds)', { allianceId, itemIds })
    .andWhere(`${PROMISED_LINE} AND line.returnDueAt > :now`, { now })
    .getMany();
  const ids = [...new Set(lines.map(({ reservationId }) => reservationId))];
  const reservations = await tx.find(Reservation, { where: { allianceId, id: In(ids) } });
  const known = new Map(reservations.map((one) => [one.id, one]));
  return lines.flatMap((line) => {
    const reservation = known.get(line.reservationId);
    return reservation ? [{ line, reservation }] : [];
  });
}

const doorOf = ({ id, number, partnerId }: Reservation, { what, at }: HandOver): LockedDoorView => ({
  reservationId: id,
  number,
  partnerId,
  what,
  at: at.toISOString(),
});

const keyOf = ({ reservationId, what, at }: LockedDoorView): string => `${reservationId} ${what} ${at}`;

/** Several things of one loan are one visit. */
const once = (doors: readonly LockedDoor[]): LockedDoor[] => [
  ...new Map(doors.map((door) => [keyOf(door), door])).values(),
];

const viewOf = ({ reservationId, number, partnerId, what, at }: LockedDoor): LockedDoorView => ({
  reservationId,
  number,
  partnerId,
  what,
  at,
});
