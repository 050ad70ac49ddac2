/** A loan sheet: everything about one reservation that a page or a paper shows, as far as the reader may know it. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { PoolService, type PooledItem } from '../items/pool.service.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import type { Language } from '../shared/words.js';
import type { LoanSheet, SheetLine } from './loan-sheet.view.js';
import { relationsTo, seesContact } from './relations.js';
import type { Reservation } from './reservation.entity.js';
import { ReservationStore, type Found } from './reservation-store.service.js';
import { reservationView, type LineView, type ReservationView } from './reservation.view.js';
import { hasEntry, historyOf } from './reservations.service.js';
import { StockRiskService } from './stock-risk.service.js';

@Injectable()
export class LoanSheetService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly store: ReservationStore,
    private readonly pool: PoolService,
    private readonly risk: StockRiskService,
  ) {}

  /** Refuses (404) what the actor may not see. */
  get(actor: Actor, id: string, language: Language): Promise<LoanSheet> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const found = await this.store.find(tx, actor, id);
      const { reservation, items } = found;
      const pooled = await this.pool.withSurroundings(tx, actor.allianceId, items);
      const partner = await tx.findOneByOrFail(Partner, { id: reservation.partnerId });
      const view = await this.view(tx, actor, reservation, now, language);
      return {
        view,
        now,
        partnerName: partner.name,
        lines: view.lines.map((line) => sheetLine(actor, line, view, pooled)),
        ...rightsOf(actor, found, now),
      };
    });
  }

  private async view(
    tx: EntityManager,
    actor: Actor,
    reservation: Reservation,
    now: Date,
    language: Language,
  ): Promise<ReservationView> {
    const warnings = (await this.risk.warnings(tx, actor.alliance, [reservation], now)).get(reservation.id);
    const isTold = seesContact(actor, reservation, now);
    const view = reservationView(reservation, now, isTold, warnings, language);
    return { ...view, history: await historyOf(tx, reservation, isTold) };
  }
}

function rightsOf(
  actor: Actor,
  { reservation, items }: Found,
  now: Date,
): Pick<LoanSheet, 'isBorrower' | 'mayWithdraw' | 'mayCancel' | 'mustSayWhy' | 'hasCalendarEntry'> {
  const relations = relationsTo(actor, reservation.partnerId, items);
  const status = reservation.statusAt(now);
  const isBorrower = actor.actsFor(reservation.partnerId);
  return {
    isBorrower,
    mayWithdraw: status === 'requested' && actor.may('reservations.withdraw', relations),
    mayCancel: status === 'approved' && actor.may('reservations.cancel', relations),
    mustSayWhy: !isBorrower,
    hasCalendarEntry: hasEntry.has(status),
  };
}

function sheetLine(
  actor: Actor,
  line: LineView,
  { status, partnerId }: ReservationView,
  pooled: readonly PooledItem[],
): SheetLine {
  const { item, owner, place } = pooled.find((one) => one.item.id === line.itemId)!;
  const isPromised = hasEntry.has(status) && (line.approvedQuantity ?? 0) > 0;
  // Who goes there, who lives there, and who decides; not who lends or hands out something else of the same loan.
  const isConcerned = isPromised && (actor.actsFor(partnerId) || actor.actsFor(item.ownerId));
  const isTold = !place.isPrivate || isConcerned || actor.isCoordination || actor.keeps(place.id);
  const where = isTold ? { address: place.address, accessNotes: place.accessNotes } : {};
  return {
    ...line,
    itemName: item.name,
    unit: item.unit,
    ownerName: owner.shortName || owner.name,
    isSetAside: item.setAsideAt !== null,
    place: { id: place.id, name: place.name, ...where },
  };
}
