/** A loan year: planned loans are lived through under a clock, the timed jobs look several times a day, and what was written is read back. */
import { In } from 'typeorm';
import type { Temporal } from 'temporal-polyfill';
import { newId, newUid } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { Turns } from '../../src/partners/who/turns.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { ReservationStore } from '../../src/reservations/record/reservation-store.service.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import { Digests } from '../../src/reservations/reminding/digests.service.js';
import { KeeperLists } from '../../src/reservations/reminding/keeper-lists.service.js';
import { Reminders } from '../../src/reservations/reminding/reminders.service.js';
import type { TestApp } from './app.js';
import type { Dice } from './dice.js';
import { at, drawPlan, type Plan } from './planned-loans.js';
import { World } from './world.js';

/** By day; the last of them at night, when nothing may be written. */
const LOOKS = ['07:00', '09:00', '09:05', '17:00', '19:55', '22:00'];

export interface Written {
  kind: string;
  recipient: string;
  at: Date;
  /** Of reminders: "7 pick-up". */
  loans: string[];
}

interface Borrower {
  partnerId: string;
  personId: string;
  email: string;
}

interface Years {
  days: number;
  loans: number;
  borrowers: number;
}

export class LoanYear {
  readonly plans: Plan[];
  readonly days: Temporal.PlainDate[];
  readonly looks: Date[] = [];
  private readonly ids = new Map<number, string>();

  private constructor(
    private readonly app: TestApp,
    private readonly world: World,
    private readonly allianceId: string,
    readonly borrowers: readonly Borrower[],
    private readonly itemId: string,
    first: Temporal.PlainDate,
    dice: Dice,
    { days, loans }: Years,
  ) {
    this.days = Array.from({ length: days }, (_, day) => first.add({ days: day }));
    this.plans = Array.from({ length: loans }, (_, number) =>
      drawPlan(dice, number, first.add({ days: dice.whole(0, days - 1) }), borrowers.length),
    );
  }

  static async begin(
    app: TestApp,
    slug: string,
    first: Temporal.PlainDate,
    dice: Dice,
    years: Years,
  ): Promise<LoanYear> {
    app.clock.set(at(first, '00:30'));
    const world = await World.make(app, slug);
    const itemId = await world.item({ name: 'Becher', quantity: 100_000 });
    const actor = await world.actor();
    const keeper = { email: `lager.${slug}@example.org`, name: 'Karl Keller' };
    await app.get(RolesService).appoint(actor, keeper, { role: 'keeper', storagePlaceId: world.placeId });
    const borrowers: Borrower[] = [];
    for (let count = 0; count < years.borrowers; count += 1) {
      const partnerId = await world.partner();
      const { email } = await world.memberOf(partnerId, `leiht${count}.${slug}@example.org`);
      const { id: personId } = await app.get(Database).read((tx) => tx.findOneByOrFail(Person, { email }));
      borrowers.push({ partnerId, personId, email });
    }
    return new LoanYear(app, world, actor.allianceId, borrowers, itemId, first, dice, years);
  }

  get keeper(): string {
    return `lager.${this.world.slug}@example.org`;
  }

  get coordinator(): string {
    return this.world.coordinator.email;
  }

  /** Day by day; nobody looks on days on which the server is down. Several servers look at once. */
  async live(servers: readonly TestApp[], isUp: (day: Temporal.PlainDate) => boolean): Promise<void> {
    const deeds = this.plans
      .flatMap((plan) => this.deedsOf(plan))
      .toSorted((one, other) => +one.at - +other.at);
    for (const day of this.days)
      for (const time of LOOKS) {
        const look = at(day, time);
        while (deeds[0] && deeds[0].at <= look) await this.do(deeds.shift()!);
        if (!isUp(day)) continue;
        this.app.clock.set(look);
        await Promise.all(servers.map((server) => lookAll(server)));
        if (time !== '22:00') this.looks.push(look);
      }
  }

  async written(): Promise<Written[]> {
    const kind = In(['reminder', 'overdue', 'digest', 'keeper-list']);
    const rows = await this.app
      .get(Database)
      .read((tx) =>
        tx.find(OutboxMail, { where: { allianceId: this.allianceId, kind }, order: { id: 'ASC' } }),
      );
    return rows.map((row) => ({
      kind: row.kind,
      recipient: row.recipient,
      at: row.createdAt,
      loans: loansIn(row),
    }));
  }

  private deedsOf(plan: Plan): Deed[] {
    const after = (date: Date | null, what: Change): Deed[] =>
      date ? [{ at: date, work: () => this.change(plan, what) }] : [];
    return [
      { at: plan.askedAt, work: () => this.ask(plan) },
      ...after(plan.decidedAt, (one, now) => {
        for (const line of one.lines) line.decide(line.quantity, one.askedBy, now);
        one.move('approve', now);
      }),
      ...after(plan.cancelledAt, (one, now) => one.move('cancel', now)),
      ...after(plan.handedOverAt, (one, now) => {
        for (const line of one.lines) line.handOver(line.quantity, true, now);
        one.goOut(now);
      }),
      ...after(plan.reportedAt, (one, now) => {
        one.returnReportedAt = now;
        one.touch(now);
      }),
      ...after(plan.backAt, (one, now) => {
        const whole = { damaged: 0, worn: 0, uncleaned: 0, missing: 0, found: 0 };
        for (const line of one.lines) line.takeBack({ ...whole, back: line.outQuantity }, now);
        one.settle(now);
      }),
    ];
  }

  private async do({ at: moment, work }: Deed): Promise<void> {
    this.app.clock.set(moment);
    await work();
  }

  private async ask(plan: Plan): Promise<void> {
    const { askedAt, decideBy, pickUpAt, returnDueAt, number: nth } = plan;
    const { allianceId } = this;
    const { partnerId, personId: askedBy } = this.borrowers[plan.borrower]!;
    const id = newId();
    this.ids.set(nth, id);
    const numbers = { number: `T-2027-${nth}`, numberYear: 2027, numberInYear: nth + 1 };
    const texts = { onBehalfOf: '', occasionName: 'Fest', contactName: 'Anna', contactPhone: '', note: '' };
    const none = {
      forCallerSince: null,
      occasionStartsAt: null,
      occasionEndsAt: null,
      occasionPublicSince: null,
    };
    const uids = { icalUid: newUid(), feedUid: newUid(), loanRulesVersion: null };
    const times = { askedAt, decideBy, pickUpAt, returnDueAt, updatedAt: askedAt };
    const facts = { id, allianceId, partnerId, askedBy, ...numbers, ...texts, ...none, ...uids, ...times };
    const reservation = Reservation.requested(facts);
    const period = { from: pickUpAt, until: returnDueAt };
    const line = { itemId: this.itemId, quantity: 2, period, pickUpUntil: null, returnFrom: null };
    reservation.lines = [
      ReservationLine.open({ allianceId, reservationId: id, position: 1 }, line, decideBy),
    ];
    await this.app
      .get(Turns)
      .ofClock(allianceId, ({ tx }) =>
        this.app.get(ReservationStore).insert(tx, reservation, deedAt(askedAt)),
      );
  }

  private async change({ number }: Plan, what: Change): Promise<void> {
    const [store, { allianceId }] = [this.app.get(ReservationStore), this];
    await this.app.get(Turns).ofClock(allianceId, async ({ tx, now }) => {
      const { reservation } = (await store.findAny(tx, allianceId, this.ids.get(number)!))!;
      const { version } = reservation;
      what(reservation, now);
      await store.save(tx, reservation, version, deedAt(now));
    });
  }
}

type Change = (reservation: Reservation, now: Date) => void;

interface Deed {
  at: Date;
  work: () => Promise<void>;
}

const deedAt = (moment: Date) => ({ personId: null, what: 'change', at: moment });

async function lookAll(server: TestApp): Promise<void> {
  await server.get(Reminders).tell();
  await server.get(Digests).tell();
  await server.get(KeeperLists).tell();
}

interface Told {
  told: { loans?: { what?: string; nth?: number; reservation: { number: string } }[] };
}

function loansIn({ facts }: OutboxMail): string[] {
  const { told } = JSON.parse(facts!) as Told;
  return (told.loans ?? []).map(
    ({ what, nth, reservation }) => `${reservation.number.split('-')[2]} ${what ?? `overdue ${nth}`}`,
  );
}
