/** The wall around the pages: what the policy table says about every page and every form, and nothing of one alliance for the people of another (safety.md, E). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { parse } from 'node-html-parser';
import type { Response } from 'supertest';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { TestApp } from '../support/app.js';
import { furnish, guestNames, loanWord, type Guest, type House } from '../support/house.js';
import { addressIn, isInAlliance, pageRoutesOf, slotsIn, type PageRoute } from '../support/page-routes.js';
import { changes, everythingOf, idsIn } from '../support/rows.js';
import { signedIn } from '../support/valid-calls.js';

let app: TestApp;
let routes: PageRoute[];
let home: House;
/** Its list is public. */
let openNeighbour: House;
/** Its list is for partners. */
let closedNeighbour: House;
const cookies = new Map<string, string>();

beforeAll(async () => {
  app = await TestApp.start();
  routes = pageRoutesOf(app);
  home = await furnish(app, 'heim', 'H', 'partners');
  openNeighbour = await furnish(app, 'offen', 'O', 'public');
  closedNeighbour = await furnish(app, 'zu', 'Z', 'partners');
  for (const house of [home, openNeighbour, closedNeighbour]) {
    const text = `Wer leiht, haftet. ${house.listedWord}`;
    await app.get(TextsService).publish(await house.world.actor(), 'loan-rules', text);
    for (const { email } of guestsOf(house)) cookies.set(email, await signedIn(app, email));
  }
}, 180_000);
afterAll(() => app.stop());

const guestsOf = ({ guests }: House): Guest[] => guestNames.map((name) => guests[name]);

const cookieOf = (guest: Guest | undefined): Record<string, string> =>
  guest ? { cookie: cookies.get(guest.email) ?? '' } : {};

const open = (address: string, guest?: Guest): Promise<Response> =>
  app.call('get', address, { headers: { accept: 'text/html', ...cookieOf(guest) } });

const OWN_PAGE = { 'sec-fetch-site': 'same-origin' };

const post = (address: string, guest: Guest | undefined, from: Record<string, string>): Promise<Response> =>
  app.call('post', address, {
    headers: {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...cookieOf(guest),
      ...from,
    },
    body: `formToken=${randomUUID()}`,
  });

const looking = (): PageRoute[] => routes.filter(({ method }) => method === 'get');
const posting = (): PageRoute[] => routes.filter(({ method }) => method === 'post');

/** Has a tie to the alliance; running the installation is none. */
const isInsider = ({ relations }: Guest): boolean => relations.some((relation) => relation !== 'operator');

const holding = (guest: Guest | undefined, { visibility }: House): Set<Relation> => {
  const isReader = visibility === 'public' || (guest !== undefined && isInsider(guest));
  return new Set<Relation>([
    'anyone',
    ...(isReader ? (['listReader'] as const) : []),
    ...(guest ? (['person', ...guest.relations] as const) : []),
  ]);
};

/** Where nothing is named yet, every member could be the owner or borrower of something. */
function isAllowed(route: PageRoute, guest: Guest | undefined, house: House): boolean {
  const relations = holding(guest, house);
  if (relations.has('member') && slotsIn(route).length === 0) relations.add('owner').add('borrower');
  return allows(route.action, relations);
}

const leadsToSignIn = ({ status, headers }: Response): boolean =>
  status === 303 && String(headers['location']).startsWith('/sign-in?to=');

/** Whoever is nobody here finds nothing; insiders are told, except of loans that they may not know of. */
function isDenied(guest: Guest | undefined, route: PageRoute, answer: Response): boolean {
  if (!guest) return route.method === 'get' ? leadsToSignIn(answer) : answer.status === 401;
  if (!isInsider(guest) && isInAlliance(route)) return answer.status === 404;
  return answer.status === 403 || (route.path.includes(':id') && answer.status === 404);
}

/** Where the answers differ from the policy table. */
async function disagreements(house: House, guests: readonly (Guest | undefined)[]): Promise<string[]> {
  const failures: string[] = [];
  for (const route of looking()) {
    for (const guest of guests) {
      const answer = await open(addressIn(route, house), guest);
      const may = isAllowed(route, guest, house);
      const isWell = may
        ? answer.status === 200 || (answer.status === 303 && !leadsToSignIn(answer))
        : isDenied(guest, route, answer);
      if (!isWell)
        failures.push(
          `${guest?.called ?? 'nobody'} at ${route.name}: ${may ? 'allowed' : 'denied'}, but ${answer.status}`,
        );
    }
  }
  return failures;
}

describe('a page', () => {
  test('is found by whom the policy table allows it, and by nobody else', async () => {
    expect(looking().length).toBeGreaterThan(3);
    expect(await disagreements(home, [undefined, ...guestsOf(home)])).toEqual([]);
  }, 300_000);

  test('of an alliance whose list is public shows itself to people without a tie where the table says so', async () => {
    const { stranger, operator } = openNeighbour.guests;
    expect(await disagreements(openNeighbour, [undefined, stranger, operator])).toEqual([]);
  }, 180_000);

  test('of an alliance where somebody who coordinates another is a mere member shows what members see', async () => {
    const { deputy } = home.guests;
    const there = await openNeighbour.world.actor();
    const { borrowerId: partnerId } = openNeighbour;
    await app
      .get(PeopleService)
      .invite(there, partnerId, { email: deputy.email, name: 'Beide', role: 'member' });
    const member: Guest = {
      ...deputy,
      called: 'deputy of another',
      relations: ['member', 'borrower'],
      partnerId,
    };
    const found = await disagreements(openNeighbour, [member]);
    await app.get(PeopleService).remove(there, partnerId, deputy.id);
    // Whose ties change is signed out everywhere.
    cookies.set(deputy.email, await signedIn(app, deputy.email));
    expect(found).toEqual([]);
  }, 180_000);
});

describe('a form', () => {
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://boese.example' },
    { origin: 'null' },
    {},
  ];

  /** Mail programs send no origin; without the key it is nobody's. */
  const fromAnywhere = new Map([['UnsubscribePagesController.refuse', 404]]);

  test('that does not come from our own pages changes nothing, whoever sends it', async () => {
    const before = await everythingOf(app, home.slug);
    const failures: string[] = [];
    for (const route of posting()) {
      for (const from of elsewhere) {
        for (const guest of [home.guests.coordinator, home.guests.borrower, undefined]) {
          const { status } = await post(addressIn(route, home), guest, from);
          if (status !== (fromAnywhere.get(route.name) ?? 403))
            failures.push(
              `${guest?.called ?? 'nobody'} at ${route.name} from ${JSON.stringify(from)}: ${status}`,
            );
        }
      }
    }
    expect(posting().length).toBeGreaterThan(3);
    expect(failures).toEqual([]);
    expect(changes(before, await everythingOf(app, home.slug))).toEqual([]);
  }, 180_000);

  test('of somebody whom the policy table does not allow it is refused and changes nothing', async () => {
    const before = await everythingOf(app, home.slug);
    const failures: string[] = [];
    for (const route of posting()) {
      for (const guest of [undefined, ...guestsOf(home)]) {
        if (isAllowed(route, guest, home)) continue;
        const answer = await post(addressIn(route, home), guest, OWN_PAGE);
        if (!isDenied(guest, route, answer))
          failures.push(`${guest?.called ?? 'nobody'} at ${route.name}: ${answer.status}`);
      }
    }
    expect(failures).toEqual([]);
    expect(changes(before, await everythingOf(app, home.slug))).toEqual([]);
  }, 180_000);

  test('of a browser that is not signed in any more is kept whole, to be sent again', async () => {
    const failures: string[] = [];
    for (const route of posting().filter(
      ({ action }) => !allows(action, new Set(['anyone', 'listReader'])),
    )) {
      const { status, text } = await app.call('post', addressIn(route, home), {
        headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...OWN_PAGE },
        body: 'note=Mit+%3Cb%3ELiebe%3C%2Fb%3E&formToken=x',
      });
      const form = parse(text).querySelector(`form[action="${addressIn(route, home)}"] input[name=note]`);
      if (status !== 401 || form?.getAttribute('value') !== 'Mit <b>Liebe</b>')
        failures.push(`${route.name}: ${status}`);
    }
    expect(failures).toEqual([]);
  });
});

const whole = ({ text, headers }: Response): string => `${JSON.stringify(headers)}\n${text}`.toLowerCase();

/** Words of the house that stand in the answer. */
const read = (answer: Response, words: readonly string[]): string[] =>
  words.filter((word) => whole(answer).includes(word.toLowerCase()));

/** Without what differs from one look to the next. */
const said = ({ status, text }: Response): string =>
  `${status}\n${text.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '–')}`;

describe.each([
  ['whose list is public', () => openNeighbour],
  ['whose list is for partners', () => closedNeighbour],
])('people of another alliance, in one %s', (_, theNeighbour) => {
  test('find at its addresses what anybody finds, and none of its words', async () => {
    const there = theNeighbour();
    const failures: string[] = [];
    for (const route of looking().filter(isInAlliance)) {
      const isOpen = isAllowed(route, undefined, there);
      const hidden = isOpen ? [there.secretWord] : [there.listedWord, there.secretWord];
      for (const guest of [undefined, ...guestsOf(home)]) {
        const answer = await open(addressIn(route, there), guest);
        const isRight = isOpen
          ? answer.status < 400
          : isDenied(guest && { ...guest, relations: [] }, route, answer);
        if (!isRight) failures.push(`${guest?.called ?? 'nobody'} at ${route.name}: ${answer.status}`);
        for (const word of read(answer, hidden))
          failures.push(`${guest?.called ?? 'nobody'} reads ${word} at ${route.name}`);
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);

  test('name its ids at their own addresses as if they were missing ones', async () => {
    const there = theNeighbour();
    const { coordinator, borrower, keeper } = home.guests;
    const failures: string[] = [];
    for (const route of looking().filter(isInAlliance)) {
      for (const slot of slotsIn(route)) {
        for (const guest of [coordinator, borrower, keeper]) {
          const missing = await open(addressIn(route, home, { [slot]: randomUUID() }), guest);
          const foreign = addressIn(route, there).split('/')[route.path.split('/').indexOf(slot)]!;
          const answer = await open(addressIn(route, home, { [slot]: foreign }), guest);
          if (said(answer) !== said(missing) || read(answer, [there.listedWord, there.secretWord]).length > 0)
            failures.push(
              `${guest.called} at ${route.name}, ${slot}: ${answer.status} and ${missing.status}`,
            );
        }
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);

  test('post to its forms and with its ids, and change nothing', async () => {
    const there = theNeighbour();
    const before = await everythingOf(app, there.slug);
    const failures: string[] = [];
    for (const route of posting().filter(isInAlliance)) {
      for (const guest of [home.guests.coordinator, home.guests.borrower]) {
        if (isAllowed(route, undefined, there)) continue;
        const { status } = await post(addressIn(route, there), guest, OWN_PAGE);
        if (status !== 404) failures.push(`${guest.called} at ${route.name}: ${status}`);
      }
    }
    expect(failures).toEqual([]);
    expect(changes(before, await everythingOf(app, there.slug))).toEqual([]);
  }, 180_000);

  test('read none of its words and ids on any page of their own', async () => {
    const there = theNeighbour();
    const ids = idsIn(await everythingOf(app, there.slug));
    const failures: string[] = [];
    for (const route of looking().filter(isInAlliance)) {
      for (const guest of guestsOf(home)) {
        const answer = await open(addressIn(route, home), guest);
        const found = read(answer, [there.listedWord, there.secretWord, there.portraitWord, ...ids]);
        if (found.length > 0) failures.push(`${guest.called} at ${route.name}: ${found.join(' ')}`);
      }
    }
    expect(failures).toEqual([]);
  }, 180_000);
});

describe('members of the same alliance', () => {
  test('read nothing of another partner’s loan on any page', async () => {
    const failures: string[] = [];
    for (const route of looking().filter(isInAlliance)) {
      const answer = await open(addressIn(route, home), home.guests.bystander);
      if (read(answer, [loanWord(home.secretWord)]).length > 0) failures.push(route.name);
    }
    expect(failures).toEqual([]);
  });
});

/** Forms that may be sent twice, and why. */
const REPEATABLE: Readonly<Record<string, string>> = {
  '/language': 'the same language once more',
};

describe('on every page', () => {
  test('every form that posts carries a token, so that it acts once', async () => {
    const bare = new Set<string>();
    for (const route of looking()) {
      for (const guest of [undefined, home.guests.coordinator, home.guests.borrower, home.guests.keeper]) {
        // A picture has no text.
        const { text = '' } = await open(addressIn(route, home), guest);
        for (const form of parse(text).querySelectorAll('form[method=post]')) {
          const action = form.getAttribute('action') ?? '';
          const token = form.querySelector('input[name=formToken]')?.getAttribute('value') ?? '';
          if (token === '' && REPEATABLE[action] === undefined) bare.add(`${route.name}: ${action}`);
        }
      }
    }
    expect([...bare]).toEqual([]);
  }, 180_000);

  test('the browser is told to keep nothing that is not for everybody', async () => {
    const failures: string[] = [];
    for (const route of looking().filter(
      ({ action }) => !allows(action, new Set(['anyone', 'listReader'])),
    )) {
      const { headers, status } = await open(addressIn(route, home), home.guests.coordinator);
      if (status === 200 && !/no-store/.test(String(headers['cache-control']))) failures.push(route.name);
    }
    expect(failures).toEqual([]);
  });
});
