/** The check of a wish: gathers what the lending rules and the stock rule look at, and asks them. The one way to take stock. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Item } from '../items/item.entity.js';
import { PoolService } from '../items/pool.service.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import type { Actor } from '../partners/actor.js';
import type { Partner } from '../partners/partner.entity.js';
import { isEmpty, span, type Period } from '../shared/period.js';
import { Refusal, type Reason } from '../shared/refusal.js';
import { shortages, type Shortage } from './availability.js';
import { openLedger, type AskedLine, type Ledger } from './ledger.js';
import { reasonsAgainst, reasonsAgainstPromise, type Asked, type AskedItem } from './lending-rules.js';
import { reasonsOf, type Names } from './stock-rule.js';
import { StockService } from './stock.service.js';

export interface CheckedWish {
  asked: Asked;
  items: Item[];
}

@Injectable()
export class WishCheck {
  constructor(
    private readonly stock: StockService,
    private readonly pool: PoolService,
  ) {}

  /** Refuses (404) items that are not in the actor's alliance. */
  async asked(
    tx: EntityManager,
    actor: Actor,
    partner: Asked['partner'],
    lines: readonly AskedLine[],
    now: Date,
  ): Promise<CheckedWish> {
    const items = await this.itemsOf(tx, actor, lines);
    const places = await tx.findBy(StoragePlace, {
      allianceId: actor.allianceId,
      id: In(items.map(({ storagePlaceId }) => storagePlaceId)),
    });
    const { timeZone, rules } = actor.alliance;
    const byId = new Map(items.map((item) => [item.id, item]));
    const incomplete = await this.pool.incomplete(tx, actor.allianceId, [...byId.keys()]);
    const askedLines = lines.map((line) => askedItem(line, byId.get(line.itemId)!, places, incomplete));
    return { items, asked: { now, timeZone, rules, partner, lines: askedLines } };
  }

  /** Refuses (409) with all reasons at once. */
  async refuseUnfit(
    tx: EntityManager,
    actor: Actor,
    asked: Asked,
    lines: readonly AskedLine[],
  ): Promise<void> {
    const reasons = reasonsAgainst(asked);
    // A period that runs backwards has no stock to ask about.
    const short = lines.some(({ period }) => isEmpty(period))
      ? []
      : await this.shortages(tx, actor, lines, asked.now);
    await this.refuse(tx, actor, asked, reasons, short);
  }

  /** What the stock lacks for these lines; `except` is a reservation whose own holds do not count. */
  private async shortages(
    tx: EntityManager,
    actor: Actor,
    lines: readonly AskedLine[],
    now: Date,
    except?: string,
  ): Promise<Shortage[]> {
    return shortages(await this.ledger(tx, actor, lines, spanOf(lines), now, except), lines);
  }

  async ledger(
    tx: EntityManager,
    { alliance }: Pick<Actor, 'alliance'>,
    lines: readonly Pick<AskedLine, 'itemId'>[],
    period: Period,
    now: Date,
    except?: string,
  ): Promise<Ledger> {
    const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
    const question = { alliance, itemIds, period, now, ...(except === undefined ? {} : { except }) };
    return openLedger(await this.stock.load(tx, question));
  }

  /** Refuses (409), with all reasons at once, what could be asked for once and cannot be promised now. */
  async refuseUnpromisable(
    tx: EntityManager,
    actor: Actor,
    partner: Partner,
    lines: readonly AskedLine[],
    now: Date,
    except: string,
  ): Promise<void> {
    const { asked } = await this.asked(tx, actor, partner, lines, now);
    const reasons = reasonsAgainstPromise(asked);
    await this.refuse(tx, actor, asked, reasons, await this.shortages(tx, actor, lines, now, except));
  }

  private async refuse(
    tx: EntityManager,
    actor: Actor,
    asked: Asked,
    reasons: readonly Reason[],
    short: readonly Shortage[],
  ): Promise<void> {
    if (reasons.length + short.length === 0) return;
    throw unfit(reasons, short, namesOf(asked, await this.partNames(tx, actor, short)));
  }

  private async itemsOf(tx: EntityManager, actor: Actor, lines: readonly AskedLine[]): Promise<Item[]> {
    const ids = new Set(lines.map(({ itemId }) => itemId));
    const items = await tx.findBy(Item, { allianceId: actor.allianceId, id: In([...ids]) });
    if (items.length < ids.size) throw Refusal.notFound();
    return items;
  }

  private partNames(tx: EntityManager, actor: Actor, short: readonly Shortage[]): Promise<Item[]> {
    const ids = short.flatMap(({ because }) => because.itemId ?? []);
    return tx.findBy(Item, { allianceId: actor.allianceId, id: In(ids) });
  }
}

export function askedItem(
  line: AskedLine,
  item: Item,
  places: readonly StoragePlace[],
  incomplete: ReadonlySet<string>,
): AskedItem {
  const place = places.find(({ id }) => id === item.storagePlaceId);
  return {
    itemId: item.id,
    itemName: item.name,
    unit: item.unit,
    quantity: line.quantity,
    packStep: item.packStep,
    isSetAside: item.setAsideAt !== null || incomplete.has(item.id),
    period: line.period,
    placeName: place?.name ?? '',
    windows: place?.handOverWindows ?? [],
  };
}

export function spanOf(lines: readonly AskedLine[]): Period {
  const whole = span(lines.map(({ period }) => period));
  if (!whole) throw new Error('A wish has at least one line.');
  return whole;
}

function namesOf({ lines }: Asked, parts: readonly Item[]): Names {
  const known = [
    ...lines.map(({ itemId, itemName, unit }) => ({ id: itemId, name: itemName, unit })),
    ...parts,
  ];
  return (id) => known.find((one) => one.id === id) ?? { name: '', unit: '' };
}

function unfit(reasons: readonly Reason[], short: readonly Shortage[], names: Names): Refusal {
  const words = { de: 'So geht es leider nicht.', en: 'This is not possible.' };
  const all = [...reasons, ...reasonsOf(short, names)];
  return new Refusal('conflict', 'refused', words, {
    reasons: all,
    ...(short.length > 0 ? { extras: { shortages: short } } : {}),
  });
}
