/** Own use (Eigenbedarf): owners take their own things for a time, by the same check as everybody; and end it again. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ClosureView, NewClosureDto } from '../../items/closure.dto.js';
import { ClosuresService } from '../../items/closures.service.js';
import { Item } from '../../items/item.entity.js';
import { PoolService } from '../../items/pool.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { NewClosureView } from '../stock/risk.view.js';
import { hurtSince, riskWarning } from '../stock/stock-risk.js';
import { StockRiskService, type Hurt } from '../stock/stock-risk.service.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import { OwnUseCheck } from './own-use-check.service.js';
import { takenOf, type Taken } from './own-things.js';
import type { OwnUseDto } from './own-use.dto.js';

@Injectable()
export class OwnUse {
  constructor(
    private readonly turns: Turns,
    private readonly closures: ClosuresService,
    private readonly pool: PoolService,
    private readonly check: OwnUseCheck,
    private readonly risk: StockRiskService,
    private readonly store: ReservationStore,
    private readonly mails: DeskMails,
  ) {}

  /** Answers which requests it goes before, or with `force` whom it hurts. */
  take(actor: Actor, { force = false, ...said }: OwnUseDto): Promise<NewClosureView> {
    if (force) refuseUnsoundForce(actor, said.reason);
    return this.turns.take(actor, async (turn) => {
      const item = await this.closures.closable(turn, said);
      const things = await this.things(turn, item, said.quantity);
      const { from, until } = said;
      if (!force)
        await this.check.refuseHarm(turn, { ownerId: item.ownerId, things, period: { from, until } });
      const ids = things.map((thing) => thing.item.id);
      const before = await this.risk.ofItems(turn, ids);
      const taken = await this.enter(turn, said, things);
      const hurt = hurtSince(before.map(byLine), (await this.risk.ofItems(turn, ids)).map(byLine));
      await this.warn(turn, hurt);
      return { ...taken, atRisk: this.risk.told(turn, hurt) };
    });
  }

  /** Refuses (404) what is no own use. */
  async end(actor: Actor, id: string): Promise<void> {
    const { cause } = await this.closures.get(actor, id);
    if (cause !== 'own-use') throw Refusal.notFound();
    await this.closures.remove(actor, id);
  }

  /** What is made of parts takes nothing of them where it is closed itself. */
  private async things({ tx, actor }: Turn, item: Item, quantity: number): Promise<Taken<Item>[]> {
    const { allianceId } = actor;
    const parts = await this.pool.partsOf(tx, allianceId, [item.id]);
    if (parts.length > 0 && item.kind !== 'computed_set') throw Refusal.invalidField('itemId', isClosedSet);
    const items = await tx.findBy(Item, { allianceId, id: In(parts.map(({ partId }) => partId)) });
    const owners = await tx.findBy(Partner, { allianceId, id: In(items.map(({ ownerId }) => ownerId)) });
    const made = items.map((part) => ({
      item: part,
      quantity: parts.find(({ partId }) => partId === part.id)!.quantity,
    }));
    const ownerName = (id: string): string => owners.find((one) => one.id === id)?.name ?? '';
    return takenOf(item, made, { quantity, ownerName });
  }

  /** Of a set as one: its id is that of the first part, and ends them all. */
  private async enter(turn: Turn, said: NewClosureDto, things: readonly Taken<Item>[]): Promise<ClosureView> {
    const [first] = things;
    if (first!.item.id === said.itemId) return this.closures.create(turn, said, {});
    const togetherId = newId();
    const entered: ClosureView[] = [];
    for (const [index, { item, quantity }] of things.entries()) {
      const together = { id: index === 0 ? togetherId : newId(), setId: said.itemId, togetherId };
      entered.push(await this.closures.create(turn, { ...said, itemId: item.id, quantity }, { together }));
    }
    return { ...entered[0]!, itemId: said.itemId, quantity: said.quantity };
  }

  /** Whoever was promised something hears of it at once; a request is decided on by people. */
  private async warn(turn: Turn, hurt: readonly Hurt[]): Promise<void> {
    const promises = hurt.filter(({ line }) => line.isApproved);
    const { alliance, allianceId } = turn.actor;
    for (const id of new Set(promises.map(({ reservation }) => reservation.id))) {
      const found = await this.store.findAny(turn.tx, allianceId, id);
      const own = promises.filter(({ reservation }) => reservation.id === id);
      const missing = own.map(({ item, ...risk }) => riskWarning(item, risk).message);
      if (found) await this.mails.atRisk(turn, { alliance, ...found }, missing);
    }
  }
}

const byLine = (hurt: Hurt): Hurt & { lineId: string } => ({ ...hurt, lineId: hurt.line.lineId });

function refuseUnsoundForce(actor: Actor, reason = ''): void {
  if (!actor.isCoordination) throw Refusal.forbidden();
  if (reason === '') throw Refusal.invalidField('reason', missingReason);
}

const missingReason = {
  de: 'Bitte nennen Sie den Grund, warum es trotzdem sein muss.',
  en: 'Please say why it must be all the same.',
};

const isClosedSet = {
  de: 'Das wird nur als Ganzes verliehen. Bitte tragen Sie den Eigenbedarf bei den Teilen ein.',
  en: 'This is lent as a whole only. Please enter the own use of its parts.',
};
