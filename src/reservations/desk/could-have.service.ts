/** Reads who could have now what a loan has given up: for a keeper at the own places, for an owner of own things, for the coordination of all. */
import { Injectable } from '@nestjs/common';
import type { Item } from '../../items/item.entity.js';
import type { RelatedItems } from '../../items/related-items.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { later, lengthen, span, type Period } from '../../shared/period.js';
import { isInHandsOf } from '../record/relations.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { openLedger, type AskedLine, type Ledger } from '../stock/ledger.js';
import { StockService } from '../stock/stock.service.js';
import type { CouldHave } from './could-have.view.js';
import { openWishes, type NamedWish } from './open-wishes.query.js';
import { givenUp, whoCouldHave } from './who-could-have.js';

@Injectable()
export class CouldHaveService {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly stock: StockService,
  ) {}

  /** Refuses (404) what the actor may not see. However many wishes there are, in as many statements. */
  since(actor: Actor, reservationId: string): Promise<CouldHave[]> {
    return this.turns.look(actor, async (look) => {
      const { reservation } = await this.store.find(look.tx, actor, reservationId);
      const given = givenUp(reservation.lines, look.now);
      const period = stillToCome(given, look.now);
      if (!period) return [];
      const itemIds = given.map(({ itemId }) => itemId);
      const related = await this.stock.related(look.tx, actor.allianceId, itemIds);
      const wishes = await this.wishes(look, related, { period, except: reservationId });
      if (wishes.length === 0) return [];
      const could = whoCouldHave(await this.ledger(look, related, [...given, ...wishes]), given, wishes);
      return could.map((wish) => couldHave(wish, related.items));
    });
  }

  /** Of the things in these hands, and of what is made of the same. What starts while they rest may be waiting for them. */
  private async wishes(
    { tx, actor }: Look,
    { items }: RelatedItems,
    { period, except }: { period: Period; except: string },
  ): Promise<NamedWish[]> {
    const itemIds = items.filter((item) => isInHandsOf(actor, item)).map(({ id }) => id);
    const usual = actor.alliance.rules.bufferMinutes;
    const rest = Math.max(...items.map(({ bufferMinutes }) => bufferMinutes ?? usual));
    return openWishes(tx, { itemIds, period: lengthen(period, rest), except });
  }

  private async ledger(
    { tx, actor: { alliance }, now }: Look,
    related: RelatedItems,
    lines: readonly AskedLine[],
  ): Promise<Ledger> {
    const itemIds = related.items.map(({ id }) => id);
    const period = span(lines.map((line) => line.period))!;
    return openLedger(await this.stock.loadOf(tx, { alliance, itemIds, period, now }, related));
  }
}

/** What is past is of no use to anybody. */
function stillToCome(given: readonly AskedLine[], now: Date): Period | undefined {
  const whole = span(given.map(({ period }) => period));
  return whole && { from: later(whole.from, now), until: later(whole.until, now) };
}

function couldHave(
  { reservationId, number, occasionName, isRequest, itemId, quantity, period }: NamedWish,
  items: readonly Item[],
): CouldHave {
  const { name, unit } = items.find(({ id }) => id === itemId)!;
  return { reservationId, number, occasionName, isRequest, itemName: name, unit, quantity, period };
}
