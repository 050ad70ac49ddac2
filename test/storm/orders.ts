/** Orders: what an operation of the plan is over the wire, once it is known whom and what it is about. */
import type { DecideOperation, Hours, Operation } from './plan.js';
import { inAlliance, personOf, type Alliance } from './stage.js';
import { stockOf, type Thing } from './things.js';
import type { Body, Deed } from './told.js';

export interface Order {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body: Body;
}

export interface Scene {
  alliance: Alliance;
  /** What was done before, and is now decided about. */
  target: Deed | undefined;
  mark: string;
  /** In milliseconds: what the hours are counted from. */
  firstDay: number;
}

const HOUR = 3_600_000;

/** Undefined where what it is about is not there. */
export function orderOf(operation: Operation, scene: Scene): Order | undefined {
  const { alliance, target, mark } = scene;
  const { items } = alliance;
  const to = (method: Order['method'], rest: string, body: object = {}): Order => ({
    method,
    path: inAlliance(alliance, rest),
    body: body as Body,
  });
  const times = 'from' in operation ? timesOf(operation, scene) : { from: '', until: '' };
  const query = new URLSearchParams(times).toString();
  switch (operation.kind) {
    case 'ask': {
      const lines = operation.lines.map(({ thing, quantity }) => ({ itemId: items[thing], quantity }));
      const asker = personOf(alliance, operation.by);
      const partnerId = asker.partnerId ?? personOf(alliance, operation.partner).partnerId;
      const said = { partnerId, occasion: { name: mark }, contact: { name: 'Anna Auer' }, lines };
      return to('POST', 'reservations', { ...said, pickUpAt: times.from, returnDueAt: times.until });
    }
    case 'restock':
      return to('PATCH', `items/${items[operation.thing]}`, { quantity: operation.quantity, notes: mark });
    case 'close': {
      const { thing, quantity } = operation;
      return to('POST', 'closures', { itemId: items[thing], quantity, ...times, reason: mark });
    }
    case 'look':
      return to('GET', `items?limit=200&${query}`, times);
    case 'steps':
      return to('GET', `items/${items[operation.thing]}/availability?${query}`, times);
    case 'risk':
      return to('GET', 'at-risk?limit=200');
    case 'trespass': {
      const foreign = idOf(target) ?? target?.body.lines?.[0]?.itemId;
      return to('POST', `reservations/${foreign}/approve`, { reason: mark });
    }
    case 'reopen': {
      const id = idOf(target);
      return id === undefined ? undefined : to('DELETE', `closures/${id}`);
    }
    default: {
      const id = idOf(target);
      if (id === undefined) return undefined;
      return to('POST', `reservations/${id}/${operation.kind}`, {
        reason: mark,
        ...less(operation, target!),
      });
    }
  }
}

/** What is looked at instead of deciding about what is not there. */
export const lookInstead = (operation: Operation, target: Deed | undefined): Operation => {
  const { n, alliance, by } = operation;
  const { from, until } = target!.operation as Hours & Operation;
  return { kind: 'look', n, alliance, by, keyed: 'no', from, until, thing: 'tent' };
};

const timesOf = ({ from, until }: Hours, { firstDay }: Scene): { from: string; until: string } => ({
  from: new Date(firstDay + from * HOUR).toISOString(),
  until: new Date(firstDay + until * HOUR).toISOString(),
});

/** Of what was acknowledged. */
function idOf(target: Deed | undefined): string | undefined {
  return target?.outcome === 'done' ? (JSON.parse(target.text) as { id: string }).id : undefined;
}

/** Half of each line, in whole packs. */
function less({ isPartial }: DecideOperation, target: Deed): { lines?: object[] } {
  if (!isPartial) return {};
  const { lines } = JSON.parse(target.text) as { lines: { id: string; itemId: string; quantity: number }[] };
  const things = new Map(Object.entries(target.alliance.items).map(([thing, id]) => [id, thing as Thing]));
  return {
    lines: lines.map(({ id, itemId, quantity }) => {
      const { pack = 1 } = stockOf(things.get(itemId)!);
      return { lineId: id, quantity: Math.ceil(quantity / pack / 2) * pack };
    }),
  };
}
