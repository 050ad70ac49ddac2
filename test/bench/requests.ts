/** What is sent to the server under test. */
import { OCCASION } from './data/changes.js';
import type { Caller, House } from './data/house.js';
import { drawWish, type Month, type Wish } from './base/work.js';
import type { Dice } from '../support/dice.js';
import type { Request } from './load/wire.js';

const DAY = 86_400_000;

export const api = ({ slug }: House, rest: string): string => `/api/alliances/${slug}/${rest}`;

export const byToken = ({ token }: Caller): Record<string, string> => ({ authorization: `Bearer ${token}` });
export const byCookie = ({ cookie }: Caller): Record<string, string> => ({ cookie: `leihbund=${cookie}` });

/** Each asker and the next one in turn; over many alliances, each in its own. */
export function bookings(
  houses: readonly House[],
  count: number,
  dice: Dice,
): { wishes: Wish[]; requests: Request[] } {
  const both = Array.from({ length: count }, (_, at) => {
    const house = houses[at % houses.length]!;
    const which = Math.floor(at / houses.length);
    const wish = drawWish(house, which, dice);
    return { wish, request: asked(house, house.borrowers[which % house.borrowers.length]!, wish) };
  });
  return { wishes: both.map(({ wish }) => wish), requests: both.map(({ request }) => request) };
}

function asked(house: House, caller: Caller, { partnerId, itemIds, pickUpAt, returnDueAt }: Wish): Request {
  const lines = itemIds.map((itemId) => ({ itemId, quantity: 1 }));
  const words = { occasion: { name: OCCASION }, contact: { name: 'Anna Auer' } };
  return {
    method: 'POST',
    path: api(house, 'reservations'),
    headers: { ...byToken(caller), 'content-type': 'application/json' },
    body: JSON.stringify({ partnerId, pickUpAt, returnDueAt, lines, ...words }),
  };
}

/** A hundred lines of which nothing is free: it is refused with offers. */
export function tooMuch(house: House): Request {
  const [borrower] = house.borrowers;
  const start = Math.floor(Date.now() / DAY) * DAY + 30 * DAY + 9 * 3_600_000;
  const wish = {
    allianceId: house.id,
    personId: borrower!.personId,
    partnerId: borrower!.partnerId,
    itemIds: [],
    pickUpAt: new Date(start).toISOString(),
    returnDueAt: new Date(start + 2 * DAY).toISOString(),
  };
  const body = JSON.parse(asked(house, borrower!, wish).body!) as { lines: object[] };
  body.lines = house.things.slice(0, 100).map(({ id, quantity }) => ({ itemId: id, quantity: quantity + 1 }));
  return { ...asked(house, borrower!, wish), body: JSON.stringify(body) };
}

const MOST_OF_LIST = 200;
const MOST_OF_PAGE = 100;

/** The months of a catalogue, each in the parts that the list has. */
export function catalogues(house: House, chosen: readonly Month[]): Request[] {
  const headers = byToken(house.borrowers[0]!);
  return chosen.flatMap(({ from, until }) =>
    partsOf(house, MOST_OF_LIST).map((cursor) => {
      const query = new URLSearchParams({ from, until, limit: String(MOST_OF_LIST), ...cursor });
      return { path: api(house, `items?${query}`), headers };
    }),
  );
}

/** The same as pages, by days. */
export function listPages(house: House, chosen: readonly Month[]): Request[] {
  const headers = byCookie(house.borrowers[0]!);
  return chosen.flatMap(({ from, until }) =>
    partsOf(house, MOST_OF_PAGE).map((cursor) => {
      const query = new URLSearchParams({ from: from.slice(0, 10), until: until.slice(0, 10), ...cursor });
      return { path: `/b/${house.slug}?${query}`, headers };
    }),
  );
}

/** In the order of the list: its first part, and the ones after so many items each. */
function partsOf({ itemIds }: House, size: number): { cursor?: string }[] {
  const lasts = itemIds.filter((_, at) => (at + 1) % size === 0 && at + 1 < itemIds.length);
  return [{}, ...lasts.map((id) => ({ cursor: Buffer.from(JSON.stringify([id])).toString('base64url') }))];
}

/** In how many parts a catalogue is read. */
export const listParts = (house: House): number => partsOf(house, MOST_OF_LIST).length;
export const pageParts = (house: House): number => partsOf(house, MOST_OF_PAGE).length;
