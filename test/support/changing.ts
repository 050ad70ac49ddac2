/** Loans that change, in tests: asked for, promised, handed over, changed, and looked at. */
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { Reservation } from '../../src/reservations/record/reservation.entity.js';
import type { ReservationView } from '../../src/reservations/record/reservation.view.js';
import { wish, type Person, type World } from './world.js';

export const FRIDAY = '2027-05-14T15:00:00.000Z';
export const MONDAY = '2027-05-17T08:00:00.000Z';
export const WEDNESDAY = '2027-05-19T08:00:00.000Z';
export const WEEKEND: [from: string, until: string] = [FRIDAY, MONDAY];

export type Lines = { itemId: string; quantity: number; pickUpAt?: string; returnDueAt?: string }[];

export class Loans {
  constructor(readonly world: World) {}

  async asked(lines: Lines, facts: object = {}, period = WEEKEND): Promise<ReservationView> {
    const body = { ...wish(this.world, lines, period), ...facts };
    const path = this.world.path('reservations');
    return loanIn(await this.world.app.call('post', path, { token: this.world.member.token, body }));
  }

  async promised(lines: Lines, facts: object = {}, period = WEEKEND): Promise<ReservationView> {
    const { id } = await this.asked(lines, facts, period);
    return loanIn(await this.move(this.world.coordinator, id, 'approve'));
  }

  async handedOver(lines: Lines): Promise<ReservationView> {
    const { id } = await this.promised(lines);
    return this.handOver(id);
  }

  /** As if all of it had been given out. */
  async handOver(id: string, at: Partial<Pick<ReservationLine, 'pickUpAt'>> = {}): Promise<ReservationView> {
    await this.world.app.get(Database).transaction(async (tx) => {
      await tx.query(`UPDATE reservations SET status = 'handed_over' WHERE id = '${id}'`);
      for (const line of await tx.findBy(ReservationLine, { reservationId: id })) {
        const { heldQuantity } = line;
        const out = { handedOverQuantity: heldQuantity, outQuantity: heldQuantity };
        await tx.update(ReservationLine, { id: line.id }, { ...out, ...at });
      }
    });
    return this.look(id);
  }

  move(person: Person, id: string, name: string, body: object = {}): Promise<Response> {
    const path = this.world.path(`reservations/${id}/${name}`);
    return this.world.app.call('post', path, { token: person.token, body });
  }

  change(person: Person, id: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const path = this.world.path(`reservations/${id}`);
    return this.world.app.call('patch', path, { token: person.token, body, headers });
  }

  async look(id: string, person = this.world.member): Promise<ReservationView> {
    const path = this.world.path(`reservations/${id}`);
    return loanIn(await this.world.app.call('get', path, { token: person.token }));
  }

  /** What was done to it, in order. */
  async deeds(id: string): Promise<string[]> {
    const { history = [] } = await this.look(id);
    return history.map(({ what }) => what);
  }

  async freeOf(itemId: string, [from, until] = WEEKEND): Promise<number> {
    const query = new URLSearchParams({ from, until, limit: '200' });
    const { body } = await this.world.app.call('get', this.world.path(`items?${query}`));
    const { items } = body as { items: { id: string; free: number }[] };
    return items.find(({ id }) => id === itemId)!.free;
  }

  sequence(id: string): Promise<number> {
    return this.world.app
      .get(Database)
      .read(async (tx) => (await tx.findOneByOrFail(Reservation, { id })).icalSequence);
  }
}

export const codesIn = ({ body }: Response): string[] =>
  ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code);

function loanIn({ status, body, text }: Response): ReservationView {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body as ReservationView;
}
