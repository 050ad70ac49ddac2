/** Reminder mails: what one person is to be reminded of at one time, in one mail. Written down in the unit that notes it as told. */
import { Injectable } from '@nestjs/common';
import type { LineFacts, ReservationFacts } from '../../notifications/mail-facts.js';
import type { News } from '../../notifications/mail-kinds.js';
import type { RemindedOf } from '../../notifications/reminder-mails.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { byTime } from '../../shared/period.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Told, Writing } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import type { Somebody } from './readers.query.js';
import { TimedMails, type TimedFacts } from './timed-mails.service.js';

/** What is due of one loan. */
export interface Due {
  told: Told;
  kind: 'pick-up' | 'return' | 'overdue';
  /** The how manieth of its kind. */
  nth: number;
  lines: readonly ReservationLine[];
}

interface Heard {
  reader: Somebody;
  due: Due;
  reservation: ReservationFacts;
}

@Injectable()
export class ReminderMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: TimedMails,
  ) {}

  /** After `staleAt` nobody wants them any more. Answers how many it wrote. */
  async remind(writing: Writing, alliance: Alliance, dues: readonly Due[], staleAt: Date): Promise<number> {
    const heard: Heard[] = [];
    for (const due of dues) heard.push(...(await this.heardOf(writing, due)));
    const readers = [...new Map(heard.map(({ reader }) => [reader.id, reader])).values()];
    return this.mails.send(writing, { alliance, readers, refusing: 'reminders', staleAt }, (told, { id }) =>
      newsOf(told, heard.filter(({ reader }) => reader.id === id).toSorted(soonestFirst)),
    );
  }

  private async heardOf(writing: Writing, due: Due): Promise<Heard[]> {
    const { borrowers, factsFor } = await this.letters.audienceOf(writing, due.told, true);
    return borrowers
      .filter((reader) => isWanted(reader, due))
      .map((reader) => ({ reader, due, reservation: asDue(factsFor(reader), due) }));
  }
}

/** What is overdue is told apart: it is no mere reminder. */
function newsOf({ unsubscribe, ...told }: TimedFacts, heard: readonly Heard[]): News[] {
  const ahead = heard.flatMap(({ due: { kind }, reservation }): RemindedOf[] =>
    kind === 'overdue' ? [] : [{ what: kind, reservation }],
  );
  const late = heard
    .filter(({ due }) => due.kind === 'overdue')
    .map(({ due: { nth }, reservation }) => ({ nth, reservation }));
  return [
    ...(ahead.length === 0
      ? []
      : [{ kind: 'reminder' as const, facts: { ...told, loans: ahead, unsubscribe } }]),
    ...(late.length === 0 ? [] : [{ kind: 'overdue' as const, facts: { ...told, loans: late } }]),
  ];
}

/** Nobody is spared what is overdue. */
const isWanted = ({ pickUpsOffAt, returnsOffAt }: Somebody, { kind }: Due): boolean =>
  kind === 'overdue' || (kind === 'pick-up' ? pickUpsOffAt : returnsOffAt) === null;

const soonestFirst = (one: Heard, other: Heard): number => byTime(momentOf(one), momentOf(other));

/** When the first of it is to be fetched or brought back. */
function momentOf({ due: { kind }, reservation: { lines, pickUpAt } }: Heard): Date {
  const times = lines.map((line) => (kind === 'pick-up' ? line.pickUpAt : line.returnDueAt));
  return times.toSorted(byTime)[0] ?? pickUpAt;
}

/** Only what is due of it, and as many as that is. */
function asDue(facts: ReservationFacts, { told, kind, lines }: Due): ReservationFacts {
  const due = told.reservation.lines.flatMap((line, index): LineFacts[] => {
    if (!lines.includes(line)) return [];
    const approvedQuantity = kind === 'pick-up' ? line.awaitedQuantity : line.outQuantity;
    return [{ ...facts.lines[index]!, approvedQuantity }];
  });
  return { ...facts, lines: due };
}
