/** Qualified people: who of a partner has what a loan requires on this day, for the page on which it is handed over. */
import { Injectable } from '@nestjs/common';
import { holdersOn } from '../../items/qualifications/qualified.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { dayAt } from '../../shared/zone.js';
import { isInHandsOf, seesContact } from '../record/relations.js';
import { requirementsOf } from '../record/requirements.query.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { QualifiedPeople } from './qualified-people.view.js';

@Injectable()
export class QualifiedPeopleService {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
  ) {}

  /** Of the things that this reader has in hand; nothing where nothing is required. */
  read(actor: Actor, reservationId: string): Promise<QualifiedPeople[]> {
    return this.turns.look(actor, async (look) => {
      const { reservation, items } = await this.store.find(look.tx, actor, reservationId);
      if (!seesContact(actor, reservation, look.now)) return [];
      const { partnerId } = reservation;
      const mine = items.filter((item) => isInHandsOf(actor, item));
      const { names, holders } = await requirementsOf(look, mine, [partnerId]);
      const today = dayAt(look.now, actor.alliance.timeZone);
      return [...names].map(([qualificationId, qualification]) => ({
        qualification,
        itemNames: mine
          .filter(({ requiredQualificationId }) => requiredQualificationId === qualificationId)
          .map(({ name }) => name),
        people: holdersOn(holders, { partnerId, qualificationId }, today).map(({ name, validUntil }) => ({
          name,
          validUntil,
        })),
      }));
    });
  }
}
