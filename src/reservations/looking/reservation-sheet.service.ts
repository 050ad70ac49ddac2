/** A reservation’s sheet: everything about one reservation that a page or a paper shows, as far as the reader may know it. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { goesWith } from '../../items/accessories.js';
import { accessoriesOf } from '../../items/accessories.query.js';
import { rulesOfItems } from '../../items/lending/lending-terms.query.js';
import { keepersOf } from '../../items/keepers.query.js';
import { isLent } from '../../items/lent.js';
import { itemPhotoView } from '../../items/photos/item-photo.view.js';
import { pooledItemsOf, type PooledItem } from '../../items/pooled-items.query.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Language } from '../../shared/words.js';
import type { ReservationSheet, SheetLine, SlipSheet } from './reservation-sheet.view.js';
import { isConcernedWith, isInHandsOf, relationsTo, seesContact } from '../record/relations.js';
import { whyNotCancel } from '../record/cancelling.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { LineView } from '../record/reservation-line.view.js';
import type { ReservationView } from '../record/reservation.view.js';
import {
  isAwaited,
  isOpen,
  isReturned,
  isUnderWay,
  isPromised,
  nextStatus,
  type Move,
  type Status,
} from '../record/lifecycle.js';
import type { LoanPhotoView } from '../record/loan-photo.view.js';
import { photosFor, photoView } from '../record/loan-photos.query.js';
import { messagesOn } from '../record/messages.query.js';
import { moneyOf } from '../record/money.query.js';
import { openlyReported } from '../record/reported.js';
import { opensInWords } from '../telling/pick-up-words.js';
import { ReservationViews } from '../stock/reservation-views.service.js';

@Injectable()
export class ReservationSheetService {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly views: ReservationViews,
  ) {}

  /** Refuses (404) what the actor may not see. */
  get(actor: Actor, id: string, language: Language): Promise<ReservationSheet> {
    return this.turns.look(actor, (look) => this.sheet(look, id, language));
  }

  /** With what goes with its things. */
  slip(actor: Actor, id: string, language: Language): Promise<SlipSheet> {
    return this.turns.look(actor, async (look) => {
      const sheet = await this.sheet(look, id, language);
      const itemIds = sheet.lines.map(({ itemId }) => itemId);
      const accessories = await accessoriesOf(look.tx, actor.allianceId, itemIds);
      const lines = sheet.lines.map((line) => ({
        ...line,
        accessories: goesWith(accessories, line.itemId, itemIds),
      }));
      return { ...sheet, lines };
    });
  }

  private async sheet(look: Look, id: string, language: Language): Promise<ReservationSheet> {
    const { tx, actor, now } = look;
    const found = await this.store.find(tx, actor, id);
    const { reservation } = found;
    const view = await this.views.whole(look, reservation, language);
    const pooled = await pooledItemsOf(tx, actor.allianceId, itemIdsOf(view));
    const partner = await tx.findOneByOrFail(Partner, { id: reservation.partnerId });
    const placeIds = pooled.map(({ place }) => place.id);
    const places = await tx.findBy(StoragePlace, { allianceId: actor.allianceId, id: In(placeIds) });
    const keepers = await keepersOf(tx, actor.allianceId, placeIds);
    const photos = (await photosFor(tx, actor, found)).map((row) => photoView(actor, row));
    const around = { view, pooled, places, language, keepers, photos };
    const lines = view.lines.map((line) => sheetLine(actor, line, around));
    return {
      view,
      now,
      partnerName: partner.name,
      lines,
      things: new Map(pooled.map(({ item: { id: itemId, name, unit } }) => [itemId, { name, unit }])),
      money: await moneyOf(tx, found, { now, isTold: seesContact(actor, reservation, now) }),
      messages: await messagesOn(tx, reservation, seesContact(actor, reservation, now)),
      ...rightsOf(actor, found, now),
      ...(await this.cancelling(look, found)),
      ...deskRightsOf(actor, view, lines),
    };
  }

  /** Nothing is asked for where it could not be cancelled in any case, nor for whoever always may. */
  private async cancelling(
    { tx, actor, now }: Look,
    found: Found,
  ): Promise<Pick<ReservationSheet, 'mayCancel' | 'whyNotCancel'>> {
    const mayCancel = mayCancelNow(actor, found, now);
    if (!mayCancel || actor.isCoordination) return { mayCancel };
    const rules = await rulesOfItems(tx, actor.alliance, found.items);
    const why = whyNotCancel(found.reservation.lines, rules, { office: actor.alliance, now });
    return { mayCancel: why === undefined, whyNotCancel: why };
  }
}

/** Of what it is, and of what it may become. */
const itemIdsOf = ({ lines, pendingChange, counterOffer }: ReservationView): string[] => [
  ...new Set(
    [...lines, ...(pendingChange?.lines ?? []), ...(counterOffer?.lines ?? [])].map(({ itemId }) => itemId),
  ),
];

const isUnfetched = (status: Status): boolean => isOpen(status) || isAwaited(status);

type RightsNames =
  | 'isBorrower'
  | 'mayWithdraw'
  | 'mayChange'
  | 'mayDecideChange'
  | 'mayOffer'
  | 'mayAnswerOffer'
  | 'mustSayWhy'
  | 'mayNoteMoney'
  | 'mayWrite'
  | 'mayAddPhotos'
  | 'mayReportDamage'
  | 'hasCalendarEntry';

const mayCancelNow = (actor: Actor, { reservation, items }: Found, now: Date): boolean =>
  nextStatus(reservation.statusAt(now), 'cancel') !== undefined &&
  actor.may('reservations.cancel', relationsTo(actor, reservation.partnerId, items)) &&
  (actor.isCoordination || !reservation.isPastReturn(now));

function rightsOf(
  actor: Actor,
  { reservation, items }: Found,
  now: Date,
): Pick<ReservationSheet, RightsNames> {
  const relations = relationsTo(actor, reservation.partnerId, items);
  const status = reservation.statusAt(now);
  const isBorrower = actor.actsFor(reservation.partnerId);
  const isPossible = (move: Move): boolean => nextStatus(status, move) !== undefined;
  return {
    isBorrower,
    mayWithdraw: isPossible('withdraw') && actor.may('reservations.withdraw', relations),
    mayChange: reservation.isChangeable(now) && actor.may('reservations.change', relations),
    mayDecideChange:
      reservation.wishAt(now) !== undefined && actor.may('reservations.decide-change', relations),
    mayOffer:
      reservation.isChangeable(now) && isUnfetched(status) && actor.may('reservations.offer', relations),
    mayAnswerOffer:
      reservation.offerAt(now) !== undefined && actor.may('reservations.answer-offer', relations),
    mustSayWhy: !isBorrower,
    mayNoteMoney: actor.may('money.note', relations),
    mayWrite: actor.may('messages.write', relations),
    mayAddPhotos: actor.may('photos.add', relations),
    mayReportDamage: actor.may('desk.report-damage', relations),
    hasCalendarEntry: isPromised(status),
  };
}

const isOut = ({ outQuantity }: SheetLine): boolean => outQuantity > 0;

/** What is to be done at the desk, and what the borrower may say about it. */
function deskRightsOf(
  actor: Actor,
  { status, partnerId, returnReportedAt }: ReservationView,
  lines: readonly SheetLine[],
): Pick<ReservationSheet, 'mayHandOver' | 'mayTakeBack' | 'mayCheck' | 'mayReportReturn'> {
  const mine = lines.filter(({ isInHand }) => isInHand);
  return {
    mayHandOver: isUnderWay(status) && mine.some(({ awaitedQuantity }) => awaitedQuantity > 0),
    mayTakeBack: mine.some(isOut),
    mayCheck:
      isReturned(status) &&
      mine.some((line) => line.returnedQuantity + line.missingQuantity > 0 && line.checkedAt === null),
    mayReportReturn: actor.actsFor(partnerId) && returnReportedAt === null && lines.some(isOut),
  };
}

interface Around {
  view: ReservationView;
  pooled: readonly PooledItem[];
  /** Where they stand. */
  places: readonly StoragePlace[];
  language: Language;
  /** Their names by the place. */
  keepers: ReadonlyMap<string, readonly string[]>;
  /** That the reader may see. */
  photos: readonly LoanPhotoView[];
}

function sheetLine(actor: Actor, line: LineView, { view, language, ...around }: Around): SheetLine {
  const { item, owner, photo } = around.pooled.find((one) => one.item.id === line.itemId)!;
  const place = around.places.find(({ id }) => id === item.storagePlaceId)!;
  const isGranted = isPromised(view.status) && (line.approvedQuantity ?? 0) > 0;
  // Who goes there, who lives there, and who decides; not who lends or hands out something else of the same reservation.
  const isConcerned = isGranted && (actor.actsFor(view.partnerId) || actor.actsFor(item.ownerId));
  const isTrusted = isConcerned || actor.isCoordination || actor.keeps(place.id);
  const isTold = !place.isPrivate || isTrusted;
  const where = isTold ? { address: place.address, accessNotes: place.accessNotes } : {};
  const door = { place, keepers: around.keepers.get(place.id) ?? [], alliance: actor.alliance };
  return {
    ...line,
    itemName: item.name,
    inventoryNumber: item.inventoryNumber,
    category: item.category,
    unit: item.unit,
    ownerName: owner.shortName || owner.name,
    isSetAside: !isLent(item, owner),
    isInHand: isInHandsOf(actor, item),
    photo: photo && itemPhotoView(actor.alliance.slug, item.id, photo),
    photos: around.photos.filter(({ lineId }) => lineId === line.id),
    mayAddPhoto: line.handedOverQuantity > 0 && isConcernedWith(actor, view.partnerId, item),
    reported: openlyReported(view.damageReports ?? [], line.id),
    ...(isGranted && isAwaited(view.status) ? { needs: item } : {}),
    place: {
      id: place.id,
      name: place.name,
      private: place.isPrivate,
      ...where,
      ...(isGranted && isTrusted && isUnderWay(view.status) ? { opens: opensInWords(door, language) } : {}),
    },
  };
}
