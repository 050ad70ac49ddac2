/** The beats that all work at the desk shares: find, allow, expect the version, do, save, tell. */
import { Injectable } from '@nestjs/common';
import { expectVersion } from '../../http/etag.js';
import type { Actor } from '../../partners/who/actor.js';
import type { Action } from '../../partners/who/policy.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal } from '../../shared/refusal.js';
import type { Counted } from '../../notifications/counted-words.js';
import { isInHandsOf, relationsTo } from '../record/relations.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { ReservationStore, type Found } from '../record/reservation-store.service.js';
import type { ReservationView } from '../record/reservation.view.js';
import { ReservationViews } from '../stock/reservation-views.service.js';

/** Which reservation, what is wanted of it, and which version of it the client has seen. */
export interface DeskOrder {
  action: Action;
  id: string;
  ifMatch: string | undefined;
}

/** What was done, for the history. */
export interface DeskDeed {
  what: string;
  detail?: string;
  counts?: readonly Counted[];
  tell?: () => Promise<void>;
}

type Deed = (turn: Turn, found: Found) => Promise<DeskDeed>;

@Injectable()
export class DeskWork {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly views: ReservationViews,
  ) {}

  do(actor: Actor, order: DeskOrder, deed: Deed): Promise<ReservationView> {
    return this.turns.take(actor, (turn) => this.doIn(turn, order, deed));
  }

  /** In a turn that was taken already. */
  async doIn(turn: Turn, { action, id, ifMatch }: DeskOrder, deed: Deed): Promise<ReservationView> {
    const { tx, actor, now } = turn;
    const found = await this.store.find(tx, actor, id);
    const { reservation, items } = found;
    actor.require(action, relationsTo(actor, reservation.partnerId, items));
    expectVersion(ifMatch, reservation.version);
    const versionRead = reservation.version;
    const { tell, ...done } = await deed(turn, found);
    await this.store.save(tx, reservation, versionRead, { personId: actor.personId, at: now, ...done });
    await tell?.();
    return this.views.saved(turn, reservation);
  }
}

/** Those of its lines whose things this actor has in hand. */
export function linesInHand({ actor }: Turn, { reservation, items }: Found): ReservationLine[] {
  const own = new Set(items.filter((item) => isInHandsOf(actor, item)).map(({ id }) => id));
  return reservation.lines.filter(({ itemId }) => own.has(itemId));
}

/** Refuses (403) where a line of this reservation is named whose thing is in other hands. */
export function requireInHand(
  mine: readonly ReservationLine[],
  { reservation }: Found,
  named: readonly { lineId: string }[] = [],
): void {
  const others = reservation.lines.filter((line) => !mine.includes(line));
  if (named.some(({ lineId }) => others.some(({ id }) => id === lineId))) throw Refusal.forbidden();
}

/** What is said of a line in the history. */
export const countOf = (
  { items }: Pick<Found, 'items'>,
  itemId: string,
  counted: Omit<Counted, 'itemName' | 'unit'>,
): Counted => {
  const item = items.find(({ id }) => id === itemId);
  return { itemName: item?.name ?? '', unit: item?.unit ?? '', ...counted };
};
