/** A basket: what somebody wants to ask for, before they ask; kept by their browser, so that nothing is lost on the way. */
import { dayAfter, daysBetween, isEarlierDay } from '../../shared/days.js';
import { isId, isTimeOfDay } from '../../shared/input-text.js';
import { daysFrom, daysText, noDays, type WishedDays } from '../forms/wished-days.js';

export interface BasketLine {
  itemId: string;
  /** Units. */
  quantity: number;
  /** Wanted on days of its own; missing for those of the basket. */
  days?: WishedDays;
}

/** Hand-over times that somebody chose for one storage place; the others follow from the wished days. */
export interface ChosenTimes {
  placeId: string;
  pickUpAt: Date;
  returnDueAt: Date;
}

/** Its days are those of a cookie and of forms: text. */
export interface Basket extends WishedDays {
  /** Its own, so that it is sent once from however many windows; empty while no browser keeps it. */
  id: string;
  lines: readonly BasketLine[];
  times: readonly ChosenTimes[];
  /** For whom it is asked; empty while nobody chose. */
  partnerId: string;
}

export const emptyBasket: Basket = { ...noDays, id: '', lines: [], times: [], partnerId: '' };

/** More does not fit into a cookie, and nobody fetches it in one go. */
export const MOST_LINES = 60;
const MOST_PLACES = 20;
const MOST_UNITS = 100_000;
const MOST_WITH_DAYS = 10;

/** The same item on other days is another line: its item, and those days where it has any. */
export const lineKey = ({ itemId, days }: Pick<BasketLine, 'itemId' | 'days'>): string =>
  days ? `${itemId}*${periodText(days).join('*')}` : itemId;

function lineOf(key: string, quantity: number): BasketLine | undefined {
  const [itemId = '', ...period] = key.split('*');
  if (period.length === 0) return { itemId, quantity };
  const days = soundPeriod(periodOf(period));
  return days.from === '' ? undefined : { itemId, quantity, days };
}

/** Lines named by their keys get this quantity, 0 takes them out, the others stay. Beyond the most lines nothing is added. */
export function withQuantities(basket: Basket, quantities: ReadonlyMap<string, number>): Basket {
  const kept = basket.lines.map((line) => ({
    ...line,
    quantity: quantities.get(lineKey(line)) ?? line.quantity,
  }));
  const known = new Set(basket.lines.map(lineKey));
  const added = [...quantities]
    .filter(([key]) => !known.has(key))
    .flatMap(([key, units]) => lineOf(key, units) ?? []);
  const lines = [...kept, ...added].filter(isLine);
  const spare = lines.filter(({ days }) => days).slice(MOST_WITH_DAYS);
  return { ...basket, lines: lines.filter((line) => !spare.includes(line)).slice(0, MOST_LINES) };
}

export const withoutLines = (basket: Basket, lines: readonly BasketLine[]): Basket =>
  withQuantities(basket, new Map(lines.map((line) => [lineKey(line), 0])));

/** Units of it that are wanted on the basket's own days. */
export const unitsIn = ({ lines }: Basket, id: string): number =>
  lines.find(({ itemId, days }) => itemId === id && !days)?.quantity ?? 0;

/** Another period has other hand-over times, so those that were chosen are forgotten with the old one. What has days of its own moves along. */
export function withPeriod(basket: Basket, wished: WishedDays): Basket {
  const sound = soundPeriod(wished);
  const isSame = daysShown(sound) === daysShown(basket);
  const [before, after] = [daysFrom(basket), daysFrom(sound)];
  const moved = before && after ? daysBetween(before.from, after.from) : 0;
  const lines = basket.lines.map((line) => (line.days ? { ...line, days: movedBy(line.days, moved) } : line));
  return { ...basket, ...sound, lines, times: isSame ? basket.times : [] };
}

function movedBy(wished: WishedDays, count: number): WishedDays {
  const days = daysFrom(wished);
  if (!days) return wished;
  return { ...wished, ...daysText({ from: dayAfter(days.from, count), until: dayAfter(days.until, count) }) };
}

/** Which days a page shows: whoever changes them and sends at once has not seen what follows from them. */
export const daysShown = ({ from, until, fromTime, untilTime }: WishedDays): string =>
  [from, until, fromTime, untilTime].join(' ');

/** Both days, the last not before the first, or none; times are left out where they are none. */
function soundPeriod({ from, until, fromTime, untilTime }: WishedDays): WishedDays {
  const days = daysFrom({ from, until });
  if (!days || isEarlierDay(days.until, days.from)) return noDays;
  return { from, until, fromTime: timeOr(fromTime), untilTime: timeOr(untilTime) };
}

const timeOr = (text: string): string => (isTimeOfDay(text) ? text : '');

const isLine = ({ itemId, quantity }: BasketLine): boolean =>
  isId(itemId) && Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_UNITS;

/** As it stands in the cookie: sections by dots, entries by `~`, members by `*`; nothing of it needs encoding. */
export function basketText({ id, lines, times, partnerId, ...wished }: Basket): string {
  const line = ({ itemId, quantity, days }: BasketLine): string =>
    [short(itemId), quantity, ...(days ? periodText(days) : [])].join('*');
  const chosen = ({ placeId, pickUpAt, returnDueAt }: ChosenTimes): string =>
    [short(placeId), minutes(pickUpAt), minutes(returnDueAt)].join('*');
  return [
    periodText(wished).join('~'),
    lines.slice(0, MOST_LINES).map(line).join('~'),
    times.slice(0, MOST_PLACES).map(chosen).join('~'),
    partnerId === '' ? '' : short(partnerId),
    id === '' ? '' : short(id),
  ].join('.');
}

/** Whatever a browser sends; what is no basket counts as an empty one. */
export function basketFrom(text: string | undefined): Basket {
  const [period = '', lines = '', times = '', partner = '', own = '', ...more] = (text ?? '').split('.');
  if (more.length > 0) return emptyBasket;
  const quantities = new Map(
    entries(lines).map(([id = '', units, ...days]) => [[long(id), ...days].join('*'), Number(units)]),
  );
  const wished = soundPeriod(periodOf(period.split('~')));
  const basket = withQuantities({ ...emptyBasket, ...wished }, quantities);
  return {
    ...basket,
    times: entries(times).slice(0, MOST_PLACES).flatMap(chosenTimes),
    partnerId: long(partner),
    id: long(own),
  };
}

const periodText = ({ from, until, fromTime, untilTime }: WishedDays): string[] =>
  [from, until, fromTime, untilTime].map((part) => part.replaceAll(/[-:]/g, ''));

const periodOf = ([from = '', until = '', fromTime = '', untilTime = '']: readonly string[]): WishedDays => ({
  from: day(from),
  until: day(until),
  fromTime: time(fromTime),
  untilTime: time(untilTime),
});

const entries = (section: string): string[][] =>
  section === '' ? [] : section.split('~').map((entry) => entry.split('*'));

function chosenTimes([placeId = '', from = '', until = '']: readonly string[]): ChosenTimes[] {
  const place = long(placeId);
  if (place === '' || ![from, until].every((part) => /^[\da-z]{5}$/.test(part))) return [];
  return [{ placeId: place, pickUpAt: instant(from), returnDueAt: instant(until) }];
}

const minutes = (at: Date): string => Math.floor(at.getTime() / 60_000).toString(36);
const instant = (text: string): Date => new Date(Number.parseInt(text, 36) * 60_000);

const day = (text: string): string => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
const time = (text: string): string => text.replace(/^(\d{2})(\d{2})$/, '$1:$2');

/** An id in 22 characters. */
const short = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

/** Empty for what was none. */
function long(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) ? id : '';
}
