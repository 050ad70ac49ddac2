/** What a stand-in may be: which days, and who is free to be one. */
import type { Temporal } from 'temporal-polyfill';
import { daysBetween, isEarlierDay, type Days } from '../../shared/days.js';
import { overlaps, type Period } from '../../shared/period.js';
import type { Words } from '../../shared/words.js';

const MOST_DAYS = 366;

interface Wrong {
  field: 'from' | 'until';
  words: Words;
}

/** What is wrong with the days, both included; undefined where nothing is. */
export function wrongDays({ from, until }: Days, today: Temporal.PlainDate): Wrong | undefined {
  if (isEarlierDay(from, today)) return { field: 'from', words: inThePast };
  if (isEarlierDay(until, from)) return { field: 'until', words: backwards };
  if (daysBetween(from, until) >= MOST_DAYS) return { field: 'until', words: tooLong };
  return daysBetween(today, from) > MOST_DAYS ? { field: 'from', words: tooFar } : undefined;
}

/** What somebody decides about, and who could do so in their place. */
export interface Office {
  /** Null: the coordination. */
  partnerId: string | null;
  partnerName: string | null;
  people: { id: string; name: string }[];
}

/** Who is away, for which partner (null: the coordination), and who stands in. */
export interface Absence {
  personId: string;
  partnerId: string | null;
  deputyId: string;
  period: Period;
}

export type Clash = 'already-away' | 'deputy-away' | 'you-stand-in';

/** Why an absence does not go with those that are entered; undefined where it does. */
export function clashWith(wanted: Absence, entered: readonly Absence[]): Clash | undefined {
  const same = entered.filter(
    ({ partnerId, period }) => partnerId === wanted.partnerId && overlaps(period, wanted.period),
  );
  if (same.some(({ personId }) => personId === wanted.personId)) return 'already-away';
  if (same.some(({ personId }) => personId === wanted.deputyId)) return 'deputy-away';
  return same.some(({ deputyId }) => deputyId === wanted.personId) ? 'you-stand-in' : undefined;
}

export const clashes: Readonly<Record<Clash, Words>> = {
  'already-away': {
    de: 'Für diese Zeit haben Sie schon eine Vertretung eingetragen. Bitte beenden Sie diese zuerst.',
    en: 'You have entered somebody for these days already. Please end that first.',
  },
  'deputy-away': {
    de: 'Diese Person ist in der Zeit selbst nicht da. Bitte wählen Sie jemand anderen.',
    en: 'This person is away at that time. Please choose somebody else.',
  },
  'you-stand-in': {
    de: 'In dieser Zeit vertreten Sie schon jemanden. Bitte klären Sie zuerst, wer das übernimmt.',
    en: 'You stand in for somebody at that time. Please settle first who takes that over.',
  },
};

const inThePast = {
  de: 'Der erste Tag ist schon vorbei. Bitte nehmen Sie heute oder einen späteren Tag.',
  en: 'The first day is over. Please take today or a later day.',
};
const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = {
  de: 'Eine Vertretung dauert höchstens ein Jahr.',
  en: 'Somebody stands in for a year at most.',
};
const tooFar = {
  de: 'Bitte tragen Sie das höchstens ein Jahr im Voraus ein.',
  en: 'Please enter this a year ahead at most.',
};
