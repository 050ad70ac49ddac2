/** The docket: everything that waits for a decision, each with its light. The number of queries does not grow with the requests. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { mailLanguageOf } from '../../partners/who/mail-facts.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { span } from '../../shared/period.js';
import { each } from '../../shared/search.js';
import { inSlices } from '../../shared/search.slices.js';
import type { Language } from '../../shared/words.js';
import { brokenPromise } from './broken-promise.js';
import { entryOf, judged, type Around, type Judged, type KnownRival } from './docket-entry.js';
import { DocketRequests } from './docket-requests.service.js';
import type { BrokenPromise, Docket, DocketEntry, Fate, NextPickUp } from './docket.view.js';
import { loansBeside } from '../asking/chained-loans.query.js';
import { LendingFactsService } from '../asking/lending-facts.service.js';
import { messageCounts } from '../record/messages.query.js';
import { ownPart } from '../record/own-parts.js';
import { requirementsOf } from '../record/requirements.query.js';
import type { Reservation } from '../record/reservation.entity.js';
import { withLateStaying } from '../stock/late-holds.js';
import { openingLedger, type Stock } from '../stock/ledger.js';
import { StockRiskService } from '../stock/stock-risk.service.js';
import { borrowers } from '../telling/readers.query.js';
import { StockService } from '../stock/stock.service.js';

@Injectable()
export class DocketService {
  constructor(
    private readonly turns: Turns,
    private readonly facts: LendingFactsService,
    private readonly stock: StockService,
    private readonly requests: DocketRequests,
    private readonly risk: StockRiskService,
  ) {}

  read(actor: Actor): Promise<Docket> {
    actor.require('docket.read');
    return this.turns.lookAtLength(actor, async (look) => {
      return {
        entries: await this.entries(look, await this.requests.waiting(look)),
        count: await this.requests.count(look),
        atRisk: await this.brokenPromises(look),
        nextPickUp: await this.nextPickUp(look),
      };
    });
  }

  /** One request by itself; undefined where it does not wait (any more). */
  entry(actor: Actor, id: string): Promise<DocketEntry | undefined> {
    actor.require('docket.read');
    return this.turns.lookAtLength(actor, async (look) => {
      const [entry] = await this.entries(look, await this.requests.waiting(look, id));
      return entry;
    });
  }

  /** What somebody is asked about own things, as if that were all: the rest of a request is none of an owner's business. */
  consents(actor: Actor, id?: string): Promise<DocketEntry[]> {
    return this.turns.lookAtLength(actor, async (look) => {
      const asking = await this.requests.asking(look, id);
      const items = await this.requests.itemsOf(look, asking);
      const parts = asking.flatMap(
        (one) => ownPart(one, items, (ownerId) => actor.actsFor(ownerId))?.reservation ?? [],
      );
      const entries = await this.entries(look, parts, asItStands, true);
      return entries.map((entry) => ({ ...entry, clashes: [] }));
    });
  }

  /** A promise that may not be kept, as approving it anew would be judged while what is late stays out. */
  async endangered(look: Look, promised: Reservation): Promise<DocketEntry> {
    const [entry] = await this.entries(look, [promised], withLateStaying);
    return entry!;
  }

  /** What became of those of these that are in the actor's alliance. */
  fates(actor: Actor, ids: readonly string[]): Promise<Fate[]> {
    actor.require('docket.read');
    return this.turns.look(actor, async (look) => {
      const found = await this.requests.withIds(look, ids);
      const partners = await this.requests.partnersOf(look, found);
      return found.map((one) => ({
        id: one.id,
        number: one.number,
        partnerName: partners.get(one.partnerId)?.name ?? '',
        status: one.statusAt(look.now),
      }));
    });
  }

  /** The language of the mails to whoever is told of this first; German where nobody is, or there is no such request here. */
  askersLanguage(actor: Actor, id: string): Promise<Language> {
    actor.require('docket.read');
    return this.turns.look(actor, async (look) => {
      const [found] = await this.requests.withIds(look, [id]);
      const [reader] = found ? await borrowers(look.tx, found, look.now) : [];
      return mailLanguageOf(reader ?? { language: null });
    });
  }

  private async entries(
    look: Look,
    waiting: readonly Reservation[],
    seen: (stock: Stock) => Stock = asItStands,
    isForOwner = false,
  ): Promise<DocketEntry[]> {
    if (waiting.length === 0) return [];
    const around = { ...(await this.around(look, waiting, seen)), isForOwner };
    const all = await inSlices(each(waiting, (one) => judged(one, around)));
    const rivals = await this.rivals(look, all);
    return inSlices(each(all, (one) => entryOf(one, around, rivals)));
  }

  private async around(
    look: Look,
    waiting: readonly Reservation[],
    seen: (stock: Stock) => Stock,
  ): Promise<Omit<Around, 'isForOwner'>> {
    const { tx, actor, now } = look;
    const lines = waiting.flatMap((one) => one.lines);
    const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
    const period = span(lines.map((line) => line.period))!;
    const related = await this.stock.related(tx, actor.allianceId, itemIds);
    const question = { alliance: actor.alliance, itemIds, period, now };
    const gathered = await this.facts.gather(look, related);
    const asked = related.items.filter(({ id }) => itemIds.includes(id));
    return {
      ...gathered,
      loans: await loansBeside(
        look,
        lines.map(({ itemId, period: held }) => ({
          itemId,
          period: held,
          rules: gathered.rules.get(itemId)!,
        })),
        waiting.map(({ partnerId }) => partnerId),
      ),
      ledger: await inSlices(openingLedger(seen(await this.stock.loadOf(tx, question, related)))),
      partners: await this.requests.partnersOf(look, waiting),
      requirements: await requirementsOf(look, asked, new Set(waiting.map(({ partnerId }) => partnerId))),
      offers: await this.requests.offersOf(look, waiting),
      messages: await messageCounts(
        tx,
        actor.allianceId,
        waiting.map(({ id }) => id),
      ),
    };
  }

  /** The other reservations of all clashes, by id. */
  private async rivals(look: Look, all: readonly Judged[]): Promise<ReadonlyMap<string, KnownRival>> {
    const ids = all.flatMap(({ clashes }) =>
      clashes.flatMap(({ rivals }) => rivals.map(({ reservationId }) => reservationId)),
    );
    const found = await this.requests.withIds(look, [...new Set(ids)]);
    const partners = await this.requests.partnersOf(look, found);
    const known = found.map((one) => ({
      reservationId: one.id,
      number: one.number,
      status: one.statusAt(look.now),
      partnerName: partners.get(one.partnerId)?.name ?? '',
      occasionName: one.occasionName,
      askedAt: one.askedAt,
    }));
    return new Map(known.map((rival) => [rival.reservationId, rival]));
  }

  private async brokenPromises(look: Look): Promise<BrokenPromise[]> {
    const hurt = await this.risk.brokenPromises(look);
    const reservations = hurt.map(({ reservation }) => reservation);
    const partners = await this.requests.partnersOf(look, reservations);
    return hurt.map((one) => brokenPromise(one, partners));
  }

  private async nextPickUp(look: Look): Promise<NextPickUp | undefined> {
    const next = await this.requests.nextPickUp(look);
    if (!next) return undefined;
    const partners = await this.requests.partnersOf(look, [next]);
    const { id: reservationId, number, pickUpAt, partnerId } = next;
    return { reservationId, number, pickUpAt, partnerName: partners.get(partnerId)?.name ?? '' };
  }
}

const asItStands = (stock: Stock): Stock => stock;
