/** A storm: many people at once ask, approve, decline, withdraw and cancel over HTTP, and what each of them was told is kept. */
import type { Dice } from './dice.js';
import type { Answer, ServerProcess } from './server-process.js';
import { inAlliance, type Member, type Trial } from './trial.js';

export type Deed = 'ask' | 'approve' | 'decline' | 'withdraw' | 'cancel';

/**
 * `done` was acknowledged in full; `refused` got a no; of what is `open` nobody heard, or heard to try again later;
 * a `fault` is an answer that nobody may ever get.
 */
export type Outcome = 'done' | 'refused' | 'open' | 'fault';

export interface Attempt {
  deed: Deed;
  by: Member;
  /** Stands in the occasion or the reason, so that its trace is found in the tables. */
  mark: string;
  path: string;
  body: object;
  key: string | undefined;
  outcome: Outcome;
  answer: Answer | undefined;
}

interface Asked {
  id: string;
  lines: { id: string; quantity: number }[];
}

/** What one asker wants, and what becomes of it; drawn before anything runs, so that a seed replays it. */
interface Plan {
  asker: Member;
  name: string;
  body: object;
  next: readonly (readonly Deed[])[];
  /** One coin for each deed. */
  withKey: () => boolean;
  byAsker: boolean;
  isPartial: boolean;
}

/** What follows the request, step by step; deeds of one step run against each other. */
const courses: readonly (readonly (readonly Deed[])[])[] = [
  [],
  [['approve']],
  [['approve'], ['cancel']],
  [['approve', 'withdraw']],
  [['withdraw']],
  [['decline']],
  [
    ['approve', 'approve'],
    ['cancel', 'cancel'],
  ],
];

const SOME = 5;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export class Storm {
  readonly attempts: Attempt[] = [];
  private readonly count = { plans: 0, answers: 0, marks: 0 };
  private isOver = false;
  private listener: { at: number; call: () => void } | undefined;

  constructor(
    private readonly trial: Trial,
    private readonly dice: Dice,
    /** Told to try again later, those with a key do, until they get an answer. */
    private readonly isPatient = false,
    private readonly occasion = 'Fest',
  ) {}

  get answers(): number {
    return this.count.answers;
  }

  /** Nobody begins anything any more; what was sent is waited for. */
  calm(): void {
    this.isOver = true;
  }

  /** Calls back once, when so many more answers have arrived. */
  afterAnswers(more: number, call: () => void): void {
    this.listener = { at: this.count.answers + more, call };
    this.hear();
  }

  /** So many askers at once, all about the same few days; another round, other days. */
  async blow(server: ServerProcess, askers: number, round: number): Promise<void> {
    this.isOver = false;
    const plans = Array.from({ length: askers }, () => this.plan(round));
    await Promise.all(plans.map((plan) => this.follow(server, plan)));
  }

  /** Sends again what came with a key, twice at once: all that is open, which it then is no more, and some that is done. Answers complaints. */
  async repeat(server: ServerProcess, attempts: readonly Attempt[]): Promise<string[]> {
    const complaints: string[] = [];
    const withKey = attempts.filter(({ key }) => key !== undefined);
    const open = withKey.filter(({ outcome }) => outcome === 'open');
    const some = withKey.filter(({ outcome }) => outcome === 'done').slice(0, SOME);
    for (const attempt of [...some, ...open]) {
      const [one, other] = await Promise.all([send(server, attempt), send(server, attempt)]);
      const first = attempt.outcome === 'done' ? attempt.answer : one;
      settle(attempt, one);
      const isAlike = [one, other].every(({ status, text }) => status === first?.status && same(text, first));
      if (!isAlike || attempt.outcome === 'fault')
        complaints.push(`${attempt.mark}, repeated: ${[first, one, other].map((a) => a?.text).join(' | ')}`);
    }
    return complaints;
  }

  private plan(round: number): Plan {
    const { dice, trial } = this;
    const asker = dice.oneOf([...trial.members, trial.coordinator]);
    const name = `${this.occasion} ${round}-${(this.count.plans += 1)}`;
    const coins = Array.from({ length: 8 }, () => dice.number() < 0.5);
    const partnerId = asker.partnerId ?? trial.members[0]!.partnerId;
    return {
      asker,
      name,
      body: { partnerId, occasion: { name }, contact: { name: 'Anna Auer' }, ...this.wanted(round) },
      next: dice.oneOf(courses),
      withKey: () => coins.pop() ?? false,
      byAsker: dice.number() < 0.5,
      isPartial: dice.number() < 0.3,
    };
  }

  private wanted(round: number): object {
    const { dice } = this;
    const { tent, table, bench, set } = this.trial.items;
    const firstDay = Math.floor(Date.now() / DAY) * DAY + (10 + 5 * round) * DAY;
    const pickUp = firstDay + dice.whole(0, 3) * DAY + dice.whole(8, 18) * HOUR;
    const things = [tent, table, bench, set].filter(() => dice.number() < 0.5);
    const lines = (things.length > 0 ? things : [set]).map((itemId) => ({
      itemId,
      quantity: itemId === tent ? 1 : dice.whole(1, 4),
    }));
    return {
      pickUpAt: new Date(pickUp).toISOString(),
      returnDueAt: new Date(pickUp + dice.whole(3, 40) * HOUR).toISOString(),
      lines,
    };
  }

  private async follow(server: ServerProcess, plan: Plan): Promise<void> {
    const asked = await this.attempt(server, plan, 'ask', 'reservations', plan.body);
    if (asked.outcome !== 'done') return;
    const reservation = JSON.parse(asked.answer!.text) as Asked;
    for (const step of plan.next) {
      if (this.isOver) return;
      const attempts = await Promise.all(step.map((deed) => this.decide(server, plan, reservation, deed)));
      if (!attempts.some(({ outcome }) => outcome === 'done')) return;
    }
  }

  private decide(server: ServerProcess, plan: Plan, { id, lines }: Asked, deed: Deed): Promise<Attempt> {
    const less = lines.map((line) => ({ lineId: line.id, quantity: Math.ceil(line.quantity / 2) }));
    const body = deed === 'approve' && plan.isPartial ? { lines: less } : {};
    return this.attempt(server, plan, deed, `reservations/${id}/${deed}`, body);
  }

  private async attempt(
    server: ServerProcess,
    plan: Plan,
    deed: Deed,
    path: string,
    said: object,
  ): Promise<Attempt> {
    const isAskers = deed === 'ask' || deed === 'withdraw' || (deed === 'cancel' && plan.byAsker);
    const mark = deed === 'ask' ? plan.name : `${plan.name} ${deed} ${(this.count.marks += 1)}`;
    const attempt: Attempt = {
      deed,
      by: isAskers ? plan.asker : this.trial.coordinator,
      mark,
      path: inAlliance(path),
      body: deed === 'ask' ? said : { ...said, reason: mark },
      key: plan.withKey() ? `key ${mark}` : undefined,
      outcome: 'open',
      answer: undefined,
    };
    this.attempts.push(attempt);
    await this.carryOut(server, attempt);
    return attempt;
  }

  private async carryOut(server: ServerProcess, attempt: Attempt): Promise<void> {
    for (;;) {
      const answer = await send(server, attempt).catch(() => undefined);
      if (!answer) {
        if (!this.isPatient || !attempt.key || !server.isAlive) return;
        continue;
      }
      this.count.answers += 1;
      this.hear();
      settle(attempt, answer);
      if (answer.status !== 503 || !this.isPatient || !attempt.key) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private hear(): void {
    if (!this.listener || this.count.answers < this.listener.at) return;
    const { call } = this.listener;
    this.listener = undefined;
    call();
  }
}

/** Two answers say the same; each problem document has a request id of its own. */
const same = (text: string, { text: other }: Answer): boolean => withoutId(text) === withoutId(other);

const withoutId = (text: string): string => text.replace(/"requestId":"[^"]*"/, '');

function send(server: ServerProcess, { path, by, body, key }: Attempt): Promise<Answer> {
  const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
  return server.call('POST', path, { token: by.token, body, headers });
}

function settle(attempt: Attempt, answer: Answer): void {
  attempt.answer = answer;
  attempt.outcome = outcomeOf(answer);
}

function outcomeOf({ status, headers }: Answer): Outcome {
  if (status >= 200 && status < 300) return 'done';
  if (status === 503 && headers['retry-after'] !== undefined) return 'open';
  return status >= 400 && status < 500 ? 'refused' : 'fault';
}
