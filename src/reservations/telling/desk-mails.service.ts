/** Desk mails: what was done otherwise than planned is told to whoever it concerns. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import type { Counted } from '../../notifications/counted-words.js';
import type { DamageReader } from '../../notifications/desk-mails.js';
import type { DepositFacts } from '../../notifications/deposit-mails.js';
import type { ReservationFacts } from '../../notifications/mail-facts.js';
import type { Words } from '../../shared/words.js';
import { mailLanguageOf } from '../../partners/who/mail-facts.js';
import {
  doersOf,
  lettersTo,
  notAmong,
  toCoordination,
  type Audience,
  type Letter,
  type Reader,
  type Told,
  type Turning,
  type Written,
} from './event.letters.js';
import { ReservationMails } from './reservation-mails.service.js';
import { ReservationLetters } from './letters.service.js';
import { actingFor, keeping } from './readers.query.js';

@Injectable()
export class DeskMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: ReservationMails,
  ) {}

  /** To the borrower. */
  async handedOver(turn: Turning, told: Told, counts: readonly Counted[]): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, true);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, doersOf(turn), (reader) => ({
      kind: 'handed-over',
      facts: { reservation: asHandedOver(factsFor(reader), told), alliance, counts },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** To the borrower, and to the owners of what is damaged or missing; `counts` by the id of the item. */
  async losses(turn: Turning, told: Told, counts: ReadonlyMap<string, readonly Counted[]>): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, true);
    const { borrowers, alliance } = audience;
    const factsFor: Audience['factsFor'] = (reader) => asHandedOver(audience.factsFor(reader), told);
    const known = [...doersOf(turn), ...borrowers];
    const all = [...counts.values()].flat();
    const letters: Letter[] = await this.mails.toBorrower(turn, audience, doersOf(turn), (reader) => ({
      kind: 'losses',
      facts: { reservation: factsFor(reader), alliance, counts: all, ownerName: undefined },
    }));
    const lost = told.items.filter(({ id }) => counts.has(id));
    const ownerIds = [...new Set(lost.map(({ ownerId }) => ownerId))];
    for (const owner of await actingFor(turn.tx, told.alliance.id, ownerIds, turn.now)) {
      const own = lost.filter(({ ownerId }) => ownerId === owner.partnerId);
      const counted = own.flatMap(({ id }) => counts.get(id) ?? []);
      const toOwner = await lettersTo(owner.people.filter(notAmong(known)), (reader) => ({
        kind: 'losses',
        facts: { reservation: factsFor(reader), alliance, counts: counted, ownerName: owner.partnerName },
      }));
      letters.push(...toOwner);
    }
    await this.letters.send(turn, told, letters);
  }

  /** To the owner of the thing, the keepers of its place and the coordination: each once, and not to who reported it. */
  async damageReported(
    turn: Turning,
    told: Told,
    { itemId, count }: { itemId: string; count: Counted },
  ): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const item = told.items.find(({ id }) => id === itemId)!;
    const place = told.places.find(({ id }) => id === item.storagePlaceId)!;
    const [owner] = await actingFor(turn.tx, told.alliance.id, [item.ownerId], turn.now);
    const keepers = await keeping(turn.tx, told.alliance.id, place.id);
    const write =
      (why: DamageReader, whose: string) =>
      (reader: Reader): Written => ({
        kind: 'damage-reported',
        facts: { reservation: factsFor(reader), alliance, counts: [count], why, whose },
      });
    const owners = (owner?.people ?? []).filter(notAmong(doersOf(turn)));
    const others = keepers.filter(notAmong([...doersOf(turn), ...owners]));
    const deciders = { ...audience, borrowers: [...audience.borrowers, ...owners, ...others] };
    await this.letters.send(turn, told, [
      ...(await lettersTo(owners, write('owner', owner?.partnerName ?? ''))),
      ...(await lettersTo(others, write('keeper', place.name))),
      ...(await toCoordination(turn, deciders, write('coordination', ''))),
    ]);
  }

  /** To the borrower. */
  async deposit(turn: Turning, told: Told, moved: DepositFacts): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, true);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, doersOf(turn), (reader) => ({
      kind: 'deposit',
      facts: { reservation: factsFor(reader), alliance, ...moved },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** To the borrower of a promise that is short since. */
  async atRisk(turn: Turning, told: Told, missing: readonly Words[]): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, true);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, [], (reader) => ({
      kind: 'at-risk',
      facts: {
        reservation: factsFor(reader),
        alliance,
        missing: missing.map((words) => words[mailLanguageOf(reader)]),
      },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** To the same, once all is there again. */
  async outOfRisk(turn: Turning, told: Told): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, true);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, [], (reader) => ({
      kind: 'out-of-risk',
      facts: { reservation: factsFor(reader), alliance },
    }));
    await this.letters.send(turn, told, letters);
  }
}

/** What was fetched counts, not what was promised. */
const asHandedOver = (facts: ReservationFacts, { reservation }: Told): ReservationFacts => ({
  ...facts,
  lines: facts.lines.map((line, index) => ({
    ...line,
    approvedQuantity: reservation.lines[index]!.handedOverQuantity,
  })),
});
