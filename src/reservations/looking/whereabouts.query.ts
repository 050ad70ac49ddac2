/** What the whereabouts of an item read: closures, lines to come and over, and the loans by name. */
import {
  In,
  IsNull,
  LessThanOrEqual,
  MoreThan,
  Not,
  type EntityManager,
  type SelectQueryBuilder,
} from 'typeorm';
import { Closure, isOpenEnded } from '../../items/closure.entity.js';
import { ItemPart } from '../../items/item-part.entity.js';
import { Item } from '../../items/item.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { relationsToItem } from '../record/relations.js';
import { Reservation } from '../record/reservation.entity.js';
import { photosOfLines, photoView } from '../record/loan-photos.query.js';
import { ReservationLine } from '../record/reservation-line.entity.js';
import { holdsLaterAt, LENT_BEFORE, PROMISED_LINE } from '../record/reservations.query.js';
import type { ClosedUnits } from './whereabouts.js';
import type { LoanLines, Loss, NamedLoan } from './whereabouts.view.js';

/** So many lines and losses are shown. */
const SHOWN = 20;

/** In force now, those of one loan with its id. */
export async function closedNow({ tx, now }: Look, { allianceId, id: itemId }: Item): Promise<ClosedUnits[]> {
  const closures = await tx.find(Closure, {
    where: { allianceId, itemId, startsAt: LessThanOrEqual(now), endsAt: MoreThan(now) },
    order: { startsAt: 'ASC', id: 'ASC' },
  });
  const loans = await loanIds(tx, allianceId, closures);
  return closures.map((closure): ClosedUnits => {
    const reservationId = closure.lineId === null ? undefined : loans.get(closure.lineId);
    const { quantity, cause, startsAt: from } = closure;
    const until = isOpenEnded(closure) ? {} : { until: closure.endsAt };
    return { quantity, cause, from, ...until, ...(reservationId === undefined ? {} : { reservationId }) };
  });
}

export async function lossesOf({ tx, actor }: Look, item: Item): Promise<Loss[]> {
  const { allianceId, id: itemId } = item;
  const mayRepair = actor.may('closures.remove', relationsToItem(actor, item));
  const closures = await tx.find(Closure, {
    where: { allianceId, itemId, lineId: Not(IsNull()) },
    order: { startsAt: 'DESC', id: 'DESC' },
    take: SHOWN,
  });
  const ids = await loanIds(tx, allianceId, closures);
  const loans = await loansOf(tx, allianceId, [...ids.values()]);
  const photos = await photosOfLines(tx, allianceId, [...ids.keys()]);
  return closures.flatMap(({ id: closureId, lineId, quantity, cause, startsAt: at }): Loss[] => {
    const loan = loans.get(ids.get(lineId!) ?? '');
    if (!loan) return [];
    const own = photos.filter((photo) => photo.lineId === lineId).map((row) => photoView(actor, row));
    const isMissing = cause === 'missing';
    const whose = { closureId, lineId: lineId!, mayEnd: isMissing || mayRepair };
    return [{ ...loan, ...whose, quantity, isMissing, at, photos: own }];
  });
}

/** Promised, and of which something is still in the store. */
export const nextLines = ({ tx, actor, now }: Look, items: readonly Item[]): Promise<LoanLines> =>
  namedLines(
    linesOf(tx, actor.allianceId, items)
      .andWhere(`${PROMISED_LINE} AND ${holdsLaterAt(':now')}`, { now })
      .orderBy('line.pickUpAt')
      .addOrderBy('line.id'),
    { tx, items, quantityOf: ({ awaitedQuantity }) => awaitedQuantity },
  );

/** Handed over, and nothing of it is out any more; the latest first. */
export const pastLines = ({ tx, actor }: Look, items: readonly Item[]): Promise<LoanLines> =>
  namedLines(
    linesOf(tx, actor.allianceId, items)
      .andWhere(LENT_BEFORE)
      .orderBy('line.returnDueAt', 'DESC')
      .addOrderBy('line.id'),
    { tx, items, quantityOf: ({ handedOverQuantity }) => handedOverQuantity },
  );

/** What it is made of, and the sets that it is a part of. */
export async function relatives(
  tx: EntityManager,
  { allianceId, id }: Item,
): Promise<{ parts: Item[]; sets: Item[] }> {
  const ties = await tx.findBy(ItemPart, [
    { allianceId, setId: id },
    { allianceId, partId: id },
  ]);
  const ids = new Set(ties.flatMap(({ setId, partId }) => [setId, partId]));
  const items = await tx.find(Item, {
    where: { allianceId, id: In([...ids]) },
    order: { numberOrder: 'ASC' },
  });
  return {
    parts: items.filter((item) => ties.some(({ setId, partId }) => setId === id && partId === item.id)),
    sets: items.filter((item) => ties.some(({ setId, partId }) => partId === id && setId === item.id)),
  };
}

/** By their ids; with whose they are. */
export async function loansOf(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NamedLoan & { partnerId: string }>> {
  if (ids.length === 0) return new Map();
  const reservations = await tx.findBy(Reservation, { allianceId, id: In([...new Set(ids)]) });
  const partnerIds = [...new Set(reservations.map(({ partnerId }) => partnerId))];
  const partners = await tx.findBy(Partner, { allianceId, id: In(partnerIds) });
  return new Map(
    reservations.map(({ id: reservationId, number, partnerId }) => {
      const partnerName = partners.find(({ id }) => id === partnerId)?.name ?? '';
      return [reservationId, { reservationId, number, partnerId, partnerName }];
    }),
  );
}

/** The loans of lines, by line. */
async function loanIds(
  tx: EntityManager,
  allianceId: string,
  closures: readonly Closure[],
): Promise<ReadonlyMap<string, string>> {
  const ids = closures.flatMap(({ lineId }) => lineId ?? []);
  if (ids.length === 0) return new Map();
  const lines = await tx.findBy(ReservationLine, { allianceId, id: In(ids) });
  return new Map(lines.map(({ id, reservationId }) => [id, reservationId]));
}

const linesOf = (
  tx: EntityManager,
  allianceId: string,
  items: readonly Item[],
): SelectQueryBuilder<ReservationLine> =>
  tx
    .createQueryBuilder(ReservationLine, 'line')
    .where('line.allianceId = :allianceId', { allianceId })
    .andWhere('line.itemId IN (:...ids)', { ids: items.map(({ id }) => id) });

interface Naming {
  tx: EntityManager;
  /** At least one. */
  items: readonly Item[];
  quantityOf: (line: ReservationLine) => number;
}

async function namedLines(
  query: SelectQueryBuilder<ReservationLine>,
  { tx, items, quantityOf }: Naming,
): Promise<LoanLines> {
  const [lines, count] = await query.limit(SHOWN).getManyAndCount();
  const ids = lines.map(({ reservationId }) => reservationId);
  const loans = await loansOf(tx, items[0]!.allianceId, ids);
  const named = lines.map((line) => ({
    ...loans.get(line.reservationId)!,
    pickUpAt: line.pickUpAt,
    pickUpUntil: line.pickUpUntil,
    returnFrom: line.returnFrom,
    returnDueAt: line.returnDueAt,
    itemName: items.find(({ id }) => id === line.itemId)?.name ?? '',
    quantity: quantityOf(line),
    damaged: line.damagedQuantity,
    missing: line.missingQuantity,
    worn: line.wornQuantity ?? 0,
    uncleaned: line.uncleanedQuantity ?? 0,
  }));
  return { lines: named, more: count - named.length };
}
