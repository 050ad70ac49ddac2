/** Answers to what is offered from the waiting list: it becomes a request with what was held for it, or the next one has it. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Language } from '../../shared/words.js';
import { AskingService } from '../asking/asking.service.js';
import type { NewReservationDto } from '../record/reservation.dto.js';
import type { WaitingEntry } from '../record/waiting-entry.entity.js';
import { stateOf } from './queue.js';
import type { WaitingView } from './waiting.dto.js';
import { WaitingService } from './waiting.service.js';

@Injectable()
export class WaitingAnswers {
  constructor(
    private readonly turns: Turns,
    private readonly asking: AskingService,
    private readonly waiting: WaitingService,
    private readonly audit: AuditService,
  ) {}

  /** Asked for by the one check, in one unit with the end of the hold: refused, it is still held. */
  async accept(
    actor: Actor,
    { id, ifMatch, language }: Answer & { language: Language },
  ): Promise<WaitingView> {
    const known = await this.turns.look(actor, (look) => this.waiting.find(look, id));
    await this.asking.ask(actor, wishOf(known), language, {
      held: {
        letGo: async (turn) => this.end(turn, await this.offered(turn, { id, ifMatch })),
        became: async (turn, reservationId) => {
          const entry = await this.waiting.find(turn, id);
          entry.reservationId = reservationId;
          await this.waiting.save(turn, entry);
        },
      },
    });
    return this.waiting.get(actor, id);
  }

  /** Whoever waits no more says so, whether or not something is held. */
  pass(actor: Actor, { id, ifMatch }: Answer): Promise<WaitingView> {
    return this.turns.take(actor, async (turn) => {
      const entry = await this.waiting.standing(turn, id, { action: 'waiting.answer', ifMatch });
      if (!['waiting', 'offered'].includes(stateOf(entry, turn.now))) throw nothingOffered();
      await this.end(turn, entry);
      return this.waiting.view(turn, entry);
    });
  }

  private async offered(turn: Turn, { id, ifMatch }: Answer): Promise<WaitingEntry> {
    const entry = await this.waiting.standing(turn, id, { action: 'waiting.answer', ifMatch });
    if (stateOf(entry, turn.now) !== 'offered') throw nothingOffered();
    return entry;
  }

  /** Nothing is held for it any more, and nobody is named in it. */
  private async end(turn: Turn, entry: WaitingEntry): Promise<void> {
    Object.assign(entry, { answeredAt: turn.now, contactName: '', contactPhone: '' });
    await this.waiting.save(turn, entry);
    await this.audit.note(turn, { what: 'waiting.answer', subjectId: entry.partnerId });
  }
}

export interface Answer {
  id: string;
  ifMatch?: string | undefined;
}

const wishOf = (entry: WaitingEntry): NewReservationDto => ({
  partnerId: entry.partnerId,
  occasion: { name: entry.occasionName === '' ? 'Warteliste' : entry.occasionName },
  contact: { name: entry.contactName, phone: entry.contactPhone },
  pickUpAt: entry.pickUpAt,
  returnDueAt: entry.returnDueAt,
  lines: [{ itemId: entry.itemId, quantity: entry.quantity }],
});

const nothingOffered = (): Refusal =>
  new Refusal('conflict', 'nothing-offered', {
    de: 'Hier ist nichts (mehr) für Sie vorgemerkt. Bitte laden Sie die Seite neu.',
    en: 'Nothing is held for you here (any more). Please reload.',
  });
