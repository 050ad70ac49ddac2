/** Reservation views: how reservations read to an actor, with what the stock says of them at this moment. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import type { Language } from '../../shared/words.js';
import { damageReportsOf } from '../record/damage-reports.query.js';
import { seesContact } from '../record/relations.js';
import type { Reservation } from '../record/reservation.entity.js';
import { reservationView, type Reading, type ReservationView } from '../record/reservation.view.js';
import { historyOf } from '../record/reservations.query.js';
import { readsAll, seenBy, type Seen } from '../record/seen-part.js';
import { lateHolds } from './late-holds.js';
import type { Ledger } from './ledger.js';
import { StockRiskService } from './stock-risk.service.js';

@Injectable()
export class ReservationViews {
  constructor(private readonly risk: StockRiskService) {}

  /** With a warning for each line that the stock does not cover any more. The number of queries does not grow with them. */
  async read(
    look: Look,
    reservations: readonly Reservation[],
    language: Language,
  ): Promise<ReservationView[]> {
    const seen = await seenBits(look, reservations);
    return this.readSeen(
      look,
      seen.map(({ reservation }) => reservation),
      language,
    );
  }

  /** One alone, with what was done to it and reported of it. */
  async whole(look: Look, found: Reservation, language: Language): Promise<ReservationView> {
    const { tx, actor, now } = look;
    const [seen] = await seenBits(look, [found]);
    const { reservation, sees } = seen!;
    const [view] = await this.readSeen(look, [reservation], language);
    const isTold = seesContact(actor, reservation, now);
    const history = await historyOf(tx, reservation, { isTold, sees });
    const reports = await damageReportsOf(tx, reservation, isTold);
    const damageReports = reports.filter(({ lineId }) => reservation.lines.some(({ id }) => id === lineId));
    return { ...view!, history, damageReports };
  }

  private async readSeen(
    look: Look,
    reservations: readonly Reservation[],
    language: Language,
  ): Promise<ReservationView[]> {
    const risks = await this.risk.warnings(look, reservations);
    return reservations.map((reservation) => {
      const warnings = risks.get(reservation.id);
      return this.view(look, reservation, { isAtRisk: warnings !== undefined, warnings, language });
    });
  }

  /** Once it was saved; what was granted from a ledger just now is covered by it, unless something in it is late. */
  async saved(look: Look, whole: Reservation, granted?: Ledger): Promise<ReservationView> {
    const [seen] = await seenBits(look, [whole]);
    const { reservation } = seen!;
    return this.view(look, reservation, { isAtRisk: await this.isAtRisk(look, reservation, granted) });
  }

  /** The same for one that was asked for just now. */
  async asked(
    look: Look,
    reservation: Reservation,
    { ledger, ...said }: Pick<Reading, 'warnings' | 'language'> & { ledger: Ledger },
  ): Promise<ReservationView> {
    const isAtRisk = await this.isAtRisk(look, reservation, ledger);
    return reservationView(reservation, { now: look.now, withContact: true, isAtRisk, ...said });
  }

  private async isAtRisk(
    { tx, now, actor: { alliance } }: Look,
    reservation: Reservation,
    granted?: Ledger,
  ): Promise<boolean> {
    if (granted && lateHolds(granted.stock).length === 0) return false;
    return this.risk.isAtRisk({ tx, now, alliance }, reservation);
  }

  private view(
    { actor, now }: Look,
    reservation: Reservation,
    said: Omit<Reading, 'now' | 'withContact'>,
  ): ReservationView {
    return reservationView(reservation, { now, withContact: seesContact(actor, reservation, now), ...said });
  }
}

/** As much of each as the actor may read; whoever reads all of it costs no statement. */
async function seenBits({ tx, actor }: Look, reservations: readonly Reservation[]): Promise<Seen[]> {
  const narrowed = reservations.filter((reservation) => !readsAll(actor, reservation));
  const itemIds = new Set(narrowed.flatMap(({ lines }) => lines.map(({ itemId }) => itemId)));
  const items =
    itemIds.size === 0 ? [] : await tx.findBy(Item, { allianceId: actor.allianceId, id: In([...itemIds]) });
  return reservations.map((reservation) => seenBy(actor, reservation, items));
}
