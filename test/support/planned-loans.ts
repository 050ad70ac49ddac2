/** Planned loans: what will happen to each of a random population, by day and minute, and what its people should be told by it. */
import { Temporal } from 'temporal-polyfill';
import type { Dice } from './dice.js';

const ZONE = 'Europe/Berlin';

/** Null for what never happens. */
export interface Plan {
  number: number;
  borrower: number;
  askedAt: Date;
  decideBy: Date;
  pickUpAt: Date;
  returnDueAt: Date;
  decidedAt: Date | null;
  cancelledAt: Date | null;
  handedOverAt: Date | null;
  reportedAt: Date | null;
  backAt: Date | null;
}

export const at = (day: Temporal.PlainDate, time: string): Date =>
  new Date(day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds);

export const dayOf = (instant: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ZONE).toPlainDate();

const minutes = (instant: Date, count: number): Date => new Date(instant.getTime() + count * 60_000);

/** Never at a full hour, at which the clock looks. */
function someTime(dice: Dice, day: Temporal.PlainDate): Date {
  const time = `${String(dice.whole(8, 18)).padStart(2, '0')}:${String(dice.whole(6, 54)).padStart(2, '0')}`;
  return at(day, time);
}

export function drawPlan(dice: Dice, number: number, asked: Temporal.PlainDate, borrowers: number): Plan {
  const happens = (percent: number): boolean => dice.whole(1, 100) <= percent;
  const askedAt = someTime(dice, asked);
  const fetched = asked.add({ days: dice.whole(1, 30) });
  const due = fetched.add({ days: dice.whole(1, 8) });
  const [pickUpAt, returnDueAt] = [someTime(dice, fetched), someTime(dice, due)];
  const decision = minutes(askedAt, dice.whole(1, 6 * 24 * 60));
  const lapse = minutes(askedAt, 10 * 24 * 60);
  const decideBy = lapse < pickUpAt ? lapse : pickUpAt;
  const decidedAt = happens(90) && decision < decideBy ? decision : null;
  const between = new Date((decision.getTime() + pickUpAt.getTime()) / 2 + 61_000);
  const cancelledAt = decidedAt && between < pickUpAt && happens(10) ? between : null;
  const handedOverAt = decidedAt && !cancelledAt && happens(92) ? minutes(pickUpAt, 1) : null;
  const back = someTime(dice, due.add({ days: happens(70) ? 0 : dice.whole(1, 20) }));
  const isBack = handedOverAt !== null && back > handedOverAt && happens(93);
  const reported = minutes(back, -1);
  const reportedAt = isBack && reported > handedOverAt && happens(40) ? reported : null;
  const deeds = { decidedAt, cancelledAt, handedOverAt, reportedAt, backAt: isBack ? back : null };
  return {
    number,
    borrower: dice.whole(0, borrowers - 1),
    askedAt,
    decideBy,
    pickUpAt,
    returnDueAt,
    ...deeds,
  };
}

/** It has happened by then. */
export const has = (deed: Date | null, by: Date): boolean => deed !== null && deed <= by;

const isPromised = (plan: Plan, now: Date): boolean =>
  has(plan.decidedAt, now) && !has(plan.cancelledAt, now);
const isAwaited = (plan: Plan, now: Date): boolean => isPromised(plan, now) && !has(plan.handedOverAt, now);
const isOut = (plan: Plan, now: Date): boolean => has(plan.handedOverAt, now) && !has(plan.backAt, now);
const isMissed = (plan: Plan, now: Date): boolean => isOut(plan, now) && !has(plan.reportedAt, now);

/** What somebody is told at one look of the clock. */
export interface ToldOf {
  what: string;
  at: Date;
}

/** The first look in a period at which something holds. */
const firstLook = (
  looks: readonly Date[],
  [from, until]: [Date, Date],
  holds: (look: Date) => boolean = () => true,
): Date | undefined => looks.find((look) => look >= from && look < until && holds(look));

/** `looks` are those by day. */
export function remindersFor(plan: Plan, looks: readonly Date[]): ToldOf[] {
  const [fetched, due] = [dayOf(plan.pickUpAt), dayOf(plan.returnDueAt)];
  const knows = (since: Date | null, nine: Date): boolean => since !== null && since < nine;
  const steps: [what: string, day: Temporal.PlainDate, holds: (look: Date, nine: Date) => boolean][] = [
    [
      'pick-up',
      fetched.subtract({ days: 2 }),
      (look, nine) => isAwaited(plan, look) && look < plan.pickUpAt && knows(plan.decidedAt, nine),
    ],
    [
      'return',
      due.subtract({ days: 1 }),
      (look, nine) => isMissed(plan, look) && look < plan.returnDueAt && knows(plan.handedOverAt, nine),
    ],
    ...[1, 3, 7, 14].map((days, index): (typeof steps)[number] => [
      `overdue ${index + 1}`,
      due.add({ days }),
      (look) => isMissed(plan, look),
    ]),
  ];
  return steps.flatMap(([what, day, holds]) => {
    const nine = at(day, '09:00');
    const look = firstLook(looks, [nine, at(day.add({ days: 1 }), '20:00')]);
    return look && holds(look, nine) ? [{ what, at: look }] : [];
  });
}

export function digestsFor(
  plans: readonly Plan[],
  days: readonly Temporal.PlainDate[],
  looks: readonly Date[],
): Date[] {
  return days
    .filter(({ dayOfWeek }) => dayOfWeek === 1)
    .flatMap((monday) => {
      const seven = at(monday, '07:00');
      const look = firstLook(looks, [seven, at(monday.add({ days: 1 }), '20:00')]);
      const waits = (plan: Plan): boolean =>
        plan.askedAt < seven && !has(plan.decidedAt, look!) && plan.decideBy > look!;
      return look && plans.some(waits) ? [look] : [];
    });
}

export function listsFor(
  plans: readonly Plan[],
  days: readonly Temporal.PlainDate[],
  looks: readonly Date[],
): Date[] {
  return days.flatMap((day) => {
    const comes = (look: Date): boolean =>
      plans.some(
        (plan) =>
          (isAwaited(plan, look) && dayOf(plan.pickUpAt).equals(day)) ||
          ((isAwaited(plan, look) || isOut(plan, look)) && dayOf(plan.returnDueAt).equals(day)),
      );
    return firstLook(looks, [at(day.subtract({ days: 1 }), '17:00'), at(day, '10:00')], comes) ?? [];
  });
}
