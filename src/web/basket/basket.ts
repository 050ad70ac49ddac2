/** A basket: what somebody wants to ask for, before they ask; kept by their browser, so that nothing is lost on the way. */
import { isDay, isId, isTimeOfDay } from '../../shared/input-text.js';

export interface BasketLine {
  itemId: string;
  /** Units. */
  quantity: number;
}

/** Hand-over times that somebody chose for one storage place; the others follow from the wished days. */
export interface ChosenTimes {
  placeId: string;
  pickUpAt: Date;
  returnDueAt: Date;
}

export interface Basket {
  /** Its own, so that it is sent once from however many windows; empty while no browser keeps it. */
  id: string;
  /** Local days 'YYYY-MM-DD'; empty while none is chosen. */
  from: string;
  until: string;
  /** 'HH:MM'; empty: the whole day. */
  fromTime: string;
  untilTime: string;
  lines: readonly BasketLine[];
  times: readonly ChosenTimes[];
  /** For whom it is asked; empty while nobody chose. */
  partnerId: string;
}

export const emptyBasket: Basket = {
  id: '',
  from: '',
  until: '',
  fromTime: '',
  untilTime: '',
  lines: [],
  times: [],
  partnerId: '',
};

/** More does not fit into a cookie, and nobody fetches it in one go. */
export const MOST_LINES = 60;
const MOST_PLACES = 20;
const MOST_UNITS = 100_000;

type Wished = Pick<Basket, 'from' | 'until' | 'fromTime' | 'untilTime'>;

/** Named items get this quantity, 0 takes them out, the others stay. Beyond the most lines nothing is added. */
export function withQuantities(basket: Basket, quantities: ReadonlyMap<string, number>): Basket {
  const kept = basket.lines.map(({ itemId, quantity }) => ({
    itemId,
    quantity: quantities.get(itemId) ?? quantity,
  }));
  const known = new Set(basket.lines.map(({ itemId }) => itemId));
  const added = [...quantities].map(([itemId, quantity]) => ({ itemId, quantity }));
  const lines = [...kept, ...added.filter(({ itemId }) => !known.has(itemId))];
  return { ...basket, lines: lines.filter(isLine).slice(0, MOST_LINES) };
}

export const withoutLines = (basket: Basket, lines: readonly BasketLine[]): Basket =>
  withQuantities(basket, new Map(lines.map(({ itemId }) => [itemId, 0])));

/** Another period has other hand-over times, so those that were chosen are forgotten with the old one. */
export function withPeriod(basket: Basket, wished: Wished): Basket {
  const { from, until, fromTime, untilTime } = soundPeriod(wished);
  const isSame =
    from === basket.from &&
    until === basket.until &&
    fromTime === basket.fromTime &&
    untilTime === basket.untilTime;
  return { ...basket, from, until, fromTime, untilTime, times: isSame ? basket.times : [] };
}

/** Both days, the last not before the first, or none; times are left out where they are none. */
function soundPeriod({ from, until, fromTime, untilTime }: Wished): Wished {
  if (!isDay(from) || !isDay(until) || until < from)
    return { from: '', until: '', fromTime: '', untilTime: '' };
  return { from, until, fromTime: timeOr(fromTime), untilTime: timeOr(untilTime) };
}

const timeOr = (text: string): string => (isTimeOfDay(text) ? text : '');

const isLine = ({ itemId, quantity }: BasketLine): boolean =>
  isId(itemId) && Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_UNITS;

/** As it stands in the cookie: sections by dots, entries by `~`, members by `*`; nothing of it needs encoding. */
export function basketText({ id, lines, times, partnerId, ...wished }: Basket): string {
  const period = [wished.from, wished.until, wished.fromTime, wished.untilTime].map((part) =>
    part.replaceAll(/[-:]/g, ''),
  );
  const line = ({ itemId, quantity }: BasketLine): string => `${short(itemId)}*${quantity}`;
  const chosen = ({ placeId, pickUpAt, returnDueAt }: ChosenTimes): string =>
    [short(placeId), minutes(pickUpAt), minutes(returnDueAt)].join('*');
  return [
    period.join('~'),
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
  const [from = '', until = '', fromTime = '', untilTime = ''] = period.split('~');
  const wished = { from: day(from), until: day(until), fromTime: time(fromTime), untilTime: time(untilTime) };
  const quantities = new Map(entries(lines).map(([id = '', units]) => [long(id), Number(units)]));
  const basket = withQuantities({ ...emptyBasket, ...soundPeriod(wished) }, quantities);
  return {
    ...basket,
    times: entries(times).slice(0, MOST_PLACES).flatMap(chosenTimes),
    partnerId: long(partner),
    id: long(own),
  };
}

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
