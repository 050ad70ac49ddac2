/** Walk-in loans: for a partner that stands at the door, asked for, promised and handed over in one turn. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { given } from '../../shared/given.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { AskingService } from '../asking/asking.service.js';
import { isInHandsOf } from '../record/relations.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationMails } from '../telling/reservation-mails.service.js';
import type { WalkInDto } from './desk.dto.js';
import { DeskWork } from './desk-work.service.js';
import { HandOvers } from './hand-overs.service.js';

@Injectable()
export class WalkIns {
  constructor(
    private readonly turns: Turns,
    private readonly clock: Clock,
    private readonly asking: AskingService,
    private readonly work: DeskWork,
    private readonly handOvers: HandOvers,
    private readonly mails: ReservationMails,
  ) {}

  /** Refuses (403) where one of the things is in other hands, (409) with offers what is not free. */
  async lend(
    actor: Actor,
    { collectedBy, overrule, depositCents, ...wish }: WalkInDto,
    language: Language,
  ): Promise<ReservationView> {
    await this.refuseOthers(actor, wish);
    const asked = { ...wish, pickUpAt: this.clock.now() };
    const said = given({ collectedBy, overrule, depositCents });
    return this.asking.ask(actor, asked, language, {
      isAtTheDoor: true,
      decide: async (turn, id) => {
        await this.promise(turn, id);
        return this.handOvers.handOverIn(turn, id, said);
      },
    });
  }

  private refuseOthers(actor: Actor, { lines }: Pick<WalkInDto, 'lines'>): Promise<void> {
    const { allianceId } = actor;
    return this.turns.look(actor, async ({ tx }) => {
      const items = await tx.findBy(Item, { allianceId, id: In(lines.map(({ itemId }) => itemId)) });
      if (items.length === 0) throw Refusal.notFound();
      if (!items.every((item) => isInHandsOf(actor, item))) throw Refusal.forbidden();
    });
  }

  /** Whoever hands it over has said yes. */
  private async promise(turn: Turn, id: string): Promise<void> {
    const { actor, now } = turn;
    const order = { action: 'desk.hand-over', id, ifMatch: undefined } as const;
    await this.work.doIn(turn, order, async (_, found) => {
      const { reservation } = found;
      for (const line of reservation.lines) line.decide(line.quantity, actor.personId, now);
      reservation.move('approve', now);
      const told = { alliance: actor.alliance, ...found };
      return { what: 'approve', tell: () => this.mails.approved(turn, told) };
    });
  }
}
