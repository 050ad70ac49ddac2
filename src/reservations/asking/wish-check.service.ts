/** The check of a wish: what the lending rules and the stock say to it. The one way to take stock. */
import { Injectable } from '@nestjs/common';
import type { Item } from '../../items/item.entity.js';
import { PoolService } from '../../items/pool.service.js';
import type { RelatedItems } from '../../items/related-items.query.js';
import type { StoragePlace } from '../../items/storage-place.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { ahead, isEmpty, justAfter, span, type Period } from '../../shared/period.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import type { Shortage } from '../stock/availability.js';
import { openLedger, type AskedLine, type Ledger } from '../stock/ledger.js';
import { fitsOf, spansOf, triedWays, type Fit, type PlaceWish, type Thing } from '../stock/obtainable.js';
import { StockService } from '../stock/stock.service.js';
import { lendingFacts, type Gathered, type Wish } from './lending-facts.js';
import { LendingFactsService, type LookIn } from './lending-facts.service.js';
import {
  reasonsAgainst,
  reasonsAgainstMore,
  reasonsAgainstPromise,
  reasonsAgainstWalkIn,
} from './lending-rules.js';
import type { LendingFacts } from './lending-rule.js';
import { reasonsOf, shortOf, type Names } from './stock-rule.js';

export interface CheckedWish {
  facts: LendingFacts;
  items: Item[];
  /** Where these stand. */
  places: StoragePlace[];
  /** What was judged. */
  lines: readonly AskedLine[];
  /** What the possible ones of its lines were held against. */
  ledger: Ledger;
  /** Everything that stands in the way; nothing where the wish may be granted. */
  reasons: Reason[];
  /** Those of the reasons that the stock is to blame for. */
  shortages: Shortage[];
}

export interface CheckedPlaces extends CheckedWish {
  /** By place, in the order of the wishes. */
  fits: Fit[];
}

/** What a reservation takes once more goes out of it than was promised. */
export interface MoreWish extends Wish {
  reservationId: string;
  more: ReadonlySet<AskedLine>;
}

export type Judge = (places: readonly PlaceWish[]) => CheckedPlaces;

@Injectable()
export class WishCheck {
  constructor(
    private readonly pool: PoolService,
    private readonly facts: LendingFactsService,
    private readonly stock: StockService,
  ) {}

  /** Whether it can be asked for. Refuses (404) items that are not in the actor's alliance; any other no is a value. */
  request(look: Look, wish: Wish): Promise<CheckedWish> {
    return this.check(look, wish, { rules: reasonsAgainst });
  }

  /** The same for things that are wished for some days: the check finds out from when to when they can be had. */
  async places(look: Look, wish: PlacesWish): Promise<CheckedPlaces> {
    const judge = await this.judge(look, wish);
    return judge(wish.places);
  }

  /** Reads once what bears on these; what it gives judges such wishes, each as if it were the only one, and reads nothing. */
  async judge(look: Look, { partner, places }: PlacesWish): Promise<Judge> {
    const known = await this.known(
      look,
      places.flatMap(({ things }) => things),
    );
    const bearing = span(spansOf(places.map(triedWays)));
    const ledger = await this.ledger(look, known, bearing, undefined);
    return (wished) => {
      const fits = fitsOf(ledger, wished);
      const wish = { partner, lines: fits.flatMap(({ lines }) => lines) };
      return { ...judged(wish, { ...known, ledger, rules: reasonsAgainst }), fits };
    };
  }

  /** Reads once what bears on all of these; what it gives judges each by itself, and reads nothing. What is promised in its ledger the next one finds taken. */
  async oneByOne(look: LookIn, lines: readonly AskedLine[]): Promise<(wish: Wish) => CheckedWish> {
    const known = await this.known(look, lines);
    const ledger = await this.ledger(look, known, span(possible(lines)), undefined);
    return (wish) => judged(wish, { ...known, ledger, rules: reasonsAgainst });
  }

  /** Whether what was asked for once can be promised now; what the reservation itself holds does not count. */
  promise(look: Look, wish: Wish, reservationId: string): Promise<CheckedWish> {
    return this.check(look, wish, { rules: reasonsAgainstPromise, except: reservationId });
  }

  /** The same at the desk, where the rules only bear on `more`: lines of the wish that take more than was promised. */
  more(look: Look, { reservationId, more, ...wish }: MoreWish): Promise<CheckedWish> {
    const rules = (facts: LendingFacts): Reason[] =>
      reasonsAgainstMore({ ...facts, lines: facts.lines.filter((_, index) => more.has(wish.lines[index]!)) });
    return this.check(look, wish, { rules, except: reservationId, isAtDesk: true });
  }

  /** Whether somebody who stands at the door can have it now. */
  walkIn(look: Look, wish: Wish): Promise<CheckedWish> {
    return this.check(look, wish, { rules: reasonsAgainstWalkIn, isAtDesk: true });
  }

  /** Whether what somebody has can become this: what the reservation itself holds does not count. */
  change(look: Look, wish: Wish, { reservationId, rules }: Changing): Promise<CheckedWish> {
    return this.check(look, wish, { rules, except: reservationId });
  }

  private async check(
    look: Look,
    wish: Wish,
    { rules, except, isAtDesk = false }: How,
  ): Promise<CheckedWish> {
    const known = await this.known(look, wish.lines);
    // What is late holds up to now, and whoever stands at the desk learns that it is not there.
    const then = isAtDesk ? { ...look, now: justAfter(look.now) } : look;
    const ledger = await this.ledger(then, known, span(possible(wish.lines)), except);
    return judged(wish, { ...known, ledger, rules });
  }

  /** Refuses (404) what is not in the actor's alliance. */
  private async known(look: LookIn, lines: readonly Thing[]): Promise<Known> {
    const { tx, actor } = look;
    const ids = new Set(lines.map(({ itemId }) => itemId));
    const related = await this.pool.related(tx, actor.allianceId, [...ids]);
    const items = related.items.filter(({ id }) => ids.has(id));
    if (items.length < ids.size) throw Refusal.notFound();
    return { items, related, gathered: await this.facts.gather(look, related) };
  }

  private async ledger(
    { tx, actor: { alliance }, now }: LookIn,
    { items, related }: Known,
    period: Period | undefined,
    except: string | undefined,
  ): Promise<Ledger> {
    if (!period) return openLedger({ items: new Map(), holds: [], closures: [], now });
    const itemIds = items.map(({ id }) => id);
    return openLedger(await this.stock.loadOf(tx, { alliance, itemIds, period, now, except }, related));
  }
}

/** What is changed, and what is judged of it. */
interface Changing {
  reservationId: string;
  rules: (facts: LendingFacts) => Reason[];
}

/** Things that are wished at some places, each with the ways to have them there, and for whom. */
interface PlacesWish {
  partner: Wish['partner'];
  places: readonly PlaceWish[];
}

/** What is wished for, and all that bears on it. */
interface Known {
  items: Item[];
  related: RelatedItems;
  gathered: Gathered;
}

/** By which rules; what the reservation `except` holds does not count. */
interface How {
  rules: (facts: LendingFacts) => Reason[];
  except?: string;
  isAtDesk?: boolean;
}

interface Judging extends Known {
  ledger: Ledger;
  rules: (facts: LendingFacts) => Reason[];
}

function judged(wish: Wish, { items, related, gathered, ledger, rules }: Judging): CheckedWish {
  const facts = lendingFacts(gathered, wish);
  // A period that runs backwards has no stock to ask about.
  const isPossible = possible(wish.lines).length === wish.lines.length;
  const short = isPossible ? shortOf(ledger, facts.lines.map(fromNowOn(facts.now))) : [];
  const ofStock = reasonsOf(short, namesOf(gathered));
  const reasons = [...rules(facts), ...ofStock];
  const places = placesOf(items, related);
  return { facts, items, places, lines: wish.lines, ledger, reasons, shortages: short };
}

/** Of what is out already: what was short on the way is not mended by refusing. */
const fromNowOn =
  (now: Date) =>
  <Line extends AskedLine>(line: Line): Line => ({ ...line, period: ahead(line.period, now) });

const possible = (lines: readonly AskedLine[]): Period[] =>
  lines.map(({ period }) => period).filter((period) => !isEmpty(period));

/** Refuses (409) with all reasons at once. */
export function refuseUnfit(checked: Pick<CheckedWish, 'reasons' | 'shortages'>): void {
  const refusal = unfit(checked);
  if (refusal) throw refusal;
}

/** The refusal (409) of what does not fit, with all reasons at once. */
export function unfit({
  reasons,
  shortages: short,
}: Pick<CheckedWish, 'reasons' | 'shortages'>): Refusal | undefined {
  if (reasons.length === 0) return undefined;
  const words = { de: 'So geht es leider nicht.', en: 'This is not possible.' };
  const extras = short.length > 0 ? { extras: { shortages: short } } : {};
  return new Refusal('conflict', 'refused', words, { reasons, ...extras });
}

const placesOf = (items: readonly Item[], { places }: RelatedItems): StoragePlace[] =>
  [...new Set(items.map(({ storagePlaceId }) => storagePlaceId))].flatMap((id) => places.get(id) ?? []);

/** A part that is short need not be among the items that were asked for. */
const namesOf =
  ({ items }: Gathered): Names =>
  (id) =>
    items.get(id) ?? { name: '', unit: '' };
