/** The crew of a storm: many clients at once, each of whom takes the next operation of the plan, and keeps what it was told. */
import type { Answer } from '../support/server-process.js';
import type { Fleet } from './fleet.js';
import { lookInstead, orderOf, type Order } from './orders.js';
import { COORDINATION, type AskOperation, type LookOperation, type Operation, type Plan } from './plan.js';
import { personOf, type Stage } from './stage.js';
import { thingNames } from './things.js';
import type { Deed, Outcome, Told } from './told.js';

const WAIT_MS = 100;
/** A server that is down for longer does not come back. */
const MOST_TRIES = 300;
/** Of so many of the latest requests the periods are looked at in a pause. */
const LOOKED_AT = 8;

export class Crew {
  private readonly deeds: Deed[] = [];
  private readonly done = new Map<number, Promise<Deed>>();
  /** Of each thing the change of its number that was begun last. */
  private readonly counted = new Map<string, Promise<Deed>>();
  private readonly complaints: string[] = [];
  private readonly count = { begun: 0, looks: 0 };

  constructor(
    private readonly stage: Stage,
    private readonly plan: Plan,
    private readonly fleet: Fleet,
  ) {}

  /** So many clients at once, from pause to pause. */
  async carryOut(clients: number): Promise<Told> {
    for (const pauseAt of [...this.plan.pauses, this.plan.operations.length]) {
      await Promise.all(Array.from({ length: clients }, () => this.work(pauseAt)));
      await this.fleet.whole();
      for (const look of this.looksAround(pauseAt)) await this.perform(look, true);
    }
    const { settled, complaints } = this.fleet;
    return { deeds: this.deeds, settled, complaints: [...this.complaints, ...complaints] };
  }

  private async work(until: number): Promise<void> {
    while (this.count.begun < until) {
      const operation = this.plan.operations[this.count.begun]!;
      this.count.begun += 1;
      for (const { after, delayMs } of this.plan.faults)
        if (after === operation.n) this.fleet.breakIn(delayMs);
      const deed = this.inOrder(operation);
      this.done.set(operation.n, deed);
      await deed;
    }
  }

  /** Of two changes of one number at once nobody could say which is the later. */
  private inOrder(operation: Operation): Promise<Deed> {
    if (operation.kind !== 'restock') return this.perform(operation, false);
    const which = `${operation.alliance} ${operation.thing}`;
    const before = this.counted.get(which) ?? Promise.resolve();
    const deed = before.then(() => this.perform(operation, false));
    this.counted.set(which, deed);
    return deed;
  }

  /** What the latest requests were about, and whom the stock fails. */
  private looksAround(pauseAt: number): LookOperation[] {
    const of = (alliance: number): LookOperation[] => {
      const asks = this.plan.operations
        .slice(0, pauseAt)
        .filter((one): one is AskOperation => one.kind === 'ask' && one.alliance === alliance)
        .slice(-LOOKED_AT);
      const common = { n: -1, alliance, by: COORDINATION, keyed: 'no' } as const;
      const span = {
        from: Math.min(...asks.map(({ from }) => from)),
        until: Math.max(...asks.map(({ until }) => until)),
      };
      return [
        ...asks.map(({ from, until }) => ({ kind: 'look', ...common, from, until, thing: 'tent' }) as const),
        ...thingNames.map((thing) => ({ kind: 'steps', ...common, ...span, thing }) as const),
        { kind: 'risk', ...common, ...span, thing: 'tent' },
      ];
    };
    const looks = this.stage.alliances.flatMap((_, index) => of(index));
    return looks.map((look) => ({ ...look, n: this.plan.operations.length + this.count.looks++ }));
  }

  private async perform(planned: Operation, isQuiet: boolean): Promise<Deed> {
    const target = 'target' in planned ? await this.done.get(planned.target) : undefined;
    const alliance = this.stage.alliances[planned.alliance]!;
    const mark = `${planned.kind} ${planned.n}`;
    const scene = { alliance, target, mark, firstDay: this.stage.firstDay };
    const wanted = orderOf(planned, scene);
    const operation = wanted ? planned : lookInstead(planned, target);
    const order = wanted ?? orderOf(operation, scene)!;
    const deed: Deed = {
      operation,
      alliance,
      by: personOf(alliance, operation.by),
      mark,
      key: operation.keyed === 'no' ? undefined : `key of ${mark}`,
      body: order.body,
      outcome: 'open',
      sent: 0,
      answered: Infinity,
      status: 0,
      text: '',
      twin: undefined,
      isQuiet,
    };
    this.deeds.push(deed);
    await this.send(deed, order);
    return deed;
  }

  private async send(deed: Deed, order: Order): Promise<void> {
    await this.fleet.open();
    deed.sent = performance.now();
    const calls = deed.operation.keyed === 'twice' ? [0, 1] : [0];
    const answers = await Promise.all(calls.map((more) => this.asked(deed, order, more)));
    // Of a refusal nothing is kept, so a repetition may be granted what came free in between.
    const [answer, twin] = answers.toSorted((one, other) => (one?.status ?? 0) - (other?.status ?? 0));
    if (!answer) return;
    const { status } = answer;
    const kept = twin && { status: twin.status, text: twin.text };
    const text = keptOf(deed, answer);
    Object.assign(deed, {
      answered: performance.now(),
      status,
      text,
      outcome: outcomeOf(answer),
      twin: kept,
    });
  }

  /** Whoever has a key tries until there is an answer. */
  private async asked(deed: Deed, { method, path, body }: Order, more: number): Promise<Answer | undefined> {
    const { by, key, operation } = deed;
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const hasBody = method === 'POST' || method === 'PATCH';
    const sent = { token: by.token, headers, ...(hasBody && { body }) };
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const server = this.fleet.of(operation.n + more);
      const answer = await server.call(method, path, sent).catch(() => undefined);
      if (answer && outcomeOf(answer) !== 'open') return answer;
      if (!answer && !this.fleet.mayCut) this.complaints.push(`${deed.mark}: its answer was cut`);
      if (key === undefined) return undefined;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      await this.fleet.open();
    }
    this.complaints.push(`${deed.mark}: no answer to ${MOST_TRIES} tries`);
    return undefined;
  }
}

/** Of a long list only what is judged. */
function keptOf({ operation }: Deed, { status, text }: Answer): string {
  if (operation.kind !== 'look' || status !== 200) return text;
  const { items } = JSON.parse(text) as { items: { id: string; quantity: number; free: number }[] };
  return JSON.stringify(items.map(({ id, quantity, free }) => ({ id, quantity, free })));
}

function outcomeOf({ status, headers }: Answer): Outcome {
  if (status >= 200 && status < 300) return 'done';
  if (status === 503 && headers['retry-after'] !== undefined) return 'open';
  return status >= 400 && status < 500 ? 'refused' : 'fault';
}
