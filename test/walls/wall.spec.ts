/** The wall: what the policy table says about every route, and nothing of one alliance for the people of another (safety.md, E). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { allows, policy, type Action, type Relation } from '../../src/partners/who/policy.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { TestApp } from '../support/app.js';
import { actorOf, askedFor, done, furnish, guestNames, type Guest, type House } from '../support/house.js';
import { eachOf } from '../support/raw-call.js';
import { slotsOf, type Slot } from '../support/id-slots.js';
import { hiddenActions, routeActions } from '../support/route-actions.js';
import { actionsOf, routesOf, type Route } from '../support/routes.js';
import { changes, everythingOf, idsIn } from '../support/rows.js';
import { addressOf, callFor, signedIn, validCalls, type Filled } from '../support/valid-calls.js';

let app: TestApp;
let routes: Route[];
let home: House;
/** Its list is public. */
let openNeighbour: House;
/** Its list is for partners. */
let closedNeighbour: House;

beforeAll(async () => {
  app = await TestApp.start();
  routes = await routesOf(app);
  home = await furnish(app, 'heim', 'H', 'partners');
  openNeighbour = await furnish(app, 'offen', 'O', 'public');
  closedNeighbour = await furnish(app, 'zu', 'Z', 'partners');
}, 180_000);
afterAll(() => app.stop());

const fill = (route: Route, house: House, guest: Guest): Filled | Promise<Filled> => {
  const filling = validCalls[route.name];
  if (!filling) throw new Error(`valid-calls.ts has no call for ${route.name}.`);
  return filling(house, guest);
};

const send = (
  route: Route,
  slug: string,
  filled: Filled,
  token: string | undefined,
  headers: Record<string, string> = {},
): Promise<Response> =>
  app.call(route.method, addressOf(route, slug, filled), callFor(filled, token, headers));

const isInAlliance = ({ path }: Route): boolean => path.includes('{alliance}');

const guestsOf = ({ guests }: House): Guest[] => guestNames.map((name) => guests[name]);

/** What anybody gets who has no tie to the alliance. */
const isOpenToAll = ({ action }: Route, { visibility }: House): boolean =>
  allows(action, new Set<Relation>(visibility === 'public' ? ['anyone', 'listReader'] : ['anyone']));

/** The answer without what differs from request to request. */
function said({ status, text, headers }: Omit<Response, 'text'> & { text?: string }): string {
  const told = ['content-type', 'etag', 'location', 'content-disposition', 'set-cookie', 'retry-after'];
  const shown = told.map((name) => `${name}: ${String(headers[name])}`).join('\n');
  // Of pictures and workbooks nobody reads a text.
  return `${status}\n${shown}\n${(text ?? '').replace(/,"requestId":"[^"]*"/, '')}`;
}

/** The whole answer as it came, for looking for words that must not be in it. */
const whole = ({ text, headers }: Response): string => `${JSON.stringify(headers)}\n${text}`.toLowerCase();

/** True where an answer holds a word that stands in the house's texts only. */
const isReading = (answer: Response, house: House): boolean =>
  words(house).some((word) => whole(answer).includes(word));

const words = ({ listedWord, secretWord }: House): string[] =>
  [listedWord, secretWord].map((word) => word.toLowerCase());

describe('the list of routes', () => {
  test('the document shows every guarded route but the pages and the address of a feed', () => {
    const shown = new Set(routes.map(({ handler }) => handler));
    const hidden = [...actionsOf(app)].filter(
      ([name]) => !shown.has(name) && !/PagesController\./.test(name),
    );
    expect(hidden.filter(([, action]) => action !== 'feeds.fetch' && action !== 'installation.look')).toEqual(
      [],
    );
  });

  test('every action of the policy table has a route, and every route an action of the table', () => {
    const used = new Set(actionsOf(app).values());
    expect([...used].toSorted()).toEqual(Object.keys(policy).toSorted());
  });

  test('every route is the action that was decided for it by hand', () => {
    const shown = routes.map(({ method, path, action }) => [`${method.toUpperCase()} ${path}`, action]);
    expect(Object.fromEntries(shown)).toEqual(routeActions);
    const names = new Set(routes.map(({ handler }) => handler));
    const hidden = [...actionsOf(app)].filter(([name]) => !names.has(name));
    expect(Object.fromEntries(hidden)).toEqual(hiddenActions);
  });

  test('there is a valid call for every route, and for no others', () => {
    expect(Object.keys(validCalls).toSorted()).toEqual(routes.map(({ name }) => name).toSorted());
  });
});

/** Has a tie to the alliance; running the installation is none. */
const isInsider = ({ relations }: Guest): boolean => relations.some((relation) => relation !== 'operator');

const holding = (guest: Guest, { visibility }: House): Set<Relation> => {
  const always: Relation[] =
    isInsider(guest) || visibility === 'public' ? ['anyone', 'person', 'listReader'] : ['anyone', 'person'];
  return new Set([...always, ...guest.relations]);
};

/** Of what is about a reservation, or an entry of the waiting list. */
function readingOf({ path }: Route): Action | undefined {
  if (path.includes('/waiting/{id}')) return 'waiting.see';
  return path.includes('/reservations/{id}') ? 'reservations.read' : undefined;
}

/** Whoever may not read a reservation learns nothing of it; whoever may, or needs to know of nothing, is told "not allowed". */
async function isDeniedWell(route: Route, house: House, guest: Guest, answer: Response): Promise<boolean> {
  if (!isInsider(guest)) return answer.status === 404;
  const reading = readingOf(route);
  if (!reading || allows(reading, holding(guest, house))) return answer.status === 403;
  const filled = await fill(route, house, guest);
  const missing = await send(route, house.slug, { ...filled, params: { id: randomUUID() } }, guest.token);
  return [403, 404].includes(answer.status) && said(answer) === said(missing);
}

/** Where the answers differ from the policy table, each call made with things that the relations are about. */
async function disagreements(house: House, guests: readonly Guest[], some = routes): Promise<string[]> {
  const failures: string[] = [];
  for (const route of some) {
    for (const guest of guests) {
      const isAllowed = allows(route.action, holding(guest, house));
      const answer = await send(route, house.slug, await fill(route, house, guest), guest.token);
      const isWell = isAllowed ? answer.status < 300 : await isDeniedWell(route, house, guest, answer);
      if (isWell) continue;
      const wanted = isAllowed ? 'allowed' : 'denied';
      failures.push(
        `${guest.called} at ${route.name}: ${wanted}, but ${answer.status} ${answer.text.slice(0, 200)}`,
      );
    }
  }
  return failures;
}

describe('within an alliance', () => {
  test('every relation may do on every route what the policy table says, and nothing else', async () => {
    expect(await disagreements(home, guestsOf(home))).toEqual([]);
  }, 300_000);

  test('where the list is public, people without a tie read the list and nothing else', async () => {
    const { stranger, operator } = openNeighbour.guests;
    expect(await disagreements(openNeighbour, [stranger, operator])).toEqual([]);
  }, 180_000);

  test('whoever coordinates one alliance has only a member’s rights where they are a member', async () => {
    const { deputy } = home.guests;
    const there = await openNeighbour.world.actor();
    const invitation = { email: deputy.email, name: 'Beide', role: 'member' as const };
    await app.get(PeopleService).invite(there, openNeighbour.borrowerId, invitation);
    const member = { ...deputy, called: 'deputy of another', relations: ['member', 'borrower'] as const };
    const found = await disagreements(
      openNeighbour,
      [{ ...member, partnerId: openNeighbour.borrowerId }],
      routes.filter(isInAlliance),
    );
    await app.get(PeopleService).remove(there, openNeighbour.borrowerId, deputy.id);
    expect(found).toEqual([]);
  }, 180_000);

  test('a member of another partner and a keeper of another place find no such reservation', async () => {
    const { world, privatePlaceId, requestedId, approvedId, guests } = home;
    const somebody = { email: 'anderes.lager@example.org', name: 'Lagerfrau' };
    await app
      .get(RolesService)
      .appoint(await world.actor(), somebody, { role: 'keeper', storagePlaceId: privatePlaceId });
    const keeper = await tokenOf(somebody.email, home.slug);
    const about = routes.filter(({ path }) => path.includes('/reservations/{id}'));
    const found: string[] = [];
    for (const token of [guests.bystander.token, keeper]) {
      for (const route of about.filter(({ method }) => method === 'get')) {
        for (const id of [requestedId, approvedId]) {
          const { status } = await send(route, home.slug, { params: { id } }, token);
          if (status !== 404) found.push(`${route.name}: ${status}`);
        }
      }
    }
    const { body } = await app.call('get', world.path('reservations'), { token: guests.bystander.token });
    expect({ found, own: body.items.map(({ partnerId }: { partnerId: string }) => partnerId) }).toEqual({
      found: [],
      own: body.items.map(() => guests.bystander.partnerId),
    });
  });

  test('a member asks, creates and subscribes only for partners they act for', async () => {
    const { world, guests, borrowerId, lenderId } = home;
    const { bystander } = guests;
    const feed = { scope: 'partner', id: borrowerId, detail: 'partners', name: 'Fremd' };
    const item = {
      inventoryNumber: 'F-1',
      name: 'Fremd',
      unit: 'Stück',
      quantity: 1,
      ownerId: lenderId,
      storagePlaceId: home.placeId,
    };
    const tries: [string, object][] = [
      ['reservations', askedFor(home, borrowerId)],
      ['feeds', feed],
      ['items', item],
    ];
    const statuses: number[] = [];
    for (const [path, body] of tries)
      statuses.push((await app.call('post', world.path(path), { token: bystander.token, body })).status);
    expect(statuses).toEqual([403, 403, 403]);
  });
});

describe('nobody', () => {
  test('is told to sign in, except where the policy lets anyone in', async () => {
    const failures: string[] = [];
    for (const house of [openNeighbour, closedNeighbour]) {
      for (const route of routes) {
        const { status } = await send(
          route,
          house.slug,
          await fill(route, house, house.guests.borrower),
          undefined,
        );
        const isRight = isOpenToAll(route, house) ? status < 300 : status === 401;
        if (!isRight) failures.push(`${route.name} in ${house.slug}: ${status}`);
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);

  test('gets no further with a token that is wrong, revoked, or sent another way', async () => {
    const { token } = home.guests.coordinator;
    const revoked = await done<{ id: string; token: string }>(app, 'post', '/api/me/tokens', token, {
      name: 'weg',
    });
    await done(app, 'delete', `/api/me/tokens/${revoked.id}`, token);
    const ways: Record<string, string>[] = [
      { authorization: 'Bearer nonsense' },
      { authorization: `Bearer ${revoked.token}` },
      { authorization: `Bearer ${token}x` },
      { authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` },
      { authorization: 'Bearer' },
      { cookie: `leihbund=${token}` },
      { 'x-access-token': token },
    ];
    const failures: string[] = [];
    for (const headers of ways) {
      for (const route of routes.filter((one) => one.method === 'get' && !isOpenToAll(one, home))) {
        const filled = await fill(route, home, home.guests.coordinator);
        const { status } = await send(route, home.slug, filled, undefined, headers);
        if (status !== 401) failures.push(`${route.name} with ${JSON.stringify(headers)}: ${status}`);
      }
    }
    expect(failures).toEqual([]);
  });
});

async function firstCursor(route: Route, house: House): Promise<string | undefined> {
  const { token } = house.guests.coordinator;
  const { params = {} } = await fill(route, house, house.guests.coordinator);
  const { body } = await send(route, house.slug, { params, query: { limit: '1' } }, token);
  return (body as { nextCursor?: string | null }).nextCursor ?? undefined;
}

/** One id of each kind of thing that it has. */
function kindsOf(house: House): [kind: string, id: string][] {
  const { guests, lenderId, borrowerId, placeId, privatePlaceId, tentId, setId, closureId } = house;
  const { lendingRuleId, requestedId, approvedId, feedId, tokenId } = house;
  const things = {
    lenderId,
    borrowerId,
    placeId,
    privatePlaceId,
    tentId,
    setId,
    closureId,
    lendingRuleId,
    requestedId,
    approvedId,
    feedId,
    tokenId,
  };
  return [
    ...Object.entries(things),
    ['borrower', guests.borrower.id],
    ['coordinator', guests.coordinator.id],
  ];
}

/** For each of the neighbour's ids, how its answer differs from the one for an id that nothing has. */
async function differences(route: Route, guest: Guest, slot: Slot, there: House): Promise<string[][]> {
  const missing = await send(route, home.slug, slot.with(randomUUID()), guest.token);
  return eachOf(kindsOf(there), async ([kind, id]) => {
    const answer = await send(route, home.slug, slot.with(id), guest.token);
    const where = `${guest.called} at ${route.name}, ${slot.at} of a ${kind}: ${answer.status} ${answer.text.slice(0, 100)}`;
    return [
      ...(said(answer) === said(missing) ? [] : [`${where} instead of ${said(missing)}`]),
      ...(isMissing(route, slot.at, guest, answer) ? [] : [where]),
      ...(isReading(answer, there) ? [`reads ${where}`] : []),
    ];
  });
}

const listsIn = (body: object): unknown[][] => Object.values(body).filter((one) => Array.isArray(one));

/** What lines of a loan are to become. */
const namesLines = new Set(['changeReservation', 'makeCounterOffer']);

/**
 * 404, or an empty list for a filter. Whoever is not allowed at all may hear that first, and so may a member who
 * names an owner: whom they do not act for, they cannot create for, there or not.
 */
function isMissing(route: Route, at: string, { relations }: Guest, { status, body }: Response): boolean {
  if (at.startsWith('?') && status === 200) return listsIn(body as object).flat().length === 0;
  // A line is a part of the reservation in the path, and a wrong one is wrong input.
  if (/(^|\.)lineId$/.test(at) && status === 422) return true;
  // So is another item than that of the line.
  if (at === 'lines.0.itemId' && namesLines.has(route.name) && status === 422) return true;
  const remaining = relations.filter((relation) => relation !== 'owner' || at !== 'ownerId');
  const isAllowed = allows(route.action, new Set<Relation>(['anyone', 'person', 'listReader', ...remaining]));
  return status === 404 || (status === 403 && !isAllowed);
}

describe.each([
  ['whose list is public', () => openNeighbour],
  ['whose list is for partners', () => closedNeighbour],
])('people of another alliance, in one %s', (_, theNeighbour) => {
  const neighbour = (): House => theNeighbour();

  test('find nothing at its addresses but what anybody finds, and change nothing', async () => {
    const there = neighbour();
    const calls: [Route, Filled][] = [];
    for (const route of routes.filter(isInAlliance)) {
      calls.push([route, await fill(route, there, there.guests.borrower)]);
    }
    const before = await everythingOf(app, there.slug);
    const failures: string[] = [];
    for (const [route, filled] of calls) {
      const isOpen = isOpenToAll(route, there);
      const anybodys = isOpen ? said(await send(route, there.slug, filled, undefined)) : undefined;
      for (const guest of guestsOf(home)) {
        const answer = await send(route, there.slug, filled, guest.token);
        const isRight = isOpen ? said(answer) === anybodys : answer.status === 404;
        if (!isRight) failures.push(`${guest.called} at ${route.name}: ${answer.status}`);
        const forbidden = isOpen ? [there.secretWord.toLowerCase()] : words(there);
        if (forbidden.some((word) => whole(answer).includes(word)))
          failures.push(`${guest.called} reads at ${route.name}`);
      }
    }
    expect(failures).toEqual([]);
    expect(changes(before, await everythingOf(app, there.slug))).toEqual([]);
  }, 180_000);

  test('name its ids at their own address as if they were missing ones, and change nothing', async () => {
    const there = neighbour();
    const before = await everythingOf(app, there.slug);
    const { coordinator, owner, borrower } = home.guests;
    const failures: string[] = [];
    let asked = 0;
    for (const guest of [coordinator, owner, borrower]) {
      for (const route of routes) {
        for (const slot of slotsOf(route, await fill(route, home, guest))) {
          const found = await differences(route, guest, slot, there);
          failures.push(...found.flat());
          asked += found.length;
        }
      }
    }
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(1200);
    expect(changes(before, await everythingOf(app, there.slug))).toEqual([]);
  }, 300_000);

  test('read none of its words and ids in any list, search or page of their own', async () => {
    const there = neighbour();
    const ids = new Set(idsIn(await everythingOf(app, there.slug)));
    const failures: string[] = [];
    for (const route of routes.filter(({ method, query }) => method === 'get' && query.length > 0)) {
      const names = new Set(route.query.map(({ name }) => name));
      const cursor = names.has('cursor') ? await firstCursor(route, there) : undefined;
      const queries: Record<string, string>[] = [
        {},
        ...(cursor === undefined ? [] : [{ cursor }]),
        ...(names.has('search') ? [{ search: there.listedWord }, { search: 'Zelt' }] : []),
        ...(names.has('category') ? [{ category: 'Zelte' }] : []),
      ];
      for (const guest of guestsOf(home)) {
        for (const query of queries) {
          const { params = {}, query: needed = {} } = await fill(route, home, guest);
          const required = Object.fromEntries(
            route.query.flatMap(({ name, required: isNeeded }) =>
              isNeeded ? [[name, needed[name] ?? '']] : [],
            ),
          );
          const answer = await send(
            route,
            home.slug,
            { params, query: { ...required, ...query } },
            guest.token,
          );
          const named = (answer.text.match(/[\da-f-]{36}/g) ?? []).filter((id) => ids.has(id));
          if (isReading(answer, there) || named.length > 0 || answer.status >= 500)
            failures.push(`${guest.called} at ${route.name} ${JSON.stringify(query)}: ${answer.status}`);
        }
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);

  test('are refused and offered only what is in their own pool, though the neighbour has the same to lend', async () => {
    const there = neighbour();
    const scarce = { category: 'Zelte', ownerId: home.lenderId, storagePlaceId: home.placeId };
    const tentId = await home.world.item({ ...scarce, name: 'Das einzige Zelt', quantity: 1 });
    const wish = askedFor({ tentId, secretWord: '' }, home.borrowerId);
    const body = { ...wish, lines: [{ itemId: tentId, quantity: 100_000 }] };
    const answer = await app.call('post', home.world.path('reservations'), {
      token: home.guests.borrower.token,
      body,
    });
    expect(answer.status).toBe(409);
    expect(answer.body.offers.length).toBeGreaterThan(0);
    const ids = idsIn(await everythingOf(app, there.slug));
    expect([...words(there), ...ids].filter((word) => whole(answer).includes(word))).toEqual([]);
  });

  test('subscribe to none of its bookings', async () => {
    const { coordinator } = home.guests;
    const wish = { scope: 'alliance', detail: 'full', name: 'Alles' };
    const { url } = await done<{ url: string }>(
      app,
      'post',
      home.world.path('feeds'),
      coordinator.token,
      wish,
    );
    const feed = await app.call('get', new URL(url).pathname);
    expect(feed.text).toContain(home.listedWord);
    expect(isReading(feed, neighbour())).toBe(false);
  });

  test('may use every name, number and key that is taken there', async () => {
    const there = neighbour();
    const { token } = home.guests.coordinator;
    const { listedWord } = there;
    const item = { unit: 'Stück', quantity: 1, ownerId: home.lenderId, storagePlaceId: home.placeId };
    const tries: [string, object][] = [
      ['partners', { name: `Verleih ${listedWord}` }],
      ['storage-places', { name: `Schuppen ${listedWord}` }],
      ['items', { ...item, name: `Zelt ${listedWord}`, inventoryNumber: `Zelt-${listedWord}` }],
    ];
    const statuses: number[] = [];
    for (const [path, body] of tries) {
      const headers = { 'idempotency-key': `${there.slug}-${path}` };
      const own = `/api/alliances/${there.slug}/${path}`;
      await app.call('post', own, {
        token: there.guests.coordinator.token,
        body: { ...body, name: 'Anders' },
        headers,
      });
      statuses.push((await app.call('post', home.world.path(path), { token, body, headers })).status);
    }
    expect(statuses).toEqual([201, 201, 201]);
  });
});

/** Routes that change something for somebody who is signed in. */
const unsafe = (): Route[] =>
  routes.filter(({ method, action }) => method !== 'get' && !allows(action, new Set(['anyone'])));

/** The coordination; the borrower, where only they may. */
function doerOf({ action }: Route): Guest {
  const { coordinator, borrower } = home.guests;
  const relations = new Set<Relation>(['anyone', 'person', 'listReader', ...coordinator.relations]);
  return allows(action, relations) ? coordinator : borrower;
}

describe('a browser that is signed in', () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
    { origin: 'https://boese.example' },
    { origin: 'null' },
    {},
  ];

  test('changes nothing for another site’s page, and everything for our own', async () => {
    const { coordinator, borrower } = home.guests;
    const cookies = new Map<Guest, string>();
    for (const guest of [coordinator, borrower]) cookies.set(guest, await signedIn(app, guest.email));
    const failures: string[] = [];
    for (const route of unsafe().filter(({ action }) => action !== 'session.close')) {
      const doer = doerOf(route);
      const cookie = cookies.get(doer)!;
      const filled = await fill(route, home, doer);
      for (const headers of foreign) {
        const { status, body } = await send(route, home.slug, filled, undefined, { cookie, ...headers });
        if (status !== 403 || body.code !== 'foreign-origin')
          failures.push(`${route.name} ${JSON.stringify(headers)}: ${status}`);
      }
      const own = await send(route, home.slug, filled, undefined, {
        cookie,
        'sec-fetch-site': 'same-origin',
      });
      if (own.status >= 300) failures.push(`${route.name} from our own page: ${own.status}`);
    }
    expect(failures).toEqual([]);
  }, 180_000);

  test('is not signed out by another site’s page', async () => {
    const cookie = await signedIn(app, home.guests.borrower.email);
    const foreignPage = await app.call('delete', '/api/sessions/current', {
      headers: { cookie, origin: 'https://boese.example' },
    });
    expect(foreignPage.status).toBe(403);
    expect((await app.call('get', '/api/me', { headers: { cookie } })).status).toBe(200);
    const origin = 'http://localhost:3000';
    expect((await app.call('delete', '/api/sessions/current', { headers: { cookie, origin } })).status).toBe(
      204,
    );
    expect((await app.call('get', '/api/me', { headers: { cookie } })).status).toBe(401);
  });

  test('is not asked where it comes from when a program sends a token instead of the cookie', async () => {
    const failures: string[] = [];
    for (const route of unsafe()) {
      const headers = { origin: 'https://website.example', 'sec-fetch-site': 'cross-site' };
      const doer = doerOf(route);
      const filled = await fill(route, home, doer);
      if (filled.browser !== undefined) continue;
      const { status } = await send(route, home.slug, filled, doer.token, headers);
      if (status >= 300) failures.push(`${route.name}: ${status}`);
    }
    expect(failures).toEqual([]);
  }, 180_000);
});

async function tokenOf(email: string, slug: string): Promise<string> {
  const actor = await actorOf(app, email, slug);
  return (await app.get(MeService).createToken(actor, 'test')).token;
}
