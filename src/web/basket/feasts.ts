/** Feasts that keep their date, whatever weekday that is. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter, daysBetween, isSameDay, type Days } from '../../shared/days.js';
import type { Words } from '../../shared/words.js';

export interface Feast {
  /** 'MM-DD' */
  on: string;
  name: Words;
  /** In the names of occasions, in lower case. */
  named: RegExp;
  /** Nothing else is celebrated then, so the date alone says it. */
  isAlone?: true;
}

const feasts: readonly Feast[] = [
  {
    on: '12-31',
    name: { de: 'Silvester', en: 'New Year’s Eve' },
    named: /silvester|new year/,
    isAlone: true,
  },
  { on: '01-01', name: { de: 'Neujahr', en: 'New Year' }, named: /neujahr|new year/, isAlone: true },
  {
    on: '12-24',
    name: { de: 'Heiligabend', en: 'Christmas Eve' },
    named: /heilig ?abend|christmas eve/,
    isAlone: true,
  },
  { on: '12-25', name: { de: 'Weihnachten', en: 'Christmas' }, named: /weihnachtstag/, isAlone: true },
  { on: '12-26', name: { de: 'Weihnachten', en: 'Christmas' }, named: /weihnachtstag/, isAlone: true },
  {
    on: '01-06',
    name: { de: 'Heilige Drei Könige', en: 'Epiphany' },
    named: /drei ?k(ö|oe)nig|sternsing|epiphany/,
  },
  { on: '04-30', name: { de: 'Walpurgisnacht', en: 'Walpurgis Night' }, named: /walpurgis|tanz in den mai/ },
  {
    on: '05-01',
    name: { de: '1. Mai', en: 'May Day' },
    named: /\b1\. ?mai|erster mai|maifeier|maifest|maibaum|tag der arbeit|may day/,
  },
  { on: '06-01', name: { de: 'Kindertag', en: 'Children’s Day' }, named: /(?<!welt)kindertag/ },
  { on: '09-20', name: { de: 'Weltkindertag', en: 'Universal Children’s Day' }, named: /weltkindertag/ },
  { on: '10-03', name: { de: 'Tag der Deutschen Einheit', en: 'German Unity Day' }, named: /einheit|unity/ },
  {
    on: '10-31',
    name: { de: 'Halloween und Reformationstag', en: 'Halloween' },
    named: /halloween|reformation/,
  },
  { on: '11-01', name: { de: 'Allerheiligen', en: 'All Saints’ Day' }, named: /allerheiligen|all saints/ },
  { on: '11-11', name: { de: 'Martinstag', en: 'St Martin’s Day' }, named: /martin/ },
  { on: '12-06', name: { de: 'Nikolaus', en: 'St Nicholas’ Day' }, named: /nikol|nicholas/ },
];

const isOn = ({ month, day }: Temporal.PlainDate, { on }: Feast): boolean =>
  on === `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Things are fetched some days before a feast, and come back some days after it. */
const MOST_DAYS = 21;

/**
 * The feast that these days may be for. Certain where the occasion is called so, where nothing else is celebrated then, and
 * where it begins on it or the feast lies amid the week; on a weekend it may just be a weekend.
 */
export function feastIn(
  { from, until }: Days,
  occasion: string,
): { feast: Feast; isCertain: boolean } | undefined {
  const count = Math.min(daysBetween(from, until), MOST_DAYS) + 1;
  const days = Array.from({ length: count }, (_, index) => dayAfter(from, index));
  const met = feasts.flatMap((feast) =>
    days.filter((day) => isOn(day, feast)).map((day) => ({ feast, day })),
  );
  const called = met.find(({ feast }) => feast.named.test(occasion.toLowerCase()));
  const best = called ?? met.find(({ feast }) => feast.isAlone) ?? met[0];
  if (!best) return undefined;
  const { feast, day } = best;
  const isFirst = isSameDay(day, from);
  const isLast = isSameDay(day, until) && !isFirst;
  const isWeekend = from.dayOfWeek >= 5 && !isSameDay(from, until);
  const isAmidTheWeek = day.dayOfWeek <= 4 && !isLast;
  return {
    feast,
    isCertain: called !== undefined || feast.isAlone === true || (isFirst && !isWeekend) || isAmidTheWeek,
  };
}
