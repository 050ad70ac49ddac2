/** The waiting list: who wishes for what there is too little of, and how they leave it again. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { newId, orNothing } from '../../database/columns.js';
import { expectVersion } from '../../http/etag.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { AuditService } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Partner } from '../../partners/who/partner.entity.js';
import type { Action } from '../../partners/who/policy.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { mayAskFor } from '../asking/borrower.query.js';
import { unfit, WishCheck } from '../asking/wish-check.service.js';
import { relationsTo } from '../record/relations.js';
import { WaitingEntry } from '../record/waiting-entry.entity.js';
import { baseQuantity } from '../stock/ledger.js';
import { stateOf } from './queue.js';
import { besides, unanswered } from './waiting.query.js';
import type { NewWaitingDto, WaitingView } from './waiting.dto.js';
import { waitingView } from './waiting.view.js';

/** Whoever waits for everything is waited for by everybody. */
const MOST_OF_A_PARTNER = 100;

@Injectable()
export class WaitingService {
  constructor(
    private readonly turns: Turns,
    private readonly check: WishCheck,
    private readonly audit: AuditService,
  ) {}

  /** Everybody's for the coordination, else those of one's own partners. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<WaitingView>> {
    const { allianceId } = actor;
    const whose = actor.isCoordination ? {} : { partnerId: In(orNothing(actor.partnerIds)) };
    const list = { of: WaitingEntry, where: { allianceId, ...whose } };
    return this.turns.look(actor, async ({ tx, now }) => {
      const part = await readPart(tx, list, queried);
      const all = await besides(tx, allianceId, part.items);
      return eachOf(part, (entry) => waitingView(entry, all, { actor, now }));
    });
  }

  get(actor: Actor, id: string): Promise<WaitingView> {
    return this.turns.look(actor, async (look) => this.view(look, await this.find(look, id)));
  }

  /** Refuses (409) what rules of lending forbid, more than there is at all, what need not be waited for, and more than a partner may wait for. */
  join(actor: Actor, wish: NewWaitingDto): Promise<WaitingView> {
    return this.turns.take(actor, async (turn) => {
      await this.refuseUnfit(turn, wish);
      const entry = entryOf(turn, wish);
      await turn.tx.insert(WaitingEntry, entry);
      await this.audit.note(turn, { what: 'waiting.join', subjectId: entry.partnerId });
      return this.view(turn, entry);
    });
  }

  async leave(actor: Actor, id: string, ifMatch?: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const entry = await this.standing(turn, id, { action: 'waiting.leave', ifMatch });
      await turn.tx.delete(WaitingEntry, { id: entry.id });
      await this.audit.note(turn, { what: 'waiting.leave', subjectId: entry.partnerId });
    });
  }

  /** Before all others: what becomes free next and fits is offered to it. */
  jump(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<WaitingView> {
    return this.turns.take(actor, async (turn) => {
      const entry = await this.standing(turn, id, { action: 'waiting.jump', ifMatch });
      if (stateOf(entry, turn.now) !== 'waiting') throw waitsNoMore();
      Object.assign(entry, { jumpedAt: turn.now, jumpReason: reason });
      await this.save(turn, entry);
      const changes = [{ field: 'reason', from: null, to: reason }];
      await this.audit.note(turn, { what: 'waiting.jump', subjectId: entry.partnerId, changes });
      return this.view(turn, entry);
    });
  }

  /** As it stands in this unit. Refuses (404) what the actor has no part in, (403) what the policy does not allow, (412). */
  async standing(turn: Turn, id: string, { action, ifMatch }: Standing): Promise<WaitingEntry> {
    const entry = await this.find(turn, id);
    turn.actor.require(action, relationsTo(turn.actor, entry.partnerId, []));
    expectVersion(ifMatch, entry.version);
    return entry;
  }

  async save({ tx }: Pick<Turn, 'tx'>, entry: WaitingEntry): Promise<void> {
    entry.version += 1;
    await tx.save(entry);
  }

  async find({ tx, actor }: Look, id: string): Promise<WaitingEntry> {
    const entry = existing(await tx.findOneBy(WaitingEntry, { allianceId: actor.allianceId, id }));
    if (!actor.may('waiting.see', relationsTo(actor, entry.partnerId, []))) throw Refusal.notFound();
    return entry;
  }

  async view(look: Look, entry: WaitingEntry): Promise<WaitingView> {
    return waitingView(entry, await besides(look.tx, entry.allianceId, [entry]), look);
  }

  private async refuseUnfit(
    turn: Turn,
    { partnerId, itemId, quantity, ...wish }: NewWaitingDto,
  ): Promise<void> {
    const { tx, actor, now } = turn;
    const { allianceId } = actor;
    const partner = existing(await tx.findOneBy(Partner, { allianceId, id: partnerId }));
    if (!mayAskFor(actor, partnerId)) throw Refusal.forbidden();
    const period = { from: wish.pickUpAt, until: wish.returnDueAt };
    const checked = await this.check.request(turn, { partner, lines: [{ itemId, quantity, period }] });
    // Of what does not exist so many never become free.
    const isThere = quantity <= baseQuantity(checked.ledger.stock.items, itemId);
    const others = checked.reasons.filter(({ code }) => code !== 'out-of-stock');
    const refusal = unfit(isThere ? { reasons: others, shortages: [] } : checked);
    if (refusal) throw refusal;
    if (checked.shortages.length === 0) throw isFree();
    const own = await unanswered(tx, { allianceId, partnerId });
    if (own.filter((entry) => stateOf(entry, now) !== 'lapsed').length >= MOST_OF_A_PARTNER) throw tooMany();
  }
}

interface Standing {
  action: Action;
  ifMatch: string | undefined;
}

const entryOf = ({ tx, actor, now }: Turn, { contact, occasion, ...wish }: NewWaitingDto): WaitingEntry =>
  tx.create(WaitingEntry, {
    ...wish,
    id: newId(),
    allianceId: actor.allianceId,
    askedBy: actor.personId,
    askedAt: now,
    contactName: contact.name,
    contactPhone: contact.phone ?? '',
    occasionName: occasion?.name ?? '',
    jumpedAt: null,
    jumpReason: null,
    heldUntil: null,
    answeredAt: null,
    reservationId: null,
    version: 1,
  });

const isFree = (): Refusal =>
  new Refusal('conflict', 'is-free', {
    de: 'Das ist gerade frei: Sie können es gleich anfragen.',
    en: 'This is free just now: you can ask for it at once.',
  });

const tooMany = (): Refusal =>
  new Refusal('conflict', 'too-many-waiting', {
    de: `Mehr als ${MOST_OF_A_PARTNER} Einträge auf der Warteliste gehen nicht. Bitte nehmen Sie einen zurück.`,
    en: `More than ${MOST_OF_A_PARTNER} entries on the waiting list are not possible. Please take one back.`,
  });

const waitsNoMore = (): Refusal =>
  new Refusal('conflict', 'not-waiting', {
    de: 'Dieser Eintrag wartet nicht mehr. Bitte laden Sie die Seite neu.',
    en: 'This entry does not wait any more. Please reload.',
  });
