/** Message mails: what was said on a reservation goes to everybody else concerned. Written down in the transaction in which it is said. */
import { Injectable } from '@nestjs/common';
import type { ReservationFacts } from '../../notifications/mail-facts.js';
import { isPromised } from '../record/lifecycle.js';
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
} from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { actingFor, type Acting } from './readers.query.js';
import { ReservationMails } from './reservation-mails.service.js';

interface Said {
  /** For which partner it was said; null for the coordination. */
  partnerId: string | null;
  /** Its author. */
  name: string;
  text: string;
}

/** Everybody of whom it is told, and what they hear. */
interface Hearing extends Audience {
  owners: readonly Acting[];
  said: { name: string; partnerName: string; text: string };
}

@Injectable()
export class MessageMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: ReservationMails,
  ) {}

  /** To the borrower, the owners of its things and the coordination: each once, and not to who said it. */
  async written(turn: Turning, told: Told, said: Said): Promise<void> {
    const hearing = await this.hearing(turn, told, said);
    const { alliance, factsFor, borrowers } = hearing;
    const toBorrowers = await this.mails.toBorrower(turn, hearing, doersOf(turn), (reader) => ({
      kind: 'message',
      facts: { reservation: factsFor(reader), alliance, said: hearing.said, why: 'borrower', whose: '' },
    }));
    const deciders = await toCoordination(turn, hearing, (reader) => ({
      kind: 'message',
      facts: { reservation: factsFor(reader), alliance, said: hearing.said, why: 'coordination', whose: '' },
    }));
    const known = [...doersOf(turn), ...borrowers, ...hearing.coordination];
    const toOwners: Letter[] = [];
    for (const owner of hearing.owners) {
      const people = owner.people.filter(notAmong(known));
      toOwners.push(...(await lettersTo(people, (reader) => ownersPart(hearing, owner, reader, turn.now))));
      known.push(...people);
    }
    await this.letters.send(turn, told, [...toBorrowers, ...deciders, ...toOwners]);
  }

  private async hearing(turn: Turning, told: Told, { partnerId, name, text }: Said): Promise<Hearing> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const ownerIds = [...new Set(told.items.map(({ ownerId }) => ownerId))];
    const owners = await actingFor(turn.tx, told.alliance.id, ownerIds, turn.now);
    const link = this.letters.address(told, `requests/${told.reservation.id}/messages`);
    const isBorrowers = partnerId === told.reservation.partnerId;
    const owner = owners.find((one) => one.partnerId === partnerId);
    const partnerName = isBorrowers ? audience.partnerName : (owner?.partnerName ?? '');
    return {
      ...audience,
      factsFor: (reader) => ({ ...audience.factsFor(reader), link }),
      owners,
      said: { name, partnerName, text },
    };
  }
}

/** Of their own things only; and who asks is named to them once something is promised (safety.md, E06). */
function ownersPart(
  { alliance, factsFor, told, said }: Hearing,
  owner: Acting,
  reader: Reader,
  now: Date,
): Letter['written'] {
  const isTold = isPromised(told.reservation.statusAt(now));
  return {
    kind: 'message',
    facts: {
      reservation: ownLines(factsFor(reader), told, owner),
      alliance,
      said: isTold ? said : { ...said, name: '' },
      why: 'owner',
      whose: owner.partnerName,
    },
  };
}

function ownLines(facts: ReservationFacts, { reservation, items }: Told, owner: Acting): ReservationFacts {
  const own = new Set(items.filter(({ ownerId }) => ownerId === owner.partnerId).map(({ id }) => id));
  const lines = facts.lines.filter((_, index) => own.has(reservation.lines[index]!.itemId));
  return { ...facts, lines };
}
