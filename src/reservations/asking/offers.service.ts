/** Offers in words: what a refusal proposes instead, checked by the same rules and ready to be sent. */
import { Injectable } from '@nestjs/common';
import { PoolService } from '../../items/pool.service.js';
import type { RelatedItems } from '../../items/related-items.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { given } from '../../shared/given.js';
import { addMinutes, justAfter, span } from '../../shared/period.js';
import { Refusal, type Proposal } from '../../shared/refusal.js';
import type { Search } from '../../shared/search.js';
import { inSlices } from '../../shared/search.slices.js';
import { withLateStaying } from '../stock/late-holds.js';
import { openingLedger, type AskedLine, type Ledger } from '../stock/ledger.js';
import { StockService } from '../stock/stock.service.js';
import { borrowerOf, mayAskFor } from './borrower.query.js';
import { LendingFactsService } from './lending-facts.service.js';
import { offerCandidates } from './offer-candidates.query.js';
import { MOST_DAYS, offerScope, type OfferScope, type Refused, type Rules } from './offer-scope.js';
import { proposalOf } from './offer-words.js';
import { areApart, fitsWhole, offers, otherTimes, type Offer } from './offers.js';
import { timeCodes, withinReach } from './served-times.js';

const MOST_TIMES = 3;

/** What another quantity, item or time mends; a wish with any other fault stays refused. */
const mendable: ReadonlySet<string> = new Set([
  'out-of-stock',
  'at-risk',
  'set-aside',
  'pack-step',
  ...timeCodes,
]);

/** What was refused, and for whom. */
interface Wanted {
  partnerId: string;
  lines: readonly AskedLine[];
  /** The reservation that would be changed: what it holds does not count. */
  except?: string | undefined;
  /** Somebody stands at the desk, where these apply and what is late is not there. */
  atDesk?: Rules | undefined;
  /** What is late does not come back in the next days: somebody needs it surely. */
  doesLateStay?: boolean;
}

type How = Pick<Wanted, 'except' | 'doesLateStay'>;

interface Found extends OfferScope {
  proposalOf: (offer: Offer) => Proposal;
}

@Injectable()
export class OffersService {
  constructor(
    private readonly turns: Turns,
    private readonly pool: PoolService,
    private readonly facts: LendingFactsService,
    private readonly stock: StockService,
  ) {}

  /** The same refusal, with offers where another quantity, item or time mends all that stands in the way. */
  async completed(actor: Actor, { partnerId, ...wanted }: Wanted, refusal: Refusal): Promise<Refusal> {
    const { reasons = [] } = refusal.details;
    if (!isMendable({ ...wanted, reasons })) return refusal;
    const found = await this.forWish(actor, partnerId, { ...wanted, reasons });
    return new Refusal(refusal.kind, refusal.code, refusal.words, { ...refusal.details, offers: found });
  }

  /** None where nothing mends it. `partnerId` is looked at only where the actor may ask for it. */
  async forWish(
    actor: Actor,
    partnerId: string,
    { except, doesLateStay, ...refused }: Omit<Refused, 'partner'> & How,
  ): Promise<Proposal[]> {
    if (!isMendable(refused)) return [];
    const found = await this.turns.lookAtLength(actor, async (look) => {
      const partner = await borrowerOf(look, mayAskFor(actor, partnerId) ? partnerId : undefined);
      const then = refused.atDesk ? { ...look, now: justAfter(look.now) } : look;
      return this.scope(then, { partner, ...refused }, given({ except, doesLateStay }));
    });
    return inSlices(instead(found));
  }

  /** After a no that a person said: other times, none of which meets what was just declined. */
  async insteadOfDeclined(look: Look, partnerId: string, lines: readonly AskedLine[]): Promise<Proposal[]> {
    const partner = await borrowerOf(look, partnerId);
    const found = await this.scope(look, { partner, lines, reasons: [] });
    return inSlices(apartFrom(found, lines));
  }

  private async scope(look: Look, refused: Refused, how: How = {}): Promise<Found> {
    const { timeZone } = look.actor.alliance;
    const itemIds = refused.lines.map(({ itemId }) => itemId);
    const { items, replacements } = await offerCandidates(look.tx, look.actor, itemIds);
    const ids = items.map(({ id }) => id);
    const related = await this.pool.related(look.tx, look.actor.allianceId, ids);
    const gathered = await this.facts.gather(look, related);
    const near = withinReach(refused.lines, refused.reasons, gathered);
    const ledger = await this.ledger(look, related, { lines: near, ...how });
    const found = offerScope(refused, { gathered, ledger, near, replacements });
    const words = {
      timeZone,
      now: look.now,
      asked: refused.lines,
      nameOf: (id: string): string => gathered.items.get(id)?.name ?? '',
    };
    return {
      ...found,
      proposalOf: (offer) => proposalOf(offer, words),
    };
  }

  /** As far ahead and back as another date is worth proposing. */
  private async ledger(
    { tx, actor: { alliance }, now }: Look,
    related: RelatedItems,
    { lines, except, doesLateStay = false }: Pick<Wanted, 'lines'> & How,
  ): Promise<Ledger> {
    const { from, until } = span(lines.map((line) => line.period))!;
    const around = (MOST_DAYS + 14) * 24 * 60;
    const period = { from: addMinutes(from, -around), until: addMinutes(until, around) };
    const itemIds = related.items.map(({ id }) => id);
    const stock = await this.stock.loadOf(
      tx,
      { alliance, itemIds, period, now, ...given({ except }) },
      related,
    );
    return inSlices(openingLedger(doesLateStay ? withLateStaying(stock) : stock));
  }
}

/** Nothing of it reads: the tables are free while it is sought. */
function* instead(found: Found): Search<Proposal[]> {
  const { request, isMoved } = found;
  if (!isMoved || !fitsWhole(request.ledger, request.lines))
    return yield* proposals(found, yield* offers(request));
  const moved: Offer = { kind: 'period', lines: [...request.lines] };
  const others = yield* otherTimes(request);
  return yield* proposals(found, [moved, ...others].slice(0, MOST_TIMES));
}

function* apartFrom(found: Found, lines: readonly AskedLine[]): Search<Proposal[]> {
  const { request } = found;
  const isPossible = (other: readonly AskedLine[]): boolean => areApart(request.ledger, lines, other);
  return yield* proposals(found, yield* otherTimes({ ...request, isPossible }));
}

/** Those that the rules would take. */
function* proposals(found: Found, all: readonly Offer[]): Search<Proposal[]> {
  const taken: Proposal[] = [];
  for (const offer of all) {
    yield;
    if (found.passes(offer.lines)) taken.push(found.proposalOf(offer));
  }
  return taken;
}

const isMendable = ({ lines, reasons }: Pick<Refused, 'lines' | 'reasons'>): boolean =>
  lines.length > 0 && reasons.length > 0 && reasons.every(({ code }) => mendable.has(code));
