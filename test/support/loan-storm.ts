/** A storm about loans: many clients at once promise, change, cancel, hand out and take back the same few loans; in the order of the versions that they were told, plain counters must say the same. */
import assert from 'node:assert/strict';
import type { Dice } from './dice.js';
import { countersOf, replayed, type Deed, type Done, type Said, type View } from './loan-replay.js';

/** How a client reaches the application; each has a number. */
export type Send = (
  client: number,
  method: 'get' | 'post' | 'patch',
  path: string,
  sent: { token: string; body?: object },
) => Promise<{ status: number; text: string }>;

/** Where it blows: one thing, and who may do what. */
export interface Site {
  itemId: string;
  stock: number;
  borrower: { token: string; partnerId: string };
  coordinator: { token: string };
  /** Of a path in the alliance. */
  path: (rest: string) => string;
  period: { pickUpAt: string; returnDueAt: string };
}

/** What ends a loan comes seldom, or nothing would be left to be done. */
const drawn: readonly Deed[] = [
  ...Array<Deed>(5).fill('out'),
  ...Array<Deed>(8).fill('back'),
  ...Array<Deed>(6).fill('approve'),
  ...Array<Deed>(6).fill('wish'),
  ...Array<Deed>(6).fill('approveChange'),
  ...Array<Deed>(3).fill('change'),
  'declineChange',
  'declineChange',
  'cancel',
];

const BUSY = 503;

export class LoanStorm {
  private readonly done: Done[] = [];
  private loans: View[] = [];
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly send: Send,
    private readonly site: Site,
    private readonly dice: Dice,
  ) {}

  /** So many requests wait, and the stock must have room for three of each; then all clients begin at once. Answers how often each deed was done, and refused. */
  async blow({
    loans,
    clients,
    rounds,
  }: {
    loans: number;
    clients: number;
    rounds: number;
  }): Promise<string> {
    for (let count = 0; count < loans; count += 1) this.loans.push(await this.ask(count));
    const each = Array.from({ length: clients }, (_, client) => this.client(client, rounds));
    await Promise.all(each);
    await this.compare();
    return [...this.counts]
      .map(([what, count]) => `${what} ${count}`)
      .toSorted()
      .join(', ');
  }

  private async ask(client: number): Promise<View> {
    const { itemId, borrower, period, path } = this.site;
    const wish = {
      partnerId: borrower.partnerId,
      occasion: { name: 'Sturm' },
      contact: { name: 'Anna Auer' },
    };
    const body = { ...wish, ...period, lines: [{ itemId, quantity: this.dice.whole(2, 3) }] };
    const { status, text } = await this.send(client, 'post', path('reservations'), {
      token: borrower.token,
      body,
    });
    assert.equal(status, 201, text);
    return JSON.parse(text) as View;
  }

  private async client(client: number, rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const deed = this.dice.oneOf(drawn);
      const quantity = this.dice.whole(1, deed === 'back' ? 3 : 6);
      const [missing, damaged] = [Number(this.dice.number() < 0.1), Number(this.dice.number() < 0.1)];
      await this.do(client, this.dice.oneOf(this.loans), deed, { quantity, missing, damaged });
    }
  }

  private async do(client: number, loan: View, deed: Deed, said: Said): Promise<void> {
    const { method, rest, body, byBorrower } = requestOf(loan, deed, said);
    const { token } = byBorrower ? this.site.borrower : this.site.coordinator;
    const path = this.site.path(`reservations/${loan.id}${rest}`);
    let answer = await this.send(client, method, path, { token, body });
    while (answer.status === BUSY) answer = await this.send(client, method, path, { token, body });
    const { status, text } = answer;
    assert.ok(status < 500, `${deed}: ${status} ${text}`);
    const what = `${deed} ${status < 300 ? 'done' : 'refused'}`;
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    if (status < 300)
      this.done.push({ deed, ...said, waits: status === 202, view: JSON.parse(text) as View });
  }

  private async compare(): Promise<void> {
    for (const loan of this.loans) {
      const { counters, changes } = replayed(this.done.filter(({ view }) => view.id === loan.id));
      const view = await this.read<View & { history: object[] }>(`reservations/${loan.id}`);
      assert.deepEqual(countersOf(view), counters, 'as it stands in the end');
      // Asked for, and then whatever was done, once each.
      assert.equal(view.history.length, 1 + changes);
    }
    await this.compareSums();
  }

  /** What is held, gone and free together is what there is. */
  private async compareSums(): Promise<void> {
    const { itemId, stock, period } = this.site;
    const views = await this.list<View & { pendingChange: { lines: { quantity: number }[] } | null }>(
      `reservations?item=${itemId}`,
    );
    const own = views.filter(({ id }) => this.loans.some((one) => one.id === id));
    const held = own.map(({ lines: [line], status, pendingChange }) => {
      const { awaitedQuantity, outQuantity, quantity } = line!;
      const standing = status === 'requested' ? quantity : awaitedQuantity + outQuantity;
      // Once fetched, a wish for more counts for no more than is left.
      const wished = status === 'approved' ? (pendingChange?.lines[0]?.quantity ?? 0) : 0;
      return Math.max(standing, wished);
    });
    const gone = await this.list<{ quantity: number; itemId: string }>(`closures?item=${itemId}`);
    const query = `items?from=${period.pickUpAt}&until=${period.returnDueAt}`;
    const [item] = (await this.list<{ id: string; free: number }>(query)).filter(({ id }) => id === itemId);
    const taken = [...held, ...gone.map(({ quantity }) => quantity)].reduce((sum, units) => sum + units, 0);
    assert.ok(taken <= stock, `${taken} of ${stock} are taken`);
    assert.equal(item?.free, stock - taken);
  }

  private async list<T>(rest: string): Promise<T[]> {
    return (await this.read<{ items: T[] }>(`${rest}${rest.includes('?') ? '&' : '?'}limit=200`)).items;
  }

  private async read<T>(rest: string): Promise<T> {
    const { token } = this.site.coordinator;
    const { status, text } = await this.send(0, 'get', this.site.path(rest), { token });
    assert.equal(status, 200, text);
    return JSON.parse(text) as T;
  }
}

interface Requested {
  method: 'post' | 'patch';
  rest: string;
  body: object;
  byBorrower: boolean;
}

function requestOf({ lines }: View, deed: Deed, { quantity, missing, damaged }: Said): Requested {
  const lineId = lines[0]!.id;
  const line = { lineId, quantity };
  const reason = 'Sturm';
  const post = (rest: string, body: object): Requested => ({ method: 'post', rest, body, byBorrower: false });
  if (deed === 'change')
    return { method: 'patch', rest: '', body: { lines: [line], reason }, byBorrower: false };
  if (deed === 'wish') return { method: 'patch', rest: '', body: { lines: [line] }, byBorrower: true };
  if (deed === 'approve') return post('/approve', { lines: [line] });
  if (deed === 'cancel') return post('/cancel', { reason });
  if (deed === 'approveChange') return post('/change/approve', {});
  if (deed === 'declineChange') return post('/change/decline', { reason });
  if (deed === 'out') return post('/hand-over', { lines: [line] });
  return post('/take-back', { lines: [{ ...line, missing, damaged }] });
}
