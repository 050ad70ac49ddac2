/** The yearly questions: in the quiet months whoever owns items or keeps places is asked whether what nobody has confirmed for a year still holds. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { unheldItems, unheldPlaces, type UnheldItem } from '../../items/confirmations.query.js';
import { askedAbout, isSeasonToAsk } from '../../items/unconfirmed.js';
import type { News } from '../../notifications/mail-kinds.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { byTime, isBefore } from '../../shared/period.js';
import { dayAt } from '../../shared/zone.js';
import { actingFor, keeping, type Somebody } from '../telling/readers.query.js';
import { TimedMails, type TimedFacts } from '../telling/timed-mails.service.js';
import { Rounds } from './rounds.service.js';
import { eveningOf, morningOf } from './timed-hours.js';
import { isFirstTold, QUESTION } from './timed-notices.query.js';
import { toAskIn, type ToAsk } from './yearly-questions.query.js';

/** In one mail: the page that it leads to has them all. */
const MOST_IN_MAIL = 30;

/** What is asked about one owner or one place. */
interface Question {
  readers: readonly Somebody[];
  /** Undefined for a place. */
  partnerName?: string;
  items: readonly UnheldItem[];
  placeName?: string;
  heldAt: Date;
}

@Injectable()
export class YearlyQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly mails: TimedMails,
    private readonly rounds: Rounds,
  ) {}

  /** How many mails it wrote; called often, and harmless when called twice at once. */
  async tell(): Promise<number> {
    const now = this.clock.now();
    let count = 0;
    for (const timeZone of await this.rounds.awake()) {
      const dueAt = morningOf(dayAt(now, timeZone), timeZone);
      if (!isSeasonToAsk(now, timeZone) || isBefore(now, dueAt)) continue;
      const before = askedAbout(now, timeZone);
      const toAsk = await this.database.read((tx) => toAskIn(tx, { timeZone, before }));
      count += await this.rounds.through('The yearly questions', toAsk, (id, one) =>
        this.turns.ofClock(id, (turn) => this.askIn(turn, id, one)),
      );
    }
    return count;
  }

  /** All of an alliance at once, so that whoever is asked about several gets one mail. */
  private async askIn({ tx, now }: ClockTurn, allianceId: string, toAsk: ToAsk): Promise<number> {
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const { timeZone } = alliance;
    const today = dayAt(now, timeZone);
    const asked = { allianceId, before: askedAbout(now, timeZone), dueAt: morningOf(today, timeZone), now };
    const questions = [...(await ofOwners(tx, asked, toAsk)), ...(await ofPlaces(tx, asked, toAsk))];
    const all = questions.flatMap(({ readers }) => readers);
    const readers = [...new Map(all.map((one) => [one.id, one])).values()];
    const wanting = readers.filter(({ confirmationsOffAt }) => confirmationsOffAt === null);
    const staleAt = eveningOf(today, timeZone);
    const round = { alliance, readers: wanting, refusing: 'confirmations' as const, staleAt };
    return this.mails.send({ tx, now }, round, (told, reader) => [
      newsOf(
        told,
        questions.filter((one) => one.readers.some(({ id }) => id === reader.id)),
      ),
    ]);
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Asked {
  allianceId: string;
  before: Date;
  dueAt: Date;
  now: Date;
}

/** Looked at again under the lock: somebody may have confirmed meanwhile, or asked. */
async function ofOwners(
  tx: EntityManager,
  { allianceId, before, dueAt, now }: Asked,
  { ownerIds }: ToAsk,
): Promise<Question[]> {
  const questions: Question[] = [];
  for (const { partnerId, partnerName, people } of await actingFor(tx, allianceId, ownerIds, now)) {
    const items = await unheldItems(tx, { allianceId, before }, [partnerId]);
    const heldAt = earliest(items.map((item) => item.heldAt));
    if (!heldAt) continue;
    if (!(await isFirstTold(tx, { allianceId, kind: QUESTION, subjectId: partnerId, dueAt }))) continue;
    questions.push({ readers: people, partnerName, items, heldAt });
  }
  return questions;
}

async function ofPlaces(
  tx: EntityManager,
  { allianceId, before, dueAt }: Asked,
  { placeIds }: ToAsk,
): Promise<Question[]> {
  const questions: Question[] = [];
  for (const { id, name, heldAt } of await unheldPlaces(tx, { allianceId, before }, placeIds)) {
    if (!(await isFirstTold(tx, { allianceId, kind: QUESTION, subjectId: id, dueAt }))) continue;
    questions.push({ readers: await keeping(tx, allianceId, id), placeName: name, items: [], heldAt });
  }
  return questions;
}

function newsOf(told: TimedFacts, questions: readonly Question[]): News {
  const items = questions.flatMap((one) => one.items);
  return {
    kind: 'still-true',
    facts: {
      ...told,
      since: earliest(questions.map(({ heldAt }) => heldAt))!,
      partnerNames: questions.flatMap(({ partnerName }) => partnerName ?? []),
      entries: items.slice(0, MOST_IN_MAIL).map(({ name, quantity, unit }) => ({ name, quantity, unit })),
      count: items.length,
      placeNames: questions.flatMap(({ placeName }) => placeName ?? []),
    },
  };
}

const earliest = (times: readonly Date[]): Date | undefined => times.toSorted(byTime)[0];
