/** Deposits: what was paid, given back or kept of one loan, written down and read. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { plainEuros } from '../../shared/euros.js';
import { refuseWrongMoney, sumsOf, type MoneyKind, type MoneySums } from '../record/deposit.js';
import { moneyOf, paidFor, writeDown } from '../record/money.query.js';
import type { MoneyView } from '../record/money.view.js';
import { relationsTo, seesContact } from '../record/relations.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import type { MoneyDto } from './desk.dto.js';
import { DeskWork } from './desk-work.service.js';

/** As the history calls them. */
const deeds: Readonly<Record<MoneyKind, string>> = {
  received: 'deposit-received',
  returned: 'deposit-returned',
  kept: 'deposit-kept',
};

@Injectable()
export class Deposits {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly work: DeskWork,
    private readonly mails: DeskMails,
  ) {}

  read(actor: Actor, id: string): Promise<MoneyView> {
    return this.turns.look(actor, async ({ tx, now }) => {
      const found = await this.store.find(tx, actor, id);
      actor.require('money.read', relationsTo(actor, found.reservation.partnerId, found.items));
      return this.view({ tx, actor, now }, found);
    });
  }

  /** Paid only for what is under way; given back and kept at any time after. */
  note(actor: Actor, id: string, said: MoneyDto, ifMatch?: string): Promise<MoneyView> {
    const order = { action: 'money.note', id, ifMatch } as const;
    return this.turns.take(actor, async (turn) => {
      await this.work.doIn(turn, order, async (_, found) => {
        const { reservation } = found;
        const { kind, reason = '' } = said;
        if (kind === 'received') reservation.requireUnderWay(turn.now);
        const { held } = await this.write(turn, reservation, said);
        reservation.touch(turn.now);
        const detail = [plainEuros(said.cents, 'de'), reason].filter(Boolean).join('\n');
        const tell = this.telling(turn, found, said, held);
        return { what: deeds[kind], detail, ...(tell && { tell }) };
      });
      const found = await this.store.find(turn.tx, actor, id);
      return this.view(turn, found);
    });
  }

  /** What was paid was paid in person; what is given back or kept is told, with what is left. */
  private telling(
    turn: Turn,
    found: Found,
    { kind, cents, reason = '' }: MoneyDto,
    heldCents: number,
  ): (() => Promise<void>) | undefined {
    if (kind === 'received') return undefined;
    const told = { alliance: turn.actor.alliance, ...found };
    return () => this.mails.deposit(turn, told, { move: kind, cents, heldCents, reason });
  }

  private view({ tx, actor, now }: Look, found: Found): Promise<MoneyView> {
    return moneyOf(tx, found, { now, isTold: seesContact(actor, found.reservation, now) });
  }

  /** Within the turn of the deed that it belongs to; answers what there is then. `field`: what the sum is called there. */
  async write(
    { tx, actor, now }: Turn,
    { id, allianceId }: Found['reservation'],
    { kind, cents, reason = '' }: MoneyDto,
    field = 'cents',
  ): Promise<MoneySums> {
    const paid = await paidFor(tx, { id, allianceId });
    const money = { kind, cents, reason };
    refuseWrongMoney(money, sumsOf(paid), field);
    await writeDown(tx, { allianceId, reservationId: id, personId: actor.personId, at: now, ...money });
    return sumsOf([...paid, money]);
  }
}
